"""What an XLSX file says of its cells beside their values: formats, faults, what is merged and what is hidden."""

import posixpath
from dataclasses import dataclass, field

from answerable.calc.grids.formats import BUILT_IN, GENERAL
from answerable.calc.grids.grid import Box, letters, place
from answerable.measures.intake.archives import MOST_CELLS, Archive, Attributes, walk
from answerable.measures.intake.cells import Unreadable

TRUE = ("1", "true")
NEVER_CALCULATED = "the formula has no value stored with it: open the file in a spreadsheet, save it, and send it again"


@dataclass
class SheetNotes:
    """Beside the values of one sheet: the format code of a cell, why it has no value, merges, what is hidden.

    `bottom` and `right` bound the cells that hold something; -1 where none does.
    """

    name: str
    hidden: bool = False
    codes: dict[tuple[int, int], str] = field(default_factory=dict)
    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[Box] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    bottom: int = -1
    right: int = -1

    @property
    def cells(self) -> int:
        return (self.bottom + 1) * (self.right + 1)

    @property
    def too_much(self) -> Unreadable:
        """That it reaches too far to be read."""
        message = f"sheet '{self.name}' reaches to row {self.bottom + 1:,} and column {self.right + 1:,}"
        return Unreadable(f"{message}, too much to read: take out what stands far from the table, and save again.")


def notes(archive: Archive) -> tuple[SheetNotes, ...]:
    """The notes of every worksheet, in the workbook's order. Raises Unreadable."""
    listed: list[tuple[Attributes, str]] = []
    targets = _relations(archive)

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            listed.append((attributes, targets.get(attributes.get("id", ""), "")))

    walk(archive.read("xl/workbook.xml"), start=start)
    codes = _codes(archive.read("xl/styles.xml"))
    found = []
    for attributes, path in listed:
        if "worksheets/" in path:
            note = SheetNotes(attributes.get("name", ""), attributes.get("state", "visible") != "visible")
            _Sheet(note, codes).read(archive.read(path))
            found.append(note)
    return tuple(found)


def _relations(archive: Archive) -> dict[str, str]:
    targets: dict[str, str] = {}

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship":
            path = posixpath.join("xl", attributes.get("Target", ""))
            targets[attributes.get("Id", "")] = posixpath.normpath(path).lstrip("/")

    walk(archive.read("xl/_rels/workbook.xml.rels") or b"<none/>", start=start)
    return targets


def _codes(content: bytes) -> tuple[str, ...]:
    """The number format of each cell style, by its number."""
    own: dict[int, str] = {}
    found: list[str] = []
    inside = [False]

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "numFmt":
            own[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", GENERAL)
        elif tag == "cellXfs":
            inside[0] = True
        elif tag == "xf" and inside[0]:
            number = int(attributes.get("numFmtId", "0"))
            found.append(own.get(number) or BUILT_IN.get(number, GENERAL))

    def end(tag: str) -> None:
        if tag == "cellXfs":
            inside[0] = False

    walk(content or b"<none/>", start=start, end=end)
    return tuple(found)


class _Sheet:
    """Walks one worksheet, keeping the place it is at: rows and cells may leave their names out."""

    def __init__(self, note: SheetNotes, codes: tuple[str, ...]) -> None:
        self.note, self.codes = note, codes
        self.row, self.column = -1, -1
        self.style, self.named, self.error = "0", "", False
        self.formula = self.valued = self.within = False
        self.said = ""

    def read(self, content: bytes) -> None:
        walk(content, start=self.start, end=self.end, text=self.text, raw=True)

    def start(self, tag: str, attributes: Attributes) -> None:
        match tag:
            case "row":
                self._row(attributes)
            case "c":
                self._cell(attributes)
            case "f":
                self.formula = True
            case "v" | "is":
                self.within = True
            case "col" if attributes.get("hidden") in TRUE:
                low, high = int(attributes["min"]), int(attributes["max"])
                self.note.hidden_columns.update(range(low - 1, min(high, 16_384)))
            case "mergeCell":
                first, _, last = attributes.get("ref", "A1").partition(":")
                self.note.merges.append(Box(*place(first), *place(last or first)))

    def text(self, said: str) -> None:
        if self.within:
            self.valued = self.valued or bool(said)
            self.said += said if self.error else ""

    def end(self, tag: str) -> None:
        if tag in ("v", "is"):
            self.within = False
        elif tag == "c":
            self._finished()

    def _row(self, attributes: Attributes) -> None:
        self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
        self.column, self.named = -1, ""
        if attributes.get("hidden") in TRUE:
            self.note.hidden_rows.add(self.row)

    def _cell(self, attributes: Attributes) -> None:
        # most cells of a sheet are empty and formatted: what only matters for the others is worked out at their end
        if "r" in attributes:
            self.named = attributes["r"]
        else:
            self._placed()
            self.column += 1
        self.style = attributes.get("s", "0")
        self.error = attributes.get("t") == "e"
        self.formula = self.valued = self.within = False
        self.said = ""

    def _placed(self) -> None:
        if self.named:
            (self.row, self.column), self.named = place(self.named), ""

    def _finished(self) -> None:
        if not (self.valued or self.formula):
            return
        self._placed()
        at = (self.row, self.column)
        style = int(self.style)
        code = self.codes[style] if style < len(self.codes) else GENERAL
        self.note.bottom, self.note.right = max(self.note.bottom, at[0]), max(self.note.right, at[1])
        if self.note.cells > MOST_CELLS:
            raise self.note.too_much
        if code != GENERAL:
            self.note.codes[at] = code
        if self.error:
            name = f"{letters(self.column)}{self.row + 1}"
            self.note.faults[at] = (
                f"the sheet itself shows an error there ({self.said or '#N/A'}): mend {name} and save"
            )
        elif not self.valued:
            self.note.faults[at] = NEVER_CALCULATED
