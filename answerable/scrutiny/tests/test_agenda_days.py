"""Meetings that are planned, and put on another day: what is reckoned, who is told, what keeps its place."""

from datetime import date, timedelta
from typing import Any

import pytest

from answerable.kit import audit
from answerable.kit.models import OutboxMessage
from answerable.scrutiny.models import Meeting, MeetingForm, MeetingName, PublicQuestion, ReportCommission
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused, SavedMeanwhile
from answerable.scrutiny.operations.meetings import (
    MeetingFacts,
    Moved,
    cancel,
    change_meeting,
    move_meeting,
    move_state,
    plan_meeting,
    set_questions_close,
)
from answerable.scrutiny.tests.make_agenda import CLERK, NAME, NOON, TODAY, item, meeting, recipient, scrutiny_form

DECEMBER, JANUARY = date(2024, 12, 12), date(2025, 1, 16)
FACTS = MeetingFacts(function="scrutiny", title="Calls for help")


def plan(facts: MeetingFacts = FACTS, day: date = DECEMBER) -> Meeting:
    return plan_meeting(facts, day=day, by=CLERK, at=NOON, on=TODAY)


def move(one: Meeting, day: date = JANUARY, because: str = "The hall is closed.") -> Moved:
    return move_meeting(one, day=day, because=because, seen_edition=one.edition, by=CLERK, at=NOON, on=TODAY)


def question(of: Meeting | None, number: int = 1, **facts: Any) -> PublicQuestion:
    given = {
        "text": "Why?",
        "email": "asker@northmoor.example",
        "asked_at": NOON,
        "asked_on": TODAY,
        "confirmed_at": NOON,
    }
    return PublicQuestion.objects.create(
        year=2024, number=number, token_hash=str(number), meeting=of, **{**given, **facts}
    )


def mailed() -> list[str]:
    return sorted(OutboxMessage.objects.values_list("to", flat=True))


@pytest.mark.django_db
class TestPlanning:
    @pytest.fixture(autouse=True)
    def _form(self, db: None) -> None:
        scrutiny_form()

    def test_it_is_called_what_its_function_is_called_that_day(self) -> None:
        assert plan().name == NAME

    def test_the_last_day_for_questions_is_reckoned(self) -> None:
        assert plan().questions_close == date(2024, 12, 5)

    def test_it_begins_with_the_standing_items_of_its_form(self) -> None:
        titles = plan().items.order_by("position").values_list("title", flat=True)
        assert list(titles) == ["Welcome", "Questions from the public"]

    def test_a_kind_that_takes_no_questions_has_no_last_day(self) -> None:
        scrutiny_form(takes_questions=False)
        assert plan().questions_close is None

    def test_two_on_one_day_have_codes_of_their_own(self) -> None:
        assert plan().code == "2024-12-12-northmoor-public-meeting"
        assert plan().code == "2024-12-12-northmoor-public-meeting-2"

    def test_a_day_that_is_past_is_refused(self) -> None:
        with pytest.raises(MeetingRefused, match="6 November 2024 is past"):
            plan(day=TODAY - timedelta(days=1))

    def test_a_function_without_a_name_asks_for_one(self) -> None:
        with pytest.raises(MeetingRefused, match="say what this one is called"):
            plan(MeetingFacts(function="budget", title="Savings"))


@pytest.mark.django_db
class TestChanging:
    def test_another_function_has_another_last_day(self) -> None:
        scrutiny_form()
        scrutiny_form("hearing", name="Hearing", questions_close_days=1)
        one = plan()
        facts = MeetingFacts(function="hearing", title="Calls for help", name=NAME)
        assert change_meeting(one, facts, seen_edition=1, by=CLERK, at=NOON).questions_close == date(2024, 12, 11)

    def test_the_same_again_changes_nothing(self) -> None:
        scrutiny_form()
        one, head = plan(), audit.head()
        facts = MeetingFacts(function="scrutiny", title="Calls for help", name=NAME)
        assert change_meeting(one, facts, seen_edition=1, by=CLERK, at=NOON).edition == 1
        assert audit.head() == head

    def test_who_saw_an_older_state_is_told(self) -> None:
        with pytest.raises(SavedMeanwhile):
            change_meeting(meeting(), FACTS, seen_edition=0, by=CLERK, at=NOON)


@pytest.mark.django_db
class TestMoving:
    @pytest.fixture(autouse=True)
    def _form(self, db: None) -> MeetingForm:
        return scrutiny_form()

    def test_the_last_day_for_questions_is_reckoned_again(self) -> None:
        assert move(plan()).meeting.questions_close == date(2025, 1, 9)

    def test_a_last_day_set_by_hand_gives_way_to_the_one_reckoned(self) -> None:
        one = set_questions_close(
            plan(), day=date(2024, 12, 2), because="Printing", seen_edition=1, by=CLERK, at=NOON, on=TODAY
        )
        assert move(one).meeting.questions_close_because == ""

    def test_questions_that_came_keep_their_place(self) -> None:
        one = plan()
        asked = question(one)
        assert move(one).questions == 1
        asked.refresh_from_db()
        assert (asked.meeting_id, asked.state) == (one.pk, PublicQuestion.State.RECEIVED)

    def test_who_asked_is_told_without_what_was_asked(self) -> None:
        one = plan()
        question(one, text="Something private")
        move(one)
        (mail,) = OutboxMessage.objects.all()
        assert "2024/1 keeps its place" in mail.text
        assert "until 9 January 2025" in mail.text
        assert "private" not in mail.text

    def test_who_asked_the_same_as_another_is_told_too(self) -> None:
        one = plan()
        first = question(one)
        question(None, number=2, state=PublicQuestion.State.MERGED, merged_into=first, email="other@example.org")
        move(one)
        assert {mail.to for mail in OutboxMessage.objects.all()} == {first.email, "other@example.org"}

    def test_who_gets_the_papers_is_told(self) -> None:
        one = plan()
        recipient(one)
        assert move(one).told == 1
        assert mailed() == ["chief@northmoor.example"]

    @pytest.mark.parametrize(
        "facts", [{"email": ""}, {"confirmed_at": None}, {"state": "withdrawn"}, {"state": "casework"}]
    )
    def test_who_cannot_or_need_not_be_told_is_not(self, facts: dict[str, Any]) -> None:
        one = plan()
        question(one, **facts)
        assert move(one).told == 0

    def test_a_report_that_is_awaited_is_due_anew_and_its_writer_is_told(self) -> None:
        one = plan()
        ReportCommission.objects.create(
            item=item(one), state="sent", to_role="Force", to_email="f@northmoor.example", due=TODAY, sent_on=TODAY
        )
        move(one)
        assert ReportCommission.objects.get().due == date(2024, 12, 23)
        assert "It is now due on 23 December 2024." in OutboxMessage.objects.get().text

    def test_the_move_is_kept_with_both_days_and_its_reason(self) -> None:
        one = plan()
        move(one)
        kept = one.moves.latest("pk")
        assert (kept.day_was, kept.day_now, kept.words) == (DECEMBER, JANUARY, "The hall is closed.")

    @pytest.mark.parametrize(
        ("day", "because", "told"),
        [
            (date(2024, 11, 1), "Yes", "is past"),
            (DECEMBER, "Yes", "on that day already"),
            (JANUARY, " ", "Say why it is moved"),
        ],
    )
    def test_what_cannot_be_is_refused(self, day: date, because: str, told: str) -> None:
        with pytest.raises(MeetingRefused, match=told):
            move(plan(), day, because)

    def test_a_year_that_is_mistyped_is_refused(self) -> None:
        with pytest.raises(MeetingRefused, match="look at the year"):
            move(plan(), date(9999, 12, 31))

    def test_on_another_time_of_its_day_the_days_stay(self) -> None:
        one = set_questions_close(
            plan(), day=date(2024, 12, 2), because="Printing", seen_edition=1, by=CLERK, at=NOON, on=TODAY
        )
        recipient(one)
        moved = move_meeting(
            one, day=DECEMBER, time="14:00", because="The hall.", seen_edition=2, by=CLERK, at=NOON, on=TODAY
        )
        assert (moved.meeting.questions_close, moved.meeting.questions_close_because) == (date(2024, 12, 2), "Printing")
        assert "It is still on 12 December 2024, and now begins at 14:00." in OutboxMessage.objects.get().text
        assert moved.meeting.moves.latest("pk").day_was is None

    def test_of_one_whose_month_alone_was_known_no_day_before_is_told(self) -> None:
        one = meeting(on=date(2024, 12, 1), precision=Meeting.Precision.MONTH)
        recipient(one)
        move(one)
        assert "1 December" not in OutboxMessage.objects.get().text
        assert one.moves.get().day_was is None

    def test_nobody_is_invited_to_ask_by_a_day_that_is_past(self) -> None:
        one = plan()
        question(one)
        move(one, TODAY + timedelta(days=1))
        text = OutboxMessage.objects.get().text
        assert "keeps its place" in text
        assert "Further questions" not in text

    def test_a_report_that_would_have_been_due_already_is_asked_for_at_once(self) -> None:
        one = plan()
        asked = ReportCommission.objects.create(
            item=item(one), state="sent", to_role="Force", to_email="f@northmoor.example", due=TODAY, sent_on=TODAY
        )
        move(one, TODAY + timedelta(days=1))
        assert "send it as soon as you can" in OutboxMessage.objects.get().text
        assert ReportCommission.objects.get().edition == asked.edition + 1

    def test_it_is_called_what_its_kind_is_called_on_its_new_day(self) -> None:
        one = plan()
        MeetingName.objects.update(end=date(2024, 12, 31))
        MeetingName.objects.create(function="scrutiny", name="Northmoor Assurance Board", start=date(2025, 1, 1))
        assert move(one).meeting.name == "Northmoor Assurance Board"

    def test_a_name_of_its_own_goes_with_it(self) -> None:
        one = plan(MeetingFacts(function="scrutiny", title="Calls", name="Summer hearing"))
        MeetingName.objects.update(end=date(2024, 12, 31))
        MeetingName.objects.create(function="scrutiny", name="Northmoor Assurance Board", start=date(2025, 1, 1))
        assert move(one).meeting.name == "Summer hearing"

    def test_one_that_was_held_is_not_moved(self) -> None:
        with pytest.raises(MeetingRefused, match="only a meeting that is ahead"):
            move(meeting(state=Meeting.State.HELD))


@pytest.mark.django_db
class TestCancelling:
    def test_who_asked_is_told_that_nothing_is_lost(self) -> None:
        one = meeting()
        question(one)
        assert cancel(one, because="The hall burnt down.", by=CLERK, at=NOON, on=TODAY) == 1
        assert "Your question 2024/1 is not lost" in OutboxMessage.objects.get().text

    def test_who_was_told_is_told_that_it_is_held_after_all(self) -> None:
        one = meeting()
        question(one)
        cancel(one, because="The hall burnt down.", by=CLERK, at=NOON, on=TODAY)
        move_state(one, to="planned", words="Another hall was found.", on=TODAY, by=CLERK, at=NOON)
        text = OutboxMessage.objects.latest("pk").text
        assert "is to be held after all, on 12 December 2024 at 10:00. The reason: Another hall was found." in text

    def test_it_says_why(self) -> None:
        with pytest.raises(MeetingRefused, match="the public reads it"):
            cancel(meeting(), because="", by=CLERK, at=NOON, on=TODAY)


@pytest.mark.django_db
class TestTheLastDayByHand:
    def close(self, day: date | None, because: str) -> Meeting:
        scrutiny_form()
        return set_questions_close(plan(), day=day, because=because, seen_edition=1, by=CLERK, at=NOON, on=TODAY)

    def test_it_has_its_reason(self) -> None:
        one = self.close(date(2024, 12, 10), "The post is slow.")
        assert (one.questions_close, one.questions_close_because) == (date(2024, 12, 10), "The post is slow.")

    def test_without_one_it_is_refused(self) -> None:
        with pytest.raises(MeetingRefused, match="Say why"):
            self.close(date(2024, 12, 10), "")

    def test_after_the_meeting_it_is_refused(self) -> None:
        with pytest.raises(MeetingRefused, match="close before it"):
            self.close(date(2024, 12, 13), "Late")

    def test_it_can_go_back_to_the_day_that_is_reckoned(self) -> None:
        assert self.close(None, "").questions_close == date(2024, 12, 5)
