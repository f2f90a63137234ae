"""Something is said of every row of a table ("it fell in every district"), and one row goes the other way.
Example: "Landings fell in every harbour", over a table with a rise of 3.3% for one of the harbours.

It is silent where no table near it has rows of that name, where the table has no change or no two periods, and where half of the rows or
more go the other way: then the table is of something else.

It matters because whoever lives in the one place where it rose knows better.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from answerable.calc.consistency.finding import Finding, Kind, Place, Severity, place_in_table, place_in_text
from answerable.calc.consistency.reading import Placed, Reading
from answerable.calc.consistency.relations import is_change
from answerable.calc.consistency.series import NEAR_BLOCKS
from answerable.calc.figures.number_words import WORDED
from answerable.calc.figures.sentences import Sentence
from answerable.calc.figures.words import stem, stems
from answerable.calc.tables import Cell, Grid, Line

RULE = "every_one"
_EVERY = re.compile(
    rf"\b(?:every|each|each\sof\sthe(?:\s(?:{WORDED}|\d+))?|all(?:\sof)?(?:\sthe)?(?:\s(?:{WORDED}|\d+))?)\s(?:single\s|other\s)?(?P<noun>[a-z]{{3,}})\b",
    re.IGNORECASE,
)
_UP = re.compile(r"\b(?:r[io]s(?:e|en|ing)|increas(?:e[ds]?|ing)|grew|grow(?:n|ing|s)?|higher|safer|went\sup)\b", re.I)
_DOWN = re.compile(
    r"\b(?:f[ae]ll(?:en|ing|s)?|decreas(?:e[ds]?|ing)|declin(?:e[ds]?|ing)|dropp(?:ed|ing)|drops?|reduc(?:ed|ing)|lower|went\sdown)\b",
    re.I,
)
_NOT = re.compile(
    r"\b(?:not|nearly|almost|except|apart|but|will|aim\w*|target|expect\w*|should|would|could|if)\b", re.I
)
_TIMES = frozenset(stems("year month quarter week day time hour case"))
_PAIR = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s?%\s\((\d+(?:\.\d+)?)\s?%\)")
_COMPARED = re.compile(r"\b(?:compared|against|previous|last\syear|year\sbefore|in\sbrackets)\b", re.I)
_NEAR, _LEAST = 70, 3


def every_one(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every claim of all rows that a row near it does not bear out."""
    for reading in readings:
        for sentence in reading.sentences:
            said = _EVERY.search(sentence.text)
            rising = _rising(sentence.text, said) if said else None
            if said and rising is not None:
                yield from _of_table(reading, sentence, said, rising)
                yield from _of_pairs(reading, sentence, said, rising)


def _rising(text: str, said: re.Match[str]) -> bool | None:
    """Which way all went; None where it is of a plan or with an exception, or names no way or both."""
    near = text[max(0, said.start() - _NEAR) : said.end() + _NEAR]
    up, down = bool(_UP.search(near)), bool(_DOWN.search(near))
    return None if up == down or _NOT.search(near) else up


def _of_table(reading: Reading, sentence: Sentence, said: re.Match[str], rising: bool) -> Iterator[Finding]:
    placed = _table(reading, sentence, stem(said["noun"]))
    told = _moves(placed.grid) if placed and stem(said["noun"]) not in _TIMES else []
    wrong = [one for one in told if one[2] and (one[2] > 0) != rising]
    if wrong and len(told) >= _LEAST and len(wrong) * 2 < len(told):
        places = tuple(place_in_table(reading.name, line, cell) for line, cell, _ in wrong[:3])
        which = " and ".join(f"{line.label} ({cell.printed})" for line, cell, _ in wrong[:3])
        yield _finding(reading, sentence, said, (which, rising), places)


def _table(reading: Reading, sentence: Sentence, noun: str) -> Placed | None:
    """The table near the sentence whose rows are so called, of several the one whose caption its paragraph names most."""
    at = reading.block_of(sentence)
    passage = set(stems(sentence.passage.text))
    found: list[tuple[int, int, Placed]] = []
    for placed in reading.placed:
        away = abs(placed.block - at)
        caption = set(stems(placed.grid.caption))
        if away <= NEAR_BLOCKS and (noun in stems(placed.grid.corner) or noun in caption):
            found.append((len(passage & (caption - {noun})), -away, placed))
    return max(found, key=lambda one: one[:2])[2] if found else None


def _moves(grid: Grid) -> list[tuple[Line, Cell, Decimal]]:
    """Each row with the cell that tells how it moved, and by how much: of a column of changes, else of its last period."""
    change = [at for at, head in enumerate(grid.heads) if is_change(head)]
    lines = [line for line in grid.lines if not line.is_total and not line.period and line.label]
    if change:
        told = ((line, line.cells[change[0]]) for line in lines)
        return [(line, cell, cell.value) for line, cell in told if cell]
    dated = sorted((period.end, at) for at, period in enumerate(grid.periods) if period)
    if len(dated) < 2:
        return []
    first, last = dated[0][1], dated[-1][1]
    ends = ((line, line.cells[first], line.cells[last]) for line in lines)
    return [(line, now, now.value - then.value) for line, then, now in ends if then and now and now.unit is then.unit]


def _of_pairs(reading: Reading, sentence: Sentence, said: re.Match[str], rising: bool) -> Iterator[Finding]:
    """ "Of theft 75% (74%), of fraud 66% (69%). It rose in all groups": the year before stands in brackets."""
    before = next((one for one in reading.sentences if one.number == sentence.number - 1), None)
    if not before or before.passage is not sentence.passage or not _COMPARED.search(before.text):
        return
    pairs = list(_PAIR.finditer(before.text))
    wrong = [one for one in pairs if one[1] != one[2] and (Decimal(one[1]) > Decimal(one[2])) != rising]
    if len(pairs) >= _LEAST and wrong and len(wrong) * 2 < len(pairs):
        places = tuple(place_in_text(reading.name, before, one.start(), one.end()) for one in wrong)
        yield _finding(reading, sentence, said, (" and ".join(one.group() for one in wrong), rising), places)


def _finding(
    reading: Reading, sentence: Sentence, said: re.Match[str], told: tuple[str, bool], places: tuple[Place, ...]
) -> Finding:
    which, rising = told
    message = f"“{said.group()}” is said of a {'rise' if rising else 'fall'}, and that is not so of {which}."
    stated = place_in_text(reading.name, sentence, said.start(), said.end())
    return Finding(RULE, Kind.CONTRADICTION, Severity.MEDIUM, message, (stated, *places))
