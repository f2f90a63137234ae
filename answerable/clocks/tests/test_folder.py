"""Clocks and duties go into a folder and come back as they were."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from answerable.clocks import operations
from answerable.clocks.intake.folder import KeptClock, duty_table, read_clocks, written
from answerable.clocks.intake.register import read_duties
from answerable.clocks.models import Duty, RunningClock
from answerable.clocks.queries.folder import clock_lines, duty_lines
from answerable.clocks.queries.register import line_of
from answerable.clocks.tests.make import AT, BY, make_clock
from answerable.kit.toml import Fields, Problem

pytestmark = pytest.mark.django_db
HOW: dict[str, Any] = {"by": BY, "at": AT}
LATER = datetime(2026, 7, 1, tzinfo=UTC)


@pytest.fixture
def lines() -> tuple[KeptClock, ...]:
    """Two clocks of the register with a history, taken out of the database."""
    operations.load_register(**HOW)
    for code in ("review-application", "hmicfrs-response"):
        clock = operations.start(code, key=f"kept-{code}", label="A matter", started=date(2026, 3, 3), **HOW)
        operations.pause(clock, start=date(2026, 3, 10), end=date(2026, 3, 12), reason="Elsewhere.", **HOW)
    met = RunningClock.objects.get(key="kept-hmicfrs-response")
    operations.meet(met, on=date(2026, 4, 1), words="Sent.", evidence_address="/office/x/", **HOW)
    kept = clock_lines()
    RunningClock.objects.all().delete()
    return kept


def as_file(lines: tuple[KeptClock, ...]) -> bytes:
    return json.dumps([written(line) for line in lines]).encode()


def test_clocks_come_back_as_they_were(lines: tuple[KeptClock, ...]) -> None:
    problems: list[Problem] = []
    assert operations.load_clocks(read_clocks(as_file(lines), "clocks.json", problems), **HOW) == 2
    assert (clock_lines(), problems) == (lines, [])


def test_loading_again_changes_nothing(lines: tuple[KeptClock, ...]) -> None:
    operations.load_clocks(lines, **HOW)
    assert operations.load_clocks(lines, **HOW) == 0


def test_what_was_done_since_stays(lines: tuple[KeptClock, ...]) -> None:
    operations.load_clocks(lines, **HOW)
    clock = RunningClock.objects.get(key="kept-review-application")
    operations.extend(clock, days=3, because="A long file.", by=BY, at=LATER)
    assert operations.load_clocks(lines, **HOW) == 0
    clock.refresh_from_db()
    assert clock.extended_days == 3


def test_another_history_is_refused(lines: tuple[KeptClock, ...]) -> None:
    operations.load_clocks(lines, **HOW)
    other = replace(lines[0], entries=(replace(lines[0].entries[0], words="Another."),))
    with pytest.raises(operations.ClocksRefused, match="another history"):
        operations.load_clocks([other], **HOW)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"duty": "no-such"}, "not in the register"),
        ({"state": "asleep"}, "asleep"),
        ({"state": "running"}, "ended_has_day"),
        ({"override": date(2026, 5, 1)}, "override_has_reason"),
        ({"label": "x" * 400}, "300 characters"),
        ({"entries": ()}, "no history"),
        ({"address": "javascript:alert(1)"}, "begin it with https://"),
        ({"evidence_address": "data:text/html,x"}, "begin it with https://"),
    ],
)
def test_what_no_clock_can_be_is_refused(lines: tuple[KeptClock, ...], change: dict[str, Any], problem: str) -> None:
    (met,) = [line for line in lines if line.state == "met"]
    with pytest.raises(operations.ClocksRefused, match=problem):
        operations.load_clocks([replace(met, **change)], **HOW)


def test_all_problems_are_told_at_once(lines: tuple[KeptClock, ...]) -> None:
    with pytest.raises(operations.ClocksRefused) as refused:
        operations.load_clocks([replace(line, duty="no-such") for line in lines], **HOW)
    assert (len(refused.value.problems), RunningClock.objects.count()) == (2, 0)


@pytest.mark.parametrize(
    "content", [b"{", b"{}", b"[1]", b'[{"form": 1}]', b"\xff", b'[{"form":1,"kind":"KeptClock","is":{}}]']
)
def test_a_file_that_is_none_is_told(content: bytes) -> None:
    problems: list[Problem] = []
    assert read_clocks(content, "clocks.json", problems) == ()
    assert len(problems) == 1


def test_only_duties_that_read_otherwise_are_written() -> None:
    operations.load_register(**HOW)
    assert duty_lines() == ()


def test_a_corrected_duty_comes_back_as_it_was() -> None:
    operations.load_register(**HOW)
    duty = Duty.objects.get(code="foi-request")
    operations.correct_duty(duty, replace(line_of(duty), count=19, calendar="none"), because="A test.", **HOW)
    problems: list[Problem] = []
    tables = [duty_table(line) for line in duty_lines()]
    read = read_duties(Fields({"duty": tables}, "duties.toml", problems))
    assert (read, problems, operations.load_duties(read, **HOW)) == (duty_lines(), [], 0)


def test_a_duty_of_the_offices_own_can_be_loaded() -> None:
    clock = make_clock()
    (line,) = duty_lines()
    assert (line.code, operations.load_duties([line], **HOW)) == (clock.duty.code, 0)


def test_a_duty_that_ships_is_changed_only_with_its_reason() -> None:
    operations.load_register(**HOW)
    line = replace(line_of(Duty.objects.get(code="foi-request")), count=19)
    with pytest.raises(operations.DutiesRefused, match="corrected_because"):
        operations.load_duties([line], **HOW)
