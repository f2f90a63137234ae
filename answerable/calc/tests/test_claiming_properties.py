"""Any text and any table: claims stand where they say, in order; the work grows with the length of the text and no faster."""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc import figures
from answerable.calc.blocks import Document, Passage, Row, Table, passage
from answerable.calc.claiming import claims
from answerable.calc.consistency.finding import place_of
from answerable.calc.consistency.reading import read_document
from answerable.calc.figures.sentences import LONGEST, sentences

# By its name: whether a checker of types knows it depends on which packages stand beside this one.
PARSER: Any = importlib.import_module("re._parser")
WORDS = [
    "12", "3%", "£4m", "2021/22", "May 2023", "101", "calls", "from", "to", "an increase of", "officers", "(", ")", ",", ".", "0300 122", "-", "since", "£", "½", "nearly",
    "3 minutes 45", "8-10 days", "between", "and", "half of", "two thirds", "12th of 43", "one in five", "per 1,000", "In Ashby", "according to", "HMICFRS", "found that", "[1]", "\u200f", "٣", "²",
]  # fmt: skip
texts = st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
tables = st.lists(st.lists(texts, min_size=1, max_size=5), min_size=1, max_size=6)


@given(texts)
def test_a_claim_in_prose_stands_between_its_offsets(text: str) -> None:
    found = claims(Document("paper", (passage(text, 3),)))
    assert all(text[one.start : one.end] == one.printed and one.line == 3 for one in found)
    assert all((a.end or 0) <= (b.start or 0) for a, b in pairwise(found))


@given(texts)
def test_the_place_of_a_finding_finds_its_claim(text: str) -> None:
    document = Document("paper", (passage(text, 3),))
    reading = read_document(document)
    at = {(one.line, one.start) for one in claims(document, reading)}
    places = [place_of("paper", figure) for figure in reading.figures if abs(figure.value) < 10**14]
    assert all((place.line, place.at) in at for place in places)


@given(tables, st.integers(0, 3))
def test_a_claim_of_a_table_stands_in_its_cell(rows: list[list[str]], heads: int) -> None:
    table = Table(tuple(Row(at, tuple(row)) for at, row in enumerate(rows, start=1)), "Table 1", min(heads, len(rows)))
    found = claims(Document("paper", (table,)))
    for one in found:
        assert one.row is not None
        assert one.column is not None
        assert one.printed.strip() in rows[one.row][one.column]
    assert [(one.row, one.column) for one in found] == sorted((one.row or 0, one.column or 0) for one in found)


@given(st.text(max_size=5000))
def test_no_sentence_is_longer_than_what_is_read_at_once(text: str) -> None:
    told = list(sentences((passage(text, 1),)))
    assert all(len(one.text) <= LONGEST for one in told)
    assert sum(len(one.text) for one in told) <= len(text)


PIECES = [
    "a",
    "1",
    "1,",
    "£",
    "increase of ",
    "2021/22 ",
    "from 1 to 2 ",
    "(((",
    "May ",
    "- ",
    "A-",
    "A'",
    "\t",
    "[1]",
    "half a ",
    "1:01:",
    "one in ",
    "8 to 10 ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_is_at_most_twice_the_work(piece: str) -> None:
    once, twice = (_calls((piece * size)[:size]) for size in (8_000, 16_000))
    assert twice <= 2.3 * once + 500


def _calls(text: str) -> int:
    """How many functions are called to read a text, as a passage and as a cell."""
    count = 0

    def told(_frame: object, event: str, _given: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    document = Document("paper", (passage(text, 1), Table((Row(2, ("Area", "Calls")), Row(3, (text[:200], text))))))
    before = sys.getprofile()
    sys.setprofile(told)
    try:
        claims(document)
    finally:
        sys.setprofile(before)
    return count


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    names = [
        f"answerable.calc.figures.{one.name}" for one in pkgutil.iter_modules(figures.__path__) if one.name != "tests"
    ]
    names += [
        f"answerable.calc.{name}"
        for name in (
            "table_cells",
            "table_claims",
            "table_heads",
            "table_labels",
            "table_parts",
            "table_periods",
            "table_units",
        )
    ]
    for name in names:
        for key, value in vars(importlib.import_module(name)).items():
            if isinstance(value, re.Pattern):
                yield f"{name}.{key}", value


@pytest.mark.parametrize(
    ("name", "pattern"), [pytest.param(*one, id=one[0].removeprefix("answerable.calc.")) for one in _patterns()]
)
def test_no_pattern_repeats_without_end_what_repeats_without_end(name: str, pattern: re.Pattern[str]) -> None:
    parsed: Any = PARSER.parse(pattern.pattern, pattern.flags)
    assert not _nested(parsed, inside=False), name


def _nested(parsed: Any, *, inside: bool) -> bool:
    """Whether a repeat without end stands in another; possessive ones do not go back and are let be."""
    for code, held in parsed:
        endless = str(code) in {"MAX_REPEAT", "MIN_REPEAT"} and held[1] == PARSER.MAXREPEAT
        if endless and inside:
            return True
        if any(_nested(part, inside=inside or endless) for part in _parts(held)):
            return True
    return False


def _parts(held: Any) -> Iterator[Any]:
    if isinstance(held, PARSER.SubPattern):
        yield held
    elif isinstance(held, (tuple, list)):
        for part in held:
            yield from _parts(part)


def test_a_passage_of_several_lines_gives_each_claim_its_own_line() -> None:
    text = "There were 40 arrests and then 50 dispersals."
    found = claims(Document("paper", (Passage(text, ((0, 3), (31, 4))),)))
    assert [(one.line, one.start) for one in found] == [(3, 11), (4, 31)]
