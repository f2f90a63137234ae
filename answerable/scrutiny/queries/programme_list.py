"""Objectives with when they were and will be looked at, as a list: narrowed, sorted and paged by the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import F, Q
from django.db.models.expressions import OrderBy

from answerable.calc.programme import unseen_before
from answerable.scrutiny.queries.programme import ObjectiveSeen, objective_seen
from answerable.scrutiny.queries.programme_seen import current_objectives, interval_of, with_seen

PER_PAGE = 50
SORTS: Mapping[str, str] = {"title": "title", "code": "position", "last": "last_seen", "next": "next_seen"}


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


def page_of(function: str, wanted: Wanted, *, day: date, per_page: int = PER_PAGE) -> Found:
    """One page of the objectives of the plan in force. Four queries, however many there are."""
    every = interval_of(function)
    rows = with_seen(current_objectives(day), function, day)
    for condition in _conditions(wanted, day, every):
        rows = rows.filter(condition)
    total = rows.count()
    pages = max(1, -(-total // per_page))
    page = min(max(1, wanted.page), pages)
    shown = rows.select_related("plan").order_by(*_order(wanted))[(page - 1) * per_page : page * per_page]
    return Found(tuple(objective_seen(one, every, day) for one in shown), total, page, pages)


def priorities(day: date) -> Mapping[str, str]:
    """The code of each priority that a current objective stands under, by its words."""
    rows = current_objectives(day).filter(priority__isnull=False).order_by("priority__position")
    pairs = rows.values_list("priority__code", "priority__title").distinct()
    return {f"{code} {title}": code for code, title in pairs}


def _conditions(wanted: Wanted, day: date, every: int) -> list[Q]:
    found = [Q(code__icontains=word) | Q(title__icontains=word) for word in wanted.words.split()]
    if wanted.priority:
        found.append(Q(priority__code=wanted.priority))
    if wanted.looked:
        found.append(_looked(Looked(wanted.looked), day, every))
    return found


def _looked(wanted: Looked, day: date, every: int) -> Q:
    never, late = Q(last_seen__isnull=True), Q(last_seen__lt=unseen_before(day, every)) if every else Q(pk__in=[])
    match wanted:
        case Looked.TOO_LONG:
            return never | late if every else late
        case Looked.IN_TIME:
            return Q(last_seen__isnull=False) & ~late
        case Looked.NEVER:
            return never
        case Looked.PLANNED:
            return Q(next_seen__isnull=False)
        case Looked.UNPLANNED:
            return Q(next_seen__isnull=True)


def _order(wanted: Wanted) -> list[str | OrderBy]:
    own: list[str | OrderBy] = ["position", "pk"]
    name = SORTS.get(wanted.sort)
    if not name:
        # Who opens the list wants what was never seen first, then what was seen longest ago.
        return [F("last_seen").asc(nulls_first=True), *own]
    by = F(name)
    return [by.desc(nulls_last=True) if wanted.descending else by.asc(nulls_last=True), *own]
