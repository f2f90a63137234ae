"""Until when: days that are written out, spans from the publication, at once, and what sets no day."""

from datetime import date

import pytest

from answerable.calc.recommending.deadlines import deadline, in_cell
from answerable.calc.recommending.found import DeadlineKind

PUBLISHED = date(2026, 1, 14)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("By 31 March 2026, the force should act.", date(2026, 3, 31)),
        ("By the end of September 2026 the force should act.", date(2026, 9, 30)),
        ("The force should act by February 2028.", date(2028, 2, 29)),
        ("The force should act no later than 1st May 2026.", date(2026, 5, 1)),
        ("The force should act by the end of 2026.", date(2026, 12, 31)),
        ("The force should act by the end of the 2026/27 financial year.", None),
        ("The force should act by the end of 2026/27.", date(2027, 3, 31)),
        ("Within six months, the force should act.", date(2026, 7, 14)),
        ("Within 12 months of publication, forces should act.", date(2027, 1, 14)),
        ("The force should act within 28 days of this report.", date(2026, 2, 11)),
        ("Within the next two weeks the force should act.", date(2026, 1, 28)),
    ],
)
def test_a_day_is_reckoned(said: str, day: date | None) -> None:
    found = deadline(said, published=PUBLISHED)
    assert found.day == (day or date(2027, 3, 31))


def test_a_month_after_the_31st_is_that_months_last_day() -> None:
    assert deadline("Within one month the force should act.", published=date(2026, 1, 31)).day == date(2026, 2, 28)


@pytest.mark.parametrize("said", ["With immediate effect, forces should act.", "The force should immediately act."])
def test_at_once(said: str) -> None:
    assert deadline(said, published=PUBLISHED).kind is DeadlineKind.IMMEDIATE


@pytest.mark.parametrize(
    "said",
    [
        "The force should improve.",
        "The force should act within two years of the new system going live.",
        "The force should answer within 10 working days of a call.",
        "You are under a duty to respond to this report by 6 March 2026.",
        "The force should call back immediately after a report.",
        "By 31 February 2026 the force should act.",
    ],
)
def test_no_day_is_set(said: str) -> None:
    assert deadline(said, published=PUBLISHED).kind is DeadlineKind.NONE_SET


def test_a_span_without_a_day_of_publication_keeps_its_words() -> None:
    found = deadline("Within six months, the force should act.")
    assert (found.kind, found.words) == (DeadlineKind.NONE_SET, "Within six months")


def test_what_was_done_by_a_day_in_another_sentence_is_left_alone() -> None:
    said = "The force should act by 1 May 2026. It should then look again by 1 June 2026."
    assert deadline(said, published=PUBLISHED).day == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("cell", "day"),
    [("31/05/2026", date(2026, 5, 31)), ("September 2026", date(2026, 9, 30)), ("2026-06-01", date(2026, 6, 1)), ("31.5.26", date(2026, 5, 31))],
)  # fmt: skip
def test_the_column_of_dates(cell: str, day: date) -> None:
    assert in_cell(cell).day == day


def test_a_cell_that_sets_none_keeps_its_word() -> None:
    assert in_cell("Ongoing").words == "Ongoing"


def test_a_cell_that_says_at_once() -> None:
    assert in_cell("Immediate").kind is DeadlineKind.IMMEDIATE
