"""Five workbooks as a force might send them, with all that makes them hard to read. Their figures are made for tests.

Each builder takes the last month that it tells of, so that the next month's file of the same sender can be built too:
`shifted` gives that one a new title, a row more above the table, and its rows in another order.
"""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

BOLD = Font(bold=True)
APRIL, SEPTEMBER, OCTOBER = date(2024, 4, 1), date(2024, 9, 1), date(2024, 10, 1)


def months(last: date, first: date = APRIL) -> list[date]:
    """The first days of the months from one to another."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [date(first.year + (first.month - 1 + at) // 12, (first.month - 1 + at) % 12 + 1, 1) for at in range(count)]


def contact(last: date = SEPTEMBER, *, shifted: bool = False) -> bytes:
    """XLSX: months across under merged years, two tables on the sheet, times and percentages, a total, notes, what is hidden."""
    book = Workbook()
    sheet = _first(book, f"Contact {last:%b %y}")
    top = 2 if shifted else 1
    sheet.cell(1, 1, f"Contact management: monthly return, {last:%B %Y}").font = BOLD
    if shifted:
        sheet.cell(2, 1, "New template: please report problems to the performance team.")
    span = months(last, date(2024, 1, 1))
    year, head = top + 2, top + 3
    sheet.cell(head, 1, "Indicator ")
    for at, month in enumerate(span):
        sheet.cell(head, 2 + at, f"{month:%b}")
    sheet.cell(year, 2, "2023/24")
    sheet.merge_cells(start_row=year, end_row=year, start_column=2, end_column=4)
    sheet.cell(year, 5, "2024/25")
    sheet.merge_cells(start_row=year, end_row=year, start_column=5, end_column=2 + len(span))
    sheet.cell(head, 2 + len(span), "Total")
    sheet.cell(head, 4 + len(span), "Comments")
    lines: list[tuple[str, Callable[[int], object], str]] = [
        ("999 calls received", lambda at: 13_000 + 37 * at, "#,##0"),
        ("% 999 calls answered within 10 seconds", lambda at: 0.9 + at / 1000, "0.0%"),
        ("101 ControlWorks - average wait (mm:ss)", lambda at: (83 + at) / 86_400, "mm:ss"),
        ("999 calls abandoned*", lambda at: "no data" if at == 4 else 40 + at, "General"),
    ]
    for row, (words, value, form) in enumerate(reversed(lines) if shifted else lines, head + 1):
        sheet.cell(row, 1, f"{words} ")
        for at, month in enumerate(span):
            sheet.cell(row, 2 + at, value(month.month + 12 * (month.year - 2024) - 1)).number_format = form
        if words == "999 calls received":
            sheet.cell(row, 2 + len(span), sum(13_000 + 37 * at for at in range(3, len(span))))
            sheet.cell(row, 4 + len(span), "Includes calls passed on by neighbours")
    sheet.column_dimensions["D"].hidden = True
    foot = head + len(lines) + 1
    sheet.cell(foot, 1, "* Calls where the caller rang off before an answer. Source: telephone system.")
    _alert(sheet, foot + 3, months(last))
    workings = book.create_sheet("Workings")
    workings.sheet_state = "hidden"
    workings["A1"], workings["B1"], workings["A2"], workings["B2"] = "Month", "999 calls received", "Apr-24", 1
    return _saved(book)


def _alert(sheet: Worksheet, top: int, span: list[date]) -> None:
    """A second table below the first, its months down and none of its headings in bold."""
    sheet.cell(top, 1, "Derbyshire Alert")
    for at, words in enumerate(("Month", "Messages sent", "Farm Watch members")):
        sheet.cell(top + 1, 1 + at, words)
    for at, month in enumerate(span):
        sheet.cell(top + 2 + at, 1, f"{month:%B %Y}")
        sheet.cell(top + 2 + at, 2, "N/A" if at == 1 else 160 + at)
        sheet.cell(top + 2 + at, 3, f"2,{900 + at}")


def asb(last: date = SEPTEMBER, *, shifted: bool = False) -> bytes:
    """XLSX: months down as dates, types of ASB under a merged heading, quarters in the middle, numbers as text, a wrong sum."""
    book = Workbook()
    sheet = _first(book, "ASB")
    top = 5 if shifted else 3
    sheet["A1"] = "Anti-social behaviour" if not shifted else "Anti-social behaviour (incidents by closing code)"
    sheet.merge_cells("A1:F1")
    sheet.cell(top, 3, "ASB incidents")
    sheet.merge_cells(start_row=top, end_row=top, start_column=3, end_column=6)
    sheet.cell(top, 1, "Month")
    sheet.merge_cells(start_row=top, end_row=top + 1, start_column=1, end_column=1)
    types = {"Personal": 300, "Nuisance": 1200, "Environmental": 50}
    for at, words in enumerate((*types, "Total")):
        sheet.cell(top + 1, 3 + at, words)
    row, since = top + 2, top + 2
    for month in months(last):
        _asb_month(sheet, row, month, types)
        row += 1
        if month.month in (6, 9, 12, 3):
            sheet.cell(row, 1, f"Q{(month.month - 4) // 3 % 4 + 1} total")
            for at in range(4):
                parts = [_plain(sheet.cell(one, 3 + at).value) for one in range(since, row)]
                sheet.cell(row, 3 + at, None if None in parts else sum(part or 0 for part in parts))
            row, since = row + 1, row + 1
    sheet.row_dimensions[top + 3].hidden = True
    sheet.cell(row + 1, 1, "[p] provisional. * fewer than five, suppressed.")
    return _saved(book)


def _asb_month(sheet: Worksheet, row: int, month: date, types: Mapping[str, int]) -> None:
    sheet.cell(row, 1, month).number_format = "mmm-yy"
    values = [base + month.month for base in types.values()]
    for at, value in enumerate(values):
        sheet.cell(row, 3 + at, value)
    sheet.cell(row, 6, sum(values))
    if month.month == 6:
        sheet.cell(row, 4, f"1,2 {values[1] % 100:02d}")
    if month.month == 8:
        sheet.cell(row, 6, sum(values) + 9)
    if month.month == 9:
        sheet.cell(row, 5, "*")
        sheet.cell(row, 6, f"{sum(values):,} [p]")


def waits(last: date = SEPTEMBER, *, shifted: bool = False, calculated: bool = True) -> bytes:
    """XLSX: one column, its months and its times written in every way at once, and formulas."""
    book = Workbook()
    cover = _first(book, "Read me")
    cover["A1"] = "Sent by the performance team. See next tab."
    sheet = book.create_sheet("101 waits")
    top = 4 if shifted else 2
    for at, words in enumerate(("Period", "Average wait", "Answered in 60s", "101 calls")):
        sheet.cell(top, 2 + at, words)
    cached: dict[str, str] = {}
    for at, month in enumerate(months(last)):
        row = top + 1 + at
        serial = (month - date(1899, 12, 30)).days
        said = [f"{month:%b-%y}", f"{month:%B %Y} ", month, serial, f"{month:%d/%m/%Y}", f"{month:%b} {month.year}"]
        sheet.cell(row, 2, said[at % 6])
        seconds = 90 + month.month
        clock = time(0, seconds // 60, seconds % 60)
        told = [
            f"00:01:{seconds - 60:02d}",
            clock,
            timedelta(seconds=seconds),
            f"{seconds}",
            f"{seconds // 60}m {seconds % 60}s",
        ]
        sheet.cell(row, 3, told[at % 5]).number_format = "hh:mm:ss"
        sheet.cell(row, 4, f"{70 + at / 2}%" if at % 2 else (70 + at / 2) / 100).number_format = "0.0%"
        sheet.cell(row, 5, f"=1000*{at + 1}")
        cached[f"E{row}"] = str(1000 * (at + 1))
    saved = _saved(book)
    return _with_cached(saved, "xl/worksheets/sheet2.xml", cached) if calculated else saved


def crime(last: date = date(2023, 4, 1), *, shifted: bool = False) -> bytes:
    """ODS: crime types within merged groups down, financial years across, totals in the middle, spaces in numbers."""
    years = range(2019, last.year + 1)
    rows = [[_text("Neighbourhood crime, Derbyshire")], []]
    if shifted:
        rows.insert(1, [_text("Revised October 2024")])
    rows.append([_text("Group"), _text("Crime type"), *(_text(f"{one}/{(one + 1) % 100}") for one in years)])
    groups = {
        "Vehicle crime": ("Theft from motor vehicle", "Theft of motor vehicle", "Vehicle interference"),
        "Personal": ("Robbery of personal property", "Theft from the person"),
    }
    whole = [0] * len(years)
    for base, (group, types) in enumerate(groups.items(), 1):
        sums = [0] * len(years)
        for at, kind in enumerate(types):
            values = [base * 1000 + at * 100 + one - 2000 for one in years]
            sums = [total + value for total, value in zip(sums, values, strict=True)]
            first = _text(group, rows=len(types) + 1) if at == 0 else COVERED
            told = [_text(f"{value // 1000} {value % 1000:03d}") if at else _number(value) for value in values]
            rows.append([first, _text(kind), *told])
        rows.append([COVERED, _text("Total"), *map(_number, sums)])
        whole = [total + value for total, value in zip(whole, sums, strict=True)]
    dwellings = [None if one == 2020 else 2600 - 10 * (one - 2019) for one in years]
    told = [_text("..") if one is None else _number(one) for one in dwellings]
    rows.append([_text("Burglary"), _text("Burglary – residential"), *told])
    whole = [total + (one or 0) for total, one in zip(whole, dwellings, strict=True)]
    rows.append([_text("All"), _text("Neighbourhood crime total"), *map(_number, whole)])
    rows += [[], [_text("Notes: .. not available. Years run from April to March.")]]
    return _ods({"Crime" if not shifted else "Crime (revised)": rows}, hidden=("Old",))


def watch(last: date = date(2024, 9, 30), *, shifted: bool = False) -> bytes:
    """ODS: one day, named in the title only; figures with words before them and marks behind; a total and a hidden row."""
    rows = [
        [_text(f"Membership of watch schemes at {last.day} {last:%B %Y}")],
        [_text("Scheme"), _text("Members"), _text("Change on last")],
        [_text("Farm Watch"), _text("2,912 [p]"), _percent("0.125")],
        [_text("Derbyshire Alert"), _text("c. 31,000"), _percent("-0.02")],
    ]
    rows = [*rows[:2], rows[3], rows[2]] if shifted else rows
    return _ods({f"Watch {last:%m-%y}": rows}, hidden=("Old",))


def _first(book: Workbook, name: str) -> Worksheet:
    sheet = book.worksheets[0]
    sheet.title = name
    return sheet


def _plain(value: object) -> int | None:
    digits = re.sub(r"[^\d]", "", str(value))
    return int(digits) if digits and value is not None else None


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _with_cached(content: bytes, path: str, values: Mapping[str, str]) -> bytes:
    """The workbook with the values of its formulas stored, as a spreadsheet stores them and openpyxl does not."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == path:
                text = data.decode()
                for cell, value in values.items():
                    text = re.sub(
                        rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)(?:<v ?/>|<v></v>)', rf"\g<1><v>{value}</v>", text
                    )
                data = text.encode()
            new.writestr(name, data)
    return out.getvalue()


COVERED = "<table:covered-table-cell/>"


def _text(said: str, rows: int = 1) -> str:
    spans = f' table:number-rows-spanned="{rows}" table:number-columns-spanned="1"' if rows > 1 else ""
    return f'<table:table-cell office:value-type="string"{spans}><text:p>{escape(said)}</text:p></table:table-cell>'


def _number(value: int) -> str:
    return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value:,}</text:p></table:table-cell>'


def _percent(value: str) -> str:
    shown = f"{float(value):.1%}"
    return f'<table:table-cell office:value-type="percentage" office:value="{value}"><text:p>{shown}</text:p></table:table-cell>'


_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)


def _ods(sheets: Mapping[str, list[list[str]]], hidden: tuple[str, ...] = ()) -> bytes:
    """An ODS file; each of the hidden sheets holds one word, and every sheet ends in a million empty rows."""
    unseen = {name: [[_text("old figures")]] for name in hidden}
    styles = '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>'
    tables = "".join(_ods_table(name, rows, name in unseen) for name, rows in {**sheets, **unseen}.items())
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", kind, zipfile.ZIP_STORED)
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def _ods_table(name: str, rows: list[list[str]], unseen: bool) -> str:
    lines = "".join(f"<table:table-row>{''.join(cells) or '<table:table-cell/>'}</table:table-row>" for cells in rows)
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    style = ' table:style-name="gone"' if unseen else ""
    return f"<table:table table:name={quoteattr(name)}{style}>{lines}{empty}</table:table>"


ALL: Mapping[str, Callable[..., bytes]] = {
    "contact": contact,
    "asb": asb,
    "waits": waits,
    "crime": crime,
    "watch": watch,
}
"""By the name that tests give them; XLSX but for crime and watch, which are ODS."""
