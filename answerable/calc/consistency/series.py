"""Rows and columns of tables as series in time, and which of them a sentence speaks of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from answerable.calc.consistency.finding import Place, place_in_table
from answerable.calc.consistency.reading import Placed, Reading
from answerable.calc.figures.figure import Unit
from answerable.calc.figures.sentences import Sentence
from answerable.calc.figures.words import stems
from answerable.calc.periods import Period
from answerable.calc.tables import Cell, Grid, Line

NEAR_BLOCKS = 8
MOST_SERIES = 600
_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,4}(?![\w/-]|[.,]\d)")
_SERVICES = frozenset({"101", "999", "111"})
_WORDED = tuple(
    (rf"\b{word}\b", digit)
    for word, digit in (("five", "5"), ("ten", "10"), ("fifteen", "15"), ("thirty", "30"), ("sixty", "60"))
)
_SAYS_LITTLE = frozenset(
    stems(
        "total number recorded average against count figure volume percentage avg overall all second seconds minute minutes hour hours hh mm ss"
    )
)
_SENSES = {"ring": "wait", "queu": "wait"}


@dataclass(frozen=True)
class Point:
    """One cell of a series with the period it is of."""

    period: Period
    line: Line
    cell: Cell


@dataclass(frozen=True)
class Series:
    """The values of one thing in a table, a period each, in order of time.

    `words` are stems of what heads the values, `around` those of the caption and of the passage before the table; `numbers` those
    that stand in either.
    """

    document: int
    placed: Placed
    head: str
    words: frozenset[str]
    around: frozenset[str]
    numbers: frozenset[str]
    services: frozenset[str]
    unit: Unit
    points: tuple[Point, ...]

    def place(self, readings: Sequence[Reading], point: Point) -> Place:
        """Where a point stands."""
        return place_in_table(readings[self.document].name, point.line, point.cell, point.period)


def all_series(readings: Sequence[Reading]) -> list[Series]:
    """Every row or column of the documents' tables that has two values and more with a period each, at most 600 of a document."""
    return [one for at, reading in enumerate(readings) for one in islice(_of_reading(at, reading), MOST_SERIES)]


def _of_reading(document: int, reading: Reading) -> Iterator[Series]:
    for placed in reading.placed:
        yield from (one for one in _of_grid(document, placed, before(reading, placed)) if len(one.points) > 1)


def before(reading: Reading, placed: Placed) -> str:
    """The end of the passage right before a table."""
    earlier = reading.passages.get(placed.block - 1) or reading.passages.get(placed.block - 2)
    return earlier.text[-300:] if earlier else ""


def _of_grid(document: int, placed: Placed, lead: str) -> Iterator[Series]:
    grid = placed.grid
    for column, head in enumerate(grid.heads):
        points = [Point(line.period, line, cell) for line in grid.lines if line.period and (cell := line.cells[column])]
        if points:
            yield _made(document, placed, lead, head, points, percent=grid.is_percent(column))
    for line in grid.lines:
        across = [
            Point(period, line, cell)
            for period, cell in zip(grid.periods, line.cells, strict=True)
            if period and cell and not line.period
        ]
        if across:
            yield _made(document, placed, lead, line.label, across, percent=_all_percent(across))


def _all_percent(points: Sequence[Point]) -> bool:
    return all(point.cell.unit is Unit.PERCENT for point in points)


def _made(document: int, placed: Placed, lead: str, head: str, points: list[Point], *, percent: bool) -> Series:
    grid: Grid = placed.grid
    said = f"{grid.caption} {grid.corner} {lead}"
    numbers = frozenset(_NUMBER.findall(head))
    return Series(
        document=document,
        placed=placed,
        head=head,
        words=words(head),
        around=words(said),
        numbers=numbers - _SERVICES,
        services=_SERVICES & (numbers or frozenset(_NUMBER.findall(grid.caption))),
        unit=Unit.PERCENT if percent else points[0].cell.unit,
        points=tuple(sorted(points, key=lambda point: (point.period.end, point.period.start))),
    )


def words(text: str) -> frozenset[str]:
    """The stems of a head or a sentence that tell what it is of."""
    return frozenset(_SENSES.get(stem, stem) for stem in stems(text)) - _SAYS_LITTLE


def likeness(sentence: Sentence, series: Series) -> float:
    """How much of what heads the series the sentence says, 0 to 1; 0 where it names another service or another limit."""
    said = sentence.text
    named = frozenset(_NUMBER.findall(said)) | {
        digit for word, digit in _WORDED if re.search(word, said, re.IGNORECASE)
    }
    spoken = named & _SERVICES or frozenset(_NUMBER.findall(sentence.passage.text)) & _SERVICES
    if series.services and spoken and not spoken & series.services:
        return 0.0
    if series.numbers and not series.numbers <= named:
        return 0.0
    told = words(said)
    if not series.words:
        return len(told & series.around) / max(len(series.around), 1)
    return len(told & series.words) / len(series.words)


def spoken_of(
    reading: Reading, sentence: Sentence, own: Sequence[Series], least: float = 0.5, unit: Unit | None = None
) -> Series | None:
    """The one series of the reading's own that the sentence is most like, among those whose table stands near it; None where two are alike."""
    told = words(sentence.text)
    near = [
        (likeness(sentence, one) + len(told & one.words) / 10 + len(told & one.around) / 100, one)
        for one in own
        if abs(reading.block_of(sentence) - one.placed.block) <= NEAR_BLOCKS
        and (unit is None or one.unit is unit)
        and likeness(sentence, one) >= least
    ]
    best = max((score for score, _ in near), default=0.0)
    alike = [one for score, one in near if score == best]
    return alike[0] if len(alike) == 1 else None
