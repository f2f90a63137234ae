"""Sheets of an ODS file (OpenDocument 1.3 part 3): values as stored, and texts as LibreOffice showed them."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from answerable.calc.grids.formats import plain
from answerable.calc.grids.grid import NOTHING, Box, Cell, Form, Grid, Value
from answerable.measures.intake.archives import MOST_CELLS, Archive, Attributes, walk
from answerable.measures.intake.cells import Unreadable
from answerable.measures.intake.xlsx import NEVER_CALCULATED

_DURATION = re.compile(r"(-?)PT?(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?")
_ERROR = re.compile(r"#(?:REF|N/A|VALUE|DIV/0|NAME|NUM|NULL)[!?]?|Err:\d{3}")


def sheets(archive: Archive) -> tuple[Grid, ...]:
    """Every sheet, in order. Raises Unreadable."""
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Unreadable("it is protected by a password: take the password off, save, and send it again.")
    reader = _Reader()
    walk(archive.read("content.xml"), start=reader.start, end=reader.end, text=reader.text)
    return tuple(reader.grids)


class _Reader:
    """Walks content.xml. Repeated rows and cells are laid out only where they hold something."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.unseen: set[str] = set()
        self.style = ""
        self.depth = 0
        self.cells = 0
        self._new_sheet({})

    def _new_sheet(self, attributes: Attributes) -> None:
        self.name = attributes.get("name", "")
        self.hidden = attributes.get("style-name", "") in self.unseen
        self.rows: dict[int, list[Cell]] = {}
        self.merges: list[Box] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.row = self.column = 0
        self.line: dict[int, Cell] = {}
        self.repeat = 1
        self.cell: Attributes | None = None
        self.paragraphs: list[str] = []
        self.noting = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        match tag:
            case "style":
                self.style = attributes.get("name", "")
            case "table-properties" if attributes.get("display") == "false":
                self.unseen.add(self.style)
            case "table":
                self.depth += 1
                if self.depth == 1:
                    self._new_sheet(attributes)
            case "annotation":
                self.noting += 1
            case _ if self.depth == 1 and not self.noting:
                self._started(tag, attributes)

    def _started(self, tag: str, attributes: Attributes) -> None:
        match tag:
            case "table-column":
                self._column(attributes)
            case "table-row":
                self._row(attributes)
            case "table-cell" | "covered-table-cell":
                self.cell, self.paragraphs = attributes, []
            case "p" if self.cell is not None:
                self.paragraphs.append("")
            case "s" if self.paragraphs:
                self.paragraphs[-1] += " " * min(int(attributes.get("c", "1")), 40)
            case "line-break" | "tab" if self.paragraphs:
                self.paragraphs[-1] += " "

    def text(self, said: str) -> None:
        if self.cell is not None and self.paragraphs and not self.noting:
            self.paragraphs[-1] += said

    def end(self, tag: str) -> None:
        match tag:
            case "annotation":
                self.noting -= 1
            case "table":
                self.depth -= 1
                if self.depth == 0:
                    self.grids.append(self._grid())
            case "table-cell" | "covered-table-cell" if self.depth == 1 and not self.noting:
                self._cell_ended()
            case "table-row" if self.depth == 1:
                self._row_ended()

    def _column(self, attributes: Attributes) -> None:
        many = int(attributes.get("number-columns-repeated", "1"))
        if attributes.get("visibility", "visible") != "visible":
            self.hidden_columns.update(range(self.column, min(self.column + many, 16_384)))
        self.column += many

    def _row(self, attributes: Attributes) -> None:
        self.column, self.line = 0, {}
        self.repeat = int(attributes.get("number-rows-repeated", "1"))
        if attributes.get("visibility", "visible") != "visible":
            self.hidden_rows.update(range(self.row, min(self.row + self.repeat, 1_048_576)))

    def _cell_ended(self) -> None:
        attributes, self.cell = self.cell or {}, None
        many = int(attributes.get("number-columns-repeated", "1"))
        cell = _cell(attributes, " ".join(self.paragraphs).strip())
        if not cell.empty:
            self._count(many)
            self.line.update(dict.fromkeys(range(self.column, self.column + many), cell))
        wide = int(attributes.get("number-columns-spanned", "1"))
        high = int(attributes.get("number-rows-spanned", "1"))
        if wide > 1 or high > 1:
            self.merges.append(Box(self.row, self.column, self.row + high - 1, self.column + wide - 1))
        self.column += many

    def _row_ended(self) -> None:
        if self.line:
            width = max(self.line) + 1
            self._count(self.repeat * width)
            cells = [self.line.get(at, NOTHING) for at in range(width)]
            self.rows.update(dict.fromkeys(range(self.row, self.row + self.repeat), cells))
        self.row += self.repeat

    def _count(self, many: int) -> None:
        self.cells += many
        if self.cells > MOST_CELLS:
            raise Unreadable(f"it holds more than {MOST_CELLS:,} cells: send the sheets of figures only.")

    def _grid(self) -> Grid:
        height = max(self.rows, default=-1) + 1
        if height > MOST_CELLS:
            raise Unreadable(f"sheet '{self.name}' has something in row {height:,}: take it out, and save it again.")
        rows = tuple(tuple(self.rows.get(at, ())) for at in range(height))
        hidden = (frozenset(self.hidden_rows & set(range(height))), frozenset(self.hidden_columns))
        return Grid(self.name, rows, tuple(self.merges), self.hidden, *hidden)


def _cell(attributes: Attributes, text: str) -> Cell:
    kind = attributes.get("value-type", "")
    if kind == "error" or (_ERROR.fullmatch(text) and ("formula" in attributes or kind != "string")):
        return Cell(None, text, fault=f"the sheet itself shows an error there ({text or '#N/A'}): mend it and save")
    if not kind and "formula" in attributes:
        return Cell(None, text, fault=NEVER_CALCULATED)
    value, form = _value(kind, attributes, text)
    return Cell(value, text or _unshown(value), form) if value is not None else NOTHING


def _value(kind: str, attributes: Attributes, text: str) -> tuple[Value, Form]:
    match kind:
        case "float" | "currency":
            return _number(attributes["value"]), Form.PLAIN
        case "percentage":
            return _number(attributes["value"]), Form.PERCENT
        case "boolean":
            return attributes["boolean-value"] == "true", Form.PLAIN
        case "date":
            return _day(attributes["date-value"]), _day_form(text)
        case "time":
            return _duration(attributes["time-value"]), Form.MINUTES if text.count(":") == 1 else Form.CLOCK
        case _:
            return (text or attributes.get("string-value")) or None, Form.PLAIN


def _number(said: str) -> Decimal:
    number = Decimal(format(float(said), ".15g"))
    if not number.is_finite():
        raise ValueError(said)
    return number


def _unshown(value: Value) -> str:
    return plain(value) if isinstance(value, Decimal) else str(value)


def _day(said: str) -> date | datetime:
    return datetime.fromisoformat(said) if "T" in said else date.fromisoformat(said)


def _day_form(text: str) -> Form:
    """By what was shown: a number of four digits alone is a year, words and a year a month, else it is a day."""
    if re.fullmatch(r"\d{4}", text):
        return Form.YEAR
    return Form.MONTH if re.fullmatch(r"[A-Za-z]{3,9}\.?[ ’'-]*(?:\d{4}|\d\d)|\d{1,2}/\d{4}", text) else Form.DAY


def _duration(said: str) -> timedelta:
    found = _DURATION.fullmatch(said)
    if not found:
        raise ValueError(said)
    days, hours, minutes = (int(part or 0) for part in found.groups()[1:4])
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=float((found[5] or "0").replace(",", ".")))
    return -length if found[1] else length
