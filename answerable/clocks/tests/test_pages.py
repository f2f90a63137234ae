"""The list, a clock, what is done to it and the register, with who may and who may not."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from answerable.clocks import operations
from answerable.clocks.models import Duty, Feed, RunningClock
from answerable.clocks.tests.make import BY, make_clock, make_duty
from answerable.kit.http import now
from answerable.people.models import User
from answerable.people.roles import Role
from answerable.people.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return make.user(Role.SCRUTINY_OFFICER)


@pytest.fixture
def browser(officer: User) -> Client:
    return make.client(officer)


@pytest.fixture
def liaison() -> Client:
    return make.client(make.user(Role.FORCE_LIAISON))


def get(browser: Client, name: str, *args: object, **asked: str) -> str:
    return browser.get(reverse(f"clocks:{name}", args=args), asked).text


def post(browser: Client, name: str, *args: object, **given: Any) -> str:
    return browser.post(reverse(f"clocks:{name}", args=args), given, follow=True).text


def seen(clock: RunningClock) -> int:
    return clock.entries.order_by("pk").last().pk  # type: ignore[union-attr]


def ago(days: int) -> date:
    return localdate(now()) - timedelta(days=days)


def today_clock(key: str = "letter", days: int = 40, **fields: Any) -> RunningClock:
    """A clock that started so many days before the day of the test."""
    return make_clock(key, started=ago(days), at=now(), **fields)


def test_an_empty_list_says_what_to_do(browser: Client) -> None:
    text = get(browser, "clocks")
    assert "No clock is running." in text
    assert "start one by hand" in text


def test_a_late_statutory_clock_is_late_in_law(browser: Client) -> None:
    today_clock(days=40)
    text = get(browser, "clocks")
    assert "Late in law by 12 days" in text
    assert "1 clock runs: 1 is late, 1 of them in law." in text


def test_a_late_clock_of_our_own_is_not_late_in_law(browser: Client) -> None:
    today_clock(days=40, duty=make_duty("ours", standing="local"))
    assert ">Late by 12 days</span>" in get(browser, "clocks")


def test_what_has_no_date_has_an_age(browser: Client) -> None:
    today_clock(days=40, duty=make_duty("soon", counting="soon", count=None))
    assert "Open for 40 days" in get(browser, "clocks")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"how": "Late"}, "Late one"),
        ({"how": "Due within two weeks"}, "Soon one"),
        ({"how": "Paused"}, "Paused one"),
        ({"waits": "The force"}, "Soon one"),
        ({"owner": "Me"}, "Late one"),
        ({"q": "soon"}, "Soon one"),
    ],
)
def test_the_list_is_narrowed(browser: Client, officer: User, asked: dict[str, str], found: str) -> None:
    today_clock("a", 40, label="Late one", owner=officer)
    today_clock("b", 20, label="Soon one", waiting_on="force")
    paused = today_clock("c", 20, label="Paused one")
    operations.pause(paused, start=ago(5), reason="Elsewhere.", by=BY, at=now())
    text = get(browser, "clocks", **asked)
    assert [name for name in ("Late one", "Soon one", "Paused one") if f">{name}</a>" in text] == [found]


def test_a_search_that_finds_nothing_can_be_cleared(browser: Client) -> None:
    today_clock()
    assert "clear the filter" in get(browser, "clocks", q="zebra")


@pytest.mark.parametrize("asked", [{"page": "99"}, {"page": "x"}, {"sort": "nonsense"}, {"how": "no"}, {"q": "\x00"}])
def test_an_address_typed_by_hand_is_answered(browser: Client, asked: dict[str, str]) -> None:
    today_clock()
    assert browser.get(reverse("clocks:clocks"), asked).status_code == 200


@pytest.mark.parametrize("sort", ["label", "duty", "due", "waits"])
def test_the_list_is_sorted(browser: Client, sort: str) -> None:
    today_clock()
    assert 'aria-sort="descending"' in get(browser, "clocks", sort=sort, direction="desc")


def test_a_long_list_asks_no_more_than_a_short_one(
    browser: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        today_clock(f"letter-{number}", number)
    with django_assert_max_num_queries(11):
        browser.get(reverse("clocks:clocks"))


def test_a_clock_shows_its_date_and_its_working(browser: Client) -> None:
    text = get(browser, "clock", make_clock().pk)
    assert "Due on Tuesday 31 March 2026." in text
    assert "The day itself, which does not count." in text
    assert "Day 28, the last day." in text


def test_an_override_stands_beside_the_date_of_the_rule(browser: Client) -> None:
    clock = make_clock()
    operations.override(clock, day=date(2026, 5, 1), because="Agreed with the parish.", by=BY, at=now())
    text = get(browser, "clock", clock.pk)
    assert "Agreed with the parish." in text
    assert "own date is 31 March 2026" in text


def test_a_clock_under_a_rule_that_is_not_confirmed_says_so(browser: Client) -> None:
    assert "Not seen in the instrument itself" in get(browser, "clock", make_clock().pk)


def test_a_clock_is_started_by_hand(browser: Client) -> None:
    make_duty()
    text = post(browser, "start", duty="reply", label="A letter", started=ago(3), waiting_on="office", mine="on")
    assert "The clock runs." in text
    assert RunningClock.objects.get().owner is not None


def test_a_start_in_the_future_is_told(browser: Client) -> None:
    make_duty()
    text = post(browser, "start", duty="reply", label="A letter", started=ago(-3), waiting_on="office")
    assert "still to come" in text
    assert "A letter" in text


def test_a_set_date_for_a_duty_that_reckons_its_own_is_told(browser: Client) -> None:
    make_duty()
    text = post(browser, "start", duty="reply", label="A", started=ago(3), set_date=ago(1), waiting_on="office")
    assert "works the date out" in text


@pytest.mark.parametrize(
    ("act", "given", "after"),
    [
        ("meet", {"on": ago(0), "words": "Sent."}, "Kept: what was owed was done."),
        ("pause", {"start": ago(2), "reason": "Elsewhere."}, "These days are left out."),
        ("extend", {"days": 5, "because": "A long file."}, "The time is extended."),
        ("override", {"day": ago(-30), "because": "Agreed."}, "The date is set."),
        ("correct-start", {"started": ago(9), "because": "A slip."}, "The start is corrected."),
        ("pass-on", {"owner": "", "waiting_on": "panel"}, "Passed on."),
        ("stop", {"on": ago(0), "why": "Withdrawn."}, "The clock is stopped."),
    ],
)
def test_something_is_done_to_a_clock(browser: Client, act: str, given: dict[str, Any], after: str) -> None:
    clock = today_clock(days=10)
    assert after in post(browser, "act", clock.pk, act, seen=seen(clock), **given)


def test_a_paused_clock_runs_on(browser: Client) -> None:
    clock = today_clock(days=10)
    operations.pause(clock, start=ago(5), reason="Elsewhere.", by=BY, at=now())
    assert "The clock runs on." in post(browser, "act", clock.pk, "resume", seen=seen(clock), end=ago(1))


def test_an_ended_clock_is_reopened(browser: Client) -> None:
    clock = today_clock(days=10)
    operations.stop(clock, on=ago(2), why="Withdrawn.", by=BY, at=now())
    assert "The clock runs again." in post(browser, "act", clock.pk, "reopen", seen=seen(clock), on=ago(0), why="Back.")


def test_an_ended_clock_offers_only_to_be_reopened(browser: Client) -> None:
    clock = today_clock(days=10)
    operations.stop(clock, on=ago(2), why="Withdrawn.", by=BY, at=now())
    text = get(browser, "clock", clock.pk)
    assert ("Reopen it" in text, "Extend it" in text) == (True, False)


def test_the_second_of_two_is_told_and_keeps_what_was_typed(browser: Client) -> None:
    clock = today_clock(days=10)
    before = seen(clock)
    operations.extend(clock, days=3, because="A long file.", by=BY, at=now())
    text = post(browser, "act", clock.pk, "extend", seen=before, days=9, because="A longer file.")
    assert "Somebody else changed this clock meanwhile" in text
    assert "A longer file." in text
    clock.refresh_from_db()
    assert clock.extended_days == 3


def test_a_reason_that_is_missing_is_asked_for(browser: Client) -> None:
    clock = today_clock(days=10)
    assert "Fill this in." in post(browser, "act", clock.pk, "extend", seen=seen(clock), days=9, because="")


def test_what_shows_it_has_an_address_that_leads_somewhere(browser: Client) -> None:
    clock = today_clock(days=10)
    given = {"on": ago(0), "words": "Sent.", "evidence_address": "javascript:alert(1)"}
    assert "Begin it with https://" in post(browser, "act", clock.pk, "meet", seen=seen(clock), **given)


def test_an_act_that_there_is_not_is_not_found(browser: Client) -> None:
    assert browser.get(reverse("clocks:act", args=[today_clock().pk, "explode"])).status_code == 404


@pytest.mark.parametrize("act", ["meet", "pause", "resume", "extend", "override", "pass-on", "stop", "reopen"])
def test_every_act_has_its_form(browser: Client, act: str) -> None:
    assert browser.get(reverse("clocks:act", args=[today_clock().pk, act])).status_code == 200


def test_a_publisher_sees_a_clock_and_does_nothing_to_it() -> None:
    browser, clock = make.client(make.user(Role.PUBLISHER)), today_clock()
    assert "Extend it" not in get(browser, "clock", clock.pk)
    assert browser.get(reverse("clocks:act", args=[clock.pk, "extend"])).status_code == 403


@pytest.mark.parametrize("name", ["clocks", "duties", "calendar", "download", "start"])
def test_the_force_sees_none_of_it(liaison: Client, name: str) -> None:
    assert liaison.get(reverse(f"clocks:{name}")).status_code == 403


def test_the_register_names_every_duty(browser: Client) -> None:
    operations.load_register(by=BY, at=now())
    text = get(browser, "duties")
    assert all(title.split("'")[0][:40] in text for title in Duty.objects.values_list("title", flat=True))


def test_a_duty_shows_its_rule(browser: Client) -> None:
    operations.load_register(by=BY, at=now())
    text = get(browser, "duty", "hmicfrs-response")
    assert "56 days, beginning with the day itself" in text
    assert "Police Act 1996, section 55" in text


def correction(duty: Duty, **given: Any) -> dict[str, Any]:
    """The form of a duty as its page sends it."""
    names = (
        "title",
        "basis",
        "wording",
        "trigger",
        "standing",
        "counting",
        "count",
        "month_day",
        "calendar",
        "evidence",
    )
    return (
        {name: getattr(duty, name) for name in names}
        | {"edition": duty.edition, "because": "The order says so."}
        | given
    )


def test_a_duty_is_corrected_and_its_clocks_follow(browser: Client) -> None:
    clock = make_clock()
    text = post(browser, "correct", "reply", **correction(clock.duty, count=30))
    clock.refresh_from_db()
    assert "The order says so." in text
    assert clock.due == date(2026, 4, 2)


def test_a_rule_that_makes_no_date_is_told(browser: Client) -> None:
    duty = make_duty()
    assert "give a number" in post(browser, "correct", "reply", **correction(duty, count=""))


def test_the_second_to_correct_a_duty_is_told(browser: Client) -> None:
    duty = make_duty()
    post(browser, "correct", "reply", **correction(duty, count=30))
    assert "meanwhile" in post(browser, "correct", "reply", **correction(duty, count=31))


def test_ones_clocks_are_a_calendar_file(browser: Client, officer: User) -> None:
    today_clock(owner=officer)
    answer = browser.get(reverse("clocks:download"))
    assert (answer["Content-Type"], answer.text.count("BEGIN:VEVENT")) == ("text/calendar; charset=utf-8", 1)


def address_in(text: str) -> str:
    found = re.search(r"http://testserver(/office/clocks/calendar/of/[^<\s]+\.ics)", text)
    assert found
    return found[1]


def test_the_address_opens_the_calendar_without_signing_in(browser: Client, officer: User) -> None:
    today_clock(owner=officer)
    address = address_in(post(browser, "renew"))
    assert "BEGIN:VEVENT" in Client().get(address).text


def test_a_renewed_address_opens_nothing_any_more(browser: Client) -> None:
    first = address_in(post(browser, "renew"))
    second = address_in(post(browser, "renew"))
    assert [Client().get(one).status_code for one in (first, second)] == [404, 200]


def test_a_closed_address_opens_nothing_any_more(browser: Client) -> None:
    address = address_in(post(browser, "renew"))
    post(browser, "renew", close="1")
    assert (Client().get(address).status_code, Feed.objects.count()) == (404, 0)


def test_the_address_of_somebody_who_left_opens_nothing(browser: Client, officer: User) -> None:
    address = address_in(post(browser, "renew"))
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/office/clocks/99999999999999999999/", "/office/clocks/0/", "/office/clocks/duties/none/"]
)
def test_what_is_not_there_is_not_found(browser: Client, address: str) -> None:
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize("token", ["x", "1-abc.def", "é"])
def test_an_address_that_was_made_up_opens_nothing(token: str) -> None:
    assert Client().get(reverse("clocks:feed", args=[token])).status_code == 404
