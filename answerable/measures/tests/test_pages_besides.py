"""What somebody knows of a measure besides its figures: on its page, added, and withdrawn."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from answerable.calc.periods import calendar_year
from answerable.measures.models import Annotation, Break, Comparator, Measure, Standard
from answerable.measures.tests.page_make import client
from answerable.measures.tests.record_make import measure, record, row
from answerable.people.roles import Role

pytestmark = pytest.mark.django_db
PAGE = "/office/measures/calls/"
BREAK = {
    "at": "2023-09-01",
    "kind": "system",
    "reason": "calls are sorted by a switchboard",
    "measures": "calls",
    "source": "",
    "locator": "",
    "note": "",
}
STANDARD = {
    "kind": "standard",
    "aim": "at_least",
    "value": "90",
    "starts": "2020-04-01",
    "ends": "",
    "area": "E23000018",
    "set_by": "national standard",
    "reason": "",
    "source": "",
    "locator": "",
    "note": "",
}
BESIDE = {
    "kind": "national",
    "name": "England and Wales",
    "why": "",
    "starts": "2023-01-01",
    "ends": "2023-12-31",
    "value": "88.5",
    "n": "43",
    "n_of": "forces",
    "members": "",
    "source": "",
    "locator": "",
    "note": "",
}


@pytest.fixture(autouse=True)
def _measure(db: None) -> None:
    measure()
    record(row(value="1753"))


def add(sort: str, given: dict[str, str], role: Role = Role.ANALYST) -> str:
    """What somebody reads after sending a form."""
    return client(role).post(f"{PAGE}add/{sort}/", given, follow=True).text


def test_a_break_is_marked_and_stands_on_the_page() -> None:
    assert "Calls are sorted by a switchboard" in add("break", BREAK)
    assert Break.objects.get().at == date(2023, 9, 1)


def test_a_break_without_a_reason_asks_for_one() -> None:
    assert "Fill this in." in add("break", BREAK | {"reason": ""})
    assert not Break.objects.exists()


def test_the_same_break_twice_says_what_to_do() -> None:
    add("break", BREAK)
    assert "already" in add("break", BREAK)
    assert Break.objects.count() == 1


def test_a_signal_brings_its_day_along() -> None:
    assert 'value="2023-09-01"' in client().get(f"{PAGE}add/break/", {"at": "2023-09-01"}).text


def test_a_day_of_nonsense_in_the_address_is_no_error() -> None:
    assert client().get(f"{PAGE}add/break/", {"at": "soon"}).status_code == 200


def test_a_time_to_know_about_is_noted() -> None:
    given = {**BREAK, "kind": "anomaly", "starts": "2020-04-01", "ends": "2021-03-31", "reason": "pandemic"}
    assert "Pandemic" in add("annotation", given)
    assert Annotation.objects.get().ends == date(2021, 3, 31)


def test_a_time_that_ends_before_it_starts_is_refused() -> None:
    given = {**BREAK, "kind": "anomaly", "starts": "2021-04-01", "ends": "2020-03-31", "reason": "pandemic"}
    assert "This is before it starts." in add("annotation", given)


def test_a_standard_is_set_and_said() -> None:
    assert "at least 90" in add("standard", STANDARD)
    assert Standard.objects.get().value == Decimal(90)


def test_two_standards_of_one_kind_on_one_day_are_refused() -> None:
    add("standard", STANDARD)
    add("standard", STANDARD | {"value": "80", "starts": "2021-04-01"})
    assert Standard.objects.count() == 1


def test_a_comparator_says_how_many_stand_behind_it() -> None:
    assert "43 forces" in add("comparator", BESIDE)
    assert Comparator.objects.get().as_at is not None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "baseline", "value": ""}, "Say why this year and no other."),
        ({"kind": "baseline", "why": "before the pandemic"}, "Leave this empty"),
        ({"value": ""}, "Write the figure that it is set beside."),
        ({"value": "many"}, "Write it in digits"),
        ({"locator": "line 7"}, "Choose the paper that this place is in."),
    ],
)
def test_a_comparator_that_cannot_be_meant_is_refused(given: dict[str, str], said: str) -> None:
    assert said in add("comparator", BESIDE | given)
    assert not Comparator.objects.exists()


def test_it_is_withdrawn_with_its_reason_and_leaves_the_page() -> None:
    add("break", BREAK)
    one = Break.objects.get()
    address = reverse("measures:withdraw", args=["break", one.pk])
    text = client().post(address, {"reason": "the paper was mistaken"}, follow=True).text
    one.refresh_from_db()
    assert one.withdrawn_reason == "the paper was mistaken"
    assert "Calls are sorted by a switchboard" not in text


def test_what_was_withdrawn_cannot_be_withdrawn_again() -> None:
    add("break", BREAK)
    address = reverse("measures:withdraw", args=["break", Break.objects.get().pk])
    client().post(address, {"reason": "the paper was mistaken"})
    assert client().post(address, {"reason": "again"}).status_code == 404


def test_a_sort_that_is_none_is_not_found() -> None:
    assert client().get(f"{PAGE}add/rumour/").status_code == 404


def test_who_may_see_may_not_add() -> None:
    browser = client(Role.CASEWORKER)
    assert browser.get(PAGE).status_code == 200
    assert browser.post(f"{PAGE}add/break/", BREAK).status_code == 403


def test_nothing_is_compared_across_a_break() -> None:
    record(row(value="1600", period=calendar_year(2022)))
    assert "than in 2022" in client().get(PAGE).text
    add("break", BREAK | {"at": "2023-01-01"})
    text = client().get(PAGE).text
    assert "than in 2022" not in text
    assert Measure.objects.get().breaks.count() == 1
