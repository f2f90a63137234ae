"""What a rule finds, and where."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from answerable.calc.figures.figure import LONGEST_QUOTE, Figure, Unit
from answerable.calc.figures.sentences import Sentence
from answerable.calc.periods import Period, printed
from answerable.calc.tables import Cell, Line

MOST_PLACES = 8


class Kind(StrEnum):
    """What is wrong."""

    CONTRADICTION = "contradiction"
    ARITHMETIC = "arithmetic"
    TOTAL = "total"
    PERIOD = "period"
    UNIT = "unit"
    BASELINE = "baseline"
    MISSING = "missing"


class Severity(StrEnum):
    """High changes the message a reader takes away, medium is wrong but leaves it, low is wording."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Place:
    """One place in a document: its line from 1, its exact words, and the value told there (None where words are at fault).

    `at` finds the figure on its line again: the offset of its number in the passage, or the column of its cell counted as in
    `Grid` (see `tables`); None where no single figure is meant.
    """

    document: str
    line: int
    quote: str
    value: Decimal | None
    unit: Unit | None
    period: Period | None = None
    printed: str = ""
    page: int | None = None
    at: int | None = None

    @property
    def when(self) -> str | None:
        """The period in words, if the place names one."""
        return printed(self.period) if self.period else None


@dataclass(frozen=True)
class Finding:
    """A question to the author: one plain sentence, the places, and what was expected where that can be computed.

    `expected` is in the unit of the first place; `interval` what the rounding of the figures leaves open.
    """

    rule: str
    kind: Kind
    severity: Severity
    message: str
    places: tuple[Place, ...]
    expected: Decimal | None = None
    interval: tuple[Decimal, Decimal] | None = None


def place_of(document: str, figure: Figure) -> Place:
    """Where a figure in prose stands."""
    sentence, number = figure.sentence, figure.number
    return Place(
        document,
        figure.line,
        figure.quote,
        figure.value,
        figure.unit,
        figure.period,
        number.printed,
        sentence.passage.page,
        sentence.offset + number.start,
    )


def place_in_text(document: str, sentence: Sentence, start: int, end: int, longest: int = LONGEST_QUOTE) -> Place:
    """Where words stand that are no figure: the quote is their sentence, of one past the longest what stands around them."""
    text = sentence.text
    first, last = 0, len(text)
    if len(text) > longest:
        half = longest // 2
        first = text.rfind(" ", 0, start - half) + 1 if start > half else 0
        found = text.find(" ", end + half)
        last = found if found > 0 else len(text)
    line = sentence.line_at(start)
    return Place(document, line, text[first:last].strip(), None, None, page=sentence.passage.page)


def place_in_table(document: str, line: Line, cell: Cell, period: Period | None = None) -> Place:
    """Where a cell stands; the quote is its whole row."""
    return Place(
        document,
        line.line,
        line.text[:300],
        cell.value,
        cell.unit,
        period or line.period,
        cell.printed,
        line.page,
        cell.column,
    )
