"""A table that rates has rows without a rating.
Example: of eight objectives under the head "RAG", three have "GREEN" and five have nothing.

It is silent where no head says that the column rates, and on rows that are heads of groups. A rating that is only a colour or a picture
is not read: the finding says how many are blank, so that one can see at once whether the whole column is.

It matters because a reader takes a blank for "nothing to report", and the rows that are hardest to rate are the ones left blank.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.calc.blocks import Row, Table
from answerable.calc.consistency.finding import MOST_PLACES, Finding, Kind, Place, Severity
from answerable.calc.consistency.reading import Reading

RULE = "blank_rating"
_RATES = re.compile(r"\s*(?:B?RAG(?:\s(?:rating|status))?|(?:current\s|overall\s)?rating|RAGB)\s*:?", re.IGNORECASE)
_FIRST_ROWS = 4
_SHORTEST_LABEL = 12
_CONTINUES = 3


@dataclass(frozen=True)
class _Rated:
    """A row that ought to have a rating."""

    row: Row
    rating: str


def blank_rating(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Each document's rows without a rating under a head that promises one."""
    for reading in readings:
        told = list(_rated(reading.tables))
        blank = [one.row for one in told if not one.rating]
        if blank:
            yield _finding(reading, blank, len(told))


def _rated(tables: Sequence[Table]) -> Iterator[_Rated]:
    column, last_line = None, 0
    for table in tables:
        goes_on = column is not None and 0 <= table.line - last_line <= _CONTINUES
        headed = _rating_column(table)
        column = headed if headed is not None else column if goes_on else None
        for row in table.rows if column is not None else ():
            if column is not None and _is_body(row, column):
                yield _Rated(row, row.cells[column].strip())
        last_line = table.rows[-1].line


def _rating_column(table: Table) -> int | None:
    """The column that a head says to hold ratings."""
    for row in table.rows[:_FIRST_ROWS]:
        for at, cell in enumerate(row.cells):
            if at and _RATES.fullmatch(cell):
                return at
    return None


def _is_body(row: Row, column: int) -> bool:
    """A row with words of its own before the rating, and not the head itself."""
    label = " ".join(row.cells[:column]).strip()
    return len(row.cells) > column and len(label) >= _SHORTEST_LABEL and not label.isupper() and not _heads_group(row)


def _heads_group(row: Row) -> bool:
    words = [word for word in row.cells[0].split() if word.isalpha()]
    return len([cell for cell in row.cells if cell]) == 1 and bool(words) and words[0].isupper() and len(words[0]) > 2


def _finding(reading: Reading, blank: Sequence[Row], rows: int) -> Finding:
    many = len(blank)
    message = f"{many} of {rows} rows that are to be rated have no rating (a mere colour is not read)."
    places = tuple(
        Place(reading.name, row.line, row.text[:160], None, None, page=row.page) for row in blank[:MOST_PLACES]
    )
    return Finding(RULE, Kind.MISSING, Severity.HIGH if many < rows else Severity.MEDIUM, message, places)
