"""Whatever a sheet holds: nothing fails, what is kept comes back, and no figure is made up."""

import io
import zipfile
from contextlib import suppress
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.calc.grids.grid import Grid
from answerable.calc.tests.sheets import Said, sheet
from answerable.measures.intake.cells import Unreadable
from answerable.measures.intake.layouts.changing import renewed
from answerable.measures.intake.layouts.fitting import fits
from answerable.measures.intake.layouts.storing import from_json, to_json
from answerable.measures.intake.workbooks import opened
from answerable.measures.tests.layout_make import KNOWN, book, layout_of, reading
from tests import ugly_returns

CELLS: tuple[Said, ...] = (
    None, "", "Month", "Apr-24", "May-24", "2023/24", "Q1", "Total", "999 calls received", "Personal", "n/a", "*", "-", 5, 6,
    2023, 2024, "1,234", "note: something", "Amber Valley", date(2024, 4, 1), 45017, "YTD", "Target", "12%", "1:23",
)  # fmt: skip
sheets = st.lists(st.lists(st.sampled_from(CELLS), max_size=6), max_size=8).map(lambda rows: sheet(*rows))
months = st.lists(st.integers(0, 10**6), min_size=1, max_size=9)


@given(sheets, sheets)
@settings(deadline=None, max_examples=30)
def test_any_sheet_is_guessed_at_read_and_compared(one: Grid, other: Grid) -> None:
    first, second = book(one), book(other)
    layout = layout_of(first)
    assert from_json(to_json(layout)) == layout
    for workbook in (first, second):
        numbers = {cell.shown for grid in workbook.sheets for row in grid.rows for cell in row}
        assert {row.printed for row in reading(layout, workbook).rows} <= numbers
    fits(renewed(layout, second, KNOWN), second)


@given(months, months)
@settings(deadline=None, max_examples=25)
def test_figures_come_back_wherever_the_table_has_moved(calls: list[int], above: list[int]) -> None:
    rows = [(f"{date(2024, 1 + at, 1):%B %Y}", f"{value:,}") for at, value in enumerate(calls)]
    layout = layout_of(book(sheet(("Month", "999 calls received"), ("Apr-23", 1), ("May-23", 2))))
    moved = book(sheet(*[()] * (len(above) % 4), ("A new title",), (), ("Month", "999 calls received"), *rows))
    assert [row.value for row in reading(layout, moved).rows] == calls


@given(
    st.sampled_from(sorted(ugly_returns.ALL)),
    st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=3)), max_size=4),
)
@settings(deadline=None, max_examples=30)
def test_a_damaged_file_is_read_or_refused(name: str, wounds: list[tuple[int, bytes]]) -> None:
    with suppress(Unreadable):
        opened(_wounded(ugly_returns.ALL[name](), wounds))


def _wounded(content: bytes, wounds: list[tuple[int, bytes]]) -> bytes:
    """The workbook with bytes of its inner files overwritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = bytearray(old.read(name))
            for at, wound in wounds if "content" in name or "sheet" in name else ():
                data[at % len(data) : at % len(data) + len(wound)] = wound
            new.writestr(name, bytes(data))
    return out.getvalue()
