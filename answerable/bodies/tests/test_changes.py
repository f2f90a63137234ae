"""A body that becomes another on a day: it is known by what it was, and goes on as what it is."""

import tomllib
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from answerable.bodies.intake import BodyLine, PeriodLine, read_body
from answerable.bodies.models import BodyPeriod
from answerable.bodies.operations import BodyRefused, change_from, set_up, turn_over
from answerable.bodies.queries import NoOffice, body_on, next_body, period_lines, required_body
from answerable.bodies.tests import make
from answerable.bodies.tests.test_body import OFFICE
from answerable.kit import audit
from answerable.kit.models import AuditEntry
from answerable.kit.toml import Fields, Problem

DAY = date(2028, 5, 8)
BEFORE = date(2028, 5, 7)
PAST = date(2020, 1, 1)
BOARD = PeriodLine(DAY, "Northmoor Policing and Crime Board", "Northmoor", "board", "Chair", "An order")
PERIODS = """
[[body]]
from = 2028-05-08
name = "Northmoor Policing and Crime Board"
short_name = "Northmoor"
kind = "board"
title_of_holder = "Chair"
basis = "An order"

[[body]]
name = "Office of the Northmoor Commissioner"
short_name = "Northmoor"
kind = "commissioner"
title_of_holder = "Commissioner"
"""


def read(text: str) -> tuple[BodyLine, list[str]]:
    problems: list[Problem] = []
    fields = Fields(tomllib.loads(text), "office.toml", problems)
    found = read_body(fields)
    fields.finish()
    return found, [str(one) for one in problems]


class TestReading:
    def test_the_beginning_stands_first(self) -> None:
        found, problems = read(OFFICE + PERIODS)
        assert ([one.kind for one in found.periods], problems) == (["commissioner", "board"], [])
        assert found.periods[1] == BOARD

    def test_two_of_one_day_are_told(self) -> None:
        problems = read(OFFICE + PERIODS + PERIODS)[1]
        assert any("two periods begin on 2028-05-08" in one for one in problems)

    def test_a_kind_that_is_not_known_is_told(self) -> None:
        assert "'kind' is 'sheriff'" in read(OFFICE + PERIODS.replace('"board"', '"sheriff"'))[1][0]


@pytest.mark.django_db
class TestChanging:
    def change(self, line: PeriodLine = BOARD) -> BodyPeriod:
        return change_from(line, by=make.SYSTEM, at=make.NOON)

    def test_before_an_office_there_is_nothing_on_a_day(self) -> None:
        assert body_on(DAY) is None
        assert next_body(DAY) is None
        with pytest.raises(NoOffice):
            self.change()

    def test_without_a_change_it_is_what_it_is(self) -> None:
        set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        found = body_on(DAY)
        assert found is not None
        assert (found.name, found.since, found.votes) == ("Office of the Northmoor Commissioner", None, False)

    def test_from_the_day_on_it_is_another(self) -> None:
        set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        self.change()
        before, after = body_on(BEFORE), body_on(DAY)
        assert before is not None
        assert after is not None
        assert (before.kind, after.kind, after.kind_words) == ("commissioner", "board", "Policing and crime board")
        assert after.votes

    def test_it_is_known_what_comes_next(self) -> None:
        set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        self.change()
        coming = next_body(BEFORE)
        assert coming is not None
        assert (coming.since, next_body(DAY)) == (DAY, None)

    def test_until_the_day_the_office_stays_what_it_is(self) -> None:
        set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        self.change()
        assert not turn_over(on=BEFORE, by=make.SYSTEM, at=make.NOON)
        assert required_body().kind == "commissioner"

    def test_on_the_day_the_office_is_what_it_became(self) -> None:
        set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        self.change()
        assert turn_over(on=DAY, by=make.SYSTEM, at=make.NOON)
        held, before = required_body(), body_on(BEFORE)
        assert (held.name, held.kind, held.title_of_holder) == (BOARD.name, "board", "Chair")
        assert (held.force, held.holders.count()) == ("Northmoor Police", 1)
        assert before is not None
        assert before.name == "Office of the Northmoor Commissioner"

    def test_turning_over_twice_changes_nothing(self) -> None:
        set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        self.change()
        turn_over(on=DAY, by=make.SYSTEM, at=make.NOON)
        head = audit.head()
        assert not turn_over(on=DAY, by=make.SYSTEM, at=make.NOON)
        assert audit.head() == head

    def test_the_trail_tells_both_names(self) -> None:
        set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        self.change()
        turn_over(on=DAY, by=make.SYSTEM, at=make.NOON)
        last = AuditEntry.objects.order_by("number").last()
        assert last is not None
        assert (last.before["kind"], last.after["kind"]) == ("commissioner", "board")

    def test_the_same_day_again_replaces_it(self) -> None:
        set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        self.change()
        self.change(replace(BOARD, kind="mayor", title_of_holder="Mayor"))
        assert [one.kind for one in period_lines(required_body())] == ["commissioner", "mayor"]

    def test_a_change_without_a_day_is_refused(self) -> None:
        set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        with pytest.raises(BodyRefused, match="from which day"):
            self.change(replace(BOARD, start=None))

    def test_a_change_without_a_name_is_refused(self) -> None:
        set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        with pytest.raises(BodyRefused, match="what the body is called"):
            self.change(replace(BOARD, name=" "))

    def test_a_folder_brings_its_periods_and_the_same_again_changes_nothing(self) -> None:
        line = replace(make.body(), periods=(BOARD,))
        assert set_up(line, by=make.SYSTEM, at=make.NOON)
        assert period_lines(required_body()) == (BOARD,)
        assert not set_up(line, by=make.SYSTEM, at=make.NOON)

    def test_a_folder_whose_day_has_come_is_at_once_what_it_says(self) -> None:
        line = replace(make.body(), periods=(replace(BOARD, start=PAST),))
        assert set_up(line, by=make.SYSTEM, at=make.NOON)
        before = body_on(date(2000, 1, 1))
        assert (required_body().kind, before and before.kind) == ("board", "commissioner")
        assert not set_up(line, by=make.SYSTEM, at=make.NOON)

    def test_a_folder_that_is_shown_as_at_an_earlier_day_is_what_it_was_then(self) -> None:
        line = replace(make.body(shown_as_at=date(2000, 1, 1)), periods=(replace(BOARD, start=PAST),))
        set_up(line, by=make.SYSTEM, at=make.NOON)
        assert required_body().kind == "commissioner"

    def test_an_older_folder_takes_back_no_change(self) -> None:
        set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        self.change(replace(BOARD, start=PAST))
        assert not set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        assert (required_body().kind, len(period_lines(required_body()))) == ("board", 2)

    def test_a_new_name_before_a_change_is_its_name_from_the_beginning(self) -> None:
        set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        self.change()
        set_up(replace(make.body(), name="The Northmoor Office"), by=make.SYSTEM, at=make.NOON)
        now = body_on(BEFORE)
        assert (required_body().name, now and now.name) == ("The Northmoor Office", "The Northmoor Office")

    def test_a_change_whose_day_has_come_is_so_at_once(self) -> None:
        set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        self.change(replace(BOARD, start=PAST))
        assert required_body().name == BOARD.name

    def test_two_beginnings_are_refused_by_the_database(self) -> None:
        set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        facts = {"name": "A", "short_name": "A", "kind": "board", "title_of_holder": "Chair"}
        BodyPeriod.objects.create(body=required_body(), **facts)
        with pytest.raises(IntegrityError), transaction.atomic():
            BodyPeriod.objects.create(body=required_body(), **facts)

    def test_a_kind_that_is_not_known_is_refused_by_the_database(self) -> None:
        set_up(make.body(), by=make.SYSTEM, at=make.NOON)
        facts = {"name": "A", "short_name": "A", "kind": "sheriff", "title_of_holder": "Chair"}
        with pytest.raises(IntegrityError), transaction.atomic():
            BodyPeriod.objects.create(body=required_body(), **facts)
