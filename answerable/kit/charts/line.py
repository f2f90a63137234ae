"""A series over time: one line, its usual range, its breaks, its marked points. Each step of drawing is a function."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import groupby
from math import floor, log10

from django.utils.safestring import SafeString

from answerable.kit.charts.axes import Paper, grid, paper, period_labels
from answerable.kit.charts.data import Break, Kind, LineChart, Point
from answerable.kit.charts.heads import heads, height
from answerable.kit.charts.labels import Box, Labels, inked
from answerable.kit.charts.svg import (
    LINE,
    WIDE,
    Frame,
    Mark,
    Words,
    both,
    circle,
    folded,
    mark,
    paragraph,
    place,
    steps,
    stroke,
    text,
    wide,
)
from answerable.kit.wording import axis_words, value_words, without_noughts

NOTHING = "No figures to draw"
HOVER = 60  # points beyond which they are no longer drawn and named one by one in a wide place
CLOSE = 24  # and in a narrow one


def line_chart(chart: LineChart) -> SafeString:
    """The chart as SVG, for a wide and a narrow place, with title and description."""
    words = Words(chart.identity, chart.title, chart.description or described(chart))
    return both(words, lambda frame: drawn(chart, frame))


def described(chart: LineChart) -> str:
    """What the line shows, for those who cannot see it: first, last, lowest and highest."""
    there = [point for point in chart.points if point.value is not None]
    if not there:
        return "No figures."
    lowest, highest = min(there, key=value_of), max(there, key=value_of)
    said = [("From", there[0]), ("to", there[-1])]
    ends = " ".join(f"{word} {value_words(point.value, chart.unit)} ({point.label})" for word, point in said)
    extremes = f"lowest {value_words(lowest.value, chart.unit)} ({lowest.label}), "
    extremes += f"highest {value_words(highest.value, chart.unit)} ({highest.label})"
    absent = len(chart.points) - len(there)
    return f"{ends}; {extremes}." + (f" Periods with no figure: {absent}." if absent else "")


def value_of(point: Point) -> float:
    return float(point.value) if point.value is not None else 0.0


def drawn(chart: LineChart, frame: Frame) -> tuple[int, list[str]]:
    """The height of the drawing and its parts, from the back to the front."""
    beside = frame is WIDE and reaches_end(chart)
    flat = paper(chart, frame, range_width(chart) if beside else 0)
    said = heads(chart, flat)
    sheet = flat.lowered(height(said))
    if not chart.values:
        words = text((sheet.left + sheet.right) / 2, sheet.bottom - frame.height / 2, NOTHING, "quiet", "middle")
        return sheet.height, [*grid(chart, sheet), *period_labels(chart, sheet), words]
    stretches = list(runs(chart, sheet))
    ink = tuple(spot for run in stretches for spot in inked(run))
    marked = tuple((sheet.x(n), height_of(point, sheet)) for n, point in enumerate(chart.points) if is_marked(point))
    labels = Labels(Box(sheet.left + 2, sheet.top - 14, sheet.right, sheet.bottom), ink, marked)
    return sheet.height, [
        *grid(chart, sheet),
        *period_labels(chart, sheet),
        *(one.drawn(sheet) for one in said),
        *usual_range(chart, sheet),
        *levels(chart, sheet, labels),
        *gaps(chart, sheet),
        *joined(stretches),
        *points(chart, sheet, hover=frame is WIDE),
        *range_names(chart, sheet, labels, beside=beside),
        *notes(chart, sheet, labels, frame),
    ]


def reaches_end(chart: LineChart) -> bool:
    """Whether the last usual range holds for the last point, so that its words may stand beside it."""
    return bool(chart.limits) and chart.limits[-1].end == len(chart.points) - 1


def range_width(chart: LineChart) -> float:
    """How much room the words of the usual range need beside the plot."""
    return max(wide(word) for edge in range_words(chart) for word in (edge.name, edge.words)) + 4


@dataclass(frozen=True)
class Edge:
    """One of the three lines of a usual range: what it is called, where it ends, and that number in words."""

    name: str
    value: float
    words: str


def range_words(chart: LineChart) -> list[Edge]:
    """The three lines of the last usual range.

    Limits are rounded inwards, to the places of the values: a value lies within the number said when it lies within the line.
    """
    last = chart.limits[-1]
    upper, mean, lower = last.upper[-1], last.mean[-1], last.lower[-1]
    places = max(chart.places, 0)
    high, low = _inwards(upper, places, ROUND_FLOOR), _inwards(lower, places, ROUND_CEILING)
    return [
        Edge("usual high", upper, axis_words(high, chart.unit)),
        Edge("average", mean, number(mean, chart.unit)),
        Edge("usual low", lower, axis_words(low, chart.unit)),
    ]


def _inwards(edge: float, places: int, way: str) -> Decimal:
    return without_noughts(Decimal(f"{edge:.9f}").quantize(Decimal(1).scaleb(-places), way))


def number(value: float, unit: str) -> str:
    """A computed value as short as it can be read: three figures, or the whole number where that has more."""
    digits = 0 if abs(value) >= 100 or not value else 2 - floor(log10(abs(value)))
    return axis_words(without_noughts(Decimal(f"{value:.{digits}f}")), unit)


def usual_range(chart: LineChart, sheet: Paper) -> Iterator[str]:
    """Dashed limits and a quiet mean, for each stretch they hold for; in steps where they differ from point to point."""
    for part in chart.limits:
        xs = [sheet.x(index) for index in range(part.start, part.end + 1)]
        for values, classes in ((part.upper, "limit"), (part.mean, "mean"), (part.lower, "limit")):
            if min(values) == max(values):
                y = sheet.y(values[0])
                yield stroke(xs[0] - sheet.slot / 2, y, xs[-1] + sheet.slot / 2, y, classes)
            else:
                yield steps([(x, sheet.y(value)) for x, value in zip(xs, values, strict=True)], classes)


def range_names(chart: LineChart, sheet: Paper, labels: Labels, *, beside: bool) -> Iterator[str]:
    """What the lines of the last usual range are: beside the plot with its number, else on the line."""
    if not chart.limits:
        return
    words = range_words(chart)
    if not beside:
        last = chart.limits[-1]
        for edge in words:
            reach = sheet.x(last.start - 0.5), sheet.x(last.end + 0.5)
            labels.along(sheet.y(edge.value), edge.name, "quiet halo", reach=reach)
        return
    for edge, y in zip(words, apart([sheet.y(edge.value) for edge in words], sheet.bottom), strict=True):
        yield paragraph(sheet.right + 6, y - 2, [edge.name, edge.words], "quiet")


def apart(heights: list[float], lowest: float) -> list[float]:
    """Heights for words of two lines near those given, from the top down: none over another, the last not below `lowest`."""
    room = 2 * LINE + 2
    found: list[float] = []
    for y in heights:
        found.append(max(y, found[-1] + room) if found else y)
    floor_at = lowest
    for place_of, y in reversed(list(enumerate(found))):
        found[place_of] = min(y, floor_at)
        floor_at = found[place_of] - room
    return found


def levels(chart: LineChart, sheet: Paper, labels: Labels) -> Iterator[str]:
    """Standards to be met, with their names, for as long as they hold."""
    for level in chart.levels:
        y, last = sheet.y(level.value), len(chart.points) - 1
        start, end = sheet.x(level.start - 0.5), sheet.x((last if level.end is None else level.end) + 0.5)
        labels.along(y, f"{level.label} {axis_words(level.value, chart.unit)}", reach=(start, end))
        yield stroke(start, y, end, y, "level")


def runs(chart: LineChart, sheet: Paper) -> Iterator[list[tuple[float, float]]]:
    """The stretches of points that a line joins: a missing figure ends one, and so does a break."""
    cuts = {a_break.at for a_break in chart.breaks}
    stretch = 0
    keyed = []
    for index, point in enumerate(chart.points):
        stretch += index in cuts or point.value is None
        if point.value is not None:
            keyed.append((stretch, (sheet.x(index), sheet.y(point.value))))
    for _, group in groupby(keyed, key=lambda pair: pair[0]):
        yield [spot for _, spot in group]


def joined(stretches: Iterable[list[tuple[float, float]]]) -> Iterator[str]:
    """The line itself, interrupted where a figure is missing and where what is counted changed."""
    for run in stretches:
        if len(run) > 1:
            yield f'<path class="line" d="M{" ".join(f"{place(x)} {place(y)}" for x, y in run)}"/>'


def gaps(chart: LineChart, sheet: Paper) -> Iterator[str]:
    """A small open ring on the axis for each period with no figure."""
    for index, point in enumerate(chart.points):
        if point.value is None:
            yield circle(sheet.x(index), sheet.bottom, 3, "gap", f"{point.label}: no figure")


def points(chart: LineChart, sheet: Paper, *, hover: bool) -> Iterator[str]:
    """Every point where there is room; marked, provisional and lonely ones always."""
    every = len(chart.points) <= (HOVER if hover else CLOSE)
    lonely = set() if every else alone(chart.points, chart.breaks)
    size = 1 if sheet.slot > 12 else 0.75
    dots, marks = [], []
    for index, point in enumerate(chart.points):
        if point.value is None:
            continue
        x, y = sheet.x(index), sheet.y(point.value)
        title = f"{point.label}: {axis_words(point.value, chart.unit)}" if hover and every else ""
        if is_marked(point):
            marks.append(mark(x, y, Mark(point.kind, point.provisional, size), title))
        elif every or index in lonely:
            dots.append(circle(x, y, 3.5 * size, title=title))
    if dots:
        yield f'<g class="dots">{"".join(dots)}</g>'
    yield from marks


def is_marked(point: Point) -> bool:
    return point.value is not None and (point.kind is not Kind.PLAIN or point.provisional)


def alone(row: tuple[Point, ...], cuts: tuple[Break, ...]) -> set[int]:
    """Points with no neighbour to draw a line to."""
    starts = {a_break.at for a_break in cuts}

    def linked(index: int) -> bool:
        """Whether a line runs from the point before `index` to it."""
        inside = 0 < index < len(row) and index not in starts
        return inside and row[index - 1].value is not None and row[index].value is not None

    return {index for index in range(len(row)) if not linked(index) and not linked(index + 1)}


def notes(chart: LineChart, sheet: Paper, labels: Labels, frame: Frame) -> list[str]:
    """The last value, and what marked points say, the newest first: once for neighbours that say the same, with room."""
    ending = max(index for index, point in enumerate(chart.points) if point.value is not None)
    last = chart.points[ending]
    words = axis_words(last.value, chart.unit) + (", provisional" if last.provisional else "")
    labels.add(sheet.x(ending), height_of(last, sheet), folded(words, frame.fold, 2), "halo strong", needed=True)
    written = 0
    for index, point in reversed(list(noted(chart.points))):
        if written < frame.labels:
            lines = folded(said(point), frame.fold, 3)
            contested = point.kind in {Kind.RESTATED, Kind.DISPUTED}
            written += labels.add(sheet.x(index), height_of(point, sheet), lines, needed=contested)
    return labels.drawn


def height_of(point: Point, sheet: Paper) -> float:
    """Where a point stands; one with no figure stands on the axis."""
    return sheet.bottom if point.value is None else sheet.y(point.value)


def noted(row: tuple[Point, ...]) -> Iterator[tuple[int, Point]]:
    """The points whose note is worth writing: the middle one of each run that says the same."""
    for words, group in groupby(enumerate(row), key=lambda pair: said(pair[1])):
        run = list(group)
        if words:
            yield run[len(run) // 2]


def said(point: Point) -> str:
    """The note of a point; a missing, restated or disputed one says so by itself."""
    if point.value is None:
        return "no figure"
    if point.kind is Kind.PLAIN:
        return ""
    return point.note or (point.kind.value if point.kind in {Kind.RESTATED, Kind.DISPUTED} else "")
