"""What a chart is given. Values are Decimals as printed; None is a period with no figure, drawn as a gap."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


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
    """The usual range of the points from `start` to `end` (indices from 0, both included), and their mean."""

    start: int
    end: int
    lower: Decimal
    mean: Decimal
    upper: Decimal


@dataclass(frozen=True)
class Break:
    """A dotted line before the point `at` (index from 0), where what is counted changed; `reason` is written at it."""

    at: int
    reason: str


@dataclass(frozen=True)
class Level:
    """A standard to be met, drawn across the whole chart with its label."""

    label: str
    value: Decimal


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
    levels: tuple[Level, ...] = ()
    from_zero: bool = True

    @property
    def values(self) -> list[Decimal]:
        return [point.value for point in self.points if point.value is not None]


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
