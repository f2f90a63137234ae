"""Tables written with tabs between their cells, in a text in which a tab may also indent a line or follow the mark of an item."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from answerable.evidence.intake.pipes import Piped

_MARKED = re.compile(r"\s*(?:[-*+•]|\(?(?:\d{1,9}|[a-z]|[ivx]{1,5})[.)]|#{1,6}|\[\^[\w-]{1,40}\]:)\s", re.IGNORECASE)
_LEAST_ROWS = 2


def tabbed(texts: Sequence[str]) -> dict[int, Piped]:
    """The lines that are rows of such tables, by their place among `texts`, counted from 0: two or more under one another."""
    return {at: Piped(cells) for run in _runs(texts) for at, cells in run}


def _runs(texts: Sequence[str]) -> Iterator[list[tuple[int, tuple[str, ...]]]]:
    for is_row, lines in groupby(enumerate(texts), key=lambda line: _is_row(line[1])):
        run = [(at, _cells(text)) for at, text in lines] if is_row else []
        if sum(_told(cells) >= 2 for _, cells in run) >= _LEAST_ROWS:
            yield run


def _is_row(text: str) -> bool:
    """Two cells or more; three where the line begins like an item; a label alone only with its empty cells behind it."""
    if "\t" not in text:
        return False
    told = _told(_cells(text))
    if _MARKED.match(text):
        return told > 2
    return told > 1 or (told == 1 and not text[0].isspace())


def _cells(text: str) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) for cell in text.split("\t"))


def _told(cells: Sequence[str]) -> int:
    return sum(bool(cell) for cell in cells)
