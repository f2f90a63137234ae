"""What wants attention: signals, what changed, what is due, and which frameworks are served."""

from datetime import date

import pytest
from django.urls import reverse

from answerable.calc.periods import Period, calendar_year
from answerable.measures import operations
from answerable.measures.intake.frameworks import FrameworkLine, MetricLine, ServedLine
from answerable.measures.intake.schedules import ScheduleLine
from answerable.measures.models import Signal
from answerable.measures.operations.looking import look_again
from answerable.measures.tests.page_make import client
from answerable.measures.tests.record_make import ANALYST, NOON, measure, record, row
from answerable.people.roles import Role

pytestmark = pytest.mark.django_db
ORDINARY = (100, 104, 97, 102, 99, 105, 98, 101, 103, 96, 100, 102, 99, 101, 97, 103, 100, 98)
SIGNALS = "/office/signals/"


@pytest.fixture(autouse=True)
def _measure(db: None) -> None:
    measure()


def month(number: int) -> Period:
    """The month of this number, January of year 0 being 0."""
    first, following = (date(n // 12, n % 12 + 1, 1) for n in (number, number + 1))
    return Period(first, date.fromordinal(following.toordinal() - 1))


@pytest.fixture
def found(db: None) -> Signal:
    """A signal of December 2023."""
    values = (*ORDINARY, 117)
    first = 2023 * 12 + 12 - len(values)
    record(*(row(value=str(value), period=month(first + n)) for n, value in enumerate(values)))
    look_again(at=NOON)
    return Signal.objects.get()


def decide(signal: Signal, role: Role = Role.ANALYST, **given: str) -> str:
    """What is read after a decision on the page as it is now, or as it was when that was `decided`."""
    browser, there = client(role), f"{SIGNALS}{signal.pk}/"
    shown = browser.get(there).context["decided"]
    return browser.post(there, {"note": "", "decided": shown, **given}, follow=True).text


class TestSignals:
    def test_a_new_one_waits_in_the_list(self, found: Signal) -> None:
        text = client().get(SIGNALS).text
        assert ("Calls" in text, "outside the usual range" in text) == (True, True)

    def test_its_page_has_the_chart(self, found: Signal) -> None:
        assert "<svg" in client().get(f"{SIGNALS}{found.pk}/").text

    def test_looked_at_it_leaves_the_list_of_the_new(self, found: Signal) -> None:
        decide(found, state="looked_at")
        assert "every signal has been looked at" in client().get(SIGNALS).text

    def test_an_explanation_needs_its_words(self, found: Signal) -> None:
        assert "Say what explains it" in decide(found, state="explained")
        found.refresh_from_db()
        assert found.state == "new"

    def test_it_is_explained_and_made_new_again(self, found: Signal) -> None:
        decide(found, state="explained", note="A concert in the park.")
        assert "A concert in the park." in client().get(f"{SIGNALS}{found.pk}/").text
        decide(found, state="new")
        found.refresh_from_db()
        assert found.state == "new"

    def test_what_somebody_decided_meanwhile_is_not_overwritten_unseen(self, found: Signal) -> None:
        decide(found, state="explained", note="A concert in the park.")
        assert "it is explained now" in decide(found, state="looked_at", decided="")
        found.refresh_from_db()
        assert (found.state, found.note) == ("explained", "A concert in the park.")

    def test_who_may_see_may_not_decide(self, found: Signal) -> None:
        browser = client(Role.CASEWORKER)
        assert browser.get(f"{SIGNALS}{found.pk}/").status_code == 200
        assert browser.post(f"{SIGNALS}{found.pk}/", {"state": "looked_at"}).status_code == 403

    def test_a_list_that_is_none_is_the_new_ones(self, found: Signal) -> None:
        assert "outside the usual range" in client().get(SIGNALS, {"show": "rumours"}).text

    def test_it_stands_on_the_page_of_its_measure(self, found: Signal) -> None:
        assert reverse("measures:signal", args=[found.pk]) in client().get("/office/measures/calls/").text


class TestWhatChanged:
    def test_the_firmest_change_comes_first(self) -> None:
        measure("thefts")
        for code, before, after in (("calls", "576", "674"), ("thefts", "2668", "2560")):
            record(row(before, measure=code, period=calendar_year(2022)), row(after, measure=code))
        page = client().get(reverse("measures:changed"))
        assert [link.text for link, _, _ in page.context["most"]] == ["Calls", "Thefts"]
        assert "1 of 2 measures that can be compared changed by more than chance" in page.text


class TestWhatIsDue:
    def test_what_should_be_here_is_overdue(self) -> None:
        record(row("100", period=calendar_year(2022)))
        line = ScheduleLine(
            code="calls", title="Calls", measures=("calls",), every="calendar_year", days_after=30, owner="head of contact",
            starts=date(2020, 1, 1),
        )  # fmt: skip
        operations.expect(line, by=ANALYST, at=NOON)
        text = client().get(reverse("measures:due")).text
        assert ("1 measure should have been told of by now" in text, "Overdue by" in text) == (True, True)

    def test_with_no_schedule_it_says_so(self) -> None:
        assert "No schedule says when figures are due" in client().get(reverse("measures:due")).text


class TestFrameworks:
    def test_a_metric_that_nothing_answers_says_so(self) -> None:
        line = FrameworkLine(
            code="guarantee", version="1", title="A guarantee", publisher="a ministry", starts=date(2025, 4, 1),
            metrics=(MetricLine("calls", "Calls answered", served=(ServedLine("calls", "near"),)), MetricLine("beats", "Beats walked")),
        )  # fmt: skip
        operations.adopt_framework(line, by=ANALYST, at=NOON)
        text = client().get(reverse("measures:frameworks")).text
        assert ("answer 1 of its 2 metrics" in text, "nothing held here" in text) == (True, True)

    def test_with_none_it_says_so(self) -> None:
        assert "No framework is held" in client().get(reverse("measures:frameworks")).text
