"""One clock with all that is known of it, and one duty with its corrections."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from answerable.bodies.queries import body
from answerable.calc.clocks import Reckoning, Unreckonable
from answerable.clocks.models import ClockEntry, Duty, Pause, RunningClock
from answerable.clocks.queries.reckoned import reckoning
from answerable.clocks.queries.waiting import ClockLine, line_of
from answerable.kit.models import AuditEntry
from answerable.kit.wording import british_date
from answerable.people.models import User

LONGEST = 60


@dataclass(frozen=True)
class ClockPage:
    """A clock as its page shows it. `reckoning` is None, and `fault` says why, where its duty's rule makes no date."""

    clock: RunningClock
    line: ClockLine
    reckoning: Reckoning | None
    fault: str
    pauses: tuple[Pause, ...]
    entries: tuple[ClockEntry, ...]
    who: Mapping[str, str]
    warning: str

    @property
    def seen(self) -> int:
        """What `operations.acting` is told of the state that this page shows."""
        return self.entries[-1].pk if self.entries else 0

    @property
    def is_running(self) -> bool:
        return self.clock.state == RunningClock.State.RUNNING

    @property
    def is_paused(self) -> bool:
        return any(one.end is None for one in self.pauses)


@dataclass(frozen=True)
class DutyChange:
    """One change of a duty: when, by whom, why, and each field before and after."""

    entry: AuditEntry
    who: str
    because: str
    fields: tuple[tuple[str, str, str], ...]


def clock_page(clock: RunningClock, day: date) -> ClockPage:
    """All that is known of a clock (of `waiting.with_pause`) on a day."""
    entries = tuple(clock.entries.all())
    found, fault = None, ""
    try:
        found = reckoning(clock)
    except Unreckonable as error:
        fault = str(error)
    return ClockPage(
        clock=clock,
        line=line_of(clock, day),
        reckoning=found,
        fault=fault,
        pauses=tuple(clock.pauses.order_by("start")),
        entries=entries,
        who=names_of([clock.set_by, *(entry.by for entry in entries)]),
        warning=before_the_body(clock.started),
    )


def before_the_body(started: date) -> str:
    """A sentence where a clock starts before anybody held the office; empty otherwise."""
    office = body()
    first = office.holders.order_by("start").first() if office else None
    if first and started < first.start:
        return f"It starts before the first holder known here took office, on {british_date(first.start)}: is the year right?"
    return ""


def names_of(references: Iterable[str]) -> Mapping[str, str]:
    """The role, in words, of each who did something ("user:12", "system:load")."""
    wanted = set(references)
    numbers = {int(one.removeprefix("user:")) for one in wanted if one.removeprefix("user:").isdecimal()}
    known = {one.reference: one.kind.label.lower() for one in User.objects.filter(pk__in=numbers)}
    return {one: known.get(one) or one.removeprefix("system:").replace("-", " ").replace(":", " ") for one in wanted}


def duty_changes(duty: Duty) -> tuple[DutyChange, ...]:
    """How a duty came to read as it does, the newest change first."""
    entries = list(AuditEntry.objects.filter(subject=f"duty:{duty.code}").order_by("-number")[:LONGEST])
    who = names_of(entry.actor for entry in entries)
    return tuple(
        DutyChange(entry, who[entry.actor], str(entry.after.get("corrected_because") or ""), _fields(entry))
        for entry in entries
    )


def _fields(entry: AuditEntry) -> tuple[tuple[str, str, str], ...]:
    if not entry.before:
        return ()
    changed = [name for name, value in entry.after.items() if entry.before.get(name) != value]
    return tuple(
        (name.replace("_", " "), _words(entry.before.get(name)), _words(entry.after[name]))
        for name in changed
        if name != "corrected_because"
    )


def _words(value: object) -> str:
    if value is None or value == "":
        return "nothing"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
