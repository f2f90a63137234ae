"""Files of every kind through the one door: read rightly, or refused with a sentence that says what to do."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal

import openpyxl
import pytest

from answerable.calc.grids.grid import Box, Cell, Form, Grid
from answerable.measures.intake.cells import Unreadable
from answerable.measures.intake.workbooks import Workbook, opened
from tests import ugly_returns

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
PATH = "xl/worksheets/sheet1.xml"


def saved(values: Mapping[str, tuple[object, str]] | None = None) -> bytes:
    """A workbook with these values and number formats in its one sheet."""
    book = openpyxl.Workbook()
    for name, (value, code) in (values or {"A1": (1, "General")}).items():
        book.worksheets[0][name] = value
        book.worksheets[0][name].number_format = code
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_file(content: bytes, name: str, data: bytes | None) -> bytes:
    """The packed file with one of its files replaced, or added, or taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        if data is not None:
            new.writestr(name, data)
    return out.getvalue()


def first(content: bytes) -> Grid:
    return opened(content, "calls.csv").sheets[0]


def only(value: object, code: str = "General") -> Cell:
    return first(saved({"B2": (value, code)})).at(1, 1)


def refusal(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        opened(content)
    return str(refused.value)


@pytest.mark.parametrize(
    ("value", "code", "cell"),
    [
        (1234, "#,##0", Cell(Decimal(1234), "1,234")),
        (0.1 + 0.2, "General", Cell(Decimal("0.3"), "0.3")),
        (0.125, "0.0%", Cell(Decimal("0.125"), "12.5%", Form.PERCENT)),
        ("1,2 34 ", "General", Cell("1,2 34 ", "1,2 34 ")),
        (date(2023, 4, 1), "mmm-yy", Cell(date(2023, 4, 1), "Apr-23", Form.MONTH)),
        (date(2023, 4, 1), "dd/mm/yyyy", Cell(date(2023, 4, 1), "01/04/2023", Form.DAY)),
        (time(0, 1, 23), "hh:mm:ss", Cell(timedelta(seconds=83), "00:01:23", Form.CLOCK)),
        (timedelta(hours=30), "[h]:mm:ss", Cell(timedelta(hours=30), "30:00:00", Form.CLOCK)),
        (1.25, "hh:mm:ss", Cell(timedelta(hours=30), "30:00:00", Form.CLOCK)),
        (True, "General", Cell(True, "TRUE")),
    ],
)
def test_cells_of_xlsx(value: object, code: str, cell: Cell) -> None:
    assert only(value, code) == cell


def test_a_formula_that_was_never_calculated_is_a_fault() -> None:
    assert "no value stored" in only("=1+1").fault


def test_an_error_in_a_cell_is_a_fault_that_names_it() -> None:
    assert "#REF!): mend B2" in only("#REF!").fault


def test_a_number_without_end_is_a_fault() -> None:
    content = with_file(saved(), PATH, SHEET.format('<row r="1"><c r="A1"><v>1e400</v></c></row>').encode())
    assert "without end" in first(content).at(0, 0).fault


def test_what_is_hidden_and_merged_in_xlsx() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"], sheet["C3"] = "2023/24", 1, 2
    sheet.merge_cells("A1:C1")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("Old")["A1"] = 1
    book["Old"].sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    seen, old = opened(out.getvalue()).sheets
    assert (seen.hidden_rows, seen.hidden_columns, seen.merges) == (frozenset([1]), frozenset([1]), (Box(0, 0, 0, 2),))
    assert (seen.hidden, old.hidden) == (False, True)
    assert seen.under(0, 2).shown == "2023/24"


def test_cells_of_ods() -> None:
    grid = first(ugly_returns.watch())
    assert grid.at(2, 2) == Cell(Decimal("0.125"), "12.5%", Form.PERCENT)
    assert grid.at(2, 1) == Cell("2,912 [p]", "2,912 [p]")


def test_what_is_merged_and_hidden_in_ods() -> None:
    book = opened(ugly_returns.crime())
    assert book.sheets[0].merges[0] == Box(3, 0, 6, 0)
    assert [sheet.hidden for sheet in book.sheets] == [False, True]


def test_a_million_empty_rows_of_ods_are_nothing() -> None:
    assert first(ugly_returns.crime()).height < 20


def test_csv() -> None:
    assert first(b"Month;Calls\nApr-23;1,234\n").at(1, 1) == Cell("1,234", "1,234")


def test_csv_is_named_after_its_file() -> None:
    assert first(b"a,b\n1,2\n").name == "calls"


def test_a_sheet_by_its_name() -> None:
    assert Workbook((Grid("Calls"),), "csv").sheet("CALLS") is not None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"PK\x03\x04 and so on", "damaged"),
        (saved()[:2000], "damaged"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"<html><table><tr><td>1</td></tr></table>", "web page"),
        (saved({"A1": (None, "General")}), "nothing in any"),
        (with_file(saved(), "xl/workbook.xml", None), "not a spreadsheet"),
        (with_file(saved(), PATH, b"<worksheet"), "unclosed token"),
        (with_file(saved(), PATH, b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "entities"),
        (with_file(saved(), PATH, SHEET.format('<row r="1"><c r="A0"><v>1</v></c></row>').encode()), "damaged"),
        (with_file(saved(), "xl/big.xml", bytes(130_000_000)), "larger than"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused(content: bytes, words: str) -> None:
    assert words in refusal(content)


def test_a_cell_far_away_is_refused_before_memory_is_taken() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert "row 1,048,576" in refusal(with_file(saved(), PATH, SHEET.format(rows).encode()))


def test_formatted_empty_rows_are_no_matter() -> None:
    rows = "".join(f'<row r="{at}"><c r="A{at}" s="0"/></row>' for at in range(2, 50_000))
    sheet = SHEET.format('<row r="1"><c r="A1"><v>5</v></c></row>' + rows)
    assert first(with_file(saved(), PATH, sheet.encode())).height == 1


def test_an_ods_with_a_password_is_refused() -> None:
    locked = b'<manifest xmlns="m"><encryption-data/></manifest>'
    assert "password" in refusal(with_file(ugly_returns.watch(), "META-INF/manifest.xml", locked))


def test_a_workbook_without_a_sheet_of_cells_is_refused() -> None:
    listed = b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>'
    assert "no sheet of cells" in refusal(with_file(saved(), "xl/workbook.xml", listed))


def test_a_file_packed_another_way_and_damaged_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as packed:
        packed.writestr("xl/workbook.xml", "<a/>" * 5000)
    at = out.getvalue().index(b"xl/workbook.xml") + 15 + 12
    assert "damaged" in refusal(out.getvalue()[:at] + b"\xff\xff\xff" + out.getvalue()[at + 3 :])


def test_merged_cells_that_lie_upon_one_another_are_refused() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1000"><c r="CV1000"><v>1</v></c></row>'
    merges = "</sheetData><mergeCells>{}</mergeCells><sheetData>".format('<mergeCell ref="A1:CV1000"/>' * 20)
    assert "merged" in refusal(with_file(saved(), PATH, SHEET.format(rows + merges).encode()))
