"""The paper a line is drawn on: margins, grid, words along both axes."""

from dataclasses import dataclass
from decimal import Decimal

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

    def x(self, index: float) -> float:
        """The place of a point; half a slot stands free at either side."""
        slot = (self.right - self.left) / max(self.count, 1)
        return self.left + slot * (index + 0.5)

    def y(self, value: Decimal) -> float:
        return self.scale(value)


def paper(chart: LineChart, frame: Frame, above: float, aside: float) -> Paper:
    """Measures out the drawing: `above` is kept free for the reasons of breaks, `aside` for the words of the limits."""
    limits = [edge for part in chart.limits for edge in (part.lower, part.upper)]
    levels = [level.value for level in chart.levels]
    marks = ticks([*chart.values, *limits, *levels], frame.steps, chart.unit, from_zero=chart.from_zero)
    left = max(wide(axis_words(tick, chart.unit)) for tick in marks) + 10
    top, below = above + 12, LINE * label_rows(chart) + 12
    bottom = top + frame.height
    scale = Scale(marks[0], marks[-1], bottom, top)
    height = int(bottom + below)
    right = frame.width - aside - 4
    return Paper(left, right, top, bottom, frame.width, height, scale, tuple(marks), len(chart.points))


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
    for step in range(1, len(names) + 1):
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
