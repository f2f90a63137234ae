"""The door for what offices receive: XLSX, XLSM, XLS, ODS or CSV in, sheets as grids out, or a sentence why not."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from answerable.calc.grids.formats import GENERAL, form_of, shown
from answerable.calc.grids.grid import NOTHING, Box, Cell, Form, Grid, Value
from answerable.measures.intake import cells, ods, xlsx
from answerable.measures.intake.archives import MOST_CELLS, Archive
from answerable.measures.intake.cells import Unreadable
from answerable.measures.intake.xlsx import SheetNotes

MOST_BYTES = 30_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's days have no time zone
# Excel counts a 29 February 1900 that never was: times of more than a day stand one day later until then
_EARLY_EPOCH, _SETTLED = _EPOCH + timedelta(days=1), _EPOCH + timedelta(days=61)

type Raw = int | float | str | bool | time | date | datetime | timedelta


@dataclass(frozen=True)
class Workbook:
    """A file as its sheets, in its own order. `kind` is xlsx, xls, ods or csv."""

    sheets: tuple[Grid, ...]
    kind: str

    def sheet(self, name: str) -> Grid | None:
        """The sheet of that name, whatever its capitals."""
        return next((one for one in self.sheets if one.name.casefold() == name.casefold()), None)


def opened(content: bytes, filename: str = "") -> Workbook:
    """The workbook in a file. Raises Unreadable with a sentence that says what to do.

    Sheets are told by their content, not by the name of the file, which names the one sheet of a CSV.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(f"it is larger than {MOST_BYTES // 1_000_000} MB: send the sheets of figures only.")
    if content.startswith(b"PK"):
        book = _packed(content)
    elif content.startswith(_OLD_OFFICE):
        book = _old(content)
    else:
        book = _text(content, filename)
    if not any(sheet.rows for sheet in book.sheets):
        raise Unreadable("there is nothing in any of its sheets: nothing to take in.")
    for sheet in book.sheets:
        _refuse_piled(sheet)
    return book


def _refuse_piled(sheet: Grid) -> None:
    """No spreadsheet merges a cell twice; thousands of merges over a whole sheet would take hours to lay out."""
    merged = sum(
        (min(box.bottom + 1, sheet.height) - box.top) * (min(box.right + 1, sheet.width) - box.left)
        for box in sheet.merges
        if box.top < sheet.height and box.left < sheet.width
    )
    if merged > sheet.height * sheet.width:
        raise Unreadable(f"in sheet '{sheet.name}' merged cells lie upon one another: save it again in a spreadsheet.")


def _packed(content: bytes) -> Workbook:
    archive = Archive(content)
    if archive.read("mimetype").strip().startswith(_ODS):
        return Workbook(ods.sheets(archive), "ods")
    if "xl/workbook.xml" in archive.names:
        return _xlsx(content, archive)
    if "xl/workbook.bin" in archive.names:
        raise Unreadable("it is a binary workbook (XLSB): save it as XLSX and send that.")
    what = "a Word document" if "word/document.xml" in archive.names else "a packed file that is not a spreadsheet"
    raise Unreadable(f"it is {what}: send the spreadsheet itself, as XLSX, ODS or CSV.")


def _xlsx(content: bytes, archive: Archive) -> Workbook:
    notes = xlsx.notes(archive)
    if not notes:
        raise Unreadable("it has macros or charts and no sheet of cells: send the sheets that the figures stand in.")
    held = 0
    for note in notes:
        held += note.cells
        if held > MOST_CELLS:
            raise note.too_much
    with _calamine(content) as book:
        return Workbook(tuple(_noted(book, note) for note in notes), "xlsx")


def _noted(book: CalamineWorkbook, note: SheetNotes) -> Grid:
    if note.bottom < 0:
        return Grid(note.name, (), (), note.hidden)
    raw = _values(book, note.name)
    rows = []
    for row in range(note.bottom + 1):
        line = raw[row] if row < len(raw) else []
        rows.append(tuple(_noted_cell(line, row, column, note) for column in range(note.right + 1)))
    hidden = (frozenset(note.hidden_rows & set(range(len(rows)))), frozenset(note.hidden_columns))
    return Grid(note.name, tuple(rows), tuple(note.merges), note.hidden, *hidden)


def _noted_cell(line: list[Raw], row: int, column: int, note: SheetNotes) -> Cell:
    if fault := note.faults.get((row, column)):
        return Cell(None, "", fault=fault)
    raw = line[column] if column < len(line) else ""
    return NOTHING if raw == "" else _cell(raw, note.codes.get((row, column), GENERAL))


def _cell(raw: Raw, code: str) -> Cell:
    if isinstance(raw, float) and not isfinite(raw):
        return Cell(None, str(raw), fault="it holds a number without end: mend the formula and save")
    form = form_of(code)
    value = _value(raw, form)
    if code == GENERAL and isinstance(value, date):
        form = Form.DAY
    if code == GENERAL and isinstance(value, timedelta):
        form = Form.CLOCK
    return Cell(value, shown(value, code), form) if value is not None else NOTHING


def _value(raw: Raw, form: Form) -> Value:
    match raw:
        case str():
            return raw if raw.strip() else None
        case int() | float() if not isinstance(raw, bool):
            # fifteen digits are what a spreadsheet itself keeps and shows: 0.1 + 0.2 is 0.3
            return Decimal(format(raw, ".15g"))
        case time() | datetime():
            return _moment(raw, form)
        case _:
            return raw


def _moment(raw: time | datetime, form: Form) -> Value:
    if isinstance(raw, time):
        return datetime.combine(_EPOCH, raw) - _EPOCH
    if form in (Form.CLOCK, Form.MINUTES):
        return raw - (_EPOCH if raw >= _SETTLED else _EARLY_EPOCH)
    return raw.date() if raw.time() == time.min else raw


def _old(content: bytes) -> Workbook:
    if _ENCRYPTED in content:
        raise Unreadable("it is protected by a password: take the password off, save, and send it again.")
    with _calamine(content) as book:
        unseen = {one.name for one in book.sheets_metadata if one.visible is not SheetVisibleEnum.Visible}
        return Workbook(tuple(_plain(book, name, name in unseen) for name in book.sheet_names), "xls")


def _plain(book: CalamineWorkbook, name: str, hidden: bool) -> Grid:
    """A sheet of an old workbook, of which neither number formats nor hidden rows are known."""
    merged = book.get_sheet_by_name(name).merged_cell_ranges or []
    boxes = tuple(Box(top, left, bottom, right) for (top, left), (bottom, right) in merged)
    rows = tuple(tuple(NOTHING if raw == "" else _cell(raw, GENERAL) for raw in line) for line in _values(book, name))
    return Grid(name, rows, boxes, hidden)


def _values(book: CalamineWorkbook, name: str) -> list[list[Raw]]:
    try:
        sheet = book.get_sheet_by_name(name)
    except CalamineError as error:
        raise Unreadable(f"sheet '{name}' is damaged: save it again in a spreadsheet.") from error
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise Unreadable(f"sheet '{name}' holds more than {MOST_CELLS:,} cells: send the sheets of figures only.")
    return list(sheet.to_python(skip_empty_area=False))


def _calamine(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except CalamineError as error:
        said = "password" in str(error).casefold() or type(error).__name__ == "PasswordError"
        message = (
            "it is protected by a password: take the password off, save, and send it again."
            if said
            else "it is damaged or was not sent whole: open it in a spreadsheet, save it again, and send that."
        )
        raise Unreadable(message) from error


def _text(content: bytes, filename: str) -> Workbook:
    text = cells.decoded(content)
    if text.lstrip()[:200].casefold().startswith(("<html", "<!doctype html", "<?xml", "<table")):
        raise Unreadable("it is a web page by another name: open it in a spreadsheet, save it as XLSX, and send that.")
    head = "\n".join(text.splitlines()[:30])
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count)))
    except csv.Error as error:
        raise Unreadable(f"its rows cannot be told apart ({error}): save the file as CSV again.") from error
    if sum(map(len, lines)) > MOST_CELLS:
        raise Unreadable(f"it holds more than {MOST_CELLS:,} cells: send the figures only.")
    rows = tuple(tuple(Cell(one, one) if one.strip() else NOTHING for one in line) for line in lines)
    return Workbook((Grid(filename.rpartition(".")[0] or filename or "CSV", rows),), "csv")
