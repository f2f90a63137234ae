"""What is judged: the points of one series, and what is known of them that no arithmetic can find."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from answerable.calc.direction import Direction
from answerable.calc.periods import Period


class Quantity(StrEnum):
    """What sort of number the values are; it decides which chart suits them."""

    COUNT = "count"
    SHARE = "share"  # percent, 0 to 100; the denominator is how many were counted
    RATE = "rate"  # events for each unit of the denominator
    AMOUNT = "amount"  # seconds, miles, members on a day (a stock, which has no limits): never below nought, no count of events
    OTHER = "other"  # pounds, scores, changes: anything else


@dataclass(frozen=True)
class Point:
    """The value of one period. None is a gap: not told, or told to be missing. It is never nought."""

    period: Period
    value: float | None
    denominator: float | None = None


@dataclass(frozen=True)
class Cut:
    """A break: from the day `at` on something else is counted, or it is counted otherwise; `reason` is a short clause.

    `found` marks those that nobody told of: the values themselves moved and stayed, or a year of them is missing.
    """

    at: date
    reason: str
    found: bool = False


@dataclass(frozen=True)
class Anomaly:
    """A time known to be unusual (a lockdown, days with no data): shown, and left out of limits, runs and baselines."""

    period: Period
    reason: str


@dataclass(frozen=True)
class Goal:
    """A standard, target or expectation from `starts` to `ends` (None: until further notice), in the values' own unit."""

    value: float
    at_least: bool
    starts: date
    ends: date | None = None
    label: str = "standard"

    def holds(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True)
class Series:
    """One series with what is known of it. Points may come in any order; `behaviour` refuses what does not fit together.

    `baseline` fixes the periods that limits are taken from (in the first stretch, and with a break in each stretch that it
    touches). `rolling` says that each value is a total of twelve months: it is quoted, never charted with limits.
    """

    points: tuple[Point, ...]
    quantity: Quantity = Quantity.COUNT
    direction: Direction = Direction.NEUTRAL
    cuts: tuple[Cut, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
    goals: tuple[Goal, ...] = ()
    baseline: Period | None = None
    rolling: bool = False
