"""The readers together: periods given to the figures they belong to, lines, quotes, and any text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.blocks import Passage, passage
from answerable.calc.figures.figure import Figure, Role
from answerable.calc.figures.reader import read_figures
from answerable.calc.periods import printed


def read(text: str) -> tuple[Figure, ...]:
    return read_figures([passage(text, 7)])


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("1,370 clips in 2022.", ["2022"]),
        ("2023 saw 1,753 clips and 2024 sees 287 clips.", ["2023", "2024"]),
        ("In 2023, 71% were satisfied.", ["2023"]),
        ("rising from 13,177 in May 2021 to 22,429 in March 2024", ["May 2021", "March 2024"]),
        ("(YE March 2020 – 1,718, YE Jan 2024 – 2,461)", ["2019/20", "12 months to January 2024"]),
        ("From 500 members in August 2022, it now has 2,912 members.", ["August 2022", None]),
        ("6,050 checks in 2023/24, more than in 2022/23, when there were 5,500 checks", ["2023/24", "2022/23"]),
        ("It has 43,023 members.", [None]),
        ("It was 12 (Q3 2023/24) v 34 (Q3 2022/23).", ["October to December 2023", "October to December 2022"]),
    ],
)
def test_a_figure_has_the_period_that_is_said_of_it(text: str, periods: list[str | None]) -> None:
    assert [printed(one.period) if one.period else None for one in read(text) if one.role is Role.LEVEL] == periods


def test_a_change_knows_what_it_is_against() -> None:
    change = read("2023 saw 1,753 clips, a 27.6% increase on 2022.")[1]
    assert change.against
    assert change.against.period
    assert printed(change.against.period) == "2022"


def test_a_figure_knows_its_line_in_a_joined_passage() -> None:
    text = "There were 40 arrests and then\n50 dispersals."
    (first, second) = read_figures([Passage(text.replace("\n", " "), ((0, 3), (31, 4)))])
    assert (first.line, second.line) == (3, 4)


def test_the_quote_of_a_short_sentence_is_the_sentence() -> None:
    assert read("It was so. There were 40 arrests in all. Then no more.")[0].quote == "There were 40 arrests in all."


WORDS = [
    "12",
    "3%",
    "£4m",
    "2021/22",
    "May 2023",
    "101",
    "calls",
    "from",
    "to",
    "an increase of",
    "officers",
    "(",
    ")",
    ",",
    ".",
    "0300 122",
    "-",
    "since",
    "\u00a3",
    "½",
    "nearly",
]
texts = st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


@given(texts)
def test_any_text_can_be_read_and_figures_stand_where_they_say(text: str) -> None:
    for figure in read(text):
        told = figure.sentence.text[figure.number.start : figure.number.end]
        assert told.strip() == figure.number.printed
        assert figure.number.printed in figure.quote
        assert figure.line == 7
        assert figure.value >= 0


@given(texts)
def test_what_stands_around_a_passage_changes_nothing_in_it(text: str) -> None:
    alone = [(one.number.printed, one.number.start) for one in read(text)]
    among = read_figures([passage("Before it.", 1), passage(text, 7), passage("After it.", 9)])
    assert [(one.number.printed, one.number.start) for one in among] == alone
