"""The tidy form kept in a spreadsheet: told from other sheets by its header, and turned into the CSV that it stands for."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal

from answerable.calc.grids.formats import plain
from answerable.calc.grids.grid import Cell, Form, Grid
from answerable.measures.intake.returns import REQUIRED
from answerable.measures.intake.workbooks import Workbook


def tidy_csv(workbook: Workbook) -> bytes | None:
    """The first visible sheet whose first row names the columns of a tidy return, for `returns.read`; None without one.

    Rows keep their numbers. A percentage is written as the sheet shows it, which `returns.read` asks to be put right.
    """
    tidy = next((grid for grid in workbook.sheets if not grid.hidden and _is_tidy(grid)), None)
    if tidy is None:
        return None
    out = io.StringIO()
    width = max((at + 1 for at, cell in enumerate(tidy.rows[0]) if not cell.empty), default=0)
    for row in range(tidy.height):
        csv.writer(out, lineterminator="\n").writerow(_text(tidy.at(row, column)) for column in range(width))
    return out.getvalue().encode()


def _is_tidy(grid: Grid) -> bool:
    head = {cell.shown.strip().casefold() for cell in grid.rows[0]} if grid.rows else set()
    return set(REQUIRED) <= head


def _text(cell: Cell) -> str:
    match cell.value:
        case Decimal() if cell.form is not Form.PERCENT:
            return plain(cell.value)
        case datetime():
            return cell.value.isoformat()
        case date():
            return cell.value.isoformat()
        case _:
            return cell.shown
