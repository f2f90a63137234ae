"""One column of a table is called two things that exclude each other: year to date in its head, a rolling twelve months in its note.
Example: a head "YTD December" with the note "*12 month rolling total" under the table.

It is silent where the two labels stand at different columns, and on notes that no mark ties to a head unless the table has one such head.

It matters because nine months beside full years look like a fall, and twelve months called a year to date hide a rise.
"""

import re
from collections.abc import Iterator, Sequence

from answerable.calc.blocks import Row, Table
from answerable.calc.consistency.finding import Finding, Kind, Place, Severity
from answerable.calc.consistency.reading import Reading

RULE = "two_labels"
_TO_DATE = re.compile(r"\b(?:YTD|FYTD|year[\s-]to[\s-]date)\b", re.IGNORECASE)
_ROLLING = re.compile(
    r"\b(?:rolling\s)?(?:12|twelve)[\s-]months?(?:\srolling|\stotal)?\b|\brolling\syear\b", re.IGNORECASE
)
_SHORT = 30
_MARK = re.compile(r"^\s*([*†‡¹²³]+)|([*†‡¹²³]+)\s*$")


def two_labels(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every table with a head and a note that tell one column's months differently."""
    for reading in readings:
        for table in reading.tables:
            yield from _of_table(reading, table)


def _of_table(reading: Reading, table: Table) -> Iterator[Finding]:
    heads = [(row, cell) for row in table.rows[:3] for cell in row.cells if _TO_DATE.search(cell)]
    notes = [
        (row, cell) for row in table.rows[1:] for cell in row.cells if _is_note(row, cell) and _ROLLING.search(cell)
    ]
    for row, head in heads:
        for below, note in notes:
            if _ROLLING.search(head) or not _tied(head, note, only=len({cell for _, cell in heads}) == 1):
                continue
            message = f"One column is headed “{head.strip('* ')}” and noted as “{note.strip('* ')}”: year to date and twelve months are not the same."
            yield Finding(RULE, Kind.UNIT, Severity.LOW, message, (_place(reading, row), _place(reading, below)))
            return


def _is_note(row: Row, cell: str) -> bool:
    return sum(bool(one) for one in set(row.cells)) == 1 or bool(_MARK.search(cell))


def _tied(head: str, note: str, *, only: bool) -> bool:
    above, below = _MARK.search(head.strip()), _MARK.search(note.strip())
    if above and below:
        return (above[1] or above[2]) == (below[1] or below[2])
    return only and not below and len(note) <= _SHORT


def _place(reading: Reading, row: Row) -> Place:
    return Place(reading.name, row.line, row.text[:300], None, None, page=row.page)
