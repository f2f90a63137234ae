"""Words at the head of a plot, each over the place it speaks of: breaks, unusual times, remarks. None is ever cut short."""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.kit.charts.axes import Paper
from answerable.kit.charts.data import LineChart
from answerable.kit.charts.svg import CHARACTER, LINE, folded, paragraph, place, stroke, wide

FOLD = 40  # characters in one line, at most
INDENT = 6  # from a line to its words


@dataclass(frozen=True)
class Matter:
    """One thing to be said at the head: at `x`, or from `x` to `end`; `classes` says how it is drawn."""

    x: float
    words: str
    classes: str
    end: float | None = None


@dataclass(frozen=True)
class Head:
    """A matter with its words in lines, the first at `y`; they stand to the right of its line, or `leftwards` of it."""

    matter: Matter
    lines: tuple[str, ...]
    y: float
    leftwards: bool

    def drawn(self, sheet: Paper) -> str:
        """Its band or its line down to the axis, and its words."""
        x, top = self.matter.x, self.y - LINE + INDENT
        if self.matter.end is None:
            line = stroke(x, top, x, sheet.bottom, self.matter.classes)
        else:
            width, height = place(self.matter.end - x), place(sheet.bottom - top)
            box = f'x="{place(x)}" y="{place(top)}" width="{width}" height="{height}"'
            line = f'<rect class="{self.matter.classes}" {box}/>'
        aside, anchor = (-INDENT, "end") if self.leftwards else (INDENT, "start")
        return line + paragraph(x + aside, self.y, list(self.lines), "halo", anchor)


def matters(chart: LineChart, sheet: Paper) -> list[Matter]:
    """Everything that is said at the head, from left to right."""
    found = [Matter(sheet.x(one.at - 0.5), one.reason, "break") for one in chart.breaks]
    found += [Matter(sheet.x(b.start - 0.5), b.reason, "band", sheet.x(b.end + 0.5)) for b in chart.bands]
    found += [Matter(sheet.x(one.at), one.words, "remark") for one in chart.remarks]
    return sorted(found, key=lambda one: one.x)


def heads(chart: LineChart, sheet: Paper) -> list[Head]:
    """The matters with their words packed into rows, so that no line runs through the words of another."""
    placed = [one for one in matters(chart, sheet) if one.words]
    rightwards = [(one, lines) for one in placed if (lines := rightward(one, sheet))]
    found = list(packed(rightwards))
    y = max((one.y + LINE * len(one.lines) for one in found), default=LINE - 4.0)
    for one in reversed(placed):
        if not rightward(one, sheet):
            lines = fold(one, one.x)
            found.append(Head(one, tuple(lines), y, leftwards=True))
            y += LINE * len(lines)
    return found


def rightward(one: Matter, sheet: Paper) -> list[str]:
    """The words in lines where there is more room to the right of their place; else none."""
    room = sheet.width - one.x
    whole = room >= wide(one.words) + INDENT and len(one.words) <= FOLD
    return fold(one, room) if whole or room >= sheet.width / 2 else []


def fold(one: Matter, room: float) -> list[str]:
    return folded(one.words, min(int((room - INDENT) / CHARACTER), FOLD), 99)


def packed(found: list[tuple[Matter, list[str]]]) -> Iterator[Head]:
    """One row for as many as stand clear of one another; the leftmost stand highest, so that no line crosses words."""
    y, deepest, reach = LINE - 4.0, 0, 0.0
    for one, lines in found:
        if one.x < reach:
            y, deepest = y + LINE * deepest, 0
        yield Head(one, tuple(lines), y, leftwards=False)
        deepest = max(deepest, len(lines))
        reach = one.x + INDENT + max(map(wide, lines)) + 8


def height(found: list[Head]) -> float:
    """The room that all the words need above the plot."""
    return max((one.y + LINE * (len(one.lines) - 1) + 4 for one in found), default=0.0)
