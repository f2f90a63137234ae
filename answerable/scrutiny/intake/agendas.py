"""agendas.toml: meetings that are planned or run here, with their items; hand-written or as an export has it.

    [[agenda]]
    meeting = "2024-12-12-performance"
    function = "scrutiny"
    name = "Performance Assurance Meeting"
    title = "Calls for help"
    day = 2024-12-12
    time = "10:00"
    announced = true

    [[agenda.item]]
    title = "How calls are answered"
    minutes = 40
    objectives = ["plan-2024/1.2"]

A meeting that `meetings.toml` tells of is named by its code alone; its name, title and day stand there.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime

from answerable.calc.meetings import STATES
from answerable.decisions.intake.folder import prose
from answerable.kit.toml import Fields
from answerable.measures.intake.evidenced import moment
from answerable.scrutiny.intake.programme import LONGEST_ITEM

KINDS = ("standing", "report", "questions", "undertakings", "other")
CHILDREN = {"items": "item", "recipients": "recipient", "moves": "move"}
"""What the tables below an agenda are called in the file."""
ADDRESSES = ("watch_address", "recording_address", "transcript_address")
YEARS = range(1900, 2200)
"""Years that a meeting may be in; another one is mistyped."""
RESERVED = "new"
"""No meeting has this code: the page on which one is planned has that address."""


@dataclass(frozen=True)
class ItemLine:
    """One item. `objectives` are codes of plan and objective ("plan-2024/1.2"); `paper`, `assurance` and `moved_from` are codes."""

    title: str
    kind: str = "report"
    purpose: str = ""
    lead_role: str = ""
    minutes: int | None = None
    restricted: bool = False
    ground: str = ""
    objectives: tuple[str, ...] = ()
    paper: str = ""
    proposed_because: str = ""
    moved_from: str = ""
    moved_because: str = ""
    assurance: str = ""
    reason: str = ""
    judge_role: str = ""
    judged_by: str = ""
    judged_at: datetime | None = None
    minute: str = ""
    restricted_minute: str = ""
    recording_at: str = ""


@dataclass(frozen=True)
class RecipientLine:
    """Somebody who gets the papers: only a folder for a successor tells of them."""

    role: str
    email: str = ""
    restricted: bool = False
    sent_at: datetime | None = None


@dataclass(frozen=True)
class MoveLine:
    """One step of a meeting's life: only a folder for a successor tells of it."""

    after: str
    on: date
    at: datetime | None
    before: str = ""
    day_was: date | None = None
    day_now: date | None = None
    words: str = ""
    by: str = ""


@dataclass(frozen=True)
class AgendaLine:
    """A meeting with its agenda. `day` is None, and so are its name and title, where `meetings.toml` tells of the meeting."""

    meeting: str
    state: str
    function: str = ""
    name: str = ""
    title: str = ""
    day: date | None = None
    time: str = ""
    ends: str = ""
    location: str = ""
    note: str = ""
    cancelled_because: str = ""
    announced: bool = False
    watch_address: str = ""
    recording_address: str = ""
    transcript_address: str = ""
    questions_close: date | None = None
    questions_close_because: str = ""
    items: tuple[ItemLine, ...] = ()
    recipients: tuple[RecipientLine, ...] = ()
    moves: tuple[MoveLine, ...] = ()

    @property
    def planned_here(self) -> bool:
        """Whether the meeting is told by this file, and not by `meetings.toml`."""
        return self.day is not None


def read_agendas(items: Fields) -> tuple[AgendaLine, ...]:
    """The [[agenda]] tables of the file; what is wrong with them is noted in `items`."""
    seen: set[str] = set()
    lines = []
    for item in items.tables("agenda"):
        line = _agenda(item)
        item.finish()
        item.once(line.meeting, seen)
        for problem in problems_of(line):
            item.wrong(problem)
        lines.append(line)
    return tuple(lines)


def problems_of(line: AgendaLine) -> Iterator[str]:
    """What contradicts itself in a line, whichever office it is of."""
    if not re.fullmatch(r"[-\w]{1,50}", line.meeting, re.ASCII) or line.meeting == RESERVED:
        yield f"'{line.meeting}' cannot be an address here: use letters, digits and hyphens, and not '{RESERVED}'."
    if line.planned_here != bool(line.name and line.title):
        yield "'name', 'title' and 'day' belong together: give all three, or none where meetings.toml tells of the meeting."
    if line.state == "cancelled" and not line.cancelled_because:
        yield "'cancelled_because' is missing: say why it is cancelled."
    if len({one.role for one in line.recipients}) != len(line.recipients):
        yield "a recipient stands twice: tell the two apart."
    yield from _impossible(line)
    for n, one in enumerate(line.items, 1):
        yield from (f"item {n}: {problem}" for problem in _item_problems(one))
        if one.moved_from and one.moved_from == line.meeting:
            yield f"item {n}: 'moved_from' is its own meeting: name the one that it was an item of before."


def _impossible(line: AgendaLine) -> Iterator[str]:
    """A day that no meeting is on, an address that leads nowhere: it would stand on the public page as it is."""
    if line.day and line.day.year not in YEARS:
        yield f"'day' is {line.day}: look at the year."
    for name in ADDRESSES:
        if (said := getattr(line, name)) and not re.match(r"https?://[^\s/]", said):
            yield f"'{name}' is {said[:60]!r}: write the whole address, beginning with https://."


def _item_problems(one: ItemLine) -> Iterator[str]:
    if one.restricted and not one.ground:
        yield "'ground' is missing: say why the public is left out."
    if one.assurance and not (one.reason and one.judged_at):
        yield "an item that was judged has 'reason' and 'judged_at'."
    if one.minutes is not None and not 0 < one.minutes <= LONGEST_ITEM:
        yield f"'minutes' is {one.minutes}: an item takes 1 to {LONGEST_ITEM} minutes."
    if any("/" not in code for code in one.objectives):
        yield 'an objective is named by its plan and its code, such as "plan-2024/1.2".'


def _agenda(item: Fields) -> AgendaLine:
    return AgendaLine(
        meeting=item.code("meeting", limit=50),
        function=item.text("function", needed=False, limit=40),
        name=item.text("name", needed=False, limit=200),
        title=item.text("title", needed=False, limit=300),
        day=item.day("day", needed=False),
        time=item.text("time", needed=False, limit=20),
        ends=item.text("ends", needed=False, limit=20),
        location=item.text("location", needed=False, limit=200),
        note=prose(item, "note"),
        state=item.choice("state", STATES, default="planned" if "day" in item.table else "held"),
        cancelled_because=prose(item, "cancelled_because"),
        announced=_truth(item, "announced"),
        watch_address=item.text("watch_address", needed=False, limit=500),
        recording_address=item.text("recording_address", needed=False, limit=500),
        transcript_address=item.text("transcript_address", needed=False, limit=500),
        questions_close=item.day("questions_close", needed=False),
        questions_close_because=prose(item, "questions_close_because"),
        items=tuple(_item(one) for one in item.tables("item")),
        recipients=tuple(_recipient(one) for one in item.tables("recipient")),
        moves=tuple(_move(one) for one in item.tables("move")),
    )


def _item(item: Fields) -> ItemLine:
    line = ItemLine(
        title=item.text("title", limit=300),
        kind=item.choice("kind", KINDS, default="report"),
        purpose=prose(item, "purpose"),
        lead_role=item.text("lead_role", needed=False, limit=200),
        minutes=item.number("minutes"),
        restricted=_truth(item, "restricted"),
        ground=prose(item, "ground"),
        objectives=item.texts("objectives"),
        paper=item.code("paper", needed=False),
        proposed_because=prose(item, "proposed_because"),
        moved_from=item.code("moved_from", needed=False, limit=50),
        moved_because=prose(item, "moved_because"),
        assurance=item.code("assurance", needed=False, limit=20),
        reason=prose(item, "reason"),
        judge_role=item.text("judge_role", needed=False, limit=200),
        judged_by=item.text("judged_by", needed=False, limit=60),
        judged_at=moment(item, "judged_at"),
        minute=prose(item, "minute"),
        restricted_minute=prose(item, "restricted_minute"),
        recording_at=item.text("recording_at", needed=False, limit=8),
    )
    item.finish()
    return line


def _recipient(item: Fields) -> RecipientLine:
    line = RecipientLine(
        role=item.text("role", limit=200),
        email=item.text("email", needed=False, limit=254),
        restricted=_truth(item, "restricted"),
        sent_at=moment(item, "sent_at"),
    )
    item.finish()
    return line


def _move(item: Fields) -> MoveLine:
    line = MoveLine(
        after=item.choice("after", STATES),
        on=item.day("on") or date.min,
        at=moment(item, "at"),
        before=item.text("before", needed=False, limit=12),
        day_was=item.day("day_was", needed=False),
        day_now=item.day("day_now", needed=False),
        words=prose(item, "words"),
        by=item.text("by", needed=False, limit=60),
    )
    if line.before and line.before not in STATES:
        item.wrong(f"'before' is {line.before!r}: say one of {', '.join(STATES)}.")
    item.finish()
    return line


def _truth(item: Fields, key: str) -> bool:
    item.asked.add(key)
    value = item.table.get(key, False)
    if isinstance(value, bool):
        return value
    item.wrong(f"'{key}' is {repr(value)[:60]}: true or false is wanted.")
    return False


def agenda_tables(lines: Iterable[AgendaLine]) -> dict[str, object]:
    """The tables that read as these lines; what is as it would be anyway is left out."""
    return {"agenda": [_agenda_table(line) for line in lines]}


def _agenda_table(line: AgendaLine) -> dict[str, object]:
    table = _said(line, set(CHILDREN))
    for name, key in CHILDREN.items():
        if below := getattr(line, name):
            table[key] = [_said(one) for one in below]
    return table


def _said(line: AgendaLine | ItemLine | RecipientLine | MoveLine, besides: Collection[str] = ()) -> dict[str, object]:
    kept: dict[str, object] = {}
    for one in fields(line):
        value = getattr(line, one.name)
        if one.name in besides or value in (None, "", ()) or (one.default is not MISSING and value == one.default):
            continue
        kept[one.name] = list(value) if isinstance(value, tuple) else value
    return kept
