"""The list of all that is owed, narrowed and in order: the parts count and page, and only one page's rows are looked at whole."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from answerable.site.owed.lines import Key, Owed, Sort, Wanted, When
from answerable.site.owed.sources import SOURCES

PER_PAGE = 50
_ORDER = {sort: number for number, sort in enumerate(Sort)}


@dataclass(frozen=True)
class Listed:
    """A page of the list, how many things there are in all, and how many by when they are due without regard to that filter."""

    lines: tuple[Owed, ...]
    total: int
    page: int
    pages: int
    counts: Counter[When]


def counts(wanted: Wanted, day: date) -> Counter[When]:
    """How much of what is wanted is due when, without regard to that filter. A query for each part."""
    found: Counter[When] = Counter()
    for source in SOURCES:
        if wanted.sort in ("", source.sort):
            found.update(source.counts(wanted, day))
    return found


def keys(wanted: Wanted, day: date, most: int) -> list[Key]:
    """The first of what is wanted, the longest overdue first, what has no date last. A query for each part."""
    asked = [source for source in SOURCES if wanted.sort in ("", source.sort)]
    found = [key for source in asked for key in source.keys(wanted, day, most)]
    return sorted(found, key=lambda one: (one.due, _ORDER[one.sort], one.key))[:most]


def lines(found: list[Key], day: date) -> tuple[Owed, ...]:
    """The lines of these keys in their order."""
    return tuple(line for _, line in told(found, day))


def told(found: list[Key], day: date) -> tuple[tuple[Key, Owed], ...]:
    """These keys with their lines, in their order, a query or two for each part that has any."""
    by_sort: dict[Sort, list[int]] = defaultdict(list)
    for one in found:
        by_sort[one.sort].append(one.key)
    held = {source.sort: source.lines(by_sort[source.sort], day) for source in SOURCES if by_sort[source.sort]}
    return tuple((one, held[one.sort][one.key]) for one in found if one.key in held[one.sort])


def listed(wanted: Wanted, day: date, page: int = 1, per_page: int = PER_PAGE) -> Listed:
    """One page of what is wanted."""
    by_when = counts(wanted, day)
    total = by_when[When(wanted.when)] if wanted.when else sum(by_when.values())
    pages = max(1, -(-total // per_page))
    page = min(max(1, page), pages)
    shown = keys(wanted, day, page * per_page)[(page - 1) * per_page :]
    return Listed(lines(shown, day), total, page, pages, by_when)
