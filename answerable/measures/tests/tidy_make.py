"""Files of series for tests, as an analyst would write them."""

from collections.abc import Sequence
from datetime import date, timedelta

from answerable.measures.intake.tidy_series import Rows, Sheet, read

HEADER = "measure,period_start,period_end,value"


def month(index: int) -> str:
    """The first and last day of a month as two cells; 0 is January 2021."""
    year, number = 2021 + index // 12, index % 12 + 1
    last = date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)
    return f"{year}-{number:02d}-01,{last}"


def sheet(*lines: str, more: str = "") -> Sheet:
    """The sheet of a file whose header is the usual one and `more`."""
    return read("\n".join([HEADER + more, *lines]).encode())


def monthly(values: Sequence[object], name: str = "Burglary", /, **columns: Sequence[object]) -> Sheet:
    """A sheet with one series by months; `columns` are further ones, a cell for each value."""
    header = "".join(f",{column}" for column in columns)
    cells = [",".join(["", *(str(column[index]) for column in columns.values())]) for index in range(len(values))]
    lines = [f"{name},{month(index)},{value}{cells[index]}" for index, value in enumerate(values)]
    return sheet(*lines, more=header)


def only(found: Sheet) -> Rows:
    """The one series of a sheet."""
    (rows,) = found.series.values()
    return rows
