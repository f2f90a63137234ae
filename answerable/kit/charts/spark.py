"""A very small chart for a row of a table: the line, its usual range, its breaks, its marked points. Words stand beside it."""

from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe

from answerable.kit.charts.axes import Paper
from answerable.kit.charts.data import LineChart
from answerable.kit.charts.line import described, joined, points, runs, usual_range
from answerable.kit.charts.scale import Scale
from answerable.kit.charts.svg import Words, picture, stroke

WIDTH, HEIGHT, EDGE = 180, 44, 7


def spark(chart: LineChart) -> SafeString:
    """The chart without words in it. It has the name and description of the chart, for those who cannot see it."""
    sheet = Paper(EDGE, WIDTH - EDGE, EDGE, HEIGHT - EDGE, WIDTH, HEIGHT, scale(chart), (), len(chart.points))
    parts = [
        *usual_range(chart, sheet),
        *(stroke(sheet.x(one.at - 0.5), 1, sheet.x(one.at - 0.5), HEIGHT - 1, "break") for one in chart.breaks),
        *joined(runs(chart, sheet)),
        *points(chart, sheet, hover=False),
    ]
    words = Words(chart.identity, chart.title, chart.description or described(chart))
    drawn = picture(words, "spark", WIDTH, HEIGHT, parts)
    return mark_safe(f'<span class="chart spark">{drawn}</span>')  # noqa: S308 - every text in it was escaped


def scale(chart: LineChart) -> Scale:
    """From the lowest to the highest of values and limits: so small a chart shows shape, not size."""
    edges = [Decimal(edge) for part in chart.limits for edge in (min(part.lower), max(part.upper))]
    every = [*chart.values, *edges] or [Decimal(0)]
    low, high = float(min(every)), float(max(every))
    return Scale(low, high if high > low else low + 1, HEIGHT - EDGE, EDGE)
