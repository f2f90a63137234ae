"""What a page is made of, on the way to a document: prose and sheets of cells, not yet numbered and not yet joined over pages."""

from dataclasses import dataclass, field
from typing import NamedTuple

from answerable.calc.blocks import PassageKind, Unreadable


@dataclass(slots=True)
class Prose:
    """Words that belong together. `full` says that their last line fills its column, so that more may follow elsewhere."""

    text: str
    page: int
    kind: PassageKind = PassageKind.PARAGRAPH
    number: str = ""
    level: int = 0
    size: float = 0.0
    full: bool = False


class Cells(NamedTuple):
    """One row of a sheet; `said` as printed where cells are merged."""

    cells: tuple[str, ...]
    page: int
    said: str = ""


@dataclass(slots=True)
class Sheet:
    """Rows of cells. `edges` are the left edges of the columns in points, `heads` the rows known to be heads."""

    rows: list[Cells]
    edges: list[float]
    ruled: bool = True
    heads: int = 0

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.rows[0].page


@dataclass(slots=True)
class Unread:
    """Something that is seen on the page and not read."""

    kind: Unreadable
    page: int
    label: str = ""


Part = Prose | Sheet | Unread


@dataclass(slots=True)
class PageParts:
    """The parts of one page in reading order, in stretches that each stand in one column; and its footnotes."""

    stretches: list[list[Part]] = field(default_factory=list)
    notes: list[Prose] = field(default_factory=list)
