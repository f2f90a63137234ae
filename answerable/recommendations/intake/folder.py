"""recommendations.toml: reports, what they recommend, and how far each is. Short to write by hand, whole when exported.

    [[report]]
    code = "custody-2024"
    title = "An inspection of custody"
    origin = "inspectorate"
    published = 2024-03-04

    [[recommendation]]
    report = "custody-2024"
    number = "1"
    title = "Record every strip search"
    deadline = 2024-09-30           # or "immediately"; none is set where it is left out

    [[recommendation.move]]
    to = "in_progress"
    on = 2024-05-01
    words = "A form is drafted."

What a report or a recommendation is, and the order of its moves, is checked here; what is already held, by the operation.
"""

import re
from collections.abc import Iterator
from datetime import date

from answerable.kit.toml import Fields
from answerable.measures.intake.evidenced import day, moment
from answerable.recommendations.intake.entries import LONGEST_NUMBER, LONGEST_OWNER, LONGEST_TITLE, LONGEST_WORDS
from answerable.recommendations.intake.lines import (
    CopyLine,
    MoveLine,
    RecommendationLine,
    RecurrenceLine,
    Register,
    ReportLine,
    SlipLine,
)

ORIGINS = (
    "inspectorate", "complaints_regulator", "coroner", "internal_audit", "external_audit", "super_complaint", "panel",
    "scrutiny_panel", "complaint_review", "office",
)  # fmt: skip
RESPONSES = ("not_needed", "owed", "invited", "commented", "published")
KINDS = ("cause_of_concern", "area_for_improvement", "recommendation", "learning")
ADDRESSEES = ("chief_officer", "body", "others")
STATES = ("open", "in_progress", "force_says_complete", "verified", "closed", "not_ours", "superseded", "disagreed")
IMMEDIATELY = "immediately"
LONGEST_RESPONSE = 200_000
"""In characters, of comments and of a frozen response."""
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def read_register(fields: Fields) -> Register:
    """Everything in the file; every problem of it is noted in `fields`."""
    reports = [(item, _report(item)) for item in fields.tables("report")]
    recurrences = [(item, _recurrence(item)) for item in fields.tables("recurrence")]
    recommendations = [(item, _recommendation(item)) for item in fields.tables("recommendation")]
    fields.finish()
    seen: set[str] = set()
    for item, report in reports:
        item.once(report.code, seen)
    found: set[str] = set()
    for item, recurrence in recurrences:
        item.once(recurrence.code, found)
    numbers: set[str] = set()
    for item, line in recommendations:
        item.once(f"{line.report}/{line.number}", numbers)
        if line.report not in seen:
            item.wrong(f"there is no [[report]] with the code '{line.report}'.")
        if line.recurrence and line.recurrence not in found:
            item.wrong(f"there is no [[recurrence]] with the code '{line.recurrence}'.")
    return Register(
        tuple(line for _, line in reports),
        tuple(line for _, line in recurrences),
        tuple(line for _, line in recommendations),
    )


def _report(item: Fields) -> ReportLine:
    line = ReportLine(
        code=item.code("code"),
        title=item.text("title", limit=300),
        origin=item.choice("origin", ORIGINS),
        published=day(item, "published") or date.min,
        author=item.text("author", needed=False, limit=200),
        received=day(item, "received", needed=False),
        address=_address(item, "address"),
        national=_yes(item, "national"),
        document=item.code("document", needed=False),
        note=paragraphs(item, "note"),
        response=item.choice("response", RESPONSES, default="not_needed"),
        clock=item.code("clock", needed=False, limit=120),
        comments_clock=item.code("comments_clock", needed=False, limit=120),
        invited_on=day(item, "invited_on", needed=False),
        comments_by=day(item, "comments_by", needed=False),
        commented_on=day(item, "commented_on", needed=False),
        chief_comments=paragraphs(item, "chief_comments", limit=LONGEST_RESPONSE),
        body_comments=paragraphs(item, "body_comments", limit=LONGEST_RESPONSE),
        reply=paragraphs(item, "reply", limit=LONGEST_RESPONSE),
        response_published=day(item, "response_published", needed=False),
        response_address=item.text("response_address", needed=False, limit=500),
        frozen=paragraphs(item, "frozen", limit=10 * LONGEST_RESPONSE),
        copies=tuple(_copy(one) for one in item.tables("copy")),
    )
    item.finish()
    if line.response == "published" and line.response_published is None:
        item.wrong("'response' is published: say 'response_published', the day.")
    return line


def _copy(item: Fields) -> CopyLine:
    line = CopyLine(
        item.text("to", limit=200), day(item, "sent_on") or date.min, item.text("how", needed=False, limit=300)
    )
    item.finish()
    return line


def _recurrence(item: Fields) -> RecurrenceLine:
    line = RecurrenceLine(item.code("code"), item.text("title", limit=300), paragraphs(item, "why"))
    item.finish()
    return line


def _recommendation(item: Fields) -> RecommendationLine:
    deadline_kind, deadline = _deadline(item)
    line = RecommendationLine(
        report=item.code("report"),
        number=item.text("number", limit=LONGEST_NUMBER),
        title=item.text("title", limit=LONGEST_TITLE),
        kind=item.choice("kind", KINDS, default="recommendation"),
        under=item.text("under", needed=False, limit=LONGEST_NUMBER),
        text=paragraphs(item, "text"),
        addressee=item.choice("addressee", ADDRESSEES, default="chief_officer"),
        deadline_kind=deadline_kind,
        deadline=deadline,
        local_target=day(item, "local_target", needed=False),
        owner_role=item.text("owner_role", needed=False, limit=LONGEST_OWNER),
        objective=_named(item, "objective", "plan/code, such as '2021-25/2.2'"),
        action=paragraphs(item, "action"),
        reason=paragraphs(item, "reason"),
        superseded_by=_named(item, "superseded_by", "report/number, such as 'custody-2024/3'"),
        recurrence=item.code("recurrence", needed=False),
        source_line=item.number("source_line"),
        source_page=item.number("source_page"),
        moves=tuple(_move(one) for one in item.tables("move")),
        slips=tuple(_slip(one) for one in item.tables("slip")),
    )
    item.finish()
    for fault in _faults(line):
        item.wrong(fault)
    return line


def _faults(line: RecommendationLine) -> Iterator[str]:
    if (line.state == "superseded") != bool(line.superseded_by):
        yield "'superseded_by' goes with a last move to superseded: say both, or neither."
    for before, after in zip(line.moves, line.moves[1:], strict=False):
        if after.on < before.on:
            yield f"the move to {after.to} on {after.on} stands after one on {before.on}: put them in order."


def _move(item: Fields) -> MoveLine:
    line = MoveLine(
        to=item.choice("to", STATES),
        on=day(item, "on") or date.min,
        words=paragraphs(item, "words"),
        evidence=paragraphs(item, "evidence"),
        evidence_address=item.text("evidence_address", needed=False, limit=500),
        said_by=item.text("said_by", needed=False, limit=200),
        by=item.text("by", needed=False, limit=60),
        at=moment(item, "at"),
    )
    item.finish()
    if line.to in {"verified", "closed"} and not line.evidence:
        item.wrong(f"a move to {line.to} needs 'evidence': say what shows it.")
    return line


def _slip(item: Fields) -> SlipLine:
    line = SlipLine(
        was=day(item, "was", needed=False),
        now=day(item, "now", needed=False),
        reason=paragraphs(item, "reason", needed=True),
        local=_yes(item, "local"),
        by=item.text("by", needed=False, limit=60),
        at=moment(item, "at"),
    )
    item.finish()
    return line


def _deadline(item: Fields) -> tuple[str, date | None]:
    """What kind of deadline there is, and its day: a date, "immediately", or none where the key is left out."""
    if item.table.get("deadline") == IMMEDIATELY:
        item.asked.add("deadline")
        return "immediate", None
    found = day(item, "deadline", needed=False)
    return ("date", found) if found else ("none_set", None)


def _named(item: Fields, key: str, like: str) -> str:
    """Two names with a stroke between them; empty where the key is left out."""
    said = item.text(key, needed=False, limit=140)
    if said and not all(said.partition("/")[::2]):
        item.wrong(f"'{key}' is {said!r}: write it as {like}.")
        return ""
    return said


def _address(item: Fields, key: str) -> str:
    said = item.text(key, needed=False, limit=500)
    if said and not said.startswith(("https://", "http://")):
        item.wrong(f"'{key}' is {said!r}: an address begins with https://.")
        return ""
    return said


def _yes(item: Fields, key: str) -> bool:
    item.asked.add(key)
    value = item.table.get(key, False)
    if not isinstance(value, bool):
        item.wrong(f"'{key}' is {str(value)[:60]!r}: true or false is wanted.")
        return False
    return value


def paragraphs(item: Fields, key: str, *, needed: bool = False, limit: int = LONGEST_WORDS) -> str:
    """A text that may have several paragraphs; its lines are kept, and blanks at its ends are not."""
    item.asked.add(key)
    value = item.table.get(key, "")
    if not isinstance(value, str):
        item.wrong(f"'{key}' is {str(value)[:60]!r}: text in quotes is wanted.")
        return ""
    said = value.replace("\r\n", "\n").strip()
    if needed and not said:
        item.wrong(f"'{key}' is missing: say it.")
    if odd := _CONTROL.search(said):
        item.wrong(f"'{key}' has the character U+{ord(odd[0]):04X} in it, which cannot be shown: take it out.")
        said = _CONTROL.sub("", said)
    if len(said) > limit:
        item.wrong(f"'{key}' has {len(said):,} characters: at most {limit:,} fit.")
        return said[:limit]
    return said
