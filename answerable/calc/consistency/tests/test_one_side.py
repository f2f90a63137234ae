"""What stands beside one of two figures only, and makes them two things."""

import pytest

from answerable.calc.consistency.one_side import is_base
from answerable.calc.consistency.reading import read_document
from answerable.calc.consistency.same_figure import same_figure
from answerable.calc.consistency.tests.papers import check_silent, document, found

ELSE = "\n\nThe Board met in the old mill.\n\nIt rained on Tuesday.\n\n"

APART = [
    ("Anti-social behaviour in the county fell by 14.1%.", "Anti-social behaviour fell by 12.2% in the rest of the county."),
    ("There were 121 personal robberies in the county.", "Some are of shops; the other 92 are personal robberies in the county."),
    ("Harbour Watch gained 2,427 members.", "Harbour Watch has 2,927 members."),
    ("Crime in homes was told in the survey. This was down 15% compared with the previous survey.", "Children were asked in the survey. This was down 13% compared with the previous survey."),
    ("Shop theft fell by 18.6%.", "Shop theft in Ashby fell by 20%."),
    ("Shop theft fell by 11.1% in the quarter.", "Street crime (shop theft, robbery and arson) fell by 9.0% in the quarter."),
    ("The priority of less burglary was not being achieved: it had risen by 6.7% (3,935 offences to 4,199).", "The priority of less violence was not being achieved: it had risen by 15.7% (4,365 offences to 5,052)."),
    ("The charge rate for rape was 8.1% in the year to date.", "The charge rate for fraud was 9.2% in the year to date."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), APART, ids=lambda text: text[:30])
def test_what_one_side_alone_says_makes_two_things(one: str, other: str) -> None:
    check_silent(same_figure, one + ELSE + other)


@pytest.mark.parametrize(
    ("sentence", "bases"),
    [
        ("Speedwatch grew from 66 groups in May to 90 groups.", ["66"]),
        ("Speedwatch grew to 90 groups, from 66 in May.", ["66"]),
        ("Calls to the desk were 4,210, compared with 3,980.", ["3,980"]),
        ("The 12 officers from 3 districts met.", []),
    ],
)
def test_where_a_change_began(sentence: str, bases: list[str]) -> None:
    figures = read_document(document(sentence)).figures
    assert [one.number.printed for one in figures if is_base(one)] == bases


TABLES = [
    ("In 2023 there were 6,870 assault crimes.", "Crimes with female victims\nGroup|2023\nAssault crimes|5,011\nArson crimes|40"),
    ("In 2023 Mill Watch had 500 new watch members.", "Mill Watch\nGroup|2023\nWatch members|620\nOthers|40"),
    ("Pay of cadets is £132m of pay in 2023.", "Mill Watch pay\nGroup (£m)|2023\nCadets pay|5.6\nOthers|40"),
]  # fmt: skip


@pytest.mark.parametrize(("prose", "table"), TABLES, ids=lambda text: text[:30])
def test_a_cell_of_another_kind_is_no_rival(prose: str, table: str) -> None:
    check_silent(same_figure, prose + ELSE + table)


def test_two_ends_that_differ_are_found_beside_one_another() -> None:
    one = "Speedwatch groups grew from 66 groups in May 2021 to 90 speedwatch groups."
    other = "Speedwatch groups grew from 66 groups in May 2021 to 94 speedwatch groups."
    assert {place.value for place in found(same_figure, one + ELSE + other)[0].places} == {90, 94}
