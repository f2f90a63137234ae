"""Where a paper tells what its changes are measured against, when the sentence itself does not: its title, its opening, its tables."""

import re
from collections.abc import Sequence

from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.relations import is_change
from answerable.calc.figures.figure import Figure
from answerable.calc.figures.when import mentions
from answerable.calc.figures.words import stems
from answerable.calc.tables import Grid, Line

_FIRST_BLOCKS, _LONGEST_TITLE = 8, 160
_FOR_ALL = re.compile(
    r"\b(?:comparisons?|changes|(?:rises|increases)\sand\s(?:falls|decreases))\s(?:\w+\s){0,4}(?:are|is)\s(?:\w+\s){0,2}"
    r"(?:with|to|against|on|from|over)\b"
    r"|\b(?:data|figures|information)\s[^.;]{0,60}?\b(?:covers?|covering|are\sfor|is\sfor|relates?\sto)\s(?:the\s)?(?:rolling\s)?"
    r"(?:(?:12|twelve)[\s-]months?|(?:financial|calendar)\syear|quarter|year)\b",
    re.IGNORECASE,
)
_REGULAR = re.compile(r"\b(?:annual|yearly|quarter(?:ly)?|q[1-4]|year\s(?:to|ending|ended))\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?:in|over|during|for)\s(?:the|this|that)\s(?:\w+\s)?(?:quarter|year)\b|\byear\sto\sdate\b"
    r"|\b(?:in|over|during)\sthe\s(?:\w+\s)?months\s(?:to|ending|since)\b",
    re.IGNORECASE,
)


def says_when(text: str) -> bool:
    """Whether words of a report's own period stand in a text: "in the quarter", "year to date", "in the 12 months to"."""
    return bool(_TIMES.search(text))


def told_for_all(reading: Reading) -> bool:
    """Whether a paper says what all of it is compared with, or is by its title the regular report of a period."""
    if any(_FOR_ALL.search(passage.text) for passage in reading.passages.values()):
        return True
    opening = [passage.text for at, passage in reading.passages.items() if 0 <= at < _FIRST_BLOCKS]
    opening += [row.text for table in reading.tables[:1] for row in table.rows[:_FIRST_BLOCKS]]
    titles = (reading.title, *(text for text in opening if len(text) <= _LONGEST_TITLE and text[-1:] not in ".;,"))
    return any(_REGULAR.search(title) and any(one.period for one in mentions(title)) for title in titles)


def told_in_table(grids: Sequence[Grid], figure: Figure) -> bool:
    """Whether a row named in the sentence, or before it in the passage, has a column of change, so that the table tells both values."""
    sentence = figure.sentence
    said = frozenset(stems(f"{sentence.passage.text[: sentence.offset]} {sentence.text}"))
    return any(
        _named(line, said)
        for grid in grids
        if any(is_change(head) for head in grid.heads) and len(grid.heads) > 2
        for line in grid.lines
    )


def _named(line: Line, said: frozenset[str]) -> bool:
    words = frozenset(stems(line.label))
    return bool(words) and words <= said
