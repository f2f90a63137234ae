"""Titles above a table, and the periods that they name."""

import re

from answerable.calc.figures.when import Lead, mentions
from answerable.calc.grids.grid import Grid
from answerable.calc.grids.marks import spaced, tidied
from answerable.calc.periods import NotAPeriod, Period, read

MOST_ABOVE = 8
_TIMELY = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|q[1-4]|v?\d[\d./-]*)\b|\d+",
    re.IGNORECASE,
)


def period_in(text: str) -> Period | None:
    """The one period that a title, or the name of a sheet, names; None where it names none or several."""
    said = text.replace("_", " ").strip()
    try:
        return read(said)
    except NotAPeriod:
        pass
    found = {one.period for one in mentions(said) if one.period and one.lead is Lead.OF}
    return found.pop() if len(found) == 1 else None


def title_above(grid: Grid, header: int) -> tuple[int, int] | None:
    """The nearest cell above a header that stands alone in its row: the title of what is below."""
    for row in range(header - 1, max(-1, header - MOST_ABOVE), -1):
        cells = [column for column in range(min(grid.width, 40)) if not grid.at(row, column).empty]
        if len(cells) == 1:
            return row, cells[0]
        if cells:
            return None
    return None


def period_above(grid: Grid, header: int) -> Period | None:
    """The period that the nearest row above names, or else the sheet's name."""
    for row in range(header - 1, max(-1, header - MOST_ABOVE), -1):
        for column in range(min(grid.width, 40)):
            cell = grid.at(row, column)
            if isinstance(cell.value, str) and (found := period_in(spaced(cell.value))):
                return found
    return period_in(grid.name)


def timeless(text: str) -> str:
    """A title or a sheet's name without its dates and numbers, for the next month's to be known by: "calls #"."""
    return spaced(re.sub(r"(?:#[\s/-]*)+", "# ", _TIMELY.sub("#", tidied(text.replace("_", " ")))))
