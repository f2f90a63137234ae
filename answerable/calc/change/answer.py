"""What is said of two figures: how they differ and whether beyond chance, or why they are not to be compared.

Facts for whoever writes the sentence; only refusals and cautions carry one, for their reasons are what a reader is to be told.
"""

from dataclasses import dataclass
from enum import StrEnum

from answerable.calc.behaviour.series import Point, Quantity
from answerable.calc.intervals import Interval


class Reason(StrEnum):
    """Why two figures are not compared."""

    NO_VALUE = "no_value"
    NOT_OVER = "not_over"
    OVERLAP = "overlap"
    KIND = "kind"
    LENGTH = "length"
    BREAK = "break"
    EARLY_IN_YEAR = "early_in_year"
    ANOMALY = "anomaly"
    NO_LIKE_MONTHS = "no_like_months"


class Suspicion(StrEnum):
    """What to beware of in a comparison that is not refused."""

    RECORDING = "recording"  # too large a change, over too long a gap, to be of the thing itself
    SEASON = "season"  # another time of the year
    SMALL = "small"  # a percentage of few
    NEWER_ANOMALY = "newer_anomaly"  # the later period lies in a time known to be unusual
    BRIEF_ANOMALY = "brief_anomaly"  # a few days of one of the periods do
    FEW_MONTHS = "few_months"  # two blocks are compared by very few months
    NO_DENOMINATOR = "no_denominator"  # a share or a rate, and no word of how many
    NO_TEST = "no_test"  # an amount, a time, a score: two of them cannot say what chance does


class Method(StrEnum):
    """What told chance from change."""

    SQUARE_ROOT = "square_root"
    NEWCOMBE = "newcombe_10"
    NONE = "none"


@dataclass(frozen=True)
class Percent:
    """A change as a percentage of the earlier value."""

    value: float


@dataclass(frozen=True)
class Points:
    """A change of a share, in percentage points; never a percentage of a percentage."""

    value: float


@dataclass(frozen=True)
class Refusal:
    """The figures are not compared, and one plain sentence says why."""

    reason: Reason
    sentence: str


@dataclass(frozen=True)
class Caution:
    """The figures are compared, and one plain sentence says what to beware of."""

    about: Suspicion
    sentence: str


@dataclass(frozen=True)
class Change:
    """`after` against `before`, whose periods are alike and between which nothing is known to have changed the counting.

    `size` is after less before in the values' own unit. `relative` is Points for shares and else Percent; None where the
    earlier value is nought or less. `interval` is in the unit of `relative`, at `change.chance.LEVEL`, None where there is
    none. `z` is of counts and rates. `beyond_chance` is None where it cannot be told, and a caution then says why.
    """

    before: Point
    after: Point
    quantity: Quantity
    size: float
    relative: Percent | Points | None
    method: Method = Method.NONE
    z: float | None = None
    interval: Interval | None = None
    beyond_chance: bool | None = None
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True)
class BeforeAfter:
    """Two blocks of months by the calendar months that both have: `change` is of the values an average like month.

    `before` and `after` are the points that were used, `months` the calendar months (1 to 12); `unlike` and `unusual`
    are the points that were left out.
    """

    months: tuple[int, ...]
    before: tuple[Point, ...]
    after: tuple[Point, ...]
    change: Change
    unlike: tuple[Point, ...] = ()  # of a calendar month that only one block has
    unusual: tuple[Point, ...] = ()  # in a known anomaly
