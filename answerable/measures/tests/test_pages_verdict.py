"""Deciding on a return: what is accepted is what was shown, and the page is the record of it afterwards."""

import pytest
from django.test import Client

from answerable.measures.models import Observation, Return
from answerable.measures.tests.page_make import SCRIPT, client, decide, kept, page, send
from answerable.measures.tests.record_make import MARCH_2023, figure, file, measure, observation, record, row, tidy
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
        assert ("Good rows accepted" in text, Observation.objects.count()) == (True, 1)

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
