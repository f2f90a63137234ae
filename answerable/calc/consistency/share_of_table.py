"""A share told in prose is not the one that the table beside it gives.
Example: "personal incidents are now 18% of calls", beside a table with 4,363 personal incidents of 23,220, which is 18.8%.

It is silent where the table has no total, where it is not said which period the share is of, where the sentence names no row of the
table, and on a share so far off that another whole must be meant.

It matters because the share is the sentence that is quoted, and the table the evidence for it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.consistency.arithmetic import stated
from answerable.calc.consistency.finding import Finding, Kind, Severity, place_in_table, place_of
from answerable.calc.consistency.reading import Placed, Reading
from answerable.calc.consistency.series import NEAR_BLOCKS, words
from answerable.calc.figures.figure import Figure, Role, Unit
from answerable.calc.tables import Cell, Grid, Line

RULE = "share_of_table"
_FARTHEST = Decimal(8)
_POINT = Decimal(1)
_NOW = re.compile(r"\b(?:now|currently|latest|most\srecent|last\syear)\b", re.IGNORECASE)
_OF = re.compile(r"\s?\)?,?\sof\s", re.IGNORECASE)
_MAKES_UP = re.compile(
    r"\b(?:account(?:s|ed|ing)?\sfor|ma[dk]es?\sup|making\sup|represent(?:s|ed|ing)?|compris(?:es?|ed))\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class _Share:
    """A row and a total of one column, and what the one is of the other in percent."""

    line: Line
    part: Cell
    whole: Cell
    column: int
    total: Line

    @property
    def percent(self) -> Decimal:
        return 100 * self.part.value / self.whole.value


def share_of_table(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every share in prose that the row and the total of a table near it give otherwise."""
    for reading in readings:
        for figure in reading.figures if reading.placed else ():
            if _is_share(figure) and (share := _shared(reading, figure)):
                yield from _judged(reading, figure, share)


def _is_share(figure: Figure) -> bool:
    text, number = figure.sentence.text, figure.number
    told = (
        figure.unit is Unit.PERCENT and figure.role is Role.LEVEL and not figure.aimed and figure.qualifier == "exact"
    )
    said = _OF.match(text, number.end) or _MAKES_UP.search(text[max(0, number.start - 50) : number.start])
    return bool(told and said and number.upper is None)


def _shared(reading: Reading, figure: Figure) -> _Share | None:
    """The one share that the sentence speaks of."""
    at = reading.block_of(figure.sentence)
    near = [placed for placed in reading.placed if abs(placed.block - at) <= NEAR_BLOCKS]
    earlier = [
        one.number.end for one in reading.by_sentence[figure.sentence.number] if one.number.end <= figure.number.start
    ]
    clause = figure.sentence.text[max(earlier, default=0) : figure.number.start]
    found = [share for placed in near for share in _of_grid(placed, figure, clause)]
    return found[0] if len(found) == 1 else None


def _of_grid(placed: Placed, figure: Figure, clause: str) -> Iterator[_Share]:
    grid = placed.grid
    totals = [line for line in grid.lines if line.is_total]
    column = _column(grid, figure)
    if len(totals) != 1 or column is None or not grid.adds_up(column):
        return
    said = words(clause)
    for line in grid.lines:
        part, whole = line.cells[column], totals[0].cells[column]
        label = words(line.label)
        if not line.is_total and label and label <= said and part and whole and whole.value >= part.value > 0:
            yield _Share(line, part, whole, column, totals[0])


def _column(grid: Grid, figure: Figure) -> int | None:
    """The column of the period told, or the last one where the sentence says "now"."""
    if figure.period:
        return next((at for at, period in enumerate(grid.periods) if period == figure.period), None)
    dated = [(period.end, at) for at, period in enumerate(grid.periods) if period]
    before = figure.sentence.text[max(0, figure.number.start - 60) : figure.number.start]
    return max(dated)[1] if len(dated) > 1 and _NOW.search(before) else None


def _judged(reading: Reading, figure: Figure, share: _Share) -> Iterator[Finding]:
    low, high = stated(figure)
    off = abs(share.percent - figure.value)
    if low <= share.percent <= high or off > _FARTHEST:
        return
    expected = share.percent.quantize(_CENT)
    message = f"{share.part.printed} of {share.whole.printed} is {expected}%, not {figure.number.printed} ({share.line.label})."
    severity = Severity.LOW if off < _POINT else Severity.MEDIUM
    places = (
        place_of(reading.name, figure),
        place_in_table(reading.name, share.line, share.part),
        place_in_table(reading.name, share.total, share.whole),
    )
    half = (high - low) / 2
    interval = ((share.percent - half).quantize(_CENT), (share.percent + half).quantize(_CENT))
    yield Finding(RULE, Kind.ARITHMETIC, severity, message, places, expected, interval)
