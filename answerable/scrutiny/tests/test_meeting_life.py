"""A meeting's life: the table of its states, what each step needs, and who may not take it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from answerable.calc.meetings import MOVES, STATES
from answerable.calc.meetings_drawn import WORDS, states_page
from answerable.clocks.models import RunningClock
from answerable.clocks.tests.make import make_duty
from answerable.kit.models import AuditEntry
from answerable.scrutiny.models import Meeting, Minutes, Pack, ReportCommission
from answerable.scrutiny.operations.meeting_clock import DUTY
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused, NotReady, SavedMeanwhile
from answerable.scrutiny.operations.meetings import move_state
from answerable.scrutiny.queries.agenda_states import next_steps
from answerable.scrutiny.tests.make_agenda import CLERK, NOON, TODAY, item, meeting

State = Meeting.State
PAGE = Path(__file__).resolve().parents[3] / "docs" / "generated" / "meeting-states.md"


def go(one: Meeting, to: str, words: str = "", on: date = TODAY) -> Meeting:
    return move_state(one, to=to, on=on, words=words, seen_edition=one.edition, by=CLERK, at=NOON)


def asked(of: Meeting, state: str = "sent") -> ReportCommission:
    days = {"sent_on": TODAY, "due": TODAY, "received_on": TODAY}
    return ReportCommission.objects.create(item=item(of), state=state, to_role="Chief constable", **days)


def pack(of: Meeting) -> None:
    Pack.objects.create(
        meeting=of, number=1, frozen={}, sha256="0" * 64, frozen_at=NOON, frozen_on=TODAY, frozen_by="user:1"
    )


def minutes(of: Meeting) -> None:
    Minutes.objects.create(
        meeting=of, version=1, frozen={}, sha256="0" * 64, published_on=TODAY, published_at=NOON, published_by="user:1"
    )


class TestTheTable:
    def test_its_states_are_those_of_the_model(self) -> None:
        assert set(STATES) == set(State.values)
        assert {state: str(State(state).label) for state in STATES} == WORDS

    def test_every_state_can_be_reached(self) -> None:
        assert {one.after for one in MOVES} == set(STATES)

    def test_the_page_of_the_docs_is_the_table(self) -> None:
        stale = f"{PAGE.name} is out of date: run `uv run python -m answerable.calc.meetings_drawn > docs/generated/{PAGE.name}`"
        assert PAGE.read_text(encoding="utf-8") == states_page(), stale


@pytest.mark.django_db
class TestGoing:
    def test_papers_are_asked_for_once_a_commission_is_sent(self) -> None:
        one = meeting()
        asked(one)
        assert go(one, State.COMMISSIONED).state == State.COMMISSIONED

    def test_everything_that_is_missing_is_told_at_once(self) -> None:
        with pytest.raises(NotReady) as refused:
            go(meeting(precision="month"), State.COMMISSIONED)
        assert len(refused.value.wanting) == 3

    @pytest.mark.parametrize(
        ("state", "told"),
        [("sent", "1 report has not come"), ("draft", "1 commission is written and not sent")],
    )
    def test_papers_are_not_in_while_one_is_awaited(self, state: str, told: str) -> None:
        one = meeting(state=State.COMMISSIONED)
        asked(one, state)
        with pytest.raises(NotReady, match=told):
            go(one, State.PAPERS_IN)

    @pytest.mark.parametrize("state", ["received", "withdrawn"])
    def test_papers_are_in_once_none_is_awaited(self, state: str) -> None:
        one = meeting(state=State.COMMISSIONED)
        asked(one, state)
        assert go(one, State.PAPERS_IN).state == State.PAPERS_IN

    def test_papers_go_out_without_a_late_one_for_a_reason(self) -> None:
        one = meeting(state=State.COMMISSIONED)
        asked(one)
        pack(one)
        with pytest.raises(MeetingRefused, match="Say why"):
            go(one, State.PAPERS_OUT)
        assert go(one, State.PAPERS_OUT, "The paper follows.").state == State.PAPERS_OUT

    def test_papers_are_not_out_without_a_pack(self) -> None:
        with pytest.raises(NotReady, match="freeze it"):
            go(meeting(state=State.PAPERS_IN), State.PAPERS_OUT)

    def test_it_is_not_held_before_its_day(self) -> None:
        one = meeting(state=State.PAPERS_OUT)
        with pytest.raises(NotReady, match="still to come"):
            go(one, State.HELD)
        assert go(one, State.HELD, on=one.date).state == State.HELD

    def test_minutes_are_out_once_they_are_published(self) -> None:
        one = meeting(state=State.HELD)
        with pytest.raises(NotReady, match="publish them"):
            go(one, State.MINUTES_OUT)
        minutes(one)
        assert go(one, State.MINUTES_OUT).state == State.MINUTES_OUT

    def test_a_held_one_with_minutes_does_not_go_back(self) -> None:
        one = meeting(state=State.HELD)
        pack(one)
        minutes(one)
        with pytest.raises(NotReady, match="it was held"):
            go(one, State.PAPERS_OUT, "A mistake")

    def test_a_step_that_there_is_not_is_refused(self) -> None:
        with pytest.raises(MeetingRefused, match="From “Planned” it cannot become “Minutes out”"):
            go(meeting(), State.MINUTES_OUT)

    def test_cancelled_keeps_its_reason_until_it_is_taken_up_again(self) -> None:
        one = go(meeting(), State.CANCELLED, "Snow")
        assert one.cancelled_because == "Snow"
        assert go(one, State.PLANNED, "It thawed").cancelled_because == ""

    def test_where_it_is_already_nothing_happens(self) -> None:
        assert go(meeting(), State.PLANNED).edition == 1

    def test_who_saw_an_older_state_is_told(self) -> None:
        one = meeting()
        Meeting.objects.update(edition=2)
        with pytest.raises(SavedMeanwhile):
            go(one, State.CANCELLED, "Snow")

    def test_the_step_is_kept_and_in_the_trail(self) -> None:
        one = go(meeting(), State.CANCELLED, "Snow")
        kept = one.moves.get()
        assert (kept.before, kept.after, kept.words, kept.on) == ("planned", "cancelled", "Snow", TODAY)
        assert AuditEntry.objects.latest("number").action == "meeting moved on"


@pytest.mark.django_db
def test_the_steps_that_may_be_taken_stand_first() -> None:
    steps = next_steps(meeting(), TODAY)
    assert [bool(one.wanting) for one in steps] == [False, True, True, True]


@pytest.mark.django_db
class TestTheClockOfItsMinutes:
    @pytest.fixture(autouse=True)
    def _duty(self, db: None) -> None:
        make_duty(DUTY)

    def held(self, **facts: Any) -> Meeting:
        one = meeting(on=TODAY, state=State.PAPERS_OUT, **facts)
        pack(one)
        return go(one, State.HELD)

    def test_it_runs_from_the_day_it_was_held(self) -> None:
        self.held()
        clock = RunningClock.objects.get()
        assert (clock.started, clock.state) == (TODAY, RunningClock.State.RUNNING)

    def test_one_that_is_never_published_has_none(self) -> None:
        self.held(announced=False)
        assert not RunningClock.objects.exists()

    def test_it_stops_where_the_meeting_was_not_held_and_runs_on_when_it_is(self) -> None:
        one = go(self.held(), State.PAPERS_OUT, "Pressed by mistake")
        assert RunningClock.objects.get().state == RunningClock.State.STOPPED
        go(one, State.HELD)
        assert RunningClock.objects.get().state == RunningClock.State.RUNNING
