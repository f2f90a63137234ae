"""Meetings and papers: read, held, filed, and what the calendar says of them."""

import tomllib
from dataclasses import replace
from datetime import date

import pytest

from answerable.kit import audit
from answerable.kit.models import AuditEntry
from answerable.kit.toml import Fields
from answerable.measures.tests.record_make import ANALYST, NOON, source
from answerable.scrutiny.intake.record import MeetingLine, PaperLine, read_meeting_names, read_meetings, read_papers
from answerable.scrutiny.models import Meeting, Paper
from answerable.scrutiny.operations.record import UnknownNames, file_papers, hold, name_meetings
from answerable.scrutiny.queries import calendar, meeting_line, name_lines, paper_line, papers
from answerable.scrutiny.tests.make import BOARD, meeting, paper

MEETING = '{code="m", name="Board", title="End of term", date="2024-03-21", evidence="papers"}'
PAPER = '{code="p", title="Report", published=2024-03-21}'


def fields(text: str) -> Fields:
    return Fields(tomllib.loads(text), "meetings.toml", [])


def problems_of(found: Fields) -> list[str]:
    return [str(one) for one in found.problems]


class TestReading:
    @pytest.mark.parametrize(
        ("written", "day", "precision"),
        [("2024-03-21", date(2024, 3, 21), "day"), ("2022-11", date(2022, 11, 1), "month")],
    )
    def test_a_day_or_only_its_month_is_read(self, written: str, day: date, precision: str) -> None:
        (one,) = read_meetings(fields(f"meeting = [{MEETING.replace('2024-03-21', written)}]"))
        assert (one.date, one.precision) == (day, precision)

    @pytest.mark.parametrize(
        ("good", "bad", "told"),
        [
            ('date="2024-03-21"', 'date="spring"', 'write a day as "2024-03-21" or a month as "2024-03".'),
            ('date="2024-03-21"', 'date="2024-13"', 'write a day as "2024-03-21" or a month as "2024-03".'),
            ('evidence="papers"', 'evidence="rumour"', "say one of papers, mentioned."),
            ('evidence="papers"', 'evidence="papers", tiem="10:00"', "did you mean 'time'?"),
        ],
    )
    def test_a_fault_of_a_meeting_is_told(self, good: str, bad: str, told: str) -> None:
        found = fields(f"meeting = [{MEETING.replace(good, bad)}]")
        read_meetings(found)
        assert [told in one for one in problems_of(found)] == [True]

    def test_a_meeting_that_stands_twice_is_told(self) -> None:
        found = fields(f"meeting = [{MEETING}, {MEETING}]")
        read_meetings(found)
        assert ["the code 'm' stands twice" in one for one in problems_of(found)] == [True]

    @pytest.mark.parametrize(
        ("second", "told"),
        [
            (PAPER, "stands twice"),
            (PAPER.replace('"p"', '"q", part_of="x"'), "is part of 'x', which is not a paper"),
            (PAPER.replace('"p"', '"q", part_of="q"'), "which is itself a part"),
        ],
    )
    def test_a_fault_of_a_paper_is_told(self, second: str, told: str) -> None:
        found = fields(f"paper = [{PAPER}, {second}]")
        read_papers(found)
        assert [told in one for one in problems_of(found)] == [True]

    def test_names_of_meetings_are_read_by_their_function(self) -> None:
        found = fields('[meetings]\nscrutiny = [{name="Board"}]\npanel = [{name="Panel", from=2012-11-22}]')
        assert [(one.function, one.name) for one in read_meeting_names(found)] == [
            ("scrutiny", "Board"),
            ("panel", "Panel"),
        ]

    def test_a_function_that_is_no_word_is_told(self) -> None:
        found = fields('[meetings]\n"Every Tuesday!" = [{name="Board"}]')
        read_meeting_names(found)
        assert "is not a function of a meeting" in problems_of(found)[0]


@pytest.mark.django_db
class TestHolding:
    def hold(self, *lines: MeetingLine) -> int:
        return hold(lines, by=ANALYST, at=NOON)

    def test_a_meeting_is_held_as_its_file_says_it(self) -> None:
        source("report")
        line = meeting(source="report")
        assert self.hold(line) == 1
        assert meeting_line(Meeting.objects.get()) == line

    def test_the_same_again_changes_nothing(self) -> None:
        self.hold(meeting())
        head = audit.head()
        assert self.hold(meeting()) == 0
        assert audit.head() == head

    def test_a_change_leaves_one_entry_with_what_was_before(self) -> None:
        self.hold(meeting())
        self.hold(replace(meeting(), title="End of the term"))
        entry = AuditEntry.objects.get(number=2)
        assert (entry.before["title"], entry.after["title"]) == ("End of term", "End of the term")

    def test_it_serves_the_function_whose_name_it_has(self) -> None:
        self.hold(meeting(), meeting("visit", kind="event"))
        assert set(Meeting.objects.values_list("function", flat=True)) == {""}
        name_meetings([BOARD], by=ANALYST, at=NOON)
        assert dict(Meeting.objects.values_list("kind", "function")) == {"meeting": "scrutiny", "event": ""}

    def test_every_source_that_is_not_held_is_told_and_nothing_written(self) -> None:
        with pytest.raises(UnknownNames, match=r"'x' \(meeting a\), 'y' \(meeting b\)"):
            self.hold(meeting("good"), meeting("a", source="x"), meeting("b", source="y"))
        assert (Meeting.objects.count(), audit.head().number) == (0, 0)


@pytest.mark.django_db
class TestFiling:
    @pytest.fixture(autouse=True)
    def _held(self, db: None) -> None:
        hold([meeting()], by=ANALYST, at=NOON)
        source("report")
        source("annex")

    def file(self, *lines: PaperLine) -> int:
        return file_papers(lines, by=ANALYST, at=NOON)

    def test_a_part_may_stand_before_its_whole(self) -> None:
        assert self.file(paper("annex", part_of="report"), paper()) == 2
        assert [paper_line(one) for one in papers()] == [paper(), paper("annex", part_of="report")]

    def test_the_same_again_changes_nothing(self) -> None:
        self.file(paper())
        head = audit.head()
        assert self.file(paper()) == 0
        assert audit.head() == head

    def test_another_order_is_kept_and_is_no_change(self) -> None:
        self.file(paper(), paper("annex"))
        assert self.file(paper("annex"), paper()) == 0
        assert [one.code for one in papers()] == ["annex", "report"]

    def test_a_meeting_that_is_not_held_is_told_and_nothing_written(self) -> None:
        head = audit.head()
        with pytest.raises(UnknownNames, match=r"'nowhere' \(paper report\)"):
            self.file(paper("annex"), paper(meeting="nowhere"))
        assert (Paper.objects.count(), audit.head()) == (0, head)


@pytest.mark.django_db
class TestNaming:
    def test_the_names_are_kept_in_their_order(self) -> None:
        lines = [replace(BOARD, name="Strategic board", end=date(2020, 1, 1)), BOARD]
        assert name_meetings(lines, by=ANALYST, at=NOON)
        assert name_lines() == tuple(lines)

    def test_the_same_again_changes_nothing(self) -> None:
        name_meetings([BOARD], by=ANALYST, at=NOON)
        assert not name_meetings([BOARD], by=ANALYST, at=NOON)
        assert audit.head().number == 1


@pytest.mark.django_db
class TestCalendar:
    @pytest.fixture(autouse=True)
    def _held(self, db: None) -> None:
        days = [date(2024, 3, 21), date(2023, 3, 21), date(2025, 1, 1), date(2024, 12, 1)]
        lines = [meeting(f"m{n}", day) for n, day in enumerate(days)] + [
            meeting("visit", date(2024, 5, 1), kind="event")
        ]
        hold(lines, by=ANALYST, at=NOON)

    def test_what_was_held_stands_latest_first_without_events(self) -> None:
        assert [one.code for one in calendar(date(2024, 11, 7)).held] == ["m0", "m1"]

    def test_the_next_is_the_first_after_the_day(self) -> None:
        found = calendar(date(2024, 11, 7)).next
        assert found
        assert found.code == "m3"

    def test_a_month_is_held_when_it_is_over(self) -> None:
        hold([replace(meeting("month", date(2025, 2, 1)), precision="month")], by=ANALYST, at=NOON)
        assert [one.code for one in calendar(date(2025, 2, 27)).held][:1] != ["month"]
        assert [one.code for one in calendar(date(2025, 2, 28)).held][:1] == ["month"]

    def test_no_date_published_is_an_answer(self) -> None:
        assert calendar(date(2025, 1, 1)).next is None
