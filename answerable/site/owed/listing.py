"""The list of all that is owed, narrowed and in order: only the rows of one page are looked at whole."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date

from answerable.site.owed.lines import Key, Owed, Sort, Wanted, When, Whose, when_of
from answerable.site.owed.sources import LAST, SOURCES

PER_PAGE = 50


@dataclass(frozen=True)
class Listed:
    """A page of the list, how many things there are in all, and how many of each When without regard to that filter."""

    lines: tuple[Owed, ...]
    total: int
    page: int
    pages: int
    counts: dict[str, int]


def keys(wanted: Wanted, day: date) -> list[Key]:
    """Everything that is wanted, the longest overdue first, what has no date last."""
    asked = [source for source in SOURCES if wanted.sort in ("", source.sort.value)]
    order = {sort: number for number, sort in enumerate(Sort)}
    found = [key for source in asked for key in source.keys(wanted, day)]
    return sorted(found, key=lambda one: (one.due, order[one.sort], one.key))


def lines(found: list[Key], day: date) -> tuple[Owed, ...]:
    """The lines of these keys in their order, a query or two for each part that has any."""
    by_sort: dict[Sort, list[int]] = defaultdict(list)
    for one in found:
        by_sort[one.sort].append(one.key)
    told = {source.sort: source.lines(by_sort[source.sort], day) for source in SOURCES if by_sort[source.sort]}
    return tuple(told[one.sort][one.key] for one in found if one.key in told[one.sort])


def listed(wanted: Wanted, day: date, page: int = 1, per_page: int = PER_PAGE) -> Listed:
    """One page of what is wanted."""
    everything = keys(replace(wanted, when=""), day)
    counts = Counter(when_of(None if one.due == LAST else one.due, day).value for one in everything)
    wanted_keys = keys(wanted, day) if wanted.when else everything
    pages = max(1, -(-len(wanted_keys) // per_page))
    page = min(max(1, page), pages)
    shown = wanted_keys[(page - 1) * per_page : page * per_page]
    return Listed(lines(shown, day), len(wanted_keys), page, pages, dict(counts))


def first_few(when: When, whose: Whose, day: date, who: str = "", number: int = 5) -> tuple[int, tuple[Owed, ...]]:
    """How many things are due so and wait for these, and the first of them."""
    found = keys(Wanted(when=when.value, whose=whose.value, who=who), day)
    return len(found), lines(found[:number], day)
