"""Titles above a table, and the periods that they name."""

import re

from answerable.calc.figures.when import Lead, mentions
from answerable.calc.grids.grid import Grid
from answerable.calc.grids.marks import spaced, tidied
from answerable.calc.periods import Kind, NotAPeriod, Period, read

MOST_ABOVE, MOST_ACROSS = 8, 40
_MADE = re.compile(
    r"\b(?:extract(?:ed)?|produced|created|printed|published|updated|run|refreshed|prepared|correct)\b", re.IGNORECASE
)
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
        cells = [column for column in range(min(grid.width, MOST_ACROSS)) if not grid.at(row, column).empty]
        if len(cells) == 1:
            return row, cells[0]
        if cells:
            return None
    return None


def periods_above(grid: Grid, header: int) -> tuple[tuple[tuple[int, int], Period], ...]:
    """The cells above a header that name a period, the nearest first; not those that say when the file was made."""
    found = []
    for row in range(header - 1, max(-1, header - MOST_ABOVE), -1):
        for column in range(min(grid.width, MOST_ACROSS)):
            text = spaced(grid.at(row, column).shown)
            if text and not _MADE.search(text) and (period := period_in(text)):
                found.append(((row, column), period))
    return tuple(found)


def year_above(grid: Grid, header: int) -> Period | None:
    """The financial or calendar year that a title above names, or else the sheet's name."""
    named = [period for _, period in periods_above(grid, header)]
    named += [period] if (period := period_in(spaced(grid.name))) else []
    return next((one for one in named if one.kind in (Kind.FINANCIAL_YEAR, Kind.CALENDAR_YEAR)), None)


def timeless(text: str) -> str:
    """A title or a sheet's name without its dates and numbers, for the next month's to be known by: "calls #"."""
    return spaced(re.sub(r"(?:#[\s/-]*)+", "# ", _TIMELY.sub("#", tidied(text.replace("_", " ")))))
