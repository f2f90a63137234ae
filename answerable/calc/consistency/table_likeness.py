"""Cells of tables beside figures in prose and cells of other tables, by head, label, caption and period."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from answerable.calc.consistency.candidate import Candidate
from answerable.calc.consistency.one_side import is_flow
from answerable.calc.consistency.parting import is_part
from answerable.calc.figures.figure import Role, Unit
from answerable.calc.figures.when import mentions
from answerable.calc.figures.words import stem, stems
from answerable.calc.periods import Period
from answerable.calc.tables import Cell, Grid, Line

_ROOT = 5
_MOST_APART = 2
_SOME_PEOPLE = frozenset(
    stem(word)[:_ROOT]
    for word in ["female", "male", "women", "men", "girls", "boys", "adults", "children", "young", "older"]
)
_GENERIC = frozenset(
    stem(word)[:_ROOT]
    for word in [
        "total",
        "number",
        "numbers",
        "recorded",
        "average",
        "overall",
        "count",
        "figure",
        "figures",
        "volume",
        "percentage",
        "data",
        "period",
        "last",
        "years",
        "months",
        "table",
        "rate",
        "rates",
        "appendix",
    ]
)
_RUNG = re.compile(r"(?<![\d,.])(?:999|101|111|112)(?![\d,.])")
_CODE = re.compile(r"(?<![\d.,])\d{3}(?![\d.,])")
_A_FEW, _NEARLY = 3, Decimal("1.05")


@dataclass(frozen=True)
class Told:
    """One cell with what its table says of it."""

    document: int
    grid: Grid
    line: Line
    column: int
    cell: Cell

    @cached_property
    def period(self) -> Period | None:
        """The period of its row, else of its column."""
        return self.line.period or self.grid.periods[self.column]

    @cached_property
    def subject(self) -> frozenset[str]:
        """Roots of the telling words of its head and its label, without the periods among them."""
        head = "" if self.grid.periods[self.column] else self.grid.heads[self.column]
        label = "" if self.line.period else self.line.label
        return roots(f"{head} {label}") - _GENERIC

    @cached_property
    def labels(self) -> frozenset[str]:
        """Roots of the words of all labels of the grid."""
        return frozenset(root for line in self.grid.lines for root in roots(line.label)) - _GENERIC

    @cached_property
    def of(self) -> frozenset[Period]:
        """The periods that the words above the table name."""
        named = (mention.period for mention in mentions(f"{self.grid.caption} {self.grid.corner}"))
        return frozenset(period for period in named if period)

    @cached_property
    def caption(self) -> frozenset[str]:
        """Roots of the words above the table."""
        return roots(f"{self.grid.caption} {self.grid.corner}") - _GENERIC

    @cached_property
    def codes(self) -> frozenset[str]:
        """Names made of numbers, as telephone numbers are, in the words above the table, its head and its label."""
        above = f"{self.grid.caption} {self.grid.corner} {self.grid.heads[self.column]}"
        return frozenset(_CODE.findall(f"{above} {'' if self.line.period else self.line.label}"))


def roots(text: str) -> frozenset[str]:
    """The first letters of the stems, so that "submitted" meets "submissions"."""
    return frozenset(word[:_ROOT] for word in stems(text))


def cells(document: int, grids: Sequence[Grid]) -> Iterator[Told]:
    """The cells of tables that tell a level: not totals of change, not empty."""
    for grid in grids:
        for line in grid.lines:
            for column, cell in enumerate(line.cells):
                if cell and not re.search(r"\bchange\b|difference|variance|target", grid.heads[column], re.IGNORECASE):
                    yield Told(document, grid, line, column, cell)


def tells_cell(candidate: Candidate, told: Told) -> bool:
    """Whether a figure in prose speaks of this cell: same unit and period, and every telling word of its head near by.

    Where neither names a period the row must be named as well ("in Ashby 260 officers are in post").
    """
    figure = candidate.figure
    if figure.role is not Role.LEVEL or figure.aimed or figure.per or figure.period != told.period or is_part(figure):
        return False
    same_unit = figure.unit is told.cell.unit and told.grid.is_percent(told.column) == (figure.unit is Unit.PERCENT)
    if not same_unit or len(told.subject) < 2 or _another_kind(candidate, told):
        return False
    return _tells_named_row(candidate, told) if told.period is None else _tells_period(candidate, told)


def _another_kind(candidate: Candidate, told: Told) -> bool:
    """Whether the values are far apart, the figure tells what came in, or the table is of some people only and the prose is not."""
    highest, lowest = max(candidate.figure.value, told.cell.value), min(candidate.figure.value, told.cell.value)
    if highest > _MOST_APART * lowest or is_flow(candidate.figure):
        return True
    of_some = _SOME_PEOPLE & (told.caption | roots(told.grid.heads[told.column]))
    return bool(of_some and not of_some & roots(candidate.close))


def _tells_period(candidate: Candidate, told: Told) -> bool:
    near = frozenset(word[:_ROOT] for word in candidate.wider)
    counted = frozenset(word[:_ROOT] for word in candidate.figure.about)
    codes = sorted(told.codes)
    if not told.subject <= near or not _names_service(candidate, codes):
        return False
    if counted & told.subject:
        return counted <= told.subject | told.caption | _GENERIC or bool(codes and told.subject <= counted)
    return _done_so(candidate, told)


def _names_service(candidate: Candidate, codes: Sequence[str]) -> bool:
    """Whether the sentence, or where it names no number to ring what stands around it, names the service of the caption."""
    text = candidate.sentence.text
    if not _RUNG.search(text):
        text = f"{candidate.heading} {candidate.before} {text}"
    return not codes or any(re.search(rf"(?<![\d,.]){code}(?![\d,.])", text) for code in codes)


def _tells_named_row(candidate: Candidate, told: Told) -> bool:
    """Row and head are both named beside the number and no other row is, and the head is what it counts."""
    name, head = roots(told.line.label) - _GENERIC, roots(told.grid.heads[told.column]) - _GENERIC
    counted = frozenset(word[:_ROOT] for word in candidate.figure.about)
    near = roots(candidate.stretch)
    if not (name and head) or told.line.is_total or near & told.labels - name - head:
        return False
    return name <= near and head <= near and bool(counted & head) and counted <= head | told.caption | _GENERIC


def _done_so(candidate: Candidate, told: Told) -> bool:
    """Whether the words right after the number say what the head says of other words ("videos submitted to the portal")."""
    figure = candidate.figure
    end = figure.number.end
    last = min(
        [
            end + 60,
            *(
                one.number.start
                for one in candidate.near
                if one.number.start >= end and one.sentence is figure.sentence
            ),
        ]
    )
    return len(roots(figure.sentence.text[end:last]) & told.subject) >= 2


def same_cell(a: Told, b: Told) -> bool:
    """Whether two cells of different tables tell one thing: same head and label, same period, captions that share a word."""
    if (
        a.grid is b.grid
        or a.period != b.period
        or a.cell.unit is not b.cell.unit
        or not a.subject
        or a.subject != b.subject
    ):
        return False
    if a.period is None and (a.line.label.casefold() != b.line.label.casefold() or not a.line.label or a.of != b.of):
        return False
    shared, shorter = len(a.caption & b.caption), min(len(a.caption), len(b.caption))
    enough = shared if a.period else 2 * shared >= shorter > 0
    return a.codes == b.codes and bool(enough)


def of_one_thing(pairs: Sequence[tuple[Told, Told]]) -> bool:
    """Whether two tables of one form tell one thing: where most of what both tell differs by far, each is of a thing of its own."""
    alike = sum(_near(a.cell.value, b.cell.value) for a, b in pairs)
    return len(pairs) < _A_FEW or 2 * alike >= len(pairs)


def _near(a: Decimal, b: Decimal) -> bool:
    return max(a, b) <= _NEARLY * min(a, b) if min(a, b) > 0 else a == b
