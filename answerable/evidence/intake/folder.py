"""The ledger in an office folder: the papers with their bytes, what was found in them, asked, decided and corrected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from answerable.calc.consistency.finding import Kind
from answerable.calc.figures.figure import Direction, Role, Unit
from answerable.calc.standing import Qualifier
from answerable.evidence.intake.csv_lines import Limit, OneOf, doubled, read_lines
from answerable.kit.toml import Fields, Problem
from answerable.measures.intake.evidenced import moment

ADDRESSES = frozenset({"send", "findings", "queries", "corrections", "exclusions"})
"""What the office's addresses under papers/ are called already: no paper goes by one of these."""
STATES = ("open", "asked", "answered", "settled", "false_alarm")
ANSWERS = ("corrected", "explained", "withdrawn")
MATCHES = ("none", "suggested", "confirmed", "refused")
DECIDED = STATES[3:]
SEVERITIES = ("high", "medium", "low")


Code = Annotated[str, Limit(100, needed=True)]
CodeOrNothing = Annotated[str, Limit(100)]
Print = Annotated[str, Limit(64, needed=True)]
PrintOrNothing = Annotated[str, Limit(64)]
Words = Annotated[str, Limit(300, needed=True)]
Name = Annotated[str, Limit(300)]
Part = Annotated[str, Limit(120)]
Who = Annotated[str, Limit(60)]
Short = Annotated[str, Limit(20)]
Place = Annotated[str, Limit(200)]
Text = Annotated[str, Limit(20_000, needed=True)]
TextOrNothing = Annotated[str, Limit(20_000)]
Measured = Annotated[str, Limit(120, needed=True)]
AreaCode = Annotated[str, Limit(40)]
RuleName = Annotated[str, Limit(40, needed=True)]


@dataclass(frozen=True)
class ReportLine:
    """One version of a paper; `file` is its name in reports/, `earlier` the code of the version it follows."""

    code: str
    title: str
    file: str
    filename: str
    published: date | None = None
    author: str = ""
    author_role: str = ""
    earlier: str = ""
    source: str = ""
    sent_at: datetime | None = None
    sent_by: str = ""


@dataclass(frozen=True)
class FindingLine:
    """A finding of a document; people are named by their roles."""

    document: Code
    fingerprint: Print
    rule: RuleName
    kind: Annotated[str, OneOf(*Kind)]
    severity: Annotated[str, OneOf(*SEVERITIES)]
    message: Text
    subject: Name
    unit: Short
    expected: Decimal | None
    low: Decimal | None
    high: Decimal | None
    found_at: datetime
    gone_at: datetime | None
    state: Annotated[str, OneOf(*STATES)]
    reason: TextOrNothing
    decided_by: Who
    decided_at: datetime | None


@dataclass(frozen=True)
class PlaceLine:
    """One place that a finding points at, in the paper of that code."""

    document: Code
    fingerprint: Print
    position: int
    paper: Code
    line: int
    page: int | None
    quote: TextOrNothing
    printed: Part
    value: Decimal | None
    unit: Short
    period: Part


@dataclass(frozen=True)
class MatchLine:
    """A figure of a paper that somebody decided on or asked about, with where it stands and what it is matched to."""

    document: Code
    position: int
    block: int
    line: int
    page: int | None
    start: int | None
    end: int | None
    row: int | None
    column: int | None
    printed: Measured
    value: Decimal
    upper: Decimal | None
    unit: Annotated[str, OneOf(*Unit)]
    qualifier: Annotated[str, OneOf(*Qualifier)]
    role: Annotated[str, OneOf(*Role)]
    direction: Annotated[str, OneOf(*Direction)]
    subject: Name
    quote: TextOrNothing
    match: Annotated[str, OneOf(*MATCHES)]
    measure: Part
    area: AreaCode
    breakdown: Part
    matched_start: date | None
    matched_end: date | None
    matched_by: Who
    matched_at: datetime | None
    taken: bool


@dataclass(frozen=True)
class QueryLine:
    """A query to the author: about a finding of the document (by fingerprint) or a figure of it (by its position)."""

    document: Code
    number: int
    fingerprint: PrintOrNothing
    claim: int | None
    text: Text
    asked_by: Who
    asked_at: datetime
    answer: Annotated[str, OneOf("", *ANSWERS)]
    answer_text: TextOrNothing
    answered_for: Place
    answered_by: Who
    answered_at: datetime | None
    settled_by_version: CodeOrNothing


@dataclass(frozen=True)
class CorrectionLine:
    """A public correction; the public form of a folder does not say of which finding it is."""

    document: CodeOrNothing
    fingerprint: PrintOrNothing
    paper: Words
    published: date | None
    place: Place
    printed: Text
    right: Text
    why: TextOrNothing
    written_by: Who
    written_at: datetime
    passed_by: Who
    passed_at: datetime | None
    carried_by: Who


@dataclass(frozen=True)
class AliasLine:
    """What papers call a measure."""

    measure: Measured
    words: Words
    unit: Short
    breakdown: Part
    said: Name
    taught_by: Who
    taught_at: datetime


@dataclass(frozen=True)
class ExclusionLine:
    """What a false alarm taught; `document` and `fingerprint` name that finding, where it is known."""

    rule: RuleName
    words: Words
    unit: Short
    said: Name
    reason: TextOrNothing
    document: CodeOrNothing
    fingerprint: PrintOrNothing
    taught_by: Who
    taught_at: datetime
    lifted_by: Who
    lifted_at: datetime | None


@dataclass(frozen=True)
class Ledger:
    """All that an office folder says of papers; `contents` are their bytes, by code."""

    reports: tuple[ReportLine, ...] = ()
    contents: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[FindingLine, ...] = ()
    places: tuple[PlaceLine, ...] = ()
    matches: tuple[MatchLine, ...] = ()
    queries: tuple[QueryLine, ...] = ()
    corrections: tuple[CorrectionLine, ...] = ()
    aliases: tuple[AliasLine, ...] = ()
    exclusions: tuple[ExclusionLine, ...] = ()


FILES: Mapping[str, tuple[type[Any], Callable[[Any], tuple[object, ...]]]] = {
    "findings.csv": (FindingLine, lambda one: (one.document, one.fingerprint)),
    "places.csv": (PlaceLine, lambda one: (one.document, one.fingerprint, one.position)),
    "matches.csv": (MatchLine, lambda one: (one.document, one.position)),
    "queries.csv": (QueryLine, lambda one: (one.document, one.number)),
    "corrections.csv": (CorrectionLine, lambda one: (one.paper, one.place, one.printed, one.right, one.written_at)),
    "aliases.csv": (AliasLine, lambda one: (one.measure, one.words, one.unit, one.breakdown)),
    "exclusions.csv": (ExclusionLine, lambda one: (one.rule, one.words, one.unit, one.taught_at)),
}
"""The files of the ledger with what a line of each is, and what no two lines of it share."""


def read_file(content: bytes, name: str, problems: list[Problem]) -> tuple[Any, ...]:
    """The lines of one of these files; every problem of it is noted."""
    kind, key = FILES[name]
    lines = read_lines(content, name, problems, kind)
    doubled([key(line) for line in lines], name, problems)
    for number, line in enumerate(lines, 2):
        if fault := misfit(line):
            problems.append(Problem(f"{name}, row {number}", fault))
    return lines


def misfit(line: object) -> str:
    """What does not fit together in a line; empty where all does."""
    match line:
        case FindingLine():
            return _misfit_of_finding(line)
        case MatchLine():
            return _misfit_of_match(line)
        case QueryLine() if not _both(line.answer, line.answered_by, line.answered_at):
            return "a query that is answered says 'answer', 'answered_by' and 'answered_at'; another none of them."
        case CorrectionLine() if not _both(line.passed_by, line.passed_at) or (line.carried_by and not line.passed_at):
            return "a correction that is passed says 'passed_by' and 'passed_at'; only such a one was carried."
        case ExclusionLine() if not _both(line.lifted_by, line.lifted_at):
            return "an exclusion that is lifted says 'lifted_by' and 'lifted_at'; another neither."
        case _:
            return ""


def _misfit_of_finding(line: FindingLine) -> str:
    decided = line.state in DECIDED
    if not _both(line.decided_by, line.decided_at) or decided != bool(line.decided_at) or (decided and not line.reason):
        return f"'{line.state}': what is settled or a false alarm says 'reason', 'decided_by' and 'decided_at'; another none."
    if not _both(line.low, line.high) or (line.low is not None and line.high is not None and line.high < line.low):
        return "'low' and 'high' come together, and in this order."
    return ""


def _misfit_of_match(line: MatchLine) -> str:
    if (line.match in {"suggested", "confirmed"}) != bool(line.measure):
        return f"'{line.match}' {'has no' if line.measure else 'wants a'} measure."
    if not _both(line.matched_by, line.matched_at):
        return "'matched_by' and 'matched_at' come together."
    in_prose = line.start is not None and line.end is not None and line.row is None and line.column is None
    in_cell = line.start is None and line.end is None and line.row is not None and line.column is not None
    if not (in_prose or in_cell):
        return "a figure of a sentence has 'start' and 'end', one of a table 'row' and 'column'."
    return "only what is confirmed can be taken in." if line.taken and line.match != "confirmed" else ""


def _both(*told: object) -> bool:
    """Whether all are said or none."""
    said = [one is not None and one != "" for one in told]
    return all(said) or not any(said)


def read_reports(table: Fields) -> tuple[ReportLine, ...]:
    """reports.toml: the papers, each version after the one it follows."""
    seen: set[str] = set()
    return tuple(_report(one, seen) for one in table.tables("report"))


def _report(one: Fields, seen: set[str]) -> ReportLine:
    code = one.code("code")
    earlier = one.code("earlier", needed=False)
    if earlier and earlier not in seen:
        one.wrong(f"'earlier' is '{earlier}', which stands nowhere above: put each version after the one it follows.")
    one.once(code, seen)
    if code in ADDRESSES:
        one.wrong(f"'code' is '{code}', which a page of the office is called: say '{code}-paper'.")
    file = one.text("file", limit=255)
    if "/" in file or "\\" in file or file.startswith("."):
        one.wrong(f"'file' is '{file}': say the name of a file in reports/.")
    line = ReportLine(
        code=code,
        title=one.text("title", limit=300),
        file=file,
        filename=one.text("filename", needed=False, limit=255) or file,
        published=one.day("published", needed=False),
        author=one.text("author", needed=False, limit=200),
        author_role=one.text("author_role", needed=False, limit=200),
        earlier=earlier,
        source=one.code("source", needed=False),
        sent_at=moment(one, "sent_at"),
        sent_by=one.text("sent_by", needed=False, limit=60),
    )
    one.finish()
    return line
