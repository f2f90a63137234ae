"""What is said of a series: its chart, the limits of each stretch, the signals, and whether it meets its standard."""

from dataclasses import dataclass
from enum import StrEnum

from answerable.calc.behaviour.series import Anomaly, Cut, Goal, Point
from answerable.calc.periods import Period


class Chart(StrEnum):
    """How the limits were found; NONE where there are none, and `Behaviour.why_none` says why."""

    XMR = "xmr"
    SEASONAL = "seasonal_xmr"
    P = "p"
    U = "u"
    G = "g"
    T = "t"
    NONE = "none"


class Side(StrEnum):
    """Which way a signal goes: above the average or rising, below it or falling; NEITHER for patterns without a way."""

    HIGH = "high"
    LOW = "low"
    NEITHER = "neither"  # only in the rule set "nelson"; its verdict is always NOTABLE


class Verdict(StrEnum):
    """What a signal means by the measure's direction; NOTABLE where neither way is better, or it is disputed."""

    BETTER = "better"
    WORSE = "worse"
    NOTABLE = "notable"


class Assured(StrEnum):
    """Whether the standard is met as a matter of course, by its limits and not by its last value."""

    ALWAYS = "always"
    HIT_AND_MISS = "hit_and_miss"
    NEVER = "never"
    UNKNOWN = "unknown"  # a standard, and no limits to set it against
    NO_STANDARD = "no_standard"


@dataclass(frozen=True)
class Stretch:
    """Points `start` to `end` (indices from 0, both included) with one set of limits, one number a point.

    The three are empty where the stretch is too short for limits. `rebased` is the break that it begins at; where the level
    moved by itself, the day it did: the twelve points that showed that it stayed still belong to the stretch before.
    """

    start: int
    end: int
    mean: tuple[float, ...] = ()
    lower: tuple[float, ...] = ()
    upper: tuple[float, ...] = ()
    rebased: Cut | None = None

    @property
    def has_limits(self) -> bool:
        return bool(self.mean)


@dataclass(frozen=True)
class Signal:
    """Points that chance alone would hardly give: from the first to the last period of them, and the rule that says so.

    `rule_set` is name and version ("mdc-1"), so that a stored signal can always say what found it.
    """

    rule_set: str
    rule: str
    start: Period
    end: Period
    side: Side
    verdict: Verdict


@dataclass(frozen=True)
class Behaviour:
    """The answer: `points` in order of time, gaps among them; the stretches cover them all.

    `why_none` says why the newest stretch has no limits, even where an older one has; it is empty where it has them.
    """

    chart: Chart
    points: tuple[Point, ...]
    stretches: tuple[Stretch, ...] = ()
    signals: tuple[Signal, ...] = ()
    assured: Assured = Assured.NO_STANDARD
    goal: Goal | None = None  # the one that holds at the last point
    anomalies: tuple[Anomaly, ...] = ()
    why_none: str = ""
    cautions: tuple[str, ...] = ()  # plain sentences

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """The breaks at which limits begin anew."""
        return tuple(one.rebased for one in self.stretches if one.rebased)

    @property
    def last(self) -> Stretch | None:
        """The stretch that the newest point is in."""
        return self.stretches[-1] if self.stretches else None
