"""What is said in private stays there: the month's summary names topics, once a person has passed it."""

from datetime import date
from typing import Any

import pytest

from answerable.kit.models import AuditEntry
from answerable.scrutiny.models import MonthSummary, PrivateMeeting
from answerable.scrutiny.operations import private
from answerable.scrutiny.operations.private import Held, Raised, log, pass_month
from answerable.scrutiny.operations.promises import PromiseRefused, PromiseSavedMeanwhile
from answerable.scrutiny.queries.private_months import MonthTold, month_now, passed, seen_of
from answerable.scrutiny.queries.private_months_list import PASSED, MonthLine, months
from answerable.scrutiny.queries.promises import Wanted
from answerable.scrutiny.queries.public_promises import month_summaries
from answerable.scrutiny.tests.make_promises import NOON, OFFICER

pytestmark = pytest.mark.django_db
OCTOBER, NOVEMBER = date(2024, 10, 1), date(2024, 11, 1)
CALLS = Raised("How calls are answered", notes="SECRET-N")


def logged(*topics: Raised, on: date = date(2024, 10, 9), **facts: Any) -> PrivateMeeting:
    given: dict[str, Any] = {"with_role": "Chief officer", "notes": "SECRET-M"} | facts
    return log(Held("weekly", on, **given), topics or (CALLS,), by=OFFICER, at=NOON)


def every_month(state: str = "") -> tuple[MonthLine, ...]:
    return months(Wanted(chosen={"state": state}), day=NOVEMBER).found.lines


def month_passed(opening: str = "", because: str = "", *, on: date = NOVEMBER, seen: str = "") -> MonthSummary:
    held = MonthSummary.objects.filter(month=OCTOBER).first()
    seen = seen or seen_of(month_now(OCTOBER), held)
    return pass_month(OCTOBER, opening=opening, because=because, seen=seen, on=on, by=OFFICER, at=NOON)


def told(summary: MonthSummary) -> MonthTold:
    found = passed(summary)
    assert found
    return found


def test_nothing_is_told_before_somebody_passes_it() -> None:
    logged()
    assert month_summaries() == ()


def test_the_summary_names_topics_and_no_notes() -> None:
    logged()
    month_passed("What was raised.")
    assert [one.topic for one in month_summaries()[0].topics] == ["How calls are answered"]
    assert "SECRET" not in repr(month_summaries())


def test_the_trail_holds_no_word_of_it() -> None:
    meeting = logged()
    private.put_topic(meeting, Raised("Custody", "SECRET-P"), position=None, seen_edition=1, by=OFFICER, at=NOON)
    assert "SECRET" not in "".join(one.after_json for one in AuditEntry.objects.all())


def test_what_is_not_told_is_counted_and_says_why_inside() -> None:
    logged(CALLS, Raised("A person", told=False, untold_because="About one officer"))
    summary = told(month_passed())
    assert (len(summary.topics), summary.untold) == (1, 1)
    assert "officer" not in repr(summary).replace("chief officer", "")


def test_a_topic_that_is_not_told_says_why() -> None:
    with pytest.raises(PromiseRefused) as refused:
        logged(Raised("A person", told=False))
    assert refused.value.field == "untold_because"


def test_a_passed_month_stays_as_it_was_passed() -> None:
    meeting = logged()
    month_passed()
    private.put_topic(meeting, Raised("Changed since"), position=1, seen_edition=1, by=OFFICER, at=NOON)
    assert [one.topic for one in month_summaries()[0].topics] == ["How calls are answered"]
    assert every_month()[0].differs


def test_a_month_is_passed_again_only_for_a_reason() -> None:
    logged()
    month_passed()
    logged(Raised("Custody"), on=date(2024, 10, 16))
    with pytest.raises(PromiseRefused) as refused:
        month_passed()
    assert refused.value.field == "because"


def test_the_reason_for_passing_again_is_read_with_it() -> None:
    logged()
    month_passed()
    logged(Raised("Custody"), on=date(2024, 10, 16))
    again = told(month_passed(because="A meeting was missing.", on=date(2024, 11, 5)))
    assert [(one.on, one.because) for one in again.before] == [(NOVEMBER, "A meeting was missing.")]


def test_the_same_is_not_passed_twice() -> None:
    logged()
    month_passed()
    with pytest.raises(PromiseRefused, match="nothing changes"):
        month_passed(because="Why not")


def test_who_passes_has_read_what_is_passed() -> None:
    logged()
    seen = seen_of(month_now(OCTOBER), None)
    logged(Raised("Came in between"))
    with pytest.raises(PromiseSavedMeanwhile):
        month_passed(seen=seen)


def test_a_month_that_is_not_over_is_not_passed() -> None:
    logged()
    with pytest.raises(PromiseRefused, match="from 1 November 2024 on"):
        month_passed(on=date(2024, 10, 31))


def test_a_month_without_meetings_is_not_passed() -> None:
    with pytest.raises(PromiseRefused, match="no private meeting"):
        month_passed()


def test_a_topic_written_down_by_mistake_is_taken_out() -> None:
    meeting = logged()
    private.remove_topic(meeting, 1, seen_edition=1, by=OFFICER, at=NOON)
    assert not meeting.topics.exists()


@pytest.mark.parametrize(
    ("held", "field"),
    [
        (Held("weekly", NOVEMBER), "with_role"),
        (Held("board", NOVEMBER), "board"),
        (Held("tea", NOVEMBER), "kind"),
        (Held("weekly", date(2024, 12, 1), "Chief officer"), "on"),
    ],
)
def test_what_the_log_must_say(held: Held, field: str) -> None:
    with pytest.raises(PromiseRefused) as refused:
        log(held, by=OFFICER, at=NOON)
    assert refused.value.field == field


def test_a_change_asks_for_the_state_that_was_seen() -> None:
    meeting = logged()
    private.change(meeting, Held("weekly", OCTOBER, "Deputy chief officer"), seen_edition=1, by=OFFICER, at=NOON)
    with pytest.raises(PromiseSavedMeanwhile):
        private.change(meeting, Held("weekly", OCTOBER, "x"), seen_edition=1, by=OFFICER, at=NOON)


def test_the_months_cost_the_same_however_many_meetings(django_assert_num_queries: Any) -> None:
    for number in range(1, 8):
        logged(on=date(2024, number, 3))
    with django_assert_num_queries(6):
        assert len(every_month()) == 7


def test_a_meeting_more_is_a_change_though_it_has_no_topic() -> None:
    logged()
    month_passed()
    log(Held("weekly", OCTOBER, "Deputy chief officer"), by=OFFICER, at=NOON)
    assert [(one.meetings, one.differs) for one in every_month()] == [(2, True)]


def test_the_months_are_narrowed_to_those_that_were_passed() -> None:
    logged()
    month_passed()
    logged(on=date(2024, 9, 3))
    assert [one.month for one in every_month(PASSED)] == [OCTOBER]


def test_of_many_months_a_page_is_shown() -> None:
    for number in range(30):
        logged(on=date(2022 + number // 12, number % 12 + 1, 3))
    found = months(Wanted(page=2), day=NOVEMBER)
    assert (len(found.found.lines), found.found.total, found.waiting) == (6, 30, 30)
