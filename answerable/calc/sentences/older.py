"""The earlier figures that a figure may be set against, by their periods alone: of like length, of the same time of year."""

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.calc.periods import Kind, Period
from answerable.calc.sentences.shapes import Fact

NEAR = 92
"""Days: two figures of single days so near one another, one of them with an assumed date, are counts of one time."""

HALF_YEAR = 6
"""Months from which spans of different times of the year are compared, with a word of caution; shorter ones are not."""

YEARS = {Kind.FINANCIAL_YEAR, Kind.CALENDAR_YEAR, Kind.ROLLING_12}
"""Any twelve whole months may be set against any other twelve."""


@dataclass(frozen=True)
class Older:
    """`facts` may be compared with, the newest first; the others may not, for each its reason.

    `overlapping` share days with the figure, `near` are of the same time, `unseasonable` are short and of another time of the
    year; `other_season` says that `facts` are so too, and long enough. `of` is the figure itself.
    """

    facts: tuple[Fact, ...] = ()
    overlapping: tuple[Fact, ...] = ()
    near: tuple[Fact, ...] = ()
    unseasonable: tuple[Fact, ...] = ()
    other_season: bool = False
    of: Fact | None = None

    @property
    def nearest(self) -> Fact | None:
        """The last of them all."""
        every = (*self.facts, *self.overlapping, *self.near, *self.unseasonable)
        return max(every, key=lambda one: one.period.end, default=None)


def older_than(facts: Sequence[Fact], fact: Fact) -> Older:
    """What is held before a figure, sorted by how it may be used; `facts` have values."""
    before = [one for one in facts if one.period.end < fact.period.end and alike(one.period, fact.period)]
    before.sort(key=lambda one: one.period.end, reverse=True)
    overlapping = [one for one in before if one.period.overlaps(fact.period)]
    near = [one for one in before if _near(one, fact)]
    free = [one for one in before if one not in overlapping and one not in near]
    same = [one for one in free if _season(one.period) == _season(fact.period)]
    long = 0 < HALF_YEAR <= fact.period.months
    return Older(
        facts=tuple(same or (free if long else ())),
        overlapping=tuple(overlapping),
        near=tuple(near),
        unseasonable=() if same or long else tuple(free),
        other_season=bool(free) and not same and long,
        of=fact,
    )


def alike(one: Period, other: Period) -> bool:
    """Whether two periods may stand beside one another: like ones, or any twelve whole months."""
    return one.like(other) or {one.kind, other.kind} <= YEARS


def _near(one: Fact, fact: Fact) -> bool:
    days = one.period.kind is fact.period.kind is Kind.SNAPSHOT
    return days and (one.assumed or fact.assumed) and (fact.period.start - one.period.end).days <= NEAR


def _season(period: Period) -> tuple[int, int] | None:
    """Which months of the year it is of, where that matters: not for a day, a whole year, or a span without whole months."""
    if period.kind is Kind.SNAPSHOT or not period.months % 12:
        return None
    return period.start.month, period.end.month
