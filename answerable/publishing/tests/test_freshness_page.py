"""How fresh each measure is: late first, and nothing promised that nobody expects."""

from dataclasses import replace
from datetime import date

from answerable.calc.periods import read
from answerable.publishing.pages.freshness import FreshLine
from answerable.publishing.pages.parts import Ref
from answerable.publishing.shown.freshness import state_of
from answerable.publishing.tests.make import page

LINE = FreshLine(
    Ref("Calls", "measures/calls.html"),
    "year",
    read("2022/23"),
    date(2023, 5, 1),
    read("2023/24"),
    date(2024, 5, 1),
    overdue=True,
)


def test_a_late_one_is_called_late() -> None:
    assert state_of(LINE).text == "Late"


def test_one_that_is_awaited_in_time_is_current() -> None:
    assert state_of(replace(LINE, overdue=False)).text == "Current"


def test_where_nothing_is_expected_it_says_so() -> None:
    assert state_of(replace(LINE, overdue=False, expected=None, due=None)).text == "No more expected"


def test_the_page_names_every_measure(released: None) -> None:
    shown = page("freshness.html")
    assert "No measure is late." in shown
    assert 'href="measures/drones.html"' in shown


def test_what_is_not_expected_is_folded_away_by_subject(released: None) -> None:
    shown = page("freshness.html")
    assert shown.index("<details") < shown.index('href="measures/drones.html"')
