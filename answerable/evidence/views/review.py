"""The review of a paper: the paper as it reads with its figures marked, and a panel for the one that is chosen."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from answerable.evidence.models import Document
from answerable.evidence.queries.papers import agreeing, measure_titles, waiting_queries
from answerable.evidence.queries.review import Known, Paper, paper
from answerable.evidence.views.asked_for import AskedFor, asked_for, sorts
from answerable.evidence.views.author import author_page
from answerable.evidence.views.guards import document_of, sees_papers
from answerable.evidence.views.panel import Refused, panel_html
from answerable.evidence.views.paper_html import paper_html
from answerable.evidence.views.reading import being_read_page
from answerable.kit.wording import counted
from answerable.people.permissions import Permission, may
from answerable.people.views.crumbs import crumbs

HERE = ("Papers", "evidence:papers")


@require_GET
@sees_papers
def review(request: HttpRequest, code: str) -> HttpResponseBase:
    """A paper: how far it is read, or the review of it; who sent it in from outside sees what is asked of them."""
    document = document_of(request, code)
    if document.state != Document.State.READ:
        return being_read_page(request, document)
    if not may(request.user, Permission.SEE):
        return author_page(request, document)
    return review_page(request, document, asked_for(request.GET))


def review_page(
    request: HttpRequest, document: Document, asked: AskedFor, refused: Refused | None = None
) -> HttpResponse:
    """The whole page; or, where only the panel is asked for, that. Raises Http404 for a figure that there is not."""
    read = paper(document)
    panel = asked.panel(read)
    if panel is None and (asked.figure or asked.finding):
        raise Http404
    inside = panel_html(request, document, panel, asked, refused) if panel else ""
    if panel and request.GET.get("part") == "panel":
        return HttpResponse(inside)
    page = {
        "document": document,
        "lead": lead(read),
        "sorts": sorts(read, asked.show),
        "first": first_finding(read, asked),
        "drawn": paper_html(read, asked.marking(panel), inside, panel.block if panel else None),
        "chosen": panel is not None,
        "unread": len(read.unread),
        "waiting": waiting_queries(document),
        "later": getattr(document, "later", None),
        "agreeing": agreeing(document) if may(request.user, Permission.ACCEPT) else (),
        "measures": measure_titles(),
        "tables": tables(read),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "evidence/review.html", page)


def lead(read: Paper) -> str:
    """The first sentence: how much waits to be decided in this paper."""
    waits = sum(one.waits for one in read.found)
    counts = read.counts()
    figures = counted(sum(counts.values()), "figure")
    found = f"{counted(waits, 'finding')} to decide on" if waits else "nothing left to decide on"
    against = counts.get(Known.CONTRADICTS, 0)
    more = (
        f"; {counted(against, 'figure')} {'contradicts' if against == 1 else 'contradict'} what is held"
        if against
        else ""
    )
    return f"{figures} read, {found}{more}."


def first_finding(read: Paper, asked: AskedFor) -> str:
    """The address of the first finding that waits."""
    one = next((one for one in read.found if one.waits), None)
    if one is None:
        return ""
    end = f"figure={one.figure}#f{one.figure}" if one.figure else f"finding={one.number}#w{one.number}"
    return f"?{asked.keep.replace('&amp;', '&')}{end}"


def tables(read: Paper) -> list[tuple[str, str]]:
    """The tables that have figures, each with the page that takes them into the record."""
    return [
        (
            block.text or f"Table on line {block.line}",
            reverse("evidence:table", args=[read.document.code, block.position]),
        )
        for block in read.blocks
        if block.kind == "table" and block.position in read.marks
    ]
