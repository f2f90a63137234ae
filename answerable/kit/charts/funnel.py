"""Areas compared by limits and not by rank: each by its size and its share, and how far chance alone would take one."""

from django.utils.safestring import SafeString

from answerable.kit.charts.axes import Paper, grid
from answerable.kit.charts.data import FunnelChart, Kind, LineChart, Spot
from answerable.kit.charts.labels import Box, Labels, inked
from answerable.kit.charts.line import number
from answerable.kit.charts.scale import Scale, ticks
from answerable.kit.charts.svg import (
    LINE,
    Frame,
    Mark,
    Words,
    both,
    circle,
    folded,
    mark,
    place,
    stroke,
    text,
    wide,
)
from answerable.kit.wording import axis_words

INNER, OUTER = "limit", "outer"
AVERAGE = "average"


def funnel_chart(chart: FunnelChart) -> SafeString:
    """The chart as SVG, for a wide and a narrow place, with title and description."""
    words = Words(chart.identity, chart.title, chart.description or described(chart))
    return both(words, lambda frame: drawn(chart, frame))


def described(chart: FunnelChart) -> str:
    """What the funnel shows, for those who cannot see it: the average, and which areas stand outside."""
    outside = [spot for spot in chart.spots if spot.outside is not Kind.PLAIN]
    named = "; ".join(f"{spot.label}: {number(float(spot.value), chart.unit)}" for spot in outside)
    start = f"{len(chart.spots)} areas; the average is {number(float(chart.average), chart.unit)}."
    return f"{start} Outside the limits: {named}." if outside else f"{start} None is outside the limits."


def drawn(chart: FunnelChart, frame: Frame) -> tuple[int, list[str]]:
    """The height of the drawing and its parts, from the back to the front."""
    aside = max(wide(word) for word in (AVERAGE, *(curve.label for curve in chart.curves))) + 6
    sheet = sized(chart, frame, aside)
    across = Scale(0, max([*chart.sizes, *(float(spot.size) for spot in chart.spots), 1.0]), sheet.left, sheet.right)
    spots = [(across(spot.size), sheet.y(spot.value), spot) for spot in chart.spots]
    lines = [*curves(chart, sheet, across)]
    labels = Labels(Box(sheet.left + 2, sheet.top - 14, frame.width, sheet.bottom), ink_of(chart, sheet, across))
    labels.taken += [Box(x - 4, y - 4, x + 4, y + 4) for x, y, _ in spots]
    return sheet.height, [
        *grid(LineChart(chart.identity, chart.title, (), chart.unit), sheet),
        *size_labels(chart, sheet, across),
        *lines,
        *(drawn_spot(x, y, spot, chart.unit) for x, y, spot in spots),
        *curve_names(chart, sheet),
        *([text(sheet.left, LINE - 4, chart.rate_words, "quiet")] if chart.rate_words else []),
        *names(spots, labels, frame),
    ]


def sized(chart: FunnelChart, frame: Frame, aside: float) -> Paper:
    """Margins and the upright scale: limits reach far at small sizes, so they are cut where twice the spread ends."""
    values = [spot.value for spot in chart.spots] + [chart.average]
    marks = ticks(values, frame.steps, chart.unit, from_zero=True)
    marks += [marks[-1] + (marks[1] - marks[0])]
    left = max(wide(axis_words(tick, chart.unit)) for tick in marks) + 10
    top = 12 + (LINE if chart.rate_words else 0)
    bottom = top + frame.height + 18
    scale = Scale(float(marks[0]), float(marks[-1]), bottom, top)
    return Paper(left, frame.width - aside, top, bottom, frame.width, bottom + 2 * LINE + 12, scale, tuple(marks), 1)


def curves(chart: FunnelChart, sheet: Paper, across: Scale) -> list[str]:
    """The average as a line, and the limits as curves, the inner ones dashed and the outer ones dotted."""
    y = sheet.y(chart.average)
    parts = [stroke(sheet.left, y, sheet.right, y, "mean")]
    for curve, classes in zip(chart.curves, (INNER, OUTER), strict=False):
        for edge in (curve.lower, curve.upper):
            spots = [(across(size), sheet.y(value)) for size, value in zip(chart.sizes, edge, strict=True)]
            kept = [(x, y) for x, y in spots if sheet.top <= y <= sheet.bottom]
            if len(kept) > 1:
                parts.append(f'<path class="{classes}" d="M{" ".join(f"{place(x)} {place(y)}" for x, y in kept)}"/>')
    return parts


def ink_of(chart: FunnelChart, sheet: Paper, across: Scale) -> tuple[tuple[float, float], ...]:
    """Where the curves run, from left to right: names stand off them where they can."""
    rows = [
        [(across(size), sheet.y(value)) for size, value in zip(chart.sizes, edge, strict=True)]
        for curve in chart.curves
        for edge in (curve.lower, curve.upper)
    ]
    return tuple(sorted(spot for row in rows for spot in inked(row)))


def drawn_spot(x: float, y: float, spot: Spot, unit: str) -> str:
    title = f"{spot.label}: {number(float(spot.value), unit)}"
    if spot.outside is Kind.PLAIN:
        return f'<g class="dots">{circle(x, y, 4, title=title)}</g>'
    return mark(x, y, Mark(spot.outside), title)


def curve_names(chart: FunnelChart, sheet: Paper) -> list[str]:
    """What each pair of limits is, at the right end of the upper one; the average likewise."""
    ends = [(curve.label, sheet.y(curve.upper[-1])) for curve in chart.curves if curve.upper]
    ends = [*sorted(ends, key=lambda pair: pair[1]), (AVERAGE, sheet.y(chart.average))]
    parts, lowest = [], 0.0
    for words, y in ends:
        at = max(y + 5, lowest)
        lowest = at + LINE
        parts.append(text(sheet.right + 5, at, words, "quiet"))
    return parts


def names(spots: list[tuple[float, float, Spot]], labels: Labels, frame: Frame) -> list[str]:
    """The names of the areas outside the limits, the farthest out first."""
    outside = [one for one in spots if one[2].outside is not Kind.PLAIN]
    for x, y, spot in outside:
        labels.add(x, y, folded(spot.label, frame.fold, 3), "halo strong", needed=True)
    return labels.drawn


def size_labels(chart: FunnelChart, sheet: Paper, across: Scale) -> list[str]:
    """How large the areas are, along the foot."""
    marks = [
        tick
        for tick in ticks([spot.size for spot in chart.spots], 4, "count", from_zero=True)
        if float(tick) <= across.high
    ]
    parts = [text(across(tick), sheet.bottom + LINE + 2, axis_words(tick), "quiet", "middle") for tick in marks]
    parts += [stroke(across(tick), sheet.bottom, across(tick), sheet.bottom + 5, "axis") for tick in marks]
    middle = (sheet.left + sheet.right) / 2
    return [*parts, text(middle, sheet.bottom + 2 * LINE + 4, chart.size_words, "quiet", "middle")]
