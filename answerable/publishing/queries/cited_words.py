"""Texts that cite figures, as words of public pages: each figure leads to its place among the figures of its measure."""

from collections.abc import Iterator

from answerable.measures.queries.cited import Cited, CitedFigure, Line
from answerable.publishing import addresses
from answerable.publishing.pages.corrections import Words


def in_one(text: Cited) -> tuple[Words, ...]:
    """The text as one paragraph."""
    found: list[Words] = []
    for line in text.lines:
        if found:
            found.append(Words(" "))
        found += _words(line)
    return tuple(found)


def paragraphs(text: Cited) -> tuple[tuple[Words, ...], ...]:
    """The text, each of its lines a paragraph."""
    return tuple(tuple(_words(line)) for line in text.lines)


def _words(line: Line) -> Iterator[Words]:
    for run in line.runs:
        yield Words(run.text, _address(run.figure) if run.figure else "")


def _address(figure: CitedFigure) -> str:
    """The page of its measure, at the figure itself."""
    return f"{addresses.measure(figure.code)}#{addresses.figure(figure.area, figure.breakdown, figure.period)}"
