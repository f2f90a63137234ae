"""A document as a reader of figures sees it: passages of prose and tables of cells, each knowing its lines."""

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Passage:
    """Prose that belongs together. `starts` says at which offset of the text each line of the document begins."""

    text: str
    starts: tuple[tuple[int, int], ...]
    heading: str = ""

    def line_at(self, offset: int) -> int:
        """The line of the document, from 1, that the character at `offset` stands on."""
        at = bisect_right(self.starts, (offset, 1 << 60)) - 1
        return self.starts[max(at, 0)][1]


def passage(text: str, line: int, heading: str = "") -> Passage:
    """A passage that stands on one line."""
    return Passage(text, ((0, line),), heading)


@dataclass(frozen=True)
class Row:
    """The cells of one line of a table, as printed."""

    line: int
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """The row as one would quote it."""
        return " ".join(cell for cell in self.cells if cell)


@dataclass(frozen=True)
class Table:
    """Rows that stand under one another; the caption is the text just before them."""

    rows: tuple[Row, ...]
    caption: str = ""


Block = Passage | Table


@dataclass(frozen=True)
class Document:
    """What one file says. `name` is how the caller calls it."""

    name: str
    blocks: tuple[Block, ...]
    title: str = ""

    passages: tuple[Passage, ...] = field(init=False, repr=False, compare=False)
    tables: tuple[Table, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "passages", tuple(block for block in self.blocks if isinstance(block, Passage)))
        object.__setattr__(self, "tables", tuple(block for block in self.blocks if isinstance(block, Table)))
