"""What reading a workbook by a layout gives: rows and problems, and what was passed over, checked or found changed."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from answerable.measures.intake.returns import Reading, RowProblem


@dataclass(frozen=True)
class CellProblem(RowProblem):
    """What is wrong in a cell; `column` names it ("sheet 'Calls', cell C7"), `row` is 0 or the number of the row made of it."""

    def __str__(self) -> str:
        return f"{self.column}: {self.message}" if self.column else super().__str__()


@dataclass(frozen=True)
class Skipped:
    """Cells that were passed over: where, how many, and why."""

    where: str
    cells: int
    why: str

    def __str__(self) -> str:
        many = "1 cell" if self.cells == 1 else f"{self.cells:,} cells"
        return f"{self.where} ({many}): {self.why}"


class Sum(StrEnum):
    """How a total stands to its parts."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNCHECKED = "unchecked"


@dataclass(frozen=True)
class TotalCheck:
    """A total beside the sum of its `parts`; `message` is a sentence with both numbers, or why they were not compared."""

    where: str
    state: Sum
    stated: Decimal | None
    summed: Decimal | None
    parts: int
    message: str


class Changed(StrEnum):
    """What is otherwise than when the layout was made."""

    NO_SHEET = "no sheet"
    NO_TABLE = "no table"
    NEW = "new"
    MISSING = "missing"
    TWICE = "twice"


@dataclass(frozen=True)
class Difference:
    """One thing that is otherwise: where to look, and a sentence that says what it is and what to do."""

    kind: Changed
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(frozen=True)
class Fit:
    """Whether a workbook is as its layout says; if not, precisely what is otherwise."""

    differences: tuple[Difference, ...] = ()

    @property
    def fits(self) -> bool:
        return not self.differences


@dataclass(frozen=True)
class SheetReading(Reading):
    """A reading of a workbook; every cell of its tables is a row, a problem, a total checked, or skipped and said."""

    skipped: tuple[Skipped, ...] = ()
    totals: tuple[TotalCheck, ...] = ()

    @property
    def suspicious(self) -> tuple[TotalCheck, ...]:
        return tuple(total for total in self.totals if total.state is Sum.DIFFERS)
