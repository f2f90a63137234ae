"""The agendas of an office folder: read, taken in once, written again as they were, and without what is not public."""

import tomllib
from datetime import date
from typing import Any

import pytest
import tomli_w

from answerable.kit import audit
from answerable.kit.toml import Fields
from answerable.scrutiny.intake.agendas import AgendaLine, agenda_tables, read_agendas
from answerable.scrutiny.models import AgendaItem, AssuranceStep, Meeting, MeetingMove
from answerable.scrutiny.operations.loading_agendas import AgendasRefused, load_agendas
from answerable.scrutiny.operations.record import hold
from answerable.scrutiny.queries.lines_agendas import agendas_lines
from answerable.scrutiny.tests.make import meeting as recorded
from answerable.scrutiny.tests.make_agenda import CLERK, NOON, TODAY, item, meeting, recipient, scrutiny_form

SECRET = "Quartz heron"
WRITTEN = """
[[agenda]]
meeting = "2024-12-12-board"
function = "scrutiny"
name = "Board"
title = "Calls"
day = 2024-12-12
time = "10:00"
announced = true

[[agenda.item]]
title = "How calls are answered"
minutes = 40
"""


def read(text: str) -> tuple[tuple[AgendaLine, ...], list[str]]:
    fields = Fields(tomllib.loads(text), "agendas.toml", [])
    lines = read_agendas(fields)
    return lines, [str(one) for one in fields.problems]


def load(lines: tuple[AgendaLine, ...]) -> int:
    return load_agendas(lines, by=CLERK, at=NOON)


def written(*, restricted: bool) -> str:
    return tomli_w.dumps(agenda_tables(agendas_lines(restricted=restricted)))


def judged(of: Meeting, **facts: Any) -> AgendaItem:
    step, _ = AssuranceStep.objects.get_or_create(code="assured", defaults={"word": "Assured", "shape": "green"})
    given = {"assurance": step, "reason": "It was shown.", "judged_at": NOON, "judged_by": "user:1"}
    return item(of, "Judged", **{**given, **facts})


class TestReading:
    def test_what_a_person_writes_is_read(self) -> None:
        (line,), problems = read(WRITTEN)
        assert problems == []
        assert (line.state, line.day, line.items[0].minutes) == ("planned", date(2024, 12, 12), 40)

    @pytest.mark.parametrize(
        ("good", "bad", "told"),
        [
            ('meeting = "2024-12-12-board"', 'meeting = "new"', "cannot be an address"),
            ('name = "Board"\n', "", "belong together"),
            ("announced = true", 'announced = "yes"', "true or false is wanted"),
            ("announced = true", 'state = "cancelled"', "'cancelled_because' is missing"),
            ("announced = true", 'state = "over"', "say one of planned"),
            ("minutes = 40", "restricted = true", "item 1: 'ground' is missing"),
            ("minutes = 40", 'assurance = "assured"', "has 'reason' and 'judged_at'"),
            ("minutes = 40", 'objectives = ["1.2"]', "named by its plan and its code"),
            ("minutes = 40", "minutes = 90000", "an item takes 1 to 600 minutes"),
            ("minutes = 40", 'moved_from = "2024-12-12-board"', "is its own meeting"),
            ("announced = true", 'watch_address = "javascript:alert(1)"', "beginning with https://"),
            ("day = 2024-12-12", "day = 9999-12-31", "look at the year"),
            ("minutes = 40", "minuets = 40", "did you mean 'minutes'?"),
        ],
    )
    def test_a_fault_is_told(self, good: str, bad: str, told: str) -> None:
        _, problems = read(WRITTEN.replace(good, bad))
        assert [told in one for one in problems] == [True]

    def test_a_meeting_that_stands_twice_is_told(self) -> None:
        _, problems = read(WRITTEN + WRITTEN)
        assert "stands twice" in problems[0]


@pytest.mark.django_db
class TestTakingIn:
    def test_it_is_planned_with_its_items_and_its_last_day_for_questions(self) -> None:
        scrutiny_form()
        assert load(read(WRITTEN)[0]) == 1
        row = Meeting.objects.get()
        assert (row.state, row.questions_close, row.items.count()) == ("planned", date(2024, 12, 5), 1)

    def test_the_same_again_changes_nothing(self) -> None:
        load(read(WRITTEN)[0])
        head = audit.head()
        assert load(read(WRITTEN)[0]) == 0
        assert audit.head() == head

    def test_what_was_done_since_is_not_undone(self) -> None:
        load(read(WRITTEN)[0])
        AgendaItem.objects.update(title="Changed here")
        load(read(WRITTEN)[0])
        assert AgendaItem.objects.get().title == "Changed here"

    def test_a_meeting_of_the_record_gets_its_items(self) -> None:
        hold([recorded("m")], by=CLERK, at=NOON)
        lines, _ = read('[[agenda]]\nmeeting = "m"\n[[agenda.item]]\ntitle = "Calls"\n')
        assert load(lines) == 1
        assert (Meeting.objects.get().state, AgendaItem.objects.get().title) == ("held", "Calls")

    def test_everything_that_is_not_there_is_told_and_nothing_written(self) -> None:
        lines, _ = read(
            '[[agenda]]\nmeeting = "m"\n[[agenda.item]]\ntitle = "A"\nobjectives = ["p/1"]\npaper = "x"\nmoved_from = "y"\n'
        )
        with pytest.raises(AgendasRefused) as refused:
            load(lines)
        assert (len(refused.value.problems), Meeting.objects.count()) == (4, 0)


@pytest.mark.django_db
class TestWriting:
    def office(self) -> None:
        """A whole office, with a secret wherever the public may not look."""
        one = meeting(questions_close=TODAY, questions_close_because=SECRET)
        item(one, "Open", proposed_because=SECRET, restricted_minute=SECRET, minute=SECRET)
        item(one, SECRET, restricted=True, purpose=SECRET, lead_role=SECRET, minute=SECRET, reason=SECRET)
        judged(one, reason=SECRET)
        recipient(one, SECRET)
        MeetingMove.objects.create(meeting=one, after="planned", on=TODAY, at=NOON, by="user:1", words=SECRET)
        meeting("private", title=SECRET, announced=False)

    def test_a_folder_for_a_successor_comes_back_as_it_was(self) -> None:
        self.office()
        before = written(restricted=True)
        Meeting.objects.all().delete()
        load(read(before)[0])
        assert written(restricted=True) == before

    def test_a_public_folder_comes_back_as_it_was(self) -> None:
        self.office()
        before = written(restricted=False)
        Meeting.objects.all().delete()
        load(read(before)[0])
        assert written(restricted=False) == before

    def test_a_public_folder_holds_nothing_that_is_not_public(self) -> None:
        self.office()
        assert SECRET in written(restricted=True)
        assert SECRET not in written(restricted=False)

    def test_how_it_ended_is_told_once_the_minutes_are_out(self) -> None:
        judged(meeting(state=Meeting.State.MINUTES_OUT))
        assert "It was shown." in written(restricted=False)

    def test_a_meeting_of_the_record_alone_is_not_told_again(self) -> None:
        hold([recorded("m")], by=CLERK, at=NOON)
        assert agendas_lines(restricted=True) == ()
