"""Lists over all papers: findings, queries with how long they wait, what false alarms taught, corrections."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.timezone import localtime

from answerable.evidence.models import Correction, Document, Exclusion, Finding, Place, Query


@dataclass(frozen=True)
class FindingLine:
    """A finding in a list, with its places and the query that waits on it, if any."""

    key: int
    code: str
    paper: str
    rule: str
    severity: str
    state: str
    finding: Finding
    places: tuple[Place, ...]
    found_on: date
    asked_on: date | None

    @property
    def line(self) -> int:
        """Where it begins; 0 where it has no place."""
        return self.places[0].line if self.places else 0


@dataclass(frozen=True)
class QueryLine:
    """A query in a list; `days` is how long it waits or waited for its answer."""

    code: str
    paper: str
    number: int
    text: str
    asked_on: date
    answered_on: date | None
    answer: str
    days: int
    author_role: str


def finding_lines(document: Document | None = None) -> tuple[FindingLine, ...]:
    """The findings that the rules still find, or that were decided: of one paper, or of the last version of each."""
    rows = Finding.objects.filter(document=document) if document else Finding.objects.filter(document__later=None)
    rows = rows.filter(gone_at=None)
    first = Prefetch("places", Place.objects.select_related("document").order_by("position"), to_attr="in_order")
    waiting = Prefetch("queries", Query.objects.filter(answered_at=None).order_by("number"), to_attr="waiting")
    found = rows.select_related("document").prefetch_related(first, waiting)
    return tuple(sorted((_finding(one) for one in found.defer("document__refusal")), key=_gravest_first))


def _finding(one: Finding) -> FindingLine:
    places, waiting = getattr(one, "in_order", []), getattr(one, "waiting", [])
    return FindingLine(
        key=one.pk,
        code=one.document.code,
        paper=one.document.title,
        rule=one.rule,
        severity=one.severity,
        state=one.state,
        finding=one,
        places=tuple(places),
        found_on=localtime(one.found_at).date(),
        asked_on=localtime(waiting[0].asked_at).date() if waiting else None,
    )


def _gravest_first(one: FindingLine) -> tuple[int, str, int, int]:
    return (list(Finding.Severity).index(Finding.Severity(one.severity)), one.paper, one.line, one.key)


def query_lines(today: date) -> tuple[QueryLine, ...]:
    """Every query: those that wait first, the longest waiting before the others; then those answered, the newest first."""
    rows = Query.objects.select_related("document").order_by("asked_at", "document_id", "number")
    lines = [_query(one, today) for one in rows]
    waiting = [one for one in lines if one.answered_on is None]
    answered = [one for one in reversed(lines) if one.answered_on]
    return (*waiting, *answered)


def _query(one: Query, today: date) -> QueryLine:
    asked_on = localtime(one.asked_at).date()
    answered_on = localtime(one.answered_at).date() if one.answered_at else None
    return QueryLine(
        code=one.document.code,
        paper=one.document.title,
        number=one.number,
        text=one.text,
        asked_on=asked_on,
        answered_on=answered_on,
        answer=one.get_answer_display() if one.answer else "",
        days=((answered_on or today) - asked_on).days,
        author_role=one.document.author_role,
    )


def exclusions() -> tuple[Exclusion, ...]:
    """What false alarms taught: those that stand first, each the newest first."""
    rows = list(Exclusion.objects.select_related("finding__document").order_by("-taught_at", "-pk"))
    return tuple(sorted(rows, key=lambda one: one.lifted_at is not None))


def corrections() -> tuple[Correction, ...]:
    """Every correction, those not passed for publication first, each the newest first."""
    rows = list(Correction.objects.select_related("finding__document").order_by("-written_at", "-pk"))
    return tuple(sorted(rows, key=lambda one: one.passed_at is not None))
