"""clocks.json and duties.toml of an office's folder: clocks with their whole history, and duties as the office has them."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from answerable.clocks.intake.register import DutyLine
from answerable.kit.freezing import Frozen, freeze
from answerable.kit.json_list import read_frozen
from answerable.kit.toml import Problem


@dataclass(frozen=True)
class PauseLine:
    """Days left out, both included."""

    start: date
    end: date | None
    reason: str


@dataclass(frozen=True)
class EntryLine:
    """One thing that was done to a clock; `by` is a reference."""

    kind: str
    words: str
    due: date | None
    evidence_address: str
    by: str
    at: datetime


@dataclass(frozen=True)
class KeptClock:
    """One clock with all that was done to it. Who keeps it is left out: people do not move with a folder."""

    key: str
    duty: str
    label: str
    address: str
    started: date
    started_as: str
    due: date | None
    set_date: date | None
    times_met: int
    extended_days: int
    extended_because: str
    override: date | None
    override_because: str
    waiting_on: str
    state: str
    ended: date | None
    ended_words: str
    evidence_address: str
    set_by: str
    set_at: datetime
    pauses: tuple[PauseLine, ...] = ()
    entries: tuple[EntryLine, ...] = ()


def read_clocks(content: bytes, where: str, problems: list[Problem]) -> tuple[KeptClock, ...]:
    """The clocks in the file; what cannot be read is noted with its number."""
    return read_frozen(KeptClock, content, where, problems, of="clock")


def written(line: KeptClock) -> Frozen:
    """A clock as the file has it."""
    return freeze(line)


def duty_table(line: DutyLine) -> dict[str, object]:
    """A duty as a table of duties.toml: what is empty is left out."""
    kept = {name: value for name, value in asdict(line).items() if value not in ("", None, False)}
    if kept.get("calendar") == "none":
        del kept["calendar"]
    return kept
