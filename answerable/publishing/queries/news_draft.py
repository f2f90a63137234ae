"""The draft of a newsletter: what the releases of a month show that was not shown before it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import batched

from django.utils.timezone import localtime

from answerable.bodies.queries import body
from answerable.kit.wording import counted
from answerable.publishing.models import Change, Newsletter, Release, ReleasedPage
from answerable.publishing.queries.news_facts import TELLERS, Fact, Part, facts
from answerable.publishing.shown.pages import thawed

TOLD = 12
"""So many items of a part are told by themselves; the others are in the draft too, left out until somebody takes them in."""
MOST = 60
"""So many items of a part are in a draft at all."""
AT_ONCE = 200


@dataclass(frozen=True)
class DraftPart:
    """A part of the draft: its heading and its facts, one a page; `more` were too many."""

    heading: str
    facts: tuple[Fact, ...]
    more: int = 0


def month_of(release: Release) -> date:
    """The first day of the month that a release counts for: an office that is shown as at a day lives on that day."""
    office = body()
    shown = office is not None and office.shown_as_at is not None
    day = release.as_known_on if shown else localtime(release.released_at).date()
    return day.replace(day=1)


def months() -> Sequence[date]:
    """The months in which something was released and that have no newsletter yet, the latest first."""
    there = set(Newsletter.objects.values_list("month", flat=True))
    found = {month_of(one) for one in Release.objects.defer("note")}
    return sorted(found - there, reverse=True)


def drafted(month: date) -> tuple[DraftPart, ...]:
    """What was new in the releases of a month (its first day), by part; empty where nothing is to be told.

    Before the very first release nothing was shown: then only what happened in its month is told.
    """
    releases = [one for one in Release.objects.order_by("number") if month_of(one) == month]
    if not releases:
        return ()
    before = Release.objects.filter(number__lt=releases[0].number).order_by("-number").first()
    found = [one for one in _new_facts(releases, before) if before or _in_month(one, month)]
    by_part: dict[Part, list[Fact]] = defaultdict(list)
    for one in found:
        by_part[one.part].append(one)
    by_part[Part.AHEAD] = _ahead(releases[-1])
    return tuple(_part(part, by_part[part]) for part in Part if by_part[part])


def _in_month(fact: Fact, month: date) -> bool:
    return fact.on is not None and (fact.on.year, fact.on.month) == (month.year, month.month)


def _new_facts(releases: Sequence[Release], before: Release | None) -> Iterator[Fact]:
    kinds = [kind.__name__ for kind in TELLERS]
    moved = ReleasedPage.objects.filter(release__in=releases, copy__kind__in=kinds).exclude(change=Change.SAME)
    # Without the release's own ordering by position, for what is asked is only which there are.
    paths = moved.order_by().values("path")
    rows = ReleasedPage.objects.filter(release=releases[-1], path__in=paths, copy__kind__in=kinds)
    rows = rows.select_related("copy").order_by("position")
    for some in batched(rows.iterator(chunk_size=AT_ONCE), AT_ONCE, strict=False):
        earlier = _earlier([row.path for row in some], before)
        for row in some:
            known = earlier.get(row.path)
            if known is None or known.copy_id != row.copy_id:
                yield from _unknown(row, known)


def _earlier(paths: Sequence[str], before: Release | None) -> Mapping[str, ReleasedPage]:
    if before is None:
        return {}
    rows = ReleasedPage.objects.filter(release=before, path__in=paths).select_related("copy")
    return {row.path: row for row in rows}


def _unknown(row: ReleasedPage, known: ReleasedPage | None) -> Iterator[Fact]:
    keys = {one.key for one in _facts_of(known)} if known else set()
    return (one for one in _facts_of(row) if one.part is not Part.AHEAD and one.key not in keys)


def _facts_of(row: ReleasedPage) -> Iterator[Fact]:
    if row.copy.kind not in {kind.__name__ for kind in TELLERS}:
        # A stone: what was withdrawn tells nothing.
        return iter(())
    return facts(row.path, thawed(row.copy.kind, row.copy.data))


def _ahead(release: Release) -> list[Fact]:
    """The meetings to come as the month's last release shows them, the next first."""
    rows = ReleasedPage.objects.filter(release=release, copy__kind="MeetingPage").select_related("copy")
    found = [one for row in rows.iterator(chunk_size=AT_ONCE) for one in _facts_of(row) if one.part is Part.AHEAD]
    return sorted(found, key=lambda one: (one.on or date.max, one.path))[:TOLD]


def _part(part: Part, found: Iterable[Fact]) -> DraftPart:
    """One item a page: where it tells of several things, the weightiest speaks, and the others are counted or said after it."""
    pages: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for one in found:
        pages[one.path, one.text].append(one)
    items = [_joined(part, several) for several in pages.values()]
    return DraftPart(part.value, tuple(items[:MOST]), max(len(items) - MOST, 0))


def _joined(part: Part, several: list[Fact]) -> Fact:
    if part is Part.FIGURES:
        first = max(several, key=lambda one: one.weight)
        others = len(several) - 1
        more = f" {counted(others, 'other figure')} {'is' if others == 1 else 'are'} new too." if others else ""
        return replace(first, words=first.words + more)
    return replace(several[0], words=" ".join(dict.fromkeys(one.words for one in several)))
