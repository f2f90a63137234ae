"""Clocks are started, moved and ended, and say so for ever."""

from datetime import date, timedelta
from typing import Any

import pytest

from answerable.clocks import operations
from answerable.clocks.models import ClockEntry, RunningClock
from answerable.clocks.tests.make import AT, BY, make_clock, make_duty, make_person
from answerable.kit.models import AuditEntry

pytestmark = pytest.mark.django_db
HOW: dict[str, Any] = {"by": BY, "at": AT}
TODAY = AT.date()


def kinds(clock: RunningClock) -> list[str]:
    return [entry.kind for entry in clock.entries.all()]


def test_a_clock_knows_its_date_from_its_duty() -> None:
    assert make_clock().due == date(2026, 3, 31)


def test_who_started_it_is_kept() -> None:
    clock = make_clock()
    assert (clock.set_by, kinds(clock)) == ("user:1", ["started"])


def test_a_key_is_used_once() -> None:
    make_clock("letter-1")
    with pytest.raises(operations.AlreadyRunning, match="letter-1"):
        make_clock("letter-1")


def test_a_key_of_an_ended_clock_is_not_used_again() -> None:
    operations.stop(make_clock("letter-1"), on=TODAY, why="Withdrawn.", **HOW)
    with pytest.raises(operations.AlreadyRunning):
        make_clock("letter-1")


def test_a_duty_that_is_not_in_the_register_is_refused() -> None:
    with pytest.raises(operations.UnknownDuty, match="no-such"):
        operations.start("no-such", key="x", label="x", started=TODAY, **HOW)


def test_a_start_in_the_future_is_refused() -> None:
    with pytest.raises(operations.ImpossibleDay, match="still to come"):
        make_clock(started=TODAY + timedelta(days=1))


def test_days_left_out_move_the_date() -> None:
    clock = make_clock()
    operations.pause(clock, start=date(2026, 3, 10), end=date(2026, 3, 15), reason="With another body.", **HOW)
    assert clock.due == date(2026, 4, 6)


def test_while_the_matter_is_elsewhere_there_is_no_date() -> None:
    clock = make_clock()
    operations.pause(clock, start=date(2026, 3, 10), reason="With another body.", **HOW)
    assert clock.due is None


def test_back_again_it_has_its_date() -> None:
    clock = make_clock()
    operations.pause(clock, start=date(2026, 3, 10), reason="With another body.", **HOW)
    operations.resume(clock, end=date(2026, 3, 15), **HOW)
    assert (clock.due, kinds(clock)) == (date(2026, 4, 6), ["started", "paused", "resumed"])


def test_days_left_out_twice_are_refused() -> None:
    clock = make_clock()
    operations.pause(clock, start=date(2026, 3, 10), end=date(2026, 3, 15), reason="With another body.", **HOW)
    with pytest.raises(operations.PauseOverlaps, match="15 March 2026"):
        operations.pause(clock, start=date(2026, 3, 15), end=date(2026, 3, 20), reason="Again.", **HOW)


def test_a_paused_clock_is_not_paused_again() -> None:
    clock = make_clock()
    operations.pause(clock, start=date(2026, 3, 10), reason="With another body.", **HOW)
    with pytest.raises(operations.PauseOverlaps, match="not back yet"):
        operations.pause(clock, start=date(2026, 4, 1), reason="Again.", **HOW)


def test_a_pause_ends_before_later_days_left_out() -> None:
    clock = make_clock()
    operations.pause(clock, start=date(2026, 3, 20), end=date(2026, 3, 22), reason="With another body.", **HOW)
    with pytest.raises(operations.PauseOverlaps):
        operations.pause(clock, start=date(2026, 3, 10), reason="And before.", **HOW)


def test_what_is_not_paused_cannot_be_resumed() -> None:
    with pytest.raises(operations.NotPaused):
        operations.resume(make_clock(), end=TODAY, **HOW)


@pytest.mark.parametrize("act", ["pause", "extend", "override", "stop", "meet"])
def test_every_change_wants_its_reason(act: str) -> None:
    clock = make_clock()
    asked: dict[str, Any] = {
        "pause": {"start": TODAY, "reason": " "},
        "extend": {"days": 5, "because": ""},
        "override": {"day": TODAY, "because": ""},
        "stop": {"on": TODAY, "why": ""},
        "meet": {"on": TODAY, "words": ""},
    }[act]
    with pytest.raises(operations.NeedsReason):
        getattr(operations, act)(clock, **asked, **HOW)


def test_an_extension_is_counted_on_behind() -> None:
    clock = make_clock()
    operations.extend(clock, days=5, because="A long file.", **HOW)
    assert clock.due == date(2026, 4, 5)


def test_an_extension_can_be_taken_back() -> None:
    clock = make_clock()
    operations.extend(clock, days=5, because="A long file.", **HOW)
    operations.extend(clock, days=0, because="The file is short.", **HOW)
    assert (clock.due, clock.extended_because) == (date(2026, 3, 31), "")


def test_a_date_set_by_hand_stands_over_the_rule() -> None:
    clock = make_clock()
    operations.override(clock, day=date(2026, 5, 1), because="Agreed with the parish.", **HOW)
    operations.extend(clock, days=5, because="A long file.", **HOW)
    assert clock.due == date(2026, 5, 1)


def test_the_rule_can_stand_again() -> None:
    clock = make_clock()
    operations.override(clock, day=date(2026, 5, 1), because="Agreed with the parish.", **HOW)
    operations.override(clock, day=None, because="No longer agreed.", **HOW)
    assert (clock.due, clock.override_because) == (date(2026, 3, 31), "")


def test_it_cannot_fall_due_before_it_started() -> None:
    with pytest.raises(operations.ImpossibleDay):
        operations.override(make_clock(), day=date(2026, 3, 2), because="A slip.", **HOW)


def test_a_corrected_start_moves_the_date() -> None:
    clock = make_clock()
    operations.correct_start(clock, started=date(2026, 3, 4), because="The post came a day later.", **HOW)
    assert clock.due == date(2026, 4, 1)


def test_the_same_start_again_is_no_correction() -> None:
    with pytest.raises(operations.ImpossibleDay, match="already"):
        operations.correct_start(make_clock(), started=date(2026, 3, 3), because="A slip.", **HOW)


def test_a_clock_is_met_with_what_shows_it() -> None:
    clock = make_clock()
    operations.meet(clock, on=date(2026, 3, 20), words="Reply sent.", evidence_address="/office/x/", **HOW)
    assert (clock.state, clock.ended, clock.evidence_address) == ("met", date(2026, 3, 20), "/office/x/")


def test_met_late_by_statute_is_late_in_law() -> None:
    clock = make_clock()
    operations.meet(clock, on=date(2026, 4, 2), words="Reply sent.", **HOW)
    assert "late in law by 2 days" in clock.entries.get(kind="met").words


def test_met_late_by_our_own_standard_is_not_late_in_law() -> None:
    clock = make_clock(duty=make_duty("ours", standing="local"))
    operations.meet(clock, on=date(2026, 4, 2), words="Reply sent.", **HOW)
    assert ", late by 2 days" in clock.entries.get(kind="met").words


def test_what_ended_is_not_changed() -> None:
    clock = make_clock()
    operations.stop(clock, on=TODAY, why="Withdrawn.", **HOW)
    with pytest.raises(operations.NotRunning, match="reopen it first"):
        operations.extend(clock, days=1, because="Late.", **HOW)


def test_a_reopened_matter_runs_on_from_its_first_start() -> None:
    clock = make_clock()
    operations.meet(clock, on=date(2026, 3, 20), words="Reply sent.", **HOW)
    operations.reopen(clock, on=date(2026, 3, 25), why="The reply came back.", **HOW)
    assert (clock.state, clock.due, kinds(clock)) == ("running", date(2026, 3, 31), ["started", "met", "reopened"])


def test_a_running_clock_is_not_reopened() -> None:
    with pytest.raises(operations.StillRunning):
        operations.reopen(make_clock(), on=TODAY, why="A slip.", **HOW)


def test_what_comes_again_runs_on_when_it_was_met() -> None:
    clock = make_clock(
        duty=make_duty("again", counting="every_months", count=6, first_count=12), started=date(2025, 3, 3)
    )
    operations.meet(clock, on=date(2026, 3, 1), words="The first notice.", **HOW)
    assert (clock.state, clock.due, clock.times_met) == ("running", date(2026, 9, 3), 1)


def test_a_date_that_somebody_sets() -> None:
    clock = make_clock(duty=make_duty("set", counting="set_by_person", count=None), set_date=date(2026, 4, 9))
    assert clock.due == date(2026, 4, 9)


def test_a_clock_is_passed_on() -> None:
    clock, owner = make_clock(), make_person()
    operations.pass_on(clock, owner=owner, waiting_on="force", **HOW)
    assert (clock.owner, clock.waiting_on) == (owner, "force")


def test_passing_on_to_the_same_is_nothing() -> None:
    assert operations.pass_on(make_clock(), waiting_on="office", **HOW) is False


def test_whoever_saw_an_older_clock_is_told() -> None:
    clock = make_clock()
    seen = clock.entries.get().pk
    operations.extend(clock, days=5, because="A long file.", **HOW)
    with pytest.raises(operations.ChangedMeanwhile, match="A long file"), operations.acting(clock, seen=seen) as held:
        operations.extend(held, days=9, because="A longer file.", **HOW)


def test_whoever_saw_the_clock_as_it_is_may_act() -> None:
    clock = make_clock()
    with operations.acting(clock, seen=clock.entries.get().pk) as held:
        operations.extend(held, days=9, because="A long file.", **HOW)
    assert ClockEntry.objects.filter(kind="extended").count() == 1


def test_each_change_is_audited() -> None:
    clock = make_clock()
    operations.extend(clock, days=5, because="A long file.", **HOW)
    assert AuditEntry.objects.filter(subject=f"clock:{clock.pk}", action="clock extended").count() == 1
