"""Every figure of a document in one form, whether it stands in prose or in a cell: the form that a ledger keeps."""

from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.figures.figure import Direction, Role, Unit
from answerable.calc.periods import Period
from answerable.calc.standing import Qualifier


@dataclass(frozen=True)
class Claim:
    """What one figure of a document says, and where.

    `block` counts the document's blocks from 0. In prose `start` and `end` are offsets in the passage's text, `row` and `column` are
    None; in a table `row` counts its rows and `column` its cells from 0, and `start`, `end` are None. `value` is in whole units
    (226000 for £226k; seconds for 1:37), `upper` the upper end where a span is told. `subject` is the noun phrase, or the cell's
    header path and label; `place` the area named; `speaker` who is said to have said it; `quote` the sentence or the row.
    """

    block: int
    line: int
    printed: str
    value: Decimal
    unit: Unit
    subject: str
    quote: str
    page: int | None = None
    start: int | None = None
    end: int | None = None
    row: int | None = None
    column: int | None = None
    upper: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    role: Role = Role.LEVEL
    direction: Direction = Direction.NONE
    period: Period | None = None
    since: Period | None = None
    against: Period | None = None
    place: str = ""
    speaker: str = ""
    per: str = ""
    aimed: bool = False
