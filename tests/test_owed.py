"""All that is owed in the office as one list: in order of its dates, narrowed by what somebody wants, a page at a time."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from answerable.bodies.models import LocalPolicingBody
from answerable.clocks.models import Duty, RunningClock
from answerable.measures.tests.page_make import client
from answerable.measures.tests.record_make import NOON
from answerable.people.models import User
from answerable.people.roles import Role
from answerable.plans.tests import delivery_make as work
from answerable.recommendations.models import Recommendation
from answerable.recommendations.tests import make as told
from answerable.site.owed.lines import Sort, Wanted, When, Whose
from answerable.site.owed.listing import listed

pytestmark = pytest.mark.django_db

DAY = date(2024, 11, 7)
ALL = Wanted()


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    """Work that is late by the end of March, and an office whose pages speak of November."""
    work.office()
    work.owed()
    LocalPolicingBody.objects.update(shown_as_at=DAY)


def clock(label: str, due: date | None, **facts: object) -> RunningClock:
    duty, _ = Duty.objects.get_or_create(
        code="answer", defaults={"title": "Answer", "standing": "statute", "counting": "day_after", "count": 28}
    )
    return RunningClock.objects.create(
        key=label.lower(), duty=duty, label=label, started=date(2024, 10, 1), due=due, set_by="x", set_at=NOON, **facts
    )


def words(wanted: Wanted = ALL) -> list[str]:
    return [one.words for one in listed(wanted, DAY).lines]


def test_it_is_in_order_of_dates_with_what_has_none_last() -> None:
    clock("Third", None)
    clock("Second", DAY + timedelta(days=3))
    assert words() == ["New radios (objective 1.1)", "Second: Answer", "Third: Answer"]


def test_only_a_statute_is_late_in_law() -> None:
    clock("Reply", DAY - timedelta(days=2))
    told_how = {one.words: one.how for one in listed(Wanted(), DAY).lines}
    assert told_how == {
        "Reply: Answer": "late in law by 2 days",
        "New radios (objective 1.1)": "late by 221 days",
    }


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(words="radio"), ["New radios (objective 1.1)"]),
        (Wanted(when=When.LATE), ["New radios (objective 1.1)"]),
        (Wanted(when=When.SOON), ["Reply: Answer"]),
        (Wanted(when=When.UNDATED), []),
        (Wanted(whose=Whose.OFFICE), ["Reply: Answer"]),
        (Wanted(sort=Sort.WORK), ["New radios (objective 1.1)"]),
        (Wanted(who="Head of Fleet"), ["New radios (objective 1.1)"]),
        (Wanted(who="user:99999"), []),
        (Wanted(who="user:²"), []),
    ],
)
def test_it_is_narrowed_by_what_is_wanted(wanted: Wanted, found: list[str]) -> None:
    clock("Reply", DAY + timedelta(days=14))
    assert words(wanted) == found


def test_what_the_force_says_is_complete_waits_for_the_office_whenever_it_was_due() -> None:
    one = told.recommendation(deadline_kind="date", deadline=date(2024, 6, 1))
    assert listed(Wanted(whose=Whose.OTHERS, when=When.LATE), DAY).total == 2
    told.moved(one, Recommendation.State.FORCE_SAYS_COMPLETE)
    (line,) = listed(Wanted(sort=Sort.RECOMMENDATION), DAY).lines
    assert (line.how, line.who, line.late) == ("to be verified", "The office", False)


def test_a_person_finds_their_own() -> None:
    browser = client()
    clock("Mine", DAY, owner=User.objects.get(role=Role.ANALYST))
    clock("Not mine", DAY)
    text = browser.get(reverse("owed"), {"who": "Mine"}).text
    assert ("Mine: Answer" in text, "Not mine: Answer" in text) == (True, False)


def test_a_page_of_many_costs_as_many_queries_as_a_page_of_few(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = client()
    duty = clock("First", DAY).duty
    RunningClock.objects.bulk_create(
        RunningClock(
            key=f"c{n}",
            duty=duty,
            label=f"Clock {n}",
            started=DAY,
            due=DAY + timedelta(days=n),
            set_by="x",
            set_at=NOON,
        )
        for n in range(300)
    )
    with django_assert_max_num_queries(45):
        text = browser.get(reverse("owed"), {"page": "3"}).text
    assert "Showing 101 to 150 of 302" in text


def test_what_nobody_owes_is_said() -> None:
    assert "Nothing that is owed fits this." in client().get(reverse("owed"), {"q": "zebra"}).text


def test_nobody_from_outside_sees_it() -> None:
    assert client(Role.PANEL_MEMBER).get(reverse("owed")).status_code == 403


def test_today_leads_with_causes_of_concern_and_what_has_to_be_verified() -> None:
    told.recommendation("Guard the cells", kind="cause_of_concern")
    told.said_complete("Count the keys")
    text = client().get(reverse("today")).text
    assert ("Causes of concern (1)" in text, "To be verified (1)" in text) == (True, True)


def test_everybody_elses_is_what_is_not_ones_own() -> None:
    browser = client()
    clock("Mine", DAY, owner=User.objects.get(role=Role.ANALYST))
    clock("Nobodys", DAY)
    text = browser.get(reverse("owed"), {"who": "Everybody else's"}).text
    assert ("Mine: Answer" in text, "Nobodys: Answer" in text, "New radios" in text) == (False, True, True)


def test_today_tells_ones_own_apart_from_the_offices_other() -> None:
    browser = client()
    clock("Mine", DAY, owner=User.objects.get(role=Role.ANALYST))
    clock("Nobodys", DAY)
    text = browser.get(reverse("today")).text
    assert (text.count("Mine: Answer"), text.count("Nobodys: Answer")) == (1, 1)
    assert ("Due soon for you (1)" in text, "Due soon for the rest of the office (1)" in text) == (True, True)


def test_what_has_a_date_is_a_calendar_file() -> None:
    clock("Dated", DAY)
    clock("Undated", None)
    answer = client().get(reverse("owed-calendar"))
    file = answer.text
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert (file.count("BEGIN:VEVENT"), "SUMMARY:Dated: Answer\r\n" in file, "Undated" in file) == (2, True, False)


def test_the_calendar_file_is_narrowed_as_the_list_is() -> None:
    browser = client()
    clock("Mine", DAY, owner=User.objects.get(role=Role.ANALYST))
    file = browser.get(reverse("owed-calendar"), {"who": "Mine"}).text
    assert (file.count("BEGIN:VEVENT"), "SUMMARY:Mine: Answer\r\n" in file) == (1, True)


def test_the_list_leads_to_the_same_as_a_calendar_file() -> None:
    text = client().get(reverse("owed"), {"q": "radio", "whose": "Others"}).text
    assert "/office/owed/calendar.ics?whose=Others&amp;q=radio" in text


def test_nobody_from_outside_gets_the_calendar_file() -> None:
    assert client(Role.FORCE_LIAISON).get(reverse("owed-calendar")).status_code == 403
