"""What a chart is given. Values are Decimals as printed; None is a period with no figure, drawn as a gap."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from answerable.kit.wording import exponent


class Kind(StrEnum):
    """What is said of one point or bar besides its value. Each kind has a shape of its own, not only a colour."""

    PLAIN = "plain"
    BETTER = "better"
    WORSE = "worse"
    NOTABLE = "notable"
    RESTATED = "restated"
    DISPUTED = "disputed"


@dataclass(frozen=True)
class Point:
    """One period of a line. `provisional` draws it hollow; `note` is written at it where there is room."""

    label: str
    value: Decimal | None
    note: str = ""
    kind: Kind = Kind.PLAIN
    provisional: bool = False


@dataclass(frozen=True)
class Limits:
    """The usual range of the points from `start` to `end` (indices from 0, both included), and their mean.

    One number a point, so that limits that follow a denominator or a season are drawn as steps; `level` makes straight ones.
    """

    start: int
    end: int
    lower: tuple[float, ...]
    mean: tuple[float, ...]
    upper: tuple[float, ...]

    @classmethod
    def level(cls, span: tuple[int, int], lower: float, mean: float, upper: float) -> "Limits":
        """The same limits at every point of `span` (first and last index)."""
        count = span[1] - span[0] + 1
        return cls(*span, (float(lower),) * count, (float(mean),) * count, (float(upper),) * count)


@dataclass(frozen=True)
class Break:
    """A dotted line before the point `at` (index from 0), where what is counted changed; `reason` is written at it."""

    at: int
    reason: str


@dataclass(frozen=True)
class Band:
    """Points `start` to `end` (both included) of a time known to be unusual: a quiet band with its reason at its head."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True)
class Remark:
    """Something a reader must know of at the point `at`; it changes neither line nor limits."""

    at: int
    words: str


@dataclass(frozen=True)
class Level:
    """A standard to be met, with its label; over the whole chart, or over the points from `start` to `end` (included)."""

    label: str
    value: Decimal
    start: int = 0
    end: int | None = None


@dataclass(frozen=True)
class LineChart:
    """A series over time. `identity` must be unlike any other on the page; `unit` is a unit of measures.

    With no `description` one is made of the first, last, lowest and highest value. `from_zero` is for counts; set it
    False only where a chart from zero would hide what the measure is about.
    """

    identity: str
    title: str
    points: tuple[Point, ...]
    unit: str = "count"
    description: str = ""
    limits: tuple[Limits, ...] = ()
    breaks: tuple[Break, ...] = ()
    bands: tuple[Band, ...] = ()
    remarks: tuple[Remark, ...] = ()
    levels: tuple[Level, ...] = ()
    from_zero: bool = True

    @cached_property
    def values(self) -> list[Decimal]:
        return [point.value for point in self.points if point.value is not None]

    @cached_property
    def places(self) -> int:
        """How many decimals its values are told to; not more than a reader can use."""
        return min(3, max((-exponent(value) for value in self.values), default=0))


@dataclass(frozen=True)
class Bar:
    """One bar of a bar chart."""

    label: str
    value: Decimal | None
    note: str = ""
    kind: Kind = Kind.PLAIN


@dataclass(frozen=True)
class BarChart:
    """Values side by side, in the order given. `identity` must be unlike any other on the page."""

    identity: str
    title: str
    bars: tuple[Bar, ...]
    unit: str = "count"
    description: str = ""


@dataclass(frozen=True)
class Panel:
    """One small chart of many: its heading leads to `href` when there is one."""

    heading: str
    points: tuple[Point, ...]
    text: str = ""
    href: str = ""
    limits: tuple[Limits, ...] = ()
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True)
class Spot:
    """One area of a funnel: how many it is out of, and its share or rate. `outside` ones are named on the chart."""

    label: str
    size: Decimal
    value: Decimal
    outside: Kind = Kind.PLAIN


@dataclass(frozen=True)
class Curve:
    """The limits of a funnel, one number for each of `FunnelChart.sizes`: `label` is written at their right end."""

    label: str
    lower: tuple[float, ...]
    upper: tuple[float, ...]


@dataclass(frozen=True)
class FunnelChart:
    """Areas by size and share, with the average of all and the limits that chance gives at each size.

    `unit` is that of the shares, `rate_words` what they are ("for each 1,000 residents"), `size_words` what the sizes count;
    `sizes` grow from left to right.
    """

    identity: str
    title: str
    spots: tuple[Spot, ...]
    average: Decimal
    sizes: tuple[float, ...]
    curves: tuple[Curve, ...]
    unit: str = "per_1000"
    size_words: str = "size"
    rate_words: str = ""
    description: str = ""
