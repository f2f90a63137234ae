"""What an objective does not have: measure, starting point, owner, date."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.calc.promises.measure_gone import measure_gone
from answerable.calc.promises.no_baseline import no_baseline
from answerable.calc.promises.no_date import no_date
from answerable.calc.promises.no_measure import no_measure
from answerable.calc.promises.no_owner import no_owner
from answerable.calc.promises.tests.make import counted, promise

THEFTS = counted("Thefts from boats")


def test_nothing_measures_it() -> None:
    (found,) = no_measure([promise("Quiet quays")])
    assert (found.codes, found.repair[:16]) == (("1.1",), "Choose a measure")


def test_something_measures_it() -> None:
    assert list(no_measure([promise("Quiet quays", "", THEFTS)])) == []


def test_a_measure_that_is_gone_is_named() -> None:
    (found,) = measure_gone([promise("Quiet quays", "", counted("Old count", held=False), THEFTS)])
    assert "does not have: old-count." in found.message


def test_no_figure_from_before_the_plan() -> None:
    (found,) = no_baseline([promise("Quiet quays", "", THEFTS)])
    assert "“Thefts from boats”" in found.repair


def test_a_figure_from_before_the_plan_is_a_start() -> None:
    assert list(no_baseline([promise("Quiet quays", "", counted("Thefts", early=True))])) == []


def test_a_start_in_words_is_a_start() -> None:
    assert list(no_baseline([replace(promise("Quiet quays", "", THEFTS), baseline="40 thefts in 2025")])) == []


def test_what_nothing_measures_is_not_asked_where_it_starts() -> None:
    assert list(no_baseline([promise("Quiet quays")])) == []


def test_nobody_answers_for_it() -> None:
    assert [one.codes for one in no_owner([promise("Quiet quays"), promise("B", owner="Harbour master")])] == [("1.1",)]


@pytest.mark.parametrize(
    "words",
    [
        "Fewer thefts by March 2027.",
        "A report every quarter.",
        "Answered within 60 seconds.",
        "Half by the end of the plan.",
    ],
)
def test_a_date_in_words_is_a_date(words: str) -> None:
    assert list(no_date([promise("Quiet quays", words)])) == []


def test_a_day_is_a_date() -> None:
    assert list(no_date([replace(promise("Quiet quays"), due=date(2027, 3, 31))])) == []


def test_without_one_it_is_never_late() -> None:
    (found,) = no_date([promise("Quiet quays", "Fewer thefts from boats.")])
    assert "never late, and never done" in found.message
