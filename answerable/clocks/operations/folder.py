"""Taking in the clocks of an office's folder, with their histories as they are."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from answerable.clocks.intake.folder import KeptClock
from answerable.clocks.models import ClockEntry, Duty, Pause, RunningClock
from answerable.clocks.operations.keeping import ClockRefused
from answerable.clocks.operations.register import load_register
from answerable.clocks.queries.folder import OF_CLOCK, clock_lines
from answerable.kit import audit, turns
from answerable.kit.audit import Actor, Entry

LEADS = ("https://", "http://", "/")
"""How an address begins that a page may lead to."""


class ClocksRefused(ClockRefused):
    """Clocks of a folder do not fit what is held; `problems` says which, and why."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems[:20]))
        self.problems = problems


@transaction.atomic
def load_clocks(lines: Sequence[KeptClock], *, by: Actor, at: datetime) -> int:
    """Takes in clocks that are not held; one that is held and has gone on since stays as it is. How many are new.

    The register that ships is taken in first. Raises ClocksRefused with every problem at once.
    """
    turns.take_turn()
    load_register(by=by, at=at)
    duties = {duty.code: duty for duty in Duty.objects.all()}
    held = {line.key: line for line in clock_lines()}
    if problems := list(_problems(lines, duties, held)):
        raise ClocksRefused(problems)
    fresh = [line for line in lines if line.key not in held]
    made = RunningClock.objects.bulk_create([_clock(line, duties) for line in fresh], batch_size=500)
    pairs = list(zip(made, fresh, strict=True))
    Pause.objects.bulk_create(
        [Pause(clock=clock, **asdict(one)) for clock, line in pairs for one in line.pauses], batch_size=500
    )
    ClockEntry.objects.bulk_create(
        [ClockEntry(clock=clock, **asdict(one)) for clock, line in pairs for one in line.entries], batch_size=500
    )
    audit.record_many(
        Entry("clock loaded", by, at, f"clock:{clock.pk}", None, {"key": line.key, "duty": line.duty, "due": line.due})
        for clock, line in pairs
    )
    return len(fresh)


def _clock(line: KeptClock, duties: dict[str, Duty]) -> RunningClock:
    return RunningClock(duty=duties[line.duty], **{name: getattr(line, name) for name in OF_CLOCK})


def _problems(lines: Sequence[KeptClock], duties: dict[str, Duty], held: dict[str, KeptClock]) -> Iterator[str]:
    seen: set[str] = set()
    for line in lines:
        if line.key in seen:
            yield f"The clock '{line.key}' stands twice: give each its own key."
        seen.add(line.key)
        if line.duty not in duties:
            yield f"The clock '{line.key}' runs under the duty '{line.duty}', which is not in the register."
        elif line.key not in held:
            yield from _faults(line, duties)
        elif not _goes_on(held[line.key], line):
            yield f"The clock '{line.key}' is held with another history: nothing that was done is written over."


def _goes_on(held: KeptClock, line: KeptClock) -> bool:
    """Whether what is held is what the folder says, or what became of it."""
    return held.entries[: len(line.entries)] == line.entries


def _faults(line: KeptClock, duties: dict[str, Duty]) -> Iterator[str]:
    """What no clock can be: a state without its day, a change without its reason, a word that is too long."""
    clock = _clock(line, duties)
    of_it = {"clock"}
    rows = [
        (clock, {"owner", "key"}),
        *((Pause(clock=clock, **asdict(one)), of_it) for one in line.pauses),
        *((ClockEntry(clock=clock, **asdict(one)), of_it) for one in line.entries),
    ]
    for row, without in rows:
        try:
            row.clean_fields(exclude=without)
            row.validate_constraints(exclude={*without, "key"})
        except ValidationError as error:
            yield f"The clock '{line.key}': {' '.join(error.messages)}"
    for address in dict.fromkeys(
        [line.address, line.evidence_address, *(one.evidence_address for one in line.entries)]
    ):
        if address and not address.startswith(LEADS):
            yield f"The clock '{line.key}' has the address {address[:60]!r}: begin it with https:// or, for a page of this site, with /."
    if not line.entries:
        yield f"The clock '{line.key}' has no history: it begins with the day it was started."
