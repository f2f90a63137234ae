"""Parts of which the last is called the rest ("the remaining 600"), so that with it they are the whole of what is told or tabled before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.consistency.finding import Place, place_in_table, place_of
from answerable.calc.consistency.listed_parts import adds
from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.series import NEAR_BLOCKS
from answerable.calc.figures.figure import Figure
from answerable.calc.figures.words import stems

_REST = re.compile(r"\bthe\s(?:remaining|other)\s£?$", re.IGNORECASE)
_OF = re.compile(r"\bof\s(?:the|all|those|these)\s£?$", re.IGNORECASE)
_NEAR = Decimal("0.05")


@dataclass(frozen=True)
class Rest:
    """Parts that leave nothing out, what they come to, and the whole that is told or tabled for them."""

    parts: tuple[Figure, ...]
    total: Decimal
    printed: str
    place: Place


def with_rest(reading: Reading, told: Sequence[Figure]) -> Iterator[Rest]:
    """The parts of a sentence whose last is the rest, when the whole near them is another number and theirs stands nowhere."""
    rest = told[-1]
    if not _REST.search(_before(rest)) or not all(adds(one, rest.unit) for one in told):
        return
    wholes = [one for one in told if _OF.search(_before(one))]
    parts = tuple(one for one in told if one not in wholes)
    total = sum((one.value for one in parts), Decimal(0))
    if len(wholes) == 1 and wholes[0].value != total and _is_near(wholes[0].value, total):
        yield Rest(parts, total, wholes[0].number.printed, place_of(reading.name, wholes[0]))
    elif not wholes and len(parts) > 2 and not _stands(reading, total):
        tabled = sorted(_tabled(reading, rest, total), key=lambda entry: abs(entry[0] - total))
        if tabled:
            yield Rest(parts, total, tabled[0][1].printed, tabled[0][1])


def _before(figure: Figure) -> str:
    return figure.sentence.text[: figure.number.start]


def _is_near(whole: Decimal, total: Decimal) -> bool:
    return abs(whole - total) <= whole * _NEAR


def _stands(reading: Reading, total: Decimal) -> bool:
    """Whether the sum is told anywhere in the paper: then it is the whole that is meant."""
    celled = (cell.value for grid in reading.grids for line in grid.lines for cell in line.cells if cell)
    return any(value == total for value in celled) or any(one.value == total for one in reading.figures)


def _tabled(reading: Reading, rest: Figure, total: Decimal) -> Iterator[tuple[Decimal, Place]]:
    """The cells near the sum in the rows that the passage names, of tables that stand near it."""
    at = reading.block_of(rest.sentence)
    said = set(stems(rest.sentence.passage.text))
    for placed in reading.placed:
        if abs(placed.block - at) > 2 * NEAR_BLOCKS:
            continue
        for line in placed.grid.lines:
            label = set(stems(line.label))
            for cell in line.cells if label and label <= said else ():
                if cell and cell.unit is rest.unit and _is_near(cell.value, total):
                    yield cell.value, place_in_table(reading.name, line, cell)
