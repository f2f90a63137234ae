"""Values side by side: one bar a row, its name before it and its value at its end."""

from decimal import Decimal

from django.utils.safestring import SafeString

from answerable.kit.charts.data import Bar, BarChart, Kind
from answerable.kit.charts.scale import Scale
from answerable.kit.charts.svg import (
    LINE,
    WIDE,
    Frame,
    Mark,
    Words,
    both,
    folded,
    mark,
    paragraph,
    place,
    stroke,
    text,
    wide,
)
from answerable.kit.wording import axis_words, value_words

BAR = 22  # the height of a bar


def bar_chart(chart: BarChart) -> SafeString:
    """The chart as SVG, for a wide and a narrow place, with title and description."""
    words = Words(chart.identity, chart.title, chart.description or described(chart))
    return both(words, lambda frame: drawn(chart, frame))


def described(chart: BarChart) -> str:
    """What the bars show, for those who cannot see them."""
    return "; ".join(f"{bar.label}: {value_words(bar.value, chart.unit)}" for bar in chart.bars) + "."


def drawn(chart: BarChart, frame: Frame) -> tuple[int, list[str]]:
    """The height of the drawing and its parts: names at the left in a wide place, above their bars in a narrow one."""
    beside = frame is WIDE
    fold = 28 if beside else int(frame.width / 8)
    names = [folded(bar.label, fold, 3) for bar in chart.bars]
    left = max((wide(line) for name in names for line in name), default=0) + 12 if beside else 0
    scale = scale_of(chart, left, frame.width)
    parts, y = [], 6.0
    for bar, name in zip(chart.bars, names, strict=True):
        block = LINE * len(name)
        if beside:
            height = max(block, BAR)
            parts.append(paragraph(left - 12, y + (height - block) / 2 + 14, name, anchor="end"))
            parts += one(bar, chart.unit, scale, y + (height - BAR) / 2)
            y += height + 10
        else:
            parts.append(paragraph(0, y + 14, name))
            parts += one(bar, chart.unit, scale, y + block + 3)
            y += block + BAR + 15
    return int(y), parts


def scale_of(chart: BarChart, left: float, right: float) -> Scale:
    """From the smallest value below zero to the largest above, with room at the ends for the values' words."""
    values = [bar.value for bar in chart.bars if bar.value is not None]
    low, high = min([*values, Decimal(0)]), max([*values, Decimal(0)])
    if low == high:
        high = Decimal(1)
    room = max((wide(value_at(bar, chart.unit)) for bar in chart.bars), default=0) + 28
    start = left + (room if low < 0 else 0)
    return Scale(float(low), float(high), start, max(right - room, start + 40))


def value_at(bar: Bar, unit: str) -> str:
    """The words at the end of a bar."""
    if bar.value is None:
        return "no figure"
    return axis_words(bar.value, unit) + (f", {bar.note}" if bar.note else "")


def one(bar: Bar, unit: str, scale: Scale, y: float) -> list[str]:
    """A bar, its value at its end and, where it is marked, its mark before the value."""
    zero, words = scale(Decimal(0)), value_at(bar, unit)
    axis = stroke(zero, y - 5, zero, y + BAR + 5, "axis")
    if bar.value is None:
        return [axis, text(zero + 6, y + 16, words, "quiet")]
    end = scale(bar.value)
    way = -1 if bar.value < 0 else 1
    colour = f"bar {bar.kind}" if bar.kind in {Kind.BETTER, Kind.WORSE} else "bar"
    left, width = min(zero, end), max(abs(end - zero), 1)
    box = f'x="{place(left)}" y="{place(y)}" width="{place(width)}" height="{BAR}"'
    parts = [axis, f'<rect class="{colour}" {box}/>']
    after = end + way * 6
    if bar.kind is not Kind.PLAIN:
        parts.append(mark(after + way * 8, y + BAR / 2, Mark(bar.kind)))
        after += way * 20
    parts.append(text(after, y + 16, words, "strong", "end" if way < 0 else "start"))
    return parts
