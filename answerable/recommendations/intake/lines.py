"""Reports and recommendations as the lines of an office folder, with the whole history that each has."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class CopyLine:
    """A copy of the published response: to whom, when and how."""

    to: str
    sent_on: date
    how: str = ""


@dataclass(frozen=True)
class ReportLine:
    """A report and the response to it. `document`, `clock` and `comments_clock` are codes; `frozen` is written frozen data."""

    code: str
    title: str
    origin: str
    published: date
    author: str = ""
    received: date | None = None
    address: str = ""
    national: bool = False
    document: str = ""
    note: str = ""
    response: str = "not_needed"
    clock: str = ""
    comments_clock: str = ""
    invited_on: date | None = None
    comments_by: date | None = None
    commented_on: date | None = None
    chief_comments: str = ""
    body_comments: str = ""
    reply: str = ""
    response_published: date | None = None
    response_address: str = ""
    frozen: str = ""
    copies: tuple[CopyLine, ...] = ()


@dataclass(frozen=True)
class MoveLine:
    """A move to another state; who did it and when is there in an export only."""

    to: str
    on: date
    words: str = ""
    evidence: str = ""
    evidence_address: str = ""
    said_by: str = ""
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class SlipLine:
    """A deadline, or the office's own target, that was moved."""

    was: date | None
    now: date | None
    reason: str
    local: bool = False
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class RecommendationLine:
    """A recommendation. It is open since its report was published, until its moves say otherwise.

    `objective` is "plan/code", `superseded_by` "report/number", `recurrence` the code of a finding.
    """

    report: str
    number: str
    title: str
    kind: str = "recommendation"
    under: str = ""
    text: str = ""
    addressee: str = "chief_officer"
    deadline_kind: str = "none_set"
    deadline: date | None = None
    local_target: date | None = None
    owner_role: str = ""
    objective: str = ""
    action: str = ""
    reason: str = ""
    superseded_by: str = ""
    recurrence: str = ""
    source_line: int | None = None
    source_page: int | None = None
    moves: tuple[MoveLine, ...] = ()
    slips: tuple[SlipLine, ...] = ()

    @property
    def state(self) -> str:
        """Where its moves have brought it."""
        return self.moves[-1].to if self.moves else "open"

    @property
    def name(self) -> tuple[str, str]:
        return self.report, self.number


@dataclass(frozen=True)
class RecurrenceLine:
    """A finding that several reports make."""

    code: str
    title: str
    why: str = ""


@dataclass(frozen=True)
class Register:
    """The whole of recommendations.toml."""

    reports: tuple[ReportLine, ...] = ()
    recurrences: tuple[RecurrenceLine, ...] = ()
    recommendations: tuple[RecommendationLine, ...] = ()
