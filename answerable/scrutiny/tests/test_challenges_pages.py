"""Challenges on their pages: raised, answered, taken higher, ended; and who may."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import Challenge
from answerable.scrutiny.operations.challenges import Matter, Taken, raise_challenge
from answerable.scrutiny.tests.make_promises import NOON, OFFICER

pytestmark = pytest.mark.django_db
REGISTER = "/office/challenges/"
WEEKLY = Taken("weekly", date(2024, 10, 1), respond_by=date(2024, 10, 15))


@pytest.fixture(autouse=True)
def _as_at(time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)


def officer() -> Client:
    return client(user(Role.SCRUTINY_OFFICER))


def raised(subject: str = "Letters wait", first: Taken = WEEKLY, **facts: Any) -> Challenge:
    return raise_challenge(Matter(subject, "A plan", "Chief officer", **facts), first, by=OFFICER, at=NOON)


def text(browser: Client, href: str, status: int = 200) -> str:
    answer = browser.get(href)
    assert answer.status_code == status
    return answer.content.decode()


def here(one: Challenge, step: str = "") -> str:
    return f"{REGISTER}{one.reference}/{step}"


def test_an_empty_register_says_what_to_do() -> None:
    assert "Raise one where something is wrong" in text(officer(), REGISTER)


def test_the_lead_counts_late_answers() -> None:
    raised()
    assert "1 challenge is live: of 1 the answer is late." in text(officer(), REGISTER)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=letters", ["Letters wait"]),
        ("q=2024/2", ["Custody"]),
        ("answer=Answer is late", ["Letters wait"]),
        ("level=By letter", ["Custody"]),
        ("state=Settled", []),
        ("sort=raised", ["Letters wait", "Custody"]),
    ],
)
def test_the_list_is_narrowed(asked: str, found: list[str]) -> None:
    raised()
    raised("Custody", Taken("letter", date(2024, 11, 1)))
    page = text(officer(), f"{REGISTER}?{asked}")
    assert [one for one in ("Letters wait", "Custody") if f": {one}</a>" in page] == found


def test_the_list_costs_the_same_however_long_it_is(django_assert_max_num_queries: Any) -> None:
    browser = officer()
    for number in range(55):
        raised(f"Number {number}")
    with django_assert_max_num_queries(9):
        assert "1 to 50 of 55" in text(browser, REGISTER)


def test_a_challenge_is_raised_on_its_page() -> None:
    facts = {
        "subject": "Calls wait",
        "asked": "A plan",
        "to_role": "Chief officer",
        "level": "letter",
        "on": "2024-11-01",
    }
    officer().post(f"{REGISTER}new/", facts | {"objective": "", "meeting": ""})
    assert Challenge.objects.get().steps.get().level == "letter"


def test_only_higher_levels_are_offered() -> None:
    page = text(officer(), here(raised(), "higher/"))
    assert "By letter" in page
    assert ">At the weekly meeting<" not in page


def test_a_challenge_goes_its_way_on_its_pages() -> None:
    one, browser = raised(), officer()
    browser.post(here(one, "answer/"), {"on": "2024-10-20", "response": "A plan is coming.", "edition": 1})
    browser.post(here(one, "higher/"), {"level": "public", "on": "2024-10-25", "meeting": "", "edition": 2})
    browser.post(here(one, "settle/"), {"on": "2024-11-01", "outcome": "The plan is out.", "edition": 3})
    page = text(browser, here(one))
    assert "Answer 5 days late" in page
    assert "The plan is out." in page


def test_an_older_state_is_answered_with_409() -> None:
    one, browser = raised(), officer()
    browser.post(here(one, "answer/"), {"on": "2024-10-20", "response": "Yes", "edition": 1})
    answer = browser.post(here(one, "drop/"), {"on": "2024-11-01", "outcome": "Kept words", "edition": 1})
    assert answer.status_code == 409
    assert "Kept words" in answer.content.decode()


def test_it_is_shown_to_the_public_when_somebody_says_so() -> None:
    one = raised()
    facts = {"subject": "Letters wait", "asked": "A plan", "to_role": "Chief officer", "objective": "", "public": "on"}
    officer().post(here(one, "change/"), facts | {"edition": 1})
    one.refresh_from_db()
    assert one.public


def test_who_may_not_write_sees_and_does_not_change() -> None:
    one, browser = raised(), client(user(Role.PUBLISHER))
    assert "Take it higher" not in text(browser, here(one))
    assert browser.get(here(one, "answer/")).status_code == 403


def test_the_liaison_sees_no_challenge() -> None:
    assert client(user(Role.FORCE_LIAISON)).get(here(raised())).status_code == 403


def test_a_step_that_is_none_is_not_found() -> None:
    assert officer().get(here(raised(), "nonsense/")).status_code == 404
