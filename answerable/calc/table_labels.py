"""Which columns of a table are labels: the first, the second where the first only gathers rows, or the one after a running number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from answerable.calc.blocks import Row
from answerable.calc.periods import Period
from answerable.calc.table_cells import read_cell
from answerable.calc.table_heads import period_of

_SAMPLE = 60
_YEAR_COLUMN = re.compile(r"(?:financial\s|calendar\s)?years?|period|month|quarter|date", re.IGNORECASE)
_NOT_A_LABEL = re.compile(
    r"(?:page|item|agenda|tel|telephone|phone|fax|mobile|ref|reference|version|date|contact|e-?mail|paragraph|para|no|number|report\s(?:no|number|ref\w*)|postcode|address|appendix|time)\b[.:]?(?:\s\w+)?"
    r"|.{1,80}\b(?:tel|telephone|phone|fax|mobile|e-?mail)\b[.:]?",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\b(?:year|months)\s(?:to|end\w*)\b(?:\s\w+){0,4}$", re.IGNORECASE)
_PAGED = re.compile(
    r"(?:pages?(?:\s(?:no|number)s?)?|badge|collar|shoulder|ref|reference|id|urn|code|post\s?code|tel\w*|phone|ext\w*)(?:\s(?:no|number))?\.?",
    re.IGNORECASE,
)
_FEWEST_PAGES = 4


@dataclass
class Labels:
    """The columns of labels, outermost first; `when` are columns that only name periods. An empty outer label is that of the row above."""

    columns: tuple[int, ...]
    when: tuple[int, ...] = ()
    headed: bool = True
    corner: str = ""
    above: dict[int, str] = field(default_factory=dict)

    def of(self, row: Row) -> tuple[tuple[str, ...], Period | None]:
        """The names of a row, outermost first, and the period that one of them or a column of periods gives it."""
        told = [self._told(row, column) for column in self.columns]
        names = tuple(name for at, name in enumerate(told) if name and name not in told[:at])
        dated = [_at(row, column) for column in self.when]
        whole = " ".join(reversed(names)) if len(names) > 1 else ""
        ended = f"{self.corner} {names[-1]}" if names and _ENDED.search(self.corner) else ""
        periods = [period_of(text) for text in (*dated, ended, whole, *reversed(names)) if text]
        return names, next((period for period in periods if period), None)

    def has(self, column: int, row: Row) -> bool:
        """Whether the cell is a label, or the value of a label that names no figure ("Page", "Telephone") in a table without heads."""
        if column in self.columns or column in self.when or (column == 0 and self.columns):
            return True
        return not self.headed and bool(_NOT_A_LABEL.fullmatch(_at(row, 0)))

    def _told(self, row: Row, column: int) -> str:
        """An outer label holds until the next; the innermost is the row's own. A total of an outer group has no inner label."""
        text = _at(row, column)
        if column == self.columns[-1]:
            return text
        if not text:
            return self.above.get(column, "")
        self.above[column] = text
        return text


def labels_of(rows: Sequence[Row], headed: Sequence[tuple[str, ...]], width: int) -> Labels:
    """The columns of labels, by what stands in the rows."""
    any_head = any(headed)
    sample = rows[:_SAMPLE]
    when = tuple(at for at in range(1, width) if _names_periods(sample, at, " ".join(headed[at])))
    if all(path and period_of(" ".join(path)) for path in headed) and all(read_cell(_at(row, 0)) for row in sample):
        return Labels((), when, any_head)
    if width > 2 and _is_words(sample, 1) and 1 not in when:
        if _runs(sample, 0):
            return Labels((1,), when, any_head)
        if _gathers(sample, 0):
            return Labels((0, 1), when, any_head)
    return Labels((0,), when, any_head, corner=" ".join(headed[0]))


def _at(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


def _names_periods(rows: Sequence[Row], column: int, head: str) -> bool:
    """A column of periods: "2022/23", "Jan 2023"; of bare years only where its head says that they are."""
    told = [cell for row in rows if (cell := _at(row, column))]
    if not told or not all(period_of(cell) for cell in told):
        return False
    return bool(_YEAR_COLUMN.search(head)) or any(read_cell(cell) is None for cell in told)


def _is_words(rows: Sequence[Row], column: int) -> bool:
    """A name in nearly every row, and no number."""
    told = [cell for row in rows if (cell := _at(row, column))]
    worded = [cell for cell in told if any(mark.isalpha() for mark in cell)]
    return bool(told) and all(read_cell(cell) is None for cell in told) and len(worded) * 5 >= len(rows) * 4


def _runs(rows: Sequence[Row], column: int) -> bool:
    """A running number: 1, 2, 3 or 1.1, 1.2."""
    told = [_at(row, column).rstrip(".") for row in rows]
    numbered = [text for text in told if re.fullmatch(r"\d{1,3}(?:\.\d{1,2})?", text)]
    rising = all(float(a) < float(b) for a, b in pairwise(numbered))
    return len(numbered) > 1 and len(numbered) == len([text for text in told if text]) and rising


def _gathers(rows: Sequence[Row], column: int) -> bool:
    """The first column names several rows at once: it repeats, or is left empty under its first row."""
    told = [_at(row, column) for row in rows]
    inner = [_at(row, column + 1) for row in rows]
    under = [at for at in range(1, len(told)) if inner[at] and (not told[at] or told[at] == told[at - 1])]
    distinct = len({name for name in inner if name})
    return bool(told[0]) and len(under) * 3 >= len(told) and distinct > 1


def pages(column: Sequence[Decimal | None], path: tuple[str, ...]) -> bool:
    """Whether a column tells pages, or numbers that only name: its head says so, or without a head small whole numbers never fall, as in a list of contents."""
    told = [value for value in column if value is not None]
    if path:
        return bool(_PAGED.fullmatch(path[-1]))
    small = all(value == int(value) and 0 < value < 1000 for value in told)
    return (
        small
        and len(told) >= _FEWEST_PAGES
        and len(set(told)) * 2 > len(told)
        and all(a <= b for a, b in pairwise(told))
    )
