"""What a figure is about: the noun after it, the thing told before it, the figure it is set against, the named scheme."""

import pytest

from answerable.calc.blocks import passage
from answerable.calc.figures.before_verb import head_last
from answerable.calc.figures.figure import Figure
from answerable.calc.figures.reader import read_figures
from answerable.calc.figures.schemes import scheme


def read(text: str) -> tuple[Figure, ...]:
    return read_figures([passage(text, 1)])


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Burglary fell by 12%.", "Burglary"), ("Abandonment rates now stand at 4%.", "Abandonment rates"), ("The force employed 2,110 officers.", "officers"),
        ("The charge rate for rape was 6.9%.", "charge rate for rape"), ("Overtime costs exceeded £4.4m.", "Overtime costs"), ("The Board set a net budget of £212.4m.", "net budget"),
        ("Attendance at incidents fell to 92%.", "Attendance at incidents"), ("In Ashby, hospital admissions have risen by 8%.", "hospital admissions"),
        ("Nationally, recorded crime rose by 4%.", "recorded crime"), ("The average time to answer a 999 call was 8 seconds.", "average time to answer a call"),
        ("Officer numbers fell to 1,998.", "Officer numbers"), ("Reports of theft have almost halved.", "Reports of theft"), ("Stop and search find rate: 28.4% (target 25%).", "Stop and search find rate"), ("999 average answer time: 00:32 seconds.", "average answer time"),
        ("Recorded crime (12 months to end September 2023): 48,213.", "Recorded crime"), ("14 out of 16 recommendations were met.", "recommendations"), ("£3bn nationally.", ""),
        ("It fell by 12%.", ""), ("This represents an increase of 3 percentage points.", ""),
        ("The Board has awarded £12,000.", ""), ("Half of the 212 cases were closed.", "cases"), ("65% of emergency calls were answered.", "emergency calls"),
    ],
)  # fmt: skip
def test_the_thing_told_is_found_on_either_side_of_the_figure(text: str, subject: str) -> None:
    assert read(text)[0].subject == subject


@pytest.mark.parametrize(
    "text",
    [
        "There were 1,204 burglaries in 2022/23, down from 1,368 in 2021/22.", "There are 352 burglaries, compared with 310 before.", "Of the 412 burglaries, 388 were solved.",
        "There were 30 burglaries (48% of all).", "There were 30 burglaries, of which 12 were solved.", "There were 30 burglaries, of which 12% were solved.", "There were 30 burglaries, down 12%.", "There were 17 burglaries, against 9 the year before.",
    ],
)  # fmt: skip
def test_a_figure_set_against_another_is_of_the_same_thing(text: str) -> None:
    assert [figure.subject for figure in read(text)] == ["burglaries", "burglaries"]


def test_two_things_in_one_sentence_are_kept_apart() -> None:
    assert [figure.subject for figure in read("The precept is £98.4m and the grant is £3.4m.")] == ["precept", "grant"]


def test_a_noun_phrase_is_turned_so_that_its_head_stands_last() -> None:
    assert head_last("charge rate for rape") == ("rape", "charge", "rate")
    assert head_last("Attendance at incidents") == ("Attendance",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Operation Kestrel led to 57 arrests", "Operation Kestrel"), ("57 homes in the Safer Towns Fund", "Safer Towns Fund"), ("The Northmoor Alert scheme has 57 members", "Northmoor Alert scheme"),
        ("57 people met", ""), ("The team made 57 arrests", ""), ("Op Lantern found 57, and Op Harbour 12", "Op Lantern"),
    ],
)  # fmt: skip
def test_a_named_scheme_is_kept_whole(text: str, name: str) -> None:
    start = text.index("57")
    assert scheme(text, start, start + 2) == name


def test_the_name_of_the_operation_goes_with_what_is_counted() -> None:
    assert read("Operation Kestrel led to 57 arrests.")[0].subject == "arrests, Operation Kestrel"
