"""Many small charts of like things on one scale, so that they can be compared at a glance."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from answerable.kit.charts.axes import Paper
from answerable.kit.charts.data import LineChart, Panel
from answerable.kit.charts.labels import Box, Labels, inked
from answerable.kit.charts.line import described, joined, points, runs, usual_range
from answerable.kit.charts.scale import Scale, ticks
from answerable.kit.charts.svg import LINE, Words, picture, stroke, text, wide
from answerable.kit.wording import axis_words

WIDTH, HEIGHT, TOP = 300, 96, 20


@dataclass(frozen=True)
class Multiples:
    """Panels that share a unit and a scale. `identity` must be unlike any other on the page."""

    identity: str
    panels: tuple[Panel, ...]
    unit: str = "count"
    from_zero: bool = True


def small_multiples(charts: Multiples) -> SafeString:
    """A list of small charts, each with its heading, its words and its own description; a break is dotted, without words."""
    values = [point.value for panel in charts.panels for point in panel.points if point.value is not None]
    values += [Decimal(edge) for panel in charts.panels for part in panel.limits for edge in (*part.lower, *part.upper)]
    marks = ticks(values, 2, charts.unit, from_zero=charts.from_zero)
    left = max(wide(axis_words(tick, charts.unit)) for tick in marks) + 10
    items = (
        (heading(panel), panel.text, mark_safe(small(charts, number, marks, left)))  # noqa: S308 - escaped in svg.py
        for number, panel in enumerate(charts.panels)
    )
    return format_html(
        '<ul class="multiples">{}</ul>',
        format_html_join("", '<li><h3>{}</h3><p class="meta">{}</p><div class="chart">{}</div></li>', items),
    )


def heading(panel: Panel) -> SafeString | str:
    return format_html('<a href="{}">{}</a>', panel.href, panel.heading) if panel.href else panel.heading


def small(charts: Multiples, number: int, marks: list[Decimal], left: float) -> str:
    """One panel as SVG: the shared scale, first and last period, the last value."""
    panel = charts.panels[number]
    chart = LineChart(
        f"{charts.identity}-{number}",
        panel.heading,
        panel.points,
        charts.unit,
        limits=panel.limits,
        breaks=panel.breaks,
    )
    bottom = TOP + HEIGHT
    scale = Scale(float(marks[0]), float(marks[-1]), bottom, TOP)
    sheet = Paper(left, WIDTH - 8, TOP, bottom, WIDTH, bottom + LINE + 10, scale, tuple(marks), len(panel.points))
    parts = [stroke(left, sheet.y(tick), sheet.right, sheet.y(tick), "axis" if tick == 0 else "grid") for tick in marks]
    parts += [text(left - 8, sheet.y(tick) + 5, axis_words(tick, charts.unit), "quiet", "end") for tick in marks]
    parts += usual_range(chart, sheet)
    parts += [stroke(sheet.x(one.at - 0.5), TOP, sheet.x(one.at - 0.5), bottom, "break") for one in panel.breaks]
    parts += joined(runs(chart, sheet))
    parts += points(chart, sheet, hover=True)
    parts += ends(chart, sheet)
    words = Words(chart.identity, f"{panel.heading}: line chart", described(chart))
    return picture(words, "small", WIDTH, sheet.height, parts)


def ends(chart: LineChart, sheet: Paper) -> list[str]:
    """The first and the last period, and the last value, written where they are."""
    if not chart.values:
        return [text((sheet.left + sheet.right) / 2, TOP + HEIGHT / 2, "No figures", "quiet", "middle")]
    foot = sheet.bottom + LINE + 4
    last = max(index for index, point in enumerate(chart.points) if point.value is not None)
    value = chart.points[last].value or Decimal(0)
    labels = Labels(Box(0, 0, WIDTH, sheet.bottom), tuple(spot for run in runs(chart, sheet) for spot in inked(run)))
    labels.add(sheet.x(last), sheet.y(value), [axis_words(value, chart.unit)], "halo strong", needed=True)
    parts = [text(sheet.right, foot, chart.points[-1].label, "quiet", "end")]
    if len(chart.points) > 1:
        parts.append(text(sheet.left, foot, chart.points[0].label, "quiet"))
    return parts + labels.drawn
