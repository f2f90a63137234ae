"""Deciding on a return: what is accepted is what was shown, and the page is the record of it afterwards."""

import re

import pytest
from django.test import Client

from answerable.measures import operations
from answerable.measures.models import Observation, Return
from answerable.measures.tests.page_make import SCRIPT, client, decide, kept, page, send
from answerable.measures.tests.record_make import (
    ANALYST,
    MARCH_2023,
    NOON,
    YEAR_2023,
    figure,
    file,
    measure,
    observation,
    record,
    row,
    tidy,
)
from answerable.people.roles import Role

pytestmark = pytest.mark.django_db
LATER = tidy(value="120", source="return", as_at="2024-12-05")
BAD = tidy(measure="cals")


@pytest.fixture(autouse=True)
def _measure(db: None) -> None:
    measure()


@pytest.fixture
def analyst() -> Client:
    return client(Role.ANALYST)


def sent(analyst: Client, *rows: dict[str, str]) -> Return:
    send(analyst, file(*rows))
    return kept()


def figure_values() -> list[str]:
    return sorted((str(one.printed) for one in Observation.objects.all()), key=int)


def lock() -> None:
    """The year 2023 of the calls has been shown to the public."""
    operations.lock_periods([("calls", YEAR_2023)], "release 3", by=ANALYST, at=NOON)


class TestAccepting:
    def test_every_row_is_taken_in(self, analyst: Client) -> None:
        text = decide(analyst, sent(analyst, tidy()), "accept").text
        assert ("Accepted" in text, figure().best.printed) == (True, "100")

    def test_the_reason_stands_with_the_restatement(self, analyst: Client) -> None:
        record(row())
        decide(analyst, sent(analyst, LATER), "accept", "Late reports were added.")
        assert observation("120").reason == "Late reports were added."

    def test_the_good_rows_alone_are_taken_in_when_asked_for(self, analyst: Client) -> None:
        text = decide(analyst, sent(analyst, tidy(), BAD), "good").text
        assert ("Accepted in part" in text, Observation.objects.count()) == (True, 1)

    def test_bad_rows_are_never_accepted_as_if_all_were_good(self, analyst: Client) -> None:
        text = decide(analyst, sent(analyst, tidy(), BAD), "accept").text
        assert ("There is a problem" in text, Observation.objects.count()) == (True, 0)

    def test_a_return_without_a_good_row_can_only_be_sent_back(self, analyst: Client) -> None:
        text = analyst.get(page(sent(analyst, BAD))).text
        assert ("Send it back" in text, "Accept the" in text) == (True, False)

    def test_something_must_be_chosen(self, analyst: Client) -> None:
        assert "There is a problem" in decide(analyst, sent(analyst, tidy()), "").text


class TestSendingBack:
    def test_nothing_is_taken_in(self, analyst: Client) -> None:
        text = decide(analyst, sent(analyst, tidy()), "reject", "Not our force.").text
        assert ("Not our force." in text, Observation.objects.count()) == (True, 0)

    def test_it_needs_a_reason(self, analyst: Client) -> None:
        assert "Say why the return is sent back" in decide(analyst, sent(analyst, tidy()), "reject").text

    def test_its_sender_reads_why(self, analyst: Client) -> None:
        liaison = client(Role.FORCE_LIAISON)
        send(liaison, file(tidy()))
        decide(analyst, kept(), "reject", f"Wrong year {SCRIPT}")
        text = liaison.get(page(kept())).text
        assert ("Wrong year" in text, SCRIPT in text) == (True, False)


class TestWhoOnlySends:
    def test_sees_that_a_row_differs_and_not_from_what(self) -> None:
        record(row("4711", as_at=MARCH_2023, source="before"))
        liaison = client(Role.FORCE_LIAISON)
        send(liaison, file(tidy(value="120")))
        text = liaison.get(page(kept())).text
        assert ("Restates a held figure" in text, "4711" in text, "4,711" in text) == (True, False, False)


class TestWhatIsHeldHasChanged:
    """Somebody else records while the verdict is being read."""

    @pytest.fixture
    def shown(self, analyst: Client) -> str:
        """The verdict that was shown before."""
        waiting = sent(analyst, tidy(value="120"))
        digest: str = analyst.get(page(waiting)).context["verdict"].digest
        record(row(source="other"))
        return digest

    def test_nothing_is_decided_and_the_page_says_why(self, analyst: Client, shown: str) -> None:
        text = decide(analyst, kept(), "accept", shown=shown).text
        assert ("What is held has changed" in text, Observation.objects.count()) == (True, 1)

    def test_what_was_typed_still_stands(self, analyst: Client, shown: str) -> None:
        text = decide(analyst, kept(), "accept", "My reason", shown=shown).text
        assert "My reason</textarea>" in text

    def test_deciding_again_on_the_new_verdict_is_carried_out(self, analyst: Client, shown: str) -> None:
        answer = decide(analyst, kept(), "accept", shown=shown)
        decide(analyst, kept(), "accept", shown=answer.context["verdict"].digest)
        assert Observation.objects.count() == 2


class TestLeavingRowsOut:
    OTHER = tidy(value="95", source="return", as_at="2024-12-05", period_start="2022-01-01", period_end="2022-12-31")

    def decide(self, analyst: Client, kept: Return, **more: object) -> str:
        shown = analyst.get(page(kept)).context["verdict"].digest
        given = {"decision": "accept", "shown": shown, "reason": "Counted again."} | more
        return analyst.post(page(kept), given, follow=True).text

    def test_a_row_that_differs_can_be_ticked(self, analyst: Client) -> None:
        record(row())
        assert 'name="leave_out" value="2"' in analyst.get(page(sent(analyst, LATER))).text

    def test_ticked_rows_are_left_out_and_the_others_taken_in(self, analyst: Client) -> None:
        record(row())
        text = self.decide(analyst, sent(analyst, LATER, self.OTHER), leave_out=["2"])
        assert (figure_values(), "Left out" in text) == (["95", "100"], True)

    def test_without_the_rows_that_the_public_has_seen_no_reason_is_needed(self, analyst: Client) -> None:
        record(row())
        lock()
        self.decide(analyst, sent(analyst, LATER, self.OTHER), leave_out=["2"], reason="")
        assert figure_values() == ["95", "100"]

    def test_a_row_that_nobody_asks_about_cannot_be_ticked(self, analyst: Client) -> None:
        text = self.decide(analyst, sent(analyst, LATER), leave_out=["2"])
        assert ("There is a problem" in text, Observation.objects.count()) == (True, 0)

    def test_what_was_ticked_stays_when_something_is_wrong(self, analyst: Client) -> None:
        record(row())
        lock()
        text = self.decide(analyst, sent(analyst, LATER, LATER | {"value": "130"}), leave_out=["3"], reason="")
        assert re.search(r'value="3" id="leave-3" checked', text)

    def test_nobody_who_only_sends_can_tick(self) -> None:
        record(row("4711", as_at=MARCH_2023, source="before"))
        liaison = client(Role.FORCE_LIAISON)
        send(liaison, file(tidy(value="120")))
        assert "leave_out" not in liaison.get(page(kept())).text


class TestWhatThePublicHasSeen:
    @pytest.fixture(autouse=True)
    def _released(self, _measure: None) -> None:
        record(row())
        lock()

    def test_the_page_says_which_release_showed_it(self, analyst: Client) -> None:
        text = analyst.get(page(sent(analyst, LATER))).text
        assert "The public has seen the held figure (release 3)." in text
        assert "1 of them has been shown to the public (release 3)" in text

    def test_a_change_to_it_needs_its_reason(self, analyst: Client) -> None:
        text = decide(analyst, sent(analyst, LATER), "accept").text
        assert ("Say why they differ" in text, Observation.objects.count()) == (True, 1)

    def test_with_its_reason_it_is_taken_in(self, analyst: Client) -> None:
        decide(analyst, sent(analyst, LATER), "accept", "Late reports were added.")
        assert observation("120").reason == "Late reports were added."

    def test_who_only_sends_is_not_told_of_releases(self) -> None:
        liaison = client(Role.FORCE_LIAISON)
        assert "release 3" not in send(liaison, file(LATER)).text


class TestRowsThatLookOdd:
    def test_ten_times_the_one_before_stands_apart_and_can_be_left_out(self, analyst: Client) -> None:
        record(row())
        following = tidy(
            value="1000", period_start="2024-01-01", period_end="2024-12-31", source="return", as_at="2025-03-01"
        )
        text = analyst.get(page(sent(analyst, following))).text
        assert [words in text for words in ("Rows that look odd (1)", "Ten times the one before", 'value="2"')] == [
            True
        ] * 3

    def test_who_only_sends_is_not_told_beside_what(self) -> None:
        record(row())
        following = tidy(
            value="1000", period_start="2024-01-01", period_end="2024-12-31", source="return", as_at="2025-03-01"
        )
        assert "look odd" not in send(client(Role.FORCE_LIAISON), file(following)).text


class TestTheRecord:
    def test_it_says_by_whom_and_why(self, analyst: Client) -> None:
        decide(analyst, sent(analyst, tidy()), "accept", "As agreed.")
        text = analyst.get(page(kept())).text
        assert ("Analyst" in text, "As agreed." in text) == (True, True)

    def test_it_has_the_rows_as_they_were_taken_in(self, analyst: Client) -> None:
        record(row())
        text = decide(analyst, sent(analyst, LATER), "accept").text
        assert "Restates a held figure" in text

    def test_a_return_that_was_held_already_says_so(self, analyst: Client) -> None:
        record(row(locator="row 2"))
        assert "every row was held already" in decide(analyst, sent(analyst, tidy()), "accept").text

    def test_a_second_decision_is_not_carried_out(self, analyst: Client) -> None:
        waiting = sent(analyst, tidy())
        shown = analyst.get(page(waiting)).context["verdict"].digest
        decide(analyst, waiting, "accept", shown=shown)
        assert "is accepted already" in decide(analyst, waiting, "reject", "No", shown=shown).text

    def test_the_verdict_is_the_same_after_a_reload(self, analyst: Client) -> None:
        waiting = sent(analyst, tidy())
        assert analyst.get(page(waiting)).context["verdict"] == analyst.get(page(waiting)).context["verdict"]


class TestLongReturns:
    @pytest.fixture
    def long(self, analyst: Client) -> Return:
        days = [f"2023-{month:02}-{day:02}" for month in range(1, 6) for day in range(1, 29)]
        bad = [tidy(period_start=day, period_end=day, area="nowhere") for day in days]
        return sent(analyst, *(tidy(period_start=day, period_end=day) for day in days), *bad)

    def test_a_hundred_rows_stand_on_a_page(self, analyst: Client, long: Return) -> None:
        assert "Showing 101 to 140 of 140" in analyst.get(page(long), {"show": "new", "page": "2"}).text

    def test_many_problems_have_pages_of_their_own(self, analyst: Client, long: Return) -> None:
        assert "All 140 problems" in analyst.get(page(long)).text
        assert "Showing 101 to 140 of 140" in analyst.get(page(long), {"show": "problems", "page": "2"}).text

    @pytest.mark.parametrize(
        "asked", [{"show": "differs"}, {"show": "differs", "page": "9"}, {"page": "x"}, {"show": "?"}]
    )
    def test_what_cannot_be_understood_in_an_address_is_ignored(
        self, analyst: Client, long: Return, asked: dict[str, str]
    ) -> None:
        assert analyst.get(page(long), asked).status_code == 200
