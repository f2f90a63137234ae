"""The month or quarter without a year that prose calls the highest or lowest, against the table that has a row or a column for each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answerable.calc.consistency.finding import Place, place_in_table
from answerable.calc.consistency.reading import Placed, Reading
from answerable.calc.consistency.series import NEAR_BLOCKS
from answerable.calc.figures.figure import Unit
from answerable.calc.figures.sentences import Sentence
from answerable.calc.figures.words import stems
from answerable.calc.periods import MONTH_NUMBERS
from answerable.calc.table_periods import part_of_year
from answerable.calc.tables import Cell, Grid, Line, is_total

_MONTHS = "|".join(name for name in MONTH_NUMBERS if len(name) > 3 or name == "may")
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_PART = re.compile(
    rf"\b(?:in|was|is|during|for)\s(?:the\s)?(?:(?P<month>{_MONTHS})|(?P<ordinal>first|second|third|fourth)\squarter|(?:quarter\s|q)(?P<number>[1-4]))\b(?!\s(?:19|20)\d\d)",
    re.IGNORECASE,
)
_NEAR, _LEAST = 50, 3
_SAYS_LITTLE = frozenset(stems("number total calls received all overall"))
_SERVICE = re.compile(r"(?<!\d)(?:999|101)(?!\d)")


@dataclass(frozen=True)
class Told:
    """The part of the year that is named with its value, and the one that the table has, with where both stand."""

    named: str
    value: str
    best: str
    higher: str
    places: tuple[Place, Place]


@dataclass(frozen=True)
class _Row:
    """One row or column of a table whose other heads are the parts of a year."""

    head: str
    cells: tuple[tuple[str, Line, Cell], ...]


def other_part(reading: Reading, sentence: Sentence, said: re.Match[str]) -> Told | None:
    """What the table near the sentence has instead of the part of the year that it names; None where nothing or not all of what it may mean says so."""
    part = _named(sentence.text, said)
    if not part:
        return None
    at = reading.block_of(sentence)
    rows = [
        row
        for placed in reading.placed
        if abs(placed.block - at) <= NEAR_BLOCKS
        for row in _spoken_of(reading, sentence, placed)
        if len(row.cells) >= _LEAST and any(label == part for label, _, _ in row.cells)
    ]
    found = [_against(reading, row, part, high=bool(said["high"])) for row in rows]
    return found[0] if found and all(found) else None


def _named(text: str, said: re.Match[str]) -> str:
    """The one month or quarter named close to the word, as a label gives it: "july", "q3"."""
    near = [
        one for one in _PART.finditer(text) if one.start() - said.end() <= _NEAR and said.start() - one.end() <= _NEAR
    ]
    between = text[min(said.end(), near[0].end()) : max(said.start(), near[0].start())] if near else ""
    if len(near) != 1 or re.search(r"[.;:]|,\s(?:and|but|while)\b", between):
        return ""
    one = near[0]
    return one["month"].casefold() if one["month"] else f"q{one['number'] or _ORDINALS[one['ordinal'].casefold()]}"


def _label(text: str) -> str:
    """A bare month or quarter in the form of `_named`, or nothing."""
    plain = text.strip(" .*†").casefold()
    if not part_of_year(plain):
        return ""
    quarter = re.match(r"(?:q|qtr|quarter)\s?([1-4])", plain)
    return f"q{quarter[1]}" if quarter else plain


def _rows(grid: Grid) -> Iterator[_Row]:
    for column, head in enumerate(grid.heads):
        down = [
            (_label(line.label), line, cell)
            for line in grid.lines
            if _label(line.label) and (cell := line.cells[column])
        ]
        if down:
            yield _Row(head, tuple(down))
    inner = [_label(path[-1]) if path else "" for path in grid.paths]
    for line in grid.lines if any(inner) and not any(_label(line.label) for line in grid.lines) else ():
        across = [(label, line, cell) for label, cell in zip(inner, line.cells, strict=True) if label and cell]
        if across:
            yield _Row(line.label, tuple(across))


def _spoken_of(reading: Reading, sentence: Sentence, placed: Placed) -> list[_Row]:
    """The rows that the sentence can mean: of the value told in it, of the service or the words named, else the totals."""
    rows = list(_rows(placed.grid))
    values = {one.value for one in reading.by_sentence.get(sentence.number, ()) if one.unit is Unit.COUNT}
    with_value = [row for row in rows if values & {cell.value for _, _, cell in row.cells}]
    if with_value:
        return with_value
    services = set(_SERVICE.findall(sentence.text))
    said = set(stems(sentence.text))
    named = [row for row in rows if services & set(_SERVICE.findall(row.head))]
    worded = [row for row in rows if (own := set(stems(row.head)) - _SAYS_LITTLE) and own <= said]
    totals = [row for row in rows if is_total(row.head)]
    of_caption = set(stems(placed.grid.caption)) & set(stems(sentence.passage.text))
    return named or worded or (totals if of_caption else [])


def _against(reading: Reading, row: _Row, part: str, *, high: bool) -> Told | None:
    label, line, cell = next(one for one in row.cells if one[0] == part)
    best = max(row.cells, key=lambda one: one[2].value if high else -one[2].value)
    if best[2].value == cell.value:
        return None
    places = (place_in_table(reading.name, line, cell), place_in_table(reading.name, best[1], best[2]))
    return Told(_printed(label), cell.printed, _printed(best[0]), best[2].printed, places)


def _printed(label: str) -> str:
    return label.capitalize()
