"""What of the papers waits for somebody: counted for Today, and told for the letter to an author."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from answerable.evidence.models import Correction, Document, Finding, Query

MOST_LISTED = 20


@dataclass(frozen=True)
class BeingRead:
    """A paper that waits to be read, is being read (0 to 100), or cannot be."""

    code: str
    title: str
    state: str
    progress: int
    stage: str
    refusal: str


@dataclass(frozen=True)
class WaitingQuery:
    """A query without an answer: on which paper, its number there, and since when."""

    code: str
    title: str
    number: int
    asked_at: datetime
    days: int


@dataclass(frozen=True)
class Waiting:
    """What waits: papers to be read, findings to be decided on by severity, queries to be answered, corrections to be passed."""

    papers: tuple[BeingRead, ...]
    open: dict[str, int]
    asked: int
    answered: int
    queries: tuple[WaitingQuery, ...]
    queries_waiting: int
    corrections: int

    @property
    def longest(self) -> int:
        """For how many days the oldest query has waited; 0 where none does."""
        return max((one.days for one in self.queries), default=0)


def waiting(at: datetime) -> Waiting:
    """What waits at a moment, in the last version of each paper. Five queries; the first twenty of each list."""
    unread = Document.objects.current().exclude(state=Document.State.READ).order_by("sent_at", "pk")
    findings = Finding.objects.unsettled().filter(document__later__isnull=True)
    told = Counter(findings.values_list("state", "severity"))
    asked = Query.objects.filter(answered_at__isnull=True).order_by("asked_at", "pk")
    by_state = Counter[str]()
    for (state, _), number in told.items():
        by_state[state] += number
    return Waiting(
        papers=tuple(
            BeingRead(one.code, one.title, one.state, one.progress, one.stage, one.refusal)
            for one in unread[:MOST_LISTED]
        ),
        open={severity: told[Finding.State.OPEN, severity] for severity in Finding.Severity.values},
        asked=by_state[Finding.State.ASKED],
        answered=by_state[Finding.State.ANSWERED],
        queries=tuple(_waiting(one, at) for one in asked.select_related("document")[:MOST_LISTED]),
        queries_waiting=asked.count(),
        corrections=Correction.objects.filter(passed_at__isnull=True).count(),
    )


def _waiting(query: Query, at: datetime) -> WaitingQuery:
    days = max(0, (at - query.asked_at).days)
    return WaitingQuery(query.document.code, query.document.title, query.number, query.asked_at, days)
