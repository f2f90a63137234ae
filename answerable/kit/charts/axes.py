"""The paper a line is drawn on: margins, grid, words along both axes."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from math import ceil

from answerable.kit.charts.data import LineChart
from answerable.kit.charts.scale import Scale, ticks
from answerable.kit.charts.svg import LINE, Frame, folded, paragraph, stroke, text, wide
from answerable.kit.wording import axis_words

FOLD = 12  # characters of a period's name in one line


@dataclass(frozen=True)
class Paper:
    """Where everything of one line chart stands, in the units of its frame."""

    left: float
    right: float
    top: float
    bottom: float
    width: int
    height: int
    scale: Scale
    ticks: tuple[Decimal, ...]
    count: int

    @cached_property
    def slot(self) -> float:
        """The room along the axis that one point has."""
        return (self.right - self.left) / max(self.count, 1)

    def x(self, index: float) -> float:
        """The place of a point; half a slot stands free at either side."""
        return self.left + self.slot * (index + 0.5)

    def y(self, value: Decimal | float) -> float:
        return self.scale(value)

    def lowered(self, by: float) -> "Paper":
        """The same with so much room above it."""
        moved = self.scale.moved(by)
        return replace(self, top=self.top + by, bottom=self.bottom + by, height=int(self.height + by), scale=moved)


def paper(chart: LineChart, frame: Frame, aside: float) -> Paper:
    """Measures out the drawing; `aside` is kept free for the words of the usual range."""
    edges = [Decimal(edge) for part in chart.limits for edge in (min(part.lower), max(part.upper))]
    levels = [level.value for level in chart.levels]
    marks = ticks([*chart.values, *edges, *levels], frame.steps, chart.unit, from_zero=chart.from_zero)
    left = max(wide(axis_words(tick, chart.unit)) for tick in marks) + 10
    top, below = 12, LINE * label_rows(chart) + 12
    bottom = top + frame.height
    scale = Scale(float(marks[0]), float(marks[-1]), bottom, top)
    right = frame.width - aside - 4
    return Paper(left, right, top, bottom, frame.width, bottom + below, scale, tuple(marks), len(chart.points))


def label_rows(chart: LineChart) -> int:
    return max((len(folded(point.label, FOLD, 3)) for point in chart.points), default=1)


def grid(chart: LineChart, sheet: Paper) -> list[str]:
    """Hairlines with their numbers; the line at zero is the axis."""
    parts = []
    for tick in sheet.ticks:
        y = sheet.y(tick)
        at_zero = tick == 0 or (tick == sheet.ticks[0] and sheet.ticks[0] > 0)
        parts.append(stroke(sheet.left, y, sheet.right, y, "axis" if at_zero else "grid"))
        parts.append(text(sheet.left - 8, y + 5, axis_words(tick, chart.unit), "quiet", "end"))
    return parts


def period_labels(chart: LineChart, sheet: Paper) -> list[str]:
    """The names of the periods: the last one always, and before it every so manyth, as close as they fit."""
    names = [folded(point.label, FOLD, 3) for point in chart.points]
    narrowest = min((wide(max(name, key=len)) for name in names), default=0.0)
    closest = max(1, ceil((narrowest + 8) / sheet.slot))
    for step in range(closest, len(names) + 1):
        shown = range(len(names) - 1, -1, -step)
        spans = [span(sheet, index, names[index]) for index in shown]
        if all(right + 8 < left for (_, right), (left, _) in zip(spans[1:], spans, strict=False)):
            return [under(sheet, index, names[index], spans[place]) for place, index in enumerate(shown)]
    return []


def span(sheet: Paper, index: int, lines: list[str]) -> tuple[float, float]:
    """From where to where a period's name reaches, moved inwards where it would leave the drawing."""
    width = max(map(wide, lines))
    left = min(max(sheet.x(index) - width / 2, 0), sheet.width - width)
    return left, left + width


def under(sheet: Paper, index: int, lines: list[str], reach: tuple[float, float]) -> str:
    tick = stroke(sheet.x(index), sheet.bottom, sheet.x(index), sheet.bottom + 5, "axis")
    return tick + paragraph(sum(reach) / 2, sheet.bottom + LINE + 4, lines, "quiet", "middle")
