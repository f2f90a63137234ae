"""Tables drawn with pipes, with or without pipes at their edges, with rows of dashes that align their columns or rule them off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_PARTED = re.compile(r"(?<!\\)\|")
_ALIGNS = re.compile(r"\|?(?:\s*+:?-++:?\s*+\|)+(?:\s*+:?-++:?)?|\|\s*+:?-++:?")
_RULE = re.compile(r"\s*\+(?:[-=:]+\+)+\s*")
_LONGEST_RULE = 4000


@dataclass(frozen=True)
class Piped:
    """A line of such a table: its cells, or a rule between its rows (`cells` None); `closes_head` where a rule ends the head."""

    cells: tuple[str, ...] | None
    closes_head: bool = False


def piped(texts: Sequence[str]) -> dict[int, Piped]:
    """The lines that are of tables drawn with pipes, by their place among `texts`, counted from 0."""
    found: dict[int, Piped] = {}
    for start, end in _runs(texts):
        told = [_line(text) for text in texts[start:end]]
        if _is_table(texts[start:end], told):
            found.update(_with_head(start, told))
    return found


def cells_of(text: str) -> tuple[str, ...]:
    """The cells of a row; an escaped pipe is part of its cell, pipes at the edges are none."""
    inner = text.strip()
    inner = inner[1:] if inner.startswith("|") else inner
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(" ".join(cell.replace("\\|", "|").split()) for cell in _PARTED.split(inner))


def _runs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for at, text in enumerate((*texts, "")):
        drawn = "|" in text or (text.lstrip()[:1] == "+" and _is_rule(text))
        if drawn and start is None:
            start = at
        elif not drawn and start is not None:
            yield start, at
            start = None


def _is_rule(text: str) -> bool:
    return len(text) <= _LONGEST_RULE and bool(_RULE.fullmatch(text))


def _line(text: str) -> Piped:
    if _is_rule(text):
        return Piped(None, "=" in text)
    if len(text) <= _LONGEST_RULE and _ALIGNS.fullmatch(text.strip()):
        return Piped(None, closes_head=True)
    return Piped(cells_of(text))


def _is_table(texts: Sequence[str], told: Sequence[Piped]) -> bool:
    """Pipes on both edges of every row, or a row that aligns, or rows of one width, at least two of two pipes or three of one."""
    rows = [text.strip() for text, one in zip(texts, told, strict=True) if one.cells is not None]
    if not rows:
        return False
    if len(rows) < len(texts) or all(len(row) > 2 and row[0] == row[-1] == "|" for row in rows):
        return any(len(one.cells) > 1 for one in told if one.cells)
    widths = {len(one.cells) for one in told if one.cells}
    width = widths.pop()
    return not widths and ((len(rows) >= 2 and width >= 3) or (len(rows) >= 3 and width == 2))


def _with_head(start: int, told: Sequence[Piped]) -> Iterator[tuple[int, Piped]]:
    """A rule closes the head only once, above the first row of the body: further ones are lines between the rows."""
    rules = [at for at, one in enumerate(told) if one.cells is None]
    rows_above = [at for at in rules if any(one.cells is not None for one in told[:at])]
    marked = [at for at in rows_above if told[at].closes_head]
    # A table drawn with "+---+" alone closes its head with the first rule under a row, if a further one closes the table.
    head = marked[0] if marked else rows_above[0] if len(rows_above) == 2 else None
    for at, one in enumerate(told):
        yield start + at, one if one.cells is not None else Piped(None, at == head)
