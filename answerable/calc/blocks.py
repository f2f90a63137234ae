"""A document as a reader of figures sees it: passages of prose and tables of cells in reading order, each knowing its lines.

`line` counts the lines of a text file from 1; of DOCX and PDF it is the number of the block in reading order, where each
paragraph and each row of a table counts one. `page` is the page as counted from 1, where the form has pages.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


class Form(StrEnum):
    """What kind of file a document was read from."""

    TEXT = "text"
    MARKDOWN = "markdown"
    DOCX = "docx"
    PDF = "pdf"


class PassageKind(StrEnum):
    """What part a passage plays on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    FOOTNOTE = "footnote"
    BOX = "box"


@dataclass(frozen=True)
class Passage:
    """Prose that belongs together. `starts` says at which offset of the text each line of the document begins.

    `number` is the printed number of the paragraph or heading ("3.2"), also where a DOCX counts it by itself; `level` is 1 to 9
    for headings and list items, else 0.
    """

    text: str
    starts: tuple[tuple[int, int], ...]
    heading: str = ""
    kind: PassageKind = PassageKind.PARAGRAPH
    number: str = ""
    level: int = 0
    page: int | None = None

    @property
    def line(self) -> int:
        """The line it begins on."""
        return self.starts[0][1]

    def line_at(self, offset: int) -> int:
        """The line of the document, from 1, that the character at `offset` stands on."""
        at = bisect_right(self.starts, (offset, 1 << 60)) - 1
        return self.starts[max(at, 0)][1]


def passage(text: str, line: int, heading: str = "") -> Passage:
    """A passage that stands on one line."""
    return Passage(text, ((0, line),), heading)


@dataclass(frozen=True)
class Row:
    """The cells of one line of a table, as printed, as many as the table has columns.

    A merged cell's text stands in every place that it covers; `said` is then the row as printed, each cell once.
    """

    line: int
    cells: tuple[str, ...]
    page: int | None = None
    said: str = ""

    @property
    def text(self) -> str:
        """The row as one would quote it."""
        return self.said or " ".join(cell for cell in self.cells if cell)


@dataclass(frozen=True)
class Table:
    """Rows that stand under one another; the caption is the text just before them.

    `heads` is how many rows at the top are known to be heads (marked so, or seen by the reader); 0 where nothing is known. Heads of
    several rows are read downwards: a column's path is what stands above it, outermost first.
    """

    rows: tuple[Row, ...]
    caption: str = ""
    heads: int = 0

    @property
    def line(self) -> int:
        """The line of its first row."""
        return self.rows[0].line

    @property
    def page(self) -> int | None:
        """The page it begins on."""
        return self.rows[0].page


Block = Passage | Table


class Unreadable(StrEnum):
    """What stands in a document and is not read."""

    PICTURE = "picture"
    CHART = "chart"
    OBJECT = "object"
    SCAN = "scan"


@dataclass(frozen=True)
class NotRead:
    """Something that was not read, so that it is listed and not silently lost; `label` its name or alternative text."""

    kind: Unreadable
    line: int
    page: int | None = None
    label: str = ""


@dataclass(frozen=True)
class Document:
    """What one file says. `name` is how the caller calls it; `pages` how many there are, where the form has pages."""

    name: str
    blocks: tuple[Block, ...]
    title: str = ""
    form: Form = Form.TEXT
    not_read: tuple[NotRead, ...] = ()
    pages: int | None = None

    passages: tuple[Passage, ...] = field(init=False, repr=False, compare=False)
    tables: tuple[Table, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "passages", tuple(block for block in self.blocks if isinstance(block, Passage)))
        object.__setattr__(self, "tables", tuple(block for block in self.blocks if isinstance(block, Table)))
