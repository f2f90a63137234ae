"""Objectives with when they were and will be looked at, as a list.

The database narrows them by their words. By the days on which they were looked at they are narrowed and sorted here: those come from
two questions for all of them, and the page alone is read as rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from answerable.scrutiny.queries.programme_objectives import ObjectiveSeen, Programmed, longest_first, told
from answerable.scrutiny.queries.programme_seen import current_objectives

PER_PAGE = 50
SORTS = ("title", "code", "last", "next")


class Looked(StrEnum):
    """What the list can be narrowed to by when things were looked at."""

    TOO_LONG = "Not looked at for too long"
    IN_TIME = "Looked at in time"
    NEVER = "Never looked at"
    PLANNED = "On an agenda ahead"
    UNPLANNED = "On no agenda ahead"


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see; an empty field is no condition. `sort` is one of SORTS, `priority` the code of one."""

    words: str = ""
    looked: str = ""
    priority: str = ""
    sort: str = ""
    descending: bool = False
    page: int = 1


@dataclass(frozen=True)
class Found:
    """One page of the list, and how many there are in all."""

    lines: tuple[ObjectiveSeen, ...]
    total: int
    page: int
    pages: int


def page_of(held: Programmed, wanted: Wanted, *, per_page: int = PER_PAGE) -> Found:
    """One page of the objectives of the plan in force. Three queries, however many there are."""
    keys = _sorted(held, wanted, [key for key in _narrowed(held, wanted) if _is_wanted(held, wanted, key)])
    pages = max(1, -(-len(keys) // per_page))
    page = min(max(1, wanted.page), pages)
    return Found(told(held, keys[(page - 1) * per_page : page * per_page]), len(keys), page, pages)


def priorities(day: date) -> Mapping[str, str]:
    """The code of each priority that a current objective stands under, by its words."""
    rows = current_objectives(day).filter(priority__isnull=False).order_by("priority__position")
    pairs = rows.values_list("priority__code", "priority__title").distinct()
    return {f"{code} {title}": code for code, title in pairs}


def _narrowed(held: Programmed, wanted: Wanted) -> Sequence[int]:
    """The keys of those with the words under the priority, in the order of the plan or of their titles."""
    if not (wanted.words or wanted.priority or wanted.sort == "title"):
        return held.keys
    rows = current_objectives(held.day)
    for word in wanted.words.split():
        rows = rows.filter(Q(code__icontains=word) | Q(title__icontains=word))
    if wanted.priority:
        rows = rows.filter(priority__code=wanted.priority)
    own = ("-title" if wanted.descending else "title",) if wanted.sort == "title" else ()
    return list(rows.order_by(*own, "position", "pk").values_list("pk", flat=True))


def _is_wanted(held: Programmed, wanted: Wanted, key: int) -> bool:
    if not wanted.looked:
        return True
    days = held.of(key)
    match Looked(wanted.looked):
        case Looked.TOO_LONG:
            return held.is_late(key)
        case Looked.IN_TIME:
            return days.last is not None and not held.is_late(key)
        case Looked.NEVER:
            return days.last is None
        case Looked.PLANNED:
            return days.next is not None
        case Looked.UNPLANNED:
            return days.next is None


def _sorted(held: Programmed, wanted: Wanted, keys: list[int]) -> list[int]:
    """In the order that is wanted; what has no such day comes last. Equal ones keep the order of the plan."""
    if not wanted.sort:
        # Who opens the list wants what was never seen first, then what was seen longest ago.
        return longest_first(held, keys)
    if wanted.sort not in ("last", "next"):
        return keys[::-1] if wanted.sort == "code" and wanted.descending else keys
    on = {key: day for key in keys if (day := getattr(held.of(key), wanted.sort))}
    return [*sorted(on, key=on.__getitem__, reverse=wanted.descending), *(key for key in keys if key not in on)]
