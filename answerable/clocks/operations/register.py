"""The register of duties: as it ships, and as the office puts it right."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, fields, replace
from datetime import datetime

from django.db import transaction

from answerable.calc.clocks import Unreckonable
from answerable.clocks.intake.register import DutyLine, shipped
from answerable.clocks.models import Duty, RunningClock
from answerable.clocks.operations.keeping import ClockRefused, Kind, note, said_why
from answerable.clocks.queries.reckoned import due_of
from answerable.clocks.queries.register import line_of
from answerable.kit import audit, turns
from answerable.kit.audit import Actor, Entry

NAMES = tuple(one.name for one in fields(DutyLine))


class ImpossibleRule(ClockRefused):
    """No date can be worked out by the rule as corrected."""


class CorrectedMeanwhile(ClockRefused):
    """Somebody else corrected the duty since it was read."""


class DutiesRefused(ClockRefused):
    """Duties of a folder do not fit what is held; `problems` says which."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems[:20]))
        self.problems = problems


@transaction.atomic
def load_register(*, by: Actor, at: datetime) -> int:
    """Takes in the register that ships, but for the duties that the office corrected. How many were new or changed.

    Clocks that run under a changed duty are reckoned anew, and so are those in working days: bank holidays are proclaimed.
    """
    turns.take_turn()
    changed = _take_in(shipped(), by=by, at=at)
    reckon_anew(changed, by=by, at=at)
    return len(changed)


@transaction.atomic
def load_duties(lines: Sequence[DutyLine], *, by: Actor, at: datetime) -> int:
    """Takes in duties of an office's folder: corrected ones, and its own. How many were new or changed.

    Raises DutiesRefused, with every problem, for rules that make no date and for a change of what ships without a reason.
    """
    turns.take_turn()
    if problems := [problem for line in lines if (problem := _fault(line) or _unexplained(line))]:
        raise DutiesRefused(problems)
    changed = _take_in(lines, by=by, at=at, corrected_too=True)
    reckon_anew(changed, by=by, at=at)
    return len(changed)


@transaction.atomic
def correct_duty(duty: Duty, line: DutyLine, *, because: str, by: Actor, at: datetime) -> None:
    """Lets a duty read as in `line` (its code stays), for a reason; later versions of the register leave it alone.

    `duty.edition` is what its editor saw. Clocks that run under it are reckoned anew.
    Raises NeedsReason, ImpossibleRule and CorrectedMeanwhile.
    """
    turns.take_turn()
    held = Duty.objects.select_for_update().get(pk=duty.pk)
    words = said_why(because, "the duty is corrected")
    if held.edition != duty.edition:
        raise CorrectedMeanwhile(
            f"Somebody else corrected this duty meanwhile ({held.corrected_because}). Nothing was saved: compare, and save again."
        )
    line = replace(line, code=held.code, corrected_because=words)
    if problem := _fault(line):
        raise ImpossibleRule(problem)
    _write(held, line, by=by, at=at)
    reckon_anew({held.pk}, by=by, at=at)
    duty.refresh_from_db()


@transaction.atomic
def reckon_anew(duties: Collection[int], *, by: Actor, at: datetime) -> int:
    """Works out the dates of running clocks again: of these duties, and of every one in working days. How many moved."""
    running = RunningClock.objects.running().select_related("duty").prefetch_related("pauses")
    of_these = running.filter(duty__in=duties) | running.filter(duty__counting=Duty.Counting.WORKING_DAYS)
    entries = []
    for clock in of_these.order_by("pk"):
        before, clock.due = clock.due, due_of(clock)
        if clock.due == before:
            continue
        clock.save(update_fields=["due"])
        note(clock, Kind.RECKONED, "The duty or its bank holidays changed.", by=by, at=at)
        subject = f"clock:{clock.pk}"
        entries.append(Entry("clock reckoned anew", by, at, subject, {"due": before}, {"due": clock.due}))
    audit.record_many(entries)
    return len(entries)


def _take_in(lines: Sequence[DutyLine], *, by: Actor, at: datetime, corrected_too: bool = False) -> set[int]:
    held = {duty.code: duty for duty in Duty.objects.all()}
    changed = set()
    for position, line in enumerate(lines):
        duty = held.get(line.code)
        if duty is None:
            changed.add(_write(Duty(code=line.code, position=position, edition=0), line, by=by, at=at))
        elif (corrected_too or not duty.corrected_because) and line_of(duty) != line:
            changed.add(_write(duty, line, by=by, at=at))
    return changed


def _write(duty: Duty, line: DutyLine, *, by: Actor, at: datetime) -> int:
    before = asdict(line_of(duty)) if duty.pk else None
    for name in NAMES:
        setattr(duty, name, getattr(line, name))
    duty.edition += 1
    duty.save()
    action = "duty corrected" if line.corrected_because else "duty loaded"
    audit.record(action, by=by, at=at, subject=f"duty:{duty.code}", before=before, after=asdict(line))
    return duty.pk


def _fault(line: DutyLine) -> str:
    try:
        _ = line.rule
    except Unreckonable as error:
        return f"{line.title}: {error}"
    return ""


def _unexplained(line: DutyLine) -> str:
    if line.corrected_because or all(one.code != line.code or one == line for one in shipped()):
        return ""
    return f"{line.title}: it differs from the register that ships, so say why in 'corrected_because'."
