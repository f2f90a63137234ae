"""What stands round objectives, as `delivery.toml` says it: work owed, promises, boards, threats, accounts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime

from answerable.kit.toml import Fields

FILE = "delivery.toml"
SIDES = ("force", "body", "partners")
STATUSES = ("not_started", "under_way", "at_risk", "done", "stopped")
STATES = ("open", "kept", "partly", "not_kept", "withdrawn")
KINDS = ("board", "partnership")
ORIGINS = ("spr", "national", "local")
TOLD = ("body", "force", "partners", "happened")
"""What may be said, the usual first; the models say the same, and a test holds them to it."""


@dataclass(frozen=True)
class ChangeLine:
    """A change of a deliverable; whoever made it and when are left out where the file is written by hand."""

    on: date
    status: str
    due_was: date | None
    due_now: date | None
    words: str
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class DeliverableLine:
    """A piece of work that an objective is owed, with its changes, the oldest first."""

    plan: str
    objective: str
    code: str
    title: str
    side: str
    owner_role: str
    due: date | None
    status: str
    status_on: date | None
    note: str
    source: str
    source_line: int | None
    change: tuple[ChangeLine, ...]


@dataclass(frozen=True)
class CommitmentLine:
    """A promise of an election; `holder_from` is the first day of the holder whose promise it is."""

    code: str
    words: str
    holder_from: date | None
    made_on: date | None
    state: str
    because: str
    objectives: tuple[str, ...]
    source: str
    source_line: int | None


@dataclass(frozen=True)
class AttendsLine:
    """A role that attends a board; without days it is not known since when, or it still does."""

    role: str
    start: date | None
    end: date | None


@dataclass(frozen=True)
class BoardLine:
    """A board or partnership with the roles that attend it. Objectives are "PLAN/CODE"."""

    code: str
    name: str
    kind: str
    purpose: str
    objectives: tuple[str, ...]
    source: str
    source_line: int | None
    attends: tuple[AttendsLine, ...]


@dataclass(frozen=True)
class ThreatLine:
    """Something that objectives answer to. Objectives are "PLAN/CODE"."""

    code: str
    title: str
    origin: str
    note: str
    objectives: tuple[str, ...]


@dataclass(frozen=True)
class AccountLine:
    """What one side did for an objective, or what came of it."""

    plan: str
    objective: str
    told: str
    on: date
    until: date | None
    words: str
    source: str
    source_line: int | None


@dataclass(frozen=True)
class Delivery:
    """A whole file."""

    deliverables: tuple[DeliverableLine, ...] = ()
    commitments: tuple[CommitmentLine, ...] = ()
    boards: tuple[BoardLine, ...] = ()
    threats: tuple[ThreatLine, ...] = ()
    accounts: tuple[AccountLine, ...] = ()


KEYS = {
    "deliverables": "deliverable",
    "commitments": "commitment",
    "boards": "board",
    "threats": "threat",
    "accounts": "account",
}
"""The names of the tables in the file, by what they hold."""
NOT_A_CODE = "new"
"""The page on which one is added has this address."""
RENAMED = {"start": "from", "end": "until"}


def read_delivery(whole: Fields) -> Delivery:
    """Every line of the file, in its order; what is wrong is noted."""
    return Delivery(
        deliverables=_lines(whole, "deliverable", _deliverable),
        commitments=_lines(whole, "commitment", _commitment),
        boards=_lines(whole, "board", _board),
        threats=_lines(whole, "threat", _threat),
        accounts=tuple(one for item in whole.tables("account") if (one := _account(item))),
    )


def delivery_tables(delivery: Delivery) -> dict[str, object]:
    """The tables of the file that reads as this: the other way round."""
    held = {KEYS[one.name]: _plain(getattr(delivery, one.name)) for one in fields(delivery)}
    return {name: tables for name, tables in held.items() if tables}


def for_the_public(delivery: Delivery) -> Delivery:
    """Without the notes that the office keeps for itself, and without who made a change."""
    return replace(
        delivery,
        deliverables=tuple(
            replace(one, note="", change=tuple(replace(change, by="") for change in one.change))
            for one in delivery.deliverables
        ),
    )


def _lines[Line: (DeliverableLine, CommitmentLine, BoardLine, ThreatLine)](
    whole: Fields, key: str, read: Callable[[Fields], Line]
) -> tuple[Line, ...]:
    seen: set[str] = set()
    lines = []
    for item in whole.tables(key):
        line = read(item)
        item.finish()
        item.once(line.code, seen)
        if line.code == NOT_A_CODE:
            item.wrong(f"'code' is '{NOT_A_CODE}', which is the address of another page: give it another.")
        lines.append(line)
    return tuple(lines)


def _deliverable(item: Fields) -> DeliverableLine:
    return DeliverableLine(
        plan=item.code("plan", limit=50),
        objective=item.code("objective", limit=20),
        code=item.code("code", limit=60),
        title=item.text("title", limit=300),
        side=item.choice("side", SIDES, default=SIDES[0]),
        owner_role=item.text("owner_role", needed=False, limit=200),
        due=item.day("due", needed=False),
        status=item.choice("status", STATUSES, default=STATUSES[0]),
        status_on=item.day("status_on", needed=False),
        note=item.text("note", needed=False),
        source=item.code("source", needed=False),
        source_line=item.number("source_line"),
        change=tuple(one for below in item.tables("change") if (one := _change(below))),
    )


def _change(item: Fields) -> ChangeLine | None:
    on = item.day("on")
    was, due = item.day("due_was", needed=False), item.day("due_now", needed=False)
    words = item.text("words", needed=bool(was and was != due))
    status = item.choice("status", STATUSES)
    by, at = item.text("by", needed=False, limit=60), _moment(item)
    item.finish()
    return ChangeLine(on, status, was, due, words, by, at) if on else None


def _moment(item: Fields) -> datetime | None:
    """When it was written down, as the office's own file says it."""
    said = item.text("at", needed=False, limit=40)
    try:
        at = datetime.fromisoformat(said) if said else None
    except ValueError:
        at = None
        item.wrong(f"'at' is {said!r}: a moment such as 2024-11-07T12:00:00+00:00 is wanted.")
    if at and at.tzinfo is None:
        item.wrong(f"'at' is {said!r}: say its time zone, such as +00:00.")
        return None
    return at


def _commitment(item: Fields) -> CommitmentLine:
    state = item.choice("state", STATES, default=STATES[0])
    return CommitmentLine(
        code=item.code("code", limit=60),
        words=item.text("words"),
        holder_from=item.day("holder_from", needed=False),
        made_on=item.day("made_on", needed=False),
        state=state,
        because=item.text("because", needed=state != STATES[0]),
        objectives=_objectives(item),
        source=item.code("source", needed=False),
        source_line=item.number("source_line"),
    )


def _board(item: Fields) -> BoardLine:
    return BoardLine(
        code=item.code("code", limit=60),
        name=item.text("name", limit=200),
        kind=item.choice("kind", KINDS, default=KINDS[0]),
        purpose=item.text("purpose", needed=False),
        objectives=_objectives(item),
        source=item.code("source", needed=False),
        source_line=item.number("source_line"),
        attends=tuple(_attends(below) for below in item.tables("attends")),
    )


def _attends(item: Fields) -> AttendsLine:
    line = AttendsLine(item.text("role", limit=200), item.day("from", needed=False), item.day("until", needed=False))
    item.finish()
    _in_order(item, "from", line.start, line.end)
    return line


def _threat(item: Fields) -> ThreatLine:
    return ThreatLine(
        code=item.code("code", limit=60),
        title=item.text("title", limit=200),
        origin=item.choice("origin", ORIGINS),
        note=item.text("note", needed=False),
        objectives=_objectives(item),
    )


def _account(item: Fields) -> AccountLine | None:
    on, until = item.day("on"), item.day("until", needed=False)
    _in_order(item, "on", on, until)
    plan, objective = item.code("plan", limit=50), item.code("objective", limit=20)
    told, words = item.choice("told", TOLD), item.text("words")
    source, line = item.code("source", needed=False), item.number("source_line")
    item.finish()
    return AccountLine(plan, objective, told, on, until, words, source, line) if on else None


def _in_order(item: Fields, key: str, start: date | None, end: date | None) -> None:
    if start and end and end < start:
        item.wrong(f"'until' is {end}, before '{key}' on {start}.")


def _objectives(item: Fields) -> tuple[str, ...]:
    named = item.texts("objectives")
    for one in named:
        if one.count("/") != 1:
            item.wrong(f"'objectives' has {one!r}: name plan and objective, such as \"2021-25/1.1\".")
    return tuple(dict.fromkeys(named))


def _plain(value: object) -> object:
    """A line as TOML takes it, without what there is not."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return _table({one.name: getattr(value, one.name) for one in fields(value)})
    return value.isoformat() if isinstance(value, datetime) else value


def _table(facts: Mapping[str, object]) -> dict[str, object]:
    return {RENAMED.get(name, name): _plain(fact) for name, fact in facts.items() if fact not in (None, "", ())}
