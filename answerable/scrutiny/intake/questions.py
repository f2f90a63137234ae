"""questions.toml: what the public asked, as it is shown, how it was answered; with what was sent only in the restricted form."""

import re
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, replace
from datetime import UTC, date, datetime

from answerable.decisions.intake.folder import prose
from answerable.kit.toml import Fields

STATES = ("received", "live", "written", "answered", "out_of_scope", "casework", "merged", "withdrawn")
CHANNELS = ("form", "paper", "phone", "email", "meeting")
SORTS = ("person", "health", "case", "abuse", "other")
_NUMBER = re.compile(r"(\d{4})/([1-9]\d{0,5})")
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class QuestionMoveLine:
    """One thing that was done with a question."""

    after: str
    at: datetime | None = None
    before: str = ""
    words: str = ""
    by: str = ""


@dataclass(frozen=True)
class RedactionLine:
    """What sort of thing was left out; why and by whom is for the office."""

    sort: str
    at: datetime | None = None
    because: str = ""
    by: str = ""


@dataclass(frozen=True)
class QuestionLine:
    """A whole question. `meeting` and `area` are codes, `priority` is a plan's code, a colon, and its own."""

    number: str
    asked_on: date
    channel: str = "form"
    state: str = "received"
    meeting: str = ""
    area: str = ""
    priority: str = ""
    theme: str = ""
    shown_text: str = ""
    shown_name: str = ""
    state_because: str = ""
    answer: str = ""
    answered_on: date | None = None
    answered_by_role: str = ""
    not_answered: str = ""
    recording_at: str = ""
    answer_due: date | None = None
    example: bool = False
    cleared_at: datetime | None = None
    confirmed_at: datetime | None = None
    # What stays in the office, or goes to its successor.
    text: str = ""
    name: str = ""
    email: str = ""
    may_be_named: bool = False
    access_needs: str = ""
    merged_into: str = ""
    asked_at: datetime | None = None
    cleared_by: str = ""
    token_hash: str = ""
    moves: tuple[QuestionMoveLine, ...] = ()
    redactions: tuple[RedactionLine, ...] = ()

    @property
    def key(self) -> tuple[int, int]:
        """Its year and its number within the year."""
        year, _, number = self.number.partition("/")
        return int(year), int(number)

    @property
    def public(self) -> "QuestionLine":
        """The same with what the public may read alone."""
        corrections = (one for one in self.moves if one.before == one.after == "answered")
        return replace(
            self,
            text="",
            name="",
            email="",
            may_be_named=bool(self.shown_name),
            access_needs="",
            merged_into="",
            asked_at=None,
            cleared_by="",
            token_hash="",
            moves=tuple(replace(one, by="") for one in corrections),
            redactions=tuple(replace(one, because="", by="") for one in self.redactions),
        )


def read_questions(items: Fields) -> tuple[QuestionLine, ...]:
    """The [[question]] tables of the file; what is wrong with them is noted in `items`."""
    seen: set[str] = set()
    lines = []
    for item in items.tables("question"):
        line = _question(item)
        item.finish()
        if line.number in seen:
            item.wrong(f"the number '{line.number}' stands twice: give each its own.")
        seen.add(line.number)
        for problem in problems_of(line):
            item.wrong(problem)
        lines.append(line)
    return tuple(lines)


def problems_of(line: QuestionLine) -> Iterator[str]:
    """What contradicts itself in a line, whichever office it is of."""
    if not (line.text or line.shown_text or line.moves):
        yield "'shown_text' is missing: say what the public reads, or 'text', what was sent."
    if line.cleared_at and not line.shown_text:
        yield "it was read for the public and has no 'shown_text'."
    if line.shown_name and not line.may_be_named:
        yield "'shown_name' is shown only of who agreed: say 'may_be_named = true', or leave the name out."
    if line.token_hash and not _HASH.fullmatch(line.token_hash):
        yield "'token_hash' is not the hash of a link: 64 digits and small letters a to f are wanted."
    yield from _of_its_state(line)


def _of_its_state(line: QuestionLine) -> Iterator[str]:
    if line.state == "answered" and not (line.answer and line.answered_on and line.answered_by_role):
        yield "an answered question has 'answer', 'answered_on' and 'answered_by_role'."
    if line.answered_on and line.answered_on < line.asked_on:
        yield f"it was answered on {line.answered_on}, before it was asked."
    if line.state == "out_of_scope" and not line.state_because:
        yield "what is out of scope says why: 'state_because' is missing."
    if (line.state == "merged") != bool(line.merged_into):
        yield "'merged_into' names the question that a merged one goes on as, and no other has it."
    if line.merged_into and line.merged_into == line.number:
        yield "it cannot be merged into itself."


def _question(item: Fields) -> QuestionLine:
    return QuestionLine(
        number=_number(item, "number", needed=True),
        asked_on=item.day("asked_on") or date.min,
        channel=item.choice("channel", CHANNELS, default="form"),
        state=item.choice("state", STATES, default="received"),
        meeting=item.code("meeting", needed=False),
        area=item.code("area", needed=False),
        priority=item.text("priority", needed=False, limit=200),
        theme=item.text("theme", needed=False, limit=100),
        shown_text=prose(item, "shown_text"),
        shown_name=item.text("shown_name", needed=False, limit=200),
        state_because=prose(item, "state_because"),
        answer=prose(item, "answer"),
        answered_on=item.day("answered_on", needed=False),
        answered_by_role=item.text("answered_by_role", needed=False, limit=200),
        not_answered=prose(item, "not_answered"),
        recording_at=item.text("recording_at", needed=False, limit=8),
        answer_due=item.day("answer_due", needed=False),
        example=_truth(item, "example"),
        cleared_at=_moment(item, "cleared_at"),
        confirmed_at=_moment(item, "confirmed_at"),
        text=prose(item, "text"),
        name=item.text("name", needed=False, limit=200),
        email=item.text("email", needed=False, limit=254),
        may_be_named=_truth(item, "may_be_named"),
        access_needs=prose(item, "access_needs"),
        merged_into=_number(item, "merged_into"),
        asked_at=_moment(item, "asked_at"),
        cleared_by=item.text("cleared_by", needed=False, limit=60),
        token_hash=item.text("token_hash", needed=False, limit=64),
        moves=tuple(_move(one) for one in item.tables("move")),
        redactions=tuple(_redaction(one) for one in item.tables("redaction")),
    )


def _move(item: Fields) -> QuestionMoveLine:
    before = item.text("before", needed=False, limit=12)
    if before and before not in STATES:
        item.wrong(f"'before' is {before!r}: say one of {', '.join(STATES)}.")
    line = QuestionMoveLine(
        after=item.choice("after", STATES),
        at=_moment(item, "at"),
        before=before,
        words=prose(item, "words"),
        by=item.text("by", needed=False, limit=60),
    )
    item.finish()
    return line


def _redaction(item: Fields) -> RedactionLine:
    line = RedactionLine(
        item.choice("sort", SORTS), _moment(item, "at"), prose(item, "because"), item.text("by", needed=False, limit=60)
    )
    item.finish()
    return line


def _number(item: Fields, key: str, *, needed: bool = False) -> str:
    said = item.text(key, needed=needed, limit=12)
    if said and not _NUMBER.fullmatch(said):
        item.wrong(f"'{key}' is {said!r}: a number such as 2024/17 is wanted.")
        return "0/0" if needed else ""
    return said or ("0/0" if needed else "")


def _truth(item: Fields, key: str) -> bool:
    item.asked.add(key)
    value = item.table.get(key, False)
    if not isinstance(value, bool):
        item.wrong(f"'{key}' is {repr(value)[:60]}: true or false is wanted.")
    return value is True


def _moment(item: Fields, key: str) -> datetime | None:
    item.asked.add(key)
    value = item.table.get(key)
    if value is None:
        return None
    if not isinstance(value, datetime) or value.tzinfo is None:
        item.wrong(f"'{key}' is {repr(value)[:60]}: a moment such as 2024-03-21T10:00:00Z is wanted.")
        return None
    return value.astimezone(UTC)


def question_table(line: QuestionLine) -> dict[str, object]:
    """The [[question]] table that reads as this line; what is as it would be anyway is left out."""
    table = _said(line)
    if line.moves:
        table["move"] = [_said(one) for one in line.moves]
    if line.redactions:
        table["redaction"] = [_said(one) for one in line.redactions]
    return table


def _said(line: QuestionLine | QuestionMoveLine | RedactionLine) -> dict[str, object]:
    kept: dict[str, object] = {}
    for one in fields(line):
        value = getattr(line, one.name)
        if isinstance(value, tuple) or value in (None, "") or (one.default is not MISSING and value == one.default):
            continue
        kept[one.name] = value
    return kept
