"""enquiries.toml: what was to be asked under each item of a meeting, and what was asked of the force for it.

    [[item]]
    meeting = "2024-12-12-performance"
    position = 3

    [[item.line]]
    question = "How many calls wait longer than ten seconds?"
    why = "In {calls-999-slow 2023} it was one in ten."

    [[item.commission]]
    to_role = "Head of contact"
    state = "sent"
    sent_on = 2024-11-01
    due = 2024-11-21

    [[item.commission.question]]
    text = "How many calls wait longer than ten seconds?"

The meeting and its item are told in another file; whether they are there is checked by the operation.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, datetime

from answerable.kit.toml import Fields
from answerable.measures.intake.evidenced import day, moment

ORIGINS = ("own", "signal", "finding", "differs", "undertaking", "question", "recommendation")
LINE_STATES = ("kept", "left_out", "proposed")
STATES = ("draft", "sent", "received", "withdrawn")
ANSWERS = ("yes", "partly", "no")
LONGEST = 4000
"""In characters, of a text with paragraphs."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class EnquiryLine:
    """A line of enquiry. `why` may cite figures; who wrote it and when only a folder for a successor tells."""

    question: str
    why: str = ""
    origin: str = "own"
    origin_key: str = ""
    state: str = "kept"
    left_out_because: str = ""
    written_by: str = ""
    written_at: datetime | None = None


@dataclass(frozen=True)
class AskedLine:
    """A question of a commission. `line` is the number of the line of enquiry that it hangs on, where their words differ."""

    text: str
    answered: str = ""
    place: str = ""
    missing: str = ""
    line: int | None = None


@dataclass(frozen=True)
class CommissionLine:
    """What was asked of the force. `document` is the code of the paper that came."""

    to_role: str
    to_email: str = ""
    state: str = "draft"
    form: str = ""
    due: date | None = None
    sent_on: date | None = None
    sent_by: str = ""
    reminded_at: datetime | None = None
    document: str = ""
    received_on: date | None = None
    withdrawn_because: str = ""
    questions: tuple[AskedLine, ...] = ()


@dataclass(frozen=True)
class ItemLine:
    """Everything of one item, named by its meeting and its place there."""

    meeting: str
    position: int
    lines: tuple[EnquiryLine, ...] = ()
    commission: CommissionLine | None = field(default=None)

    @property
    def called(self) -> str:
        return f"item {self.position} of the meeting '{self.meeting}'"


def read_enquiries(items: Fields) -> tuple[ItemLine, ...]:
    """The [[item]] tables of the file; what is wrong with them is noted in `items`."""
    seen: set[tuple[str, int]] = set()
    lines = []
    for item in items.tables("item"):
        line = _item(item)
        item.finish()
        if (line.meeting, line.position) in seen:
            item.wrong(f"{line.called} stands twice: put both together.")
        seen.add((line.meeting, line.position))
        lines.append(line)
    return tuple(lines)


def _item(item: Fields) -> ItemLine:
    commissions = [_commission(one) for one in item.tables("commission")]
    if len(commissions) > 1:
        item.wrong("an item has one commission: put its questions together.")
    lines = tuple(_line(one) for one in item.tables("line"))
    _once(item, "question", (one.question for one in lines))
    _once(item, "origin_key", (one.origin_key for one in lines if one.origin_key))
    return ItemLine(
        meeting=item.code("meeting"),
        position=item.number("position", needed=True) or 0,
        lines=lines,
        commission=commissions[0] if commissions else None,
    )


def _line(item: Fields) -> EnquiryLine:
    line = EnquiryLine(
        question=item.text("question", limit=LONGEST),
        why=_prose(item, "why"),
        origin=item.choice("origin", ORIGINS, default="own"),
        origin_key=item.text("origin_key", needed=False, limit=120),
        state=item.choice("state", LINE_STATES, default="kept"),
        left_out_because=_prose(item, "left_out_because"),
        written_by=item.text("written_by", needed=False, limit=60),
        written_at=moment(item, "written_at"),
    )
    item.finish()
    if line.state == "left_out" and not line.left_out_because:
        item.wrong("'left_out_because' is missing: say why it is left out.")
    return line


def _commission(item: Fields) -> CommissionLine:
    line = CommissionLine(
        to_role=item.text("to_role", limit=200),
        to_email=item.text("to_email", needed=False, limit=254),
        state=item.choice("state", STATES, default="draft"),
        form=_prose(item, "form"),
        due=day(item, "due", needed=False),
        sent_on=day(item, "sent_on", needed=False),
        sent_by=item.text("sent_by", needed=False, limit=60),
        reminded_at=moment(item, "reminded_at"),
        document=item.code("document", needed=False),
        received_on=day(item, "received_on", needed=False),
        withdrawn_because=_prose(item, "withdrawn_because"),
        questions=tuple(_asked(one) for one in item.tables("question")),
    )
    item.finish()
    _once(item, "text", (one.text for one in line.questions))
    for problem in _wanting(line):
        item.wrong(problem)
    return line


def _wanting(line: CommissionLine) -> Iterable[str]:
    if line.state in {"sent", "received"} and not (line.sent_on and line.due):
        yield f"its state is '{line.state}': say 'sent_on' and 'due', the days."
    if line.state == "received" and not line.received_on:
        yield "its state is 'received': say 'received_on', the day."
    if line.state == "withdrawn" and not line.withdrawn_because:
        yield "its state is 'withdrawn': say 'withdrawn_because'."
    if line.sent_on and line.received_on and line.received_on < line.sent_on:
        yield "it was received before it was sent: put one of the days right."


def _asked(item: Fields) -> AskedLine:
    line = AskedLine(
        text=item.text("text", limit=LONGEST),
        answered=item.text("answered", needed=False),
        place=item.text("place", needed=False, limit=200),
        missing=_prose(item, "missing"),
        line=item.number("line"),
    )
    if line.answered and line.answered not in ANSWERS:
        item.wrong(f"'answered' is {line.answered!r}: say one of {', '.join(ANSWERS)}.")
    item.finish()
    return line


def _once(item: Fields, key: str, said: Iterable[str]) -> None:
    seen: set[str] = set()
    for one in said:
        if one and one in seen:
            item.wrong(f"'{key}' has “{one[:60]}” twice: take one away.")
        seen.add(one)


def _prose(item: Fields, key: str) -> str:
    """A text that keeps its lines; without the room at its ends."""
    item.asked.add(key)
    value = item.table.get(key, "")
    if not isinstance(value, str):
        item.wrong(f"'{key}' is {repr(value)[:60]}: text in quotes is wanted.")
        return ""
    text = value.replace("\r\n", "\n").strip()
    # What is taken out where it is typed is told where it is read.
    if odd := _CONTROL.search(text):
        item.wrong(f"'{key}' has the character U+{ord(odd[0]):04X} in it, which cannot be shown: take it out.")
    if len(text) > LONGEST:
        item.wrong(f"'{key}' has {len(text):,} characters: at most {LONGEST:,} fit.")
    return tidy(text)[:LONGEST]


def tidy(text: str) -> str:
    """A text as a file can hold it: line ends of one kind, no sign that cannot be shown, no room at its ends."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def enquiry_tables(lines: Iterable[ItemLine]) -> dict[str, object]:
    """The tables that read as these lines; what is as it would be anyway is left out."""
    return {"item": [_item_table(line) for line in lines]}


def _item_table(line: ItemLine) -> dict[str, object]:
    table: dict[str, object] = {"meeting": line.meeting, "position": line.position}
    if line.lines:
        table["line"] = [_said(one) for one in line.lines]
    if line.commission:
        asked = _said(line.commission, {"questions"})
        if line.commission.questions:
            asked["question"] = [_said(one) for one in line.commission.questions]
        table["commission"] = [asked]
    return table


def _said(line: EnquiryLine | AskedLine | CommissionLine, besides: Collection[str] = ()) -> dict[str, object]:
    kept: dict[str, object] = {}
    for one in fields(line):
        value = getattr(line, one.name)
        if one.name in besides or value in (None, "") or (one.default is not MISSING and value == one.default):
            continue
        kept[one.name] = value
    return kept
