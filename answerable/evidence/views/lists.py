"""Lists: findings of all papers or of one, queries with how long they wait, what false alarms taught."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from answerable.evidence.models import Document, Finding
from answerable.evidence.queries.lists import FindingLine, QueryLine, finding_lines, query_lines
from answerable.evidence.queries.review_places import cut
from answerable.evidence.views.finding_message import line_words, message_of
from answerable.evidence.views.guards import document_of
from answerable.evidence.views.panel_words import SEVERITIES, STATES
from answerable.evidence.views.papers import HERE
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import counted
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs

GRAVE = {Finding.Severity.HIGH: "High", Finding.Severity.MEDIUM: "Medium", Finding.Severity.LOW: "Low"}
"""In one word, as a column of a table has room for."""
ORDER = list(Finding.Severity.values)
"""By which the column sorts: the gravest first, and not by the alphabet."""
LONGEST = 140
PER_PAGE = 50


def severity(one: FindingLine) -> Tag:
    sort = Finding.Severity(one.severity)
    return Tag(GRAVE[sort], SEVERITIES[sort])


def state(one: FindingLine) -> Tag:
    sort = Finding.State(one.state)
    return Tag(sort.label, STATES[sort])


def finding_href(one: FindingLine) -> str:
    return reverse("evidence:finding", args=[one.code, one.key])


def where(one: FindingLine) -> str:
    """ "page 3, line 72"; nothing where it has no place."""
    if not one.places:
        return ""
    first = one.places[0]
    line = line_words(first.document, first.line)
    return f"page {first.page}, {line}" if first.page else line


def said(one: FindingLine) -> str:
    return message_of(one.finding, one.places)


COLUMNS: tuple[Column[FindingLine], ...] = (
    Column("message", "Finding", said, lambda one: Link(said(one), finding_href(one))),
    Column("grave", "How grave", lambda one: ORDER.index(one.severity), severity),
    Column("severity", "How grave", lambda one: GRAVE[Finding.Severity(one.severity)], choices=True, hidden=True),
    Column("state", "State", lambda one: Finding.State(one.state).label, state, choices=True),
    Column("rule", "Rule", lambda one: one.rule.replace("_", " ").capitalize(), choices=True, hidden=True),
)
PAPER: Column[FindingLine] = Column("paper", "Paper", lambda one: one.paper, choices=True)
WHERE: Column[FindingLine] = Column("where", "Where", lambda one: one.line, where)


@require_GET
@requires(Permission.SEE)
def findings(request: HttpRequest) -> HttpResponse:
    """The findings of every paper, in its last version."""
    return findings_page(request, finding_lines(), (*COLUMNS, PAPER, WHERE), "Findings")


@require_GET
@requires(Permission.SEE)
def paper_findings(request: HttpRequest, code: str) -> HttpResponse:
    """The findings of one paper."""
    document = document_of(request, code)
    return findings_page(request, finding_lines(document), (*COLUMNS, WHERE), f"Findings in {document.title}", document)


def findings_page(
    request: HttpRequest,
    lines: tuple[FindingLine, ...],
    columns: tuple[Column[FindingLine], ...],
    title: str,
    document: Document | None = None,
) -> HttpResponse:
    found = table(lines, columns, request.GET.dict(), caption="Findings", per_page=PER_PAGE)
    above = [(document.title, reverse("evidence:paper", args=[document.code]))] if document else []
    page = {
        "title": title,
        "lead": lead(lines),
        "table": found,
        "asking": asking(lines) if may(request.user, Permission.ASK) else [],
        "breadcrumbs": [*crumbs(HERE), *above],
    }
    return render(request, "evidence/findings.html", page)


def lead(lines: tuple[FindingLine, ...]) -> str:
    """ "12 findings: 8 open, 3 asked, 1 settled." """
    states = [(sort, sum(one.state == sort for one in lines)) for sort in Finding.State]
    parts = ", ".join(f"{number:,} {sort.label.lower()}" for sort, number in states if number)
    return f"{counted(len(lines), 'finding')}: {parts}." if lines else "Nothing was found."


def asking(lines: tuple[FindingLine, ...]) -> list[Link]:
    """For each paper with open findings the page that asks about several of them at once."""
    open_ = Counter((one.code, one.paper) for one in lines if one.state == Finding.State.OPEN)
    return [
        Link(f"{paper}: {counted(number, 'finding')} not asked about", reverse("evidence:ask-several", args=[code]))
        for (code, paper), number in sorted(open_.items())
    ]


def query_tag(one: QueryLine) -> Tag:
    return Tag(one.answer, Tone.BETTER) if one.answer else Tag(waits_words(one.days), Tone.AMBER)


def waits_words(days: int) -> str:
    """ "Waiting 9 days"; of a query that was asked today "Asked today"."""
    return f"Waiting {counted(days, 'day')}" if days > 0 else "Asked today"


QUERIES: tuple[Column[QueryLine], ...] = (
    Column(
        "query",
        "Query",
        lambda one: one.number,
        lambda one: Link(
            f"{one.number}. {cut(one.text, LONGEST)}", reverse("evidence:query", args=[one.code, one.number])
        ),
    ),
    Column("paper", "Paper", lambda one: one.paper, choices=True),
    Column("to", "To", lambda one: one.author_role, choices=True, hidden=True),
    Column("state", "State", lambda one: one.answer or "Waiting", choices=True, hidden=True),
    Column("days", "How long", lambda one: one.days, query_tag),
    Column("asked", "Asked", lambda one: one.asked_on),
)


@require_GET
@requires(Permission.SEE)
def queries(request: HttpRequest) -> HttpResponse:
    """Every query to an author, those that wait longest first."""
    lines = query_lines(review_day(localtime(now()).date()))
    waiting = [one for one in lines if one.answered_on is None]
    page = {
        "lead": waiting_lead(waiting),
        "table": table(lines, QUERIES, request.GET.dict(), caption="Queries", per_page=PER_PAGE),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "evidence/queries.html", page)


def waiting_lead(waiting: list[QueryLine]) -> str:
    if not waiting:
        return "No query waits for an answer."
    longest = max(one.days for one in waiting)
    queries = "1 query waits" if len(waiting) == 1 else f"{len(waiting):,} queries wait"
    return f"{queries} for an answer{f', the longest {counted(longest, "day")}' if longest > 0 else ''}."
