"""SVG as text: numbers, words and marks. Everything a person wrote passes through `escape`. No style attribute."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from textwrap import wrap

from django.utils.safestring import SafeString, mark_safe

from answerable.kit.charts.data import Kind

LINE = 18  # from one line of text to the next
CHARACTER = 8.4  # the width of one, on the safe side, of text of 15


@dataclass(frozen=True)
class Frame:
    """A size a chart is drawn at. Text is 15 in both, so that it can be read where the chart is shown.

    `steps` are wanted along the upright axis; at most `labels` notes are written, in lines of `fold` characters.
    """

    name: str
    width: int
    height: int
    steps: int
    labels: int
    fold: int


WIDE = Frame("wide", width=720, height=250, steps=5, labels=4, fold=24)
NARROW = Frame("narrow", width=360, height=210, steps=4, labels=2, fold=16)


@dataclass(frozen=True)
class Words:
    """What a chart is called and says to those who cannot see it."""

    identity: str
    title: str
    description: str


def both(words: Words, draw: Callable[[Frame], tuple[int, list[str]]]) -> SafeString:
    """The chart for a wide and for a narrow place; the stylesheet shows the one that fits."""
    drawn = [picture(words, frame.name, frame.width, *draw(frame)) for frame in (WIDE, NARROW)]
    return mark_safe(f'<div class="chart">{"".join(drawn)}</div>')  # noqa: S308 - every text in it was escaped


def picture(words: Words, name: str, width: int, height: int, parts: list[str]) -> str:
    """One picture with its title and description; `parts` are ready SVG."""
    identity = escape(f"{words.identity}-{name}")
    return (
        f'<svg class="chart-{name}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-labelledby="{identity}-t {identity}-d"><title id="{identity}-t">{escape(words.title)}</title>'
        f'<desc id="{identity}-d">{escape(words.description)}</desc>{"".join(parts)}</svg>'
    )


def place(number: float) -> str:
    """A coordinate to one tenth, as short as it can be."""
    written = f"{number:.1f}"
    return written[:-2] if written[-1] == "0" else written


def text(x: float, y: float, words: str, classes: str = "", anchor: str = "start") -> str:
    marks = f' class="{classes}"' if classes else ""
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{place(x)}" y="{place(y)}"{marks}{side}>{escape(words)}</text>'


def paragraph(x: float, y: float, lines: list[str], classes: str = "", anchor: str = "start") -> str:
    """Lines of text, the first at `y`."""
    return "".join(text(x, y + LINE * row, line, classes, anchor) for row, line in enumerate(lines))


def stroke(x1: float, y1: float, x2: float, y2: float, classes: str) -> str:
    return f'<path class="{classes}" d="M{place(x1)} {place(y1)}L{place(x2)} {place(y2)}"/>'


def wide(words: str) -> float:
    """About how wide a line of text is."""
    return len(words) * CHARACTER


def steps(spots: list[tuple[float, float]], classes: str) -> str:
    """A line of level steps, each half a slot to either side of its spot; `spots` are evenly apart, one or more."""
    half = (spots[1][0] - spots[0][0]) / 2 if len(spots) > 1 else 0.0
    drawn, height = [f"M{place(spots[0][0] - half)} {place(spots[0][1])}"], place(spots[0][1])
    for x, y in spots[1:]:
        if place(y) != height:
            height = place(y)
            drawn.append(f"H{place(x - half)}V{height}")
    return f'<path class="{classes}" d="{"".join(drawn)}H{place(spots[-1][0] + half)}"/>'


def folded(words: str, characters: int, lines: int) -> list[str]:
    """Text in lines of at most so many characters; what does not fit is left out, with a mark."""
    if len(words) <= characters and words:
        return [words]
    return wrap(words, max(characters, 4), max_lines=lines, placeholder=" …") or [""]


@dataclass(frozen=True)
class Mark:
    """How a point is marked: its kind by shape as well as by colour; `size` is smaller where points stand close."""

    kind: Kind
    hollow: bool = False
    size: float = 1


def mark(x: float, y: float, how: Mark, title: str = "") -> str:
    """A marked point at its place; `title` is shown under the pointer."""
    classes = f"mark {how.kind}{' hollow' if how.hollow else ''}"
    if how.kind is Kind.PLAIN:
        return circle(x, y, 4.5 * how.size, classes, title)
    (dx, dy), steps = outline(how.kind, how.size)
    drawn = f'<path class="{classes}" d="M{place(x + dx)} {place(y + dy)}{steps}z"'
    return f"{drawn}><title>{escape(title)}</title></path>" if title else f"{drawn}/>"


@cache
def outline(kind: Kind, size: float) -> tuple[tuple[float, float], str]:
    """From the middle of a mark to its first corner, and the steps round it."""
    (dx, dy), *rest = OUTLINES[kind]
    return (dx * size, dy * size), "".join(f"l{place(x * size)} {place(y * size)}" for x, y in rest)


def circle(x: float, y: float, radius: float, classes: str = "", title: str = "") -> str:
    names = f' class="{classes}"' if classes else ""
    start = f'<circle{names} cx="{place(x)}" cy="{place(y)}" r="{place(radius)}"'
    return f"{start}><title>{escape(title)}</title></circle>" if title else f"{start}/>"


# Outlines round a point, a first corner and the steps from it: a diamond, a triangle, a star, a (hollow) square, a cross.
OUTLINES: dict[Kind, list[tuple[float, float]]] = {
    Kind.BETTER: [(0, -7), (7, 7), (-7, 7), (-7, -7)],
    Kind.WORSE: [(0, -7), (7, 13), (-14, 0)],
    Kind.NOTABLE: [(0, -8), (2.4, 5.6), (5.6, 2.4), (-5.6, 2.4), (-2.4, 5.6), (-2.4, -5.6), (-5.6, -2.4), (5.6, -2.4)],
    Kind.RESTATED: [(-5, -5), (10, 0), (0, 10), (-10, 0)],
    Kind.DISPUTED: [
        (-6, -4), (2, -2), (4, 4), (4, -4), (2, 2), (-4, 4), (4, 4), (-2, 2), (-4, -4), (-4, 4), (-2, -2), (4, -4),
    ],
}  # fmt: skip
