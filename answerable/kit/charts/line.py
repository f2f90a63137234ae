"""A series over time: one line, its usual range, its breaks, its marked points. Each step of drawing is a function."""

from collections.abc import Iterator
from itertools import groupby

from django.utils.safestring import SafeString

from answerable.kit.charts.axes import Paper, grid, paper, period_labels
from answerable.kit.charts.data import Break, Kind, LineChart, Point
from answerable.kit.charts.labels import Box, Labels, inked
from answerable.kit.charts.svg import (
    CHARACTER,
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
    stroke,
    text,
    wide,
)
from answerable.kit.wording import axis_words, value_words

RANGE_WORDS = ("usual high", "average", "usual low")
HOVER = 80  # points beyond which they are no longer named one by one under the pointer


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
    aside = range_width(chart) if frame is WIDE else 0
    reasons = [reason_lines(chart, a_break, frame) for a_break in chart.breaks]
    sheet = paper(chart, frame, LINE * sum(map(len, reasons)), aside)
    if not chart.values:
        words = text(
            (sheet.left + sheet.right) / 2, sheet.bottom - frame.height / 2, "No figures to draw", "quiet", "middle"
        )
        return sheet.height, [*grid(chart, sheet), *period_labels(chart, sheet), words]
    ink = tuple(spot for run in runs(chart, sheet) for spot in inked(run))
    labels = Labels(Box(sheet.left + 2, sheet.top - 14, sheet.right, sheet.bottom), ink)
    return sheet.height, [
        *grid(chart, sheet),
        *period_labels(chart, sheet),
        *usual_range(chart, sheet),
        *levels(chart, sheet, labels),
        *breaks(chart, sheet, reasons),
        *gaps(chart, sheet),
        *joined(chart, sheet),
        *points(chart, sheet, hover=frame is WIDE),
        *range_names(chart, sheet, labels, beside=frame is WIDE),
        *notes(chart, sheet, labels, frame),
    ]


def range_width(chart: LineChart) -> float:
    """How much room the words of the usual range need beside the plot."""
    if not chart.limits:
        return 0
    last = chart.limits[-1]
    numbers = [axis_words(edge, chart.unit) for edge in (last.upper, last.mean, last.lower)]
    return max(map(wide, (*RANGE_WORDS, *numbers))) + 4


def usual_range(chart: LineChart, sheet: Paper) -> Iterator[str]:
    """Dashed limits and a quiet mean, for each stretch they hold for."""
    for part in chart.limits:
        start, end = sheet.x(part.start - 0.5), sheet.x(part.end + 0.5)
        for value, classes in ((part.upper, "limit"), (part.mean, "mean"), (part.lower, "limit")):
            yield stroke(start, sheet.y(value), end, sheet.y(value), classes)


def range_names(chart: LineChart, sheet: Paper, labels: Labels, *, beside: bool) -> Iterator[str]:
    """What the lines of the last usual range are: beside the plot with its number, else on the line."""
    if not chart.limits:
        return
    last = chart.limits[-1]
    lowest_free = float("-inf")
    for name, value in zip(RANGE_WORDS, (last.upper, last.mean, last.lower), strict=True):
        if beside:
            y = max(sheet.y(value), lowest_free)
            lowest_free = y + 2 * LINE + 2
            yield paragraph(sheet.right + 6, y - 2, [name, axis_words(value, chart.unit)], "quiet")
        else:
            labels.along(sheet.y(value), name, "quiet halo", start=sheet.x(last.start - 0.5))


def levels(chart: LineChart, sheet: Paper, labels: Labels) -> Iterator[str]:
    """Standards to be met, with their names."""
    for level in chart.levels:
        y = sheet.y(level.value)
        labels.along(y, f"{level.label} {axis_words(level.value, chart.unit)}")
        yield stroke(sheet.left, y, sheet.right, y, "level")


def reason_lines(chart: LineChart, a_break: Break, frame: Frame) -> list[str]:
    """The reason of a break, folded to the wider side of its line; a reason is never cut short."""
    share = a_break.at / max(len(chart.points), 1)
    room = frame.width * max(share, 1 - share) * 0.8
    return folded(a_break.reason, min(int(room / CHARACTER), 40), 99)


def breaks(chart: LineChart, sheet: Paper, reasons: list[list[str]]) -> Iterator[str]:
    """A dotted line where what is counted changed, its reason written at its head; each reason on lines of its own."""
    y = float(LINE - 4)
    for a_break, lines in zip(chart.breaks, reasons, strict=True):
        x = sheet.x(a_break.at - 0.5)
        at_left = x + 6 + max(map(wide, lines)) <= sheet.width
        yield stroke(x, y - LINE + 6, x, sheet.bottom, "break")
        yield paragraph(x + (6 if at_left else -6), y, lines, "halo", "start" if at_left else "end")
        y += LINE * len(lines)


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


def joined(chart: LineChart, sheet: Paper) -> Iterator[str]:
    """The line itself, interrupted where a figure is missing and where what is counted changed."""
    for run in runs(chart, sheet):
        if len(run) > 1:
            yield f'<path class="line" d="M{" ".join(f"{place(x)} {place(y)}" for x, y in run)}"/>'


def gaps(chart: LineChart, sheet: Paper) -> Iterator[str]:
    """A small open ring on the axis for each period with no figure."""
    for index, point in enumerate(chart.points):
        if point.value is None:
            yield circle(sheet.x(index), sheet.bottom, 3, "gap", f"{point.label}: no figure")


def points(chart: LineChart, sheet: Paper, *, hover: bool) -> Iterator[str]:
    """Every point where there is room; marked, provisional and lonely ones always."""
    dots = len(chart.points) <= (HOVER if hover else 24)
    lonely = alone(chart.points, chart.breaks)
    size = 1 if (sheet.right - sheet.left) / len(chart.points) > 12 else 0.75
    for index, point in enumerate(chart.points):
        if point.value is None:
            continue
        x, y = sheet.x(index), sheet.y(point.value)
        title = f"{point.label}: {value_words(point.value, chart.unit)}" if hover and dots else ""
        if point.kind is not Kind.PLAIN or point.provisional:
            yield mark(x, y, Mark(point.kind, point.provisional, size), title)
        elif dots or index in lonely:
            yield circle(x, y, 3.5 * size, "dot", title)


def alone(row: tuple[Point, ...], cuts: tuple[Break, ...]) -> set[int]:
    """Points with no neighbour to draw a line to."""
    starts = {a_break.at for a_break in cuts}

    def linked(index: int) -> bool:
        """Whether a line runs from the point before `index` to it."""
        inside = 0 < index < len(row) and index not in starts
        return inside and row[index - 1].value is not None and row[index].value is not None

    return {index for index in range(len(row)) if not linked(index) and not linked(index + 1)}


def notes(chart: LineChart, sheet: Paper, labels: Labels, frame: Frame) -> list[str]:
    """The last value, and what marked points say: once for neighbours that say the same, where there is room."""
    ending = max(index for index, point in enumerate(chart.points) if point.value is not None)
    last = chart.points[ending]
    words = axis_words(last.value, chart.unit) + (", provisional" if last.provisional else "")
    labels.add(sheet.x(ending), height_of(last, sheet), folded(words, frame.fold, 2), "halo strong", needed=True)
    written = 0
    for index, point in noted(chart.points):
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
