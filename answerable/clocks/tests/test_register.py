"""The register that ships: whole, readable, and left alone where an office put it right."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from answerable.calc.clocks import Counting, Rule
from answerable.clocks import operations
from answerable.clocks.intake import register
from answerable.clocks.intake.bank_holidays import CALENDARS, bank_holidays
from answerable.clocks.intake.reckoning import reckoned
from answerable.clocks.intake.register import CALENDARS as KNOWN_CALENDARS
from answerable.clocks.intake.register import STANDINGS, read_duties, shipped
from answerable.clocks.models import Duty
from answerable.clocks.queries.register import line_of
from answerable.clocks.tests.make import AT, BY, make_clock, make_duty
from answerable.clocks.wording import counting_words
from answerable.kit.toml import Fields, Problem

HOW: dict[str, Any] = {"by": BY, "at": AT}


def test_the_counting_rules_of_the_tables_are_those_of_the_calculation() -> None:
    assert set(Duty.Counting.values) == set(Counting)


def test_the_words_of_the_file_are_those_of_the_tables() -> None:
    assert set(Duty.Standing.values) == set(STANDINGS)
    assert set(Duty.Calendar.values) == set(KNOWN_CALENDARS) == {"none", *CALENDARS}


def test_every_duty_says_whose_rule_it_is_and_what_shows_it() -> None:
    assert all(line.basis and line.wording and line.evidence for line in shipped())


def test_every_dated_duty_makes_a_date() -> None:
    for line in shipped():
        due = reckoned(line.rule, date(2026, 3, 3), calendar=line.calendar).due
        assert (due is None) == (line.counting in {"soon", "set_by_person"})


@pytest.mark.parametrize(
    ("code", "start", "due"),
    [
        ("acceptance-of-office", date(2024, 5, 2), date(2024, 7, 2)),
        ("precept-panel-report", date(2026, 1, 20), date(2026, 2, 8)),
        ("precept-revised", date(2026, 2, 8), date(2026, 2, 15)),
        ("precept-second-report", date(2026, 2, 10), date(2026, 2, 22)),
        ("precept-issue", date(2026, 2, 20), date(2026, 3, 1)),
        ("accounts-draft", date(2026, 3, 31), date(2026, 6, 30)),
        ("accounts-final-2024-25", date(2025, 3, 31), date(2026, 2, 27)),
        ("accounts-final-2025-26", date(2026, 3, 31), date(2027, 1, 31)),
        ("accounts-final-2026-27", date(2027, 3, 31), date(2027, 11, 30)),
        ("accounts-final-2027-28", date(2028, 3, 31), date(2028, 11, 30)),
        ("complaint-investigation-long", date(2025, 3, 3), date(2026, 3, 3)),
        ("review-acknowledge", date(2026, 4, 2), date(2026, 4, 13)),
        ("subject-access", date(2026, 1, 31), date(2026, 2, 28)),
        ("sio-complaints-data", date(2026, 8, 31), date(2026, 9, 30)),
    ],
)
def test_dates_of_the_register(code: str, start: date, due: date) -> None:
    (line,) = [one for one in shipped() if one.code == code]
    assert reckoned(line.rule, start, calendar=line.calendar).due == due


def test_a_bank_holiday_of_any_part_says_which() -> None:
    held = bank_holidays("uk_any", date(2026, 1, 1), 300)
    assert held[date(2026, 1, 2)] == "New Year Holiday, Scotland"
    assert held[date(2026, 12, 25)] == "Christmas Day"


def test_england_has_neither_of_the_two_that_trip_a_count_up() -> None:
    assert not {date(2026, 1, 2), date(2026, 3, 17)} & bank_holidays("england", date(2026, 1, 1), 300).keys()


def test_years_whose_bank_holidays_are_not_known_are_said() -> None:
    found = reckoned(Rule(Counting.WORKING_DAYS, 20), date(2150, 1, 5), calendar="england")
    assert "Bank holidays are known for" in found.steps[-1].words


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"counting": "sometimes"}, "say one of beginning_with"),
        ({"standing": "whim"}, "say one of statute"),
        ({"counting": "day_after"}, "give a number"),
        ({"counting": "fixed_date", "month_day": "02-30"}, "write it as 02-01"),
        ({"counting": "day_after", "count": 99999}, "from 1 to 20,000"),
        ({"confirmed": "yes"}, "true or false"),
        ({"calender": "england"}, "did you mean 'calendar'?"),
    ],
)
def test_a_slip_in_the_file_is_told_with_its_place(table: dict[str, object], problem: str) -> None:
    problems: list[Problem] = []
    duty = {"code": "x", "title": "X", "trigger": "A day", "standing": "local", "counting": "soon"} | table
    read_duties(Fields({"duty": [duty]}, "duties.toml", problems))
    assert any(problem in str(one) for one in problems)


def test_the_same_code_twice_is_told() -> None:
    problems: list[Problem] = []
    duty = {"code": "x", "title": "X", "trigger": "A day", "standing": "local", "counting": "soon"}
    read_duties(Fields({"duty": [duty, duty]}, "duties.toml", problems))
    assert "stands twice" in str(problems[0])


@pytest.mark.django_db
def test_the_register_is_taken_in_once() -> None:
    assert [operations.load_register(**HOW), operations.load_register(**HOW)] == [len(shipped()), 0]


@pytest.mark.django_db
def test_what_the_office_corrected_is_left_alone() -> None:
    operations.load_register(**HOW)
    duty = Duty.objects.get(code="foi-request")
    operations.correct_duty(duty, replace(line_of(duty), count=19), because="A test.", **HOW)
    assert (operations.load_register(**HOW), Duty.objects.get(code="foi-request").count) == (0, 19)


@pytest.mark.django_db
def test_what_the_office_did_not_correct_follows_the_register(monkeypatch: pytest.MonkeyPatch) -> None:
    operations.load_register(**HOW)
    changed = tuple(replace(one, count=57) if one.code == "hmicfrs-response" else one for one in shipped())
    clock = operations.start("hmicfrs-response", key="r", label="A report", started=date(2026, 1, 20), **HOW)
    monkeypatch.setattr("answerable.clocks.operations.register.shipped", lambda: changed)
    assert operations.load_register(**HOW) == 1
    clock.refresh_from_db()
    assert (clock.due, clock.entries.last().kind) == (date(2026, 3, 17), "reckoned")  # type: ignore[union-attr]


@pytest.mark.django_db
def test_a_correction_wants_its_reason() -> None:
    duty = make_duty()
    with pytest.raises(operations.NeedsReason):
        operations.correct_duty(duty, line_of(duty), because="", **HOW)


@pytest.mark.django_db
def test_a_correction_that_makes_no_date_is_refused() -> None:
    duty = make_duty()
    with pytest.raises(operations.ImpossibleRule, match="give a number"):
        operations.correct_duty(duty, replace(line_of(duty), count=None), because="A test.", **HOW)


@pytest.mark.django_db
def test_duties_of_a_folder_are_all_told_of_at_once() -> None:
    line = register.DutyLine("x", "X", "A day", "local", "day_after")
    with pytest.raises(operations.DutiesRefused) as refused:
        operations.load_duties([line, replace(line, code="y", title="Y")], **HOW)
    assert len(refused.value.problems) == 2


@pytest.mark.django_db
def test_only_a_clock_whose_date_moved_is_reckoned_anew() -> None:
    clock = make_clock()
    operations.correct_duty(clock.duty, replace(line_of(clock.duty), note="Ours."), because="A note.", **HOW)
    assert [entry.kind for entry in clock.entries.all()] == ["started"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "28 days, starting with the day after"),
        ({"counting": "fixed_date", "month_day": "02-01"}, "The next 1 February on or after the day"),
        ({"counting": "every_months", "count": 6, "first_count": 12}, "Every 6 months, first after 12 months"),
        ({"counting": "soon"}, "As soon as practicable: no date, but an age"),
    ],
)
def test_how_a_duty_counts_in_words(fields: dict[str, Any], words: str) -> None:
    assert counting_words(make_duty(**fields)) == words
