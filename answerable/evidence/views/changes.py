"""What a new version of a paper changed: its words, its figures, its findings, and the queries that it settles."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from answerable.calc.versions import Change
from answerable.evidence.models import Document, Finding, Query
from answerable.evidence.operations import findings as operations
from answerable.evidence.operations.refusals import NotNow
from answerable.evidence.queries.versions import Comparison, FigureChanged, TextChange, compared
from answerable.evidence.views.finding_message import line_words, message_of
from answerable.evidence.views.guards import read_document_of
from answerable.evidence.views.papers import HERE
from answerable.evidence.views.quotes import beside
from answerable.kit.http import now
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

MOST_TEXTS = 200
CHANGES = {Change.ADDED: "Added", Change.REMOVED: "Taken out", Change.REWORDED: "Changed"}


@dataclass(frozen=True)
class Passage:
    """A passage that changed, with what it said and says; what differs is marked."""

    sort: str
    where: str
    before: SafeString
    after: SafeString


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def changes(request: HttpRequest, code: str) -> HttpResponseBase:
    """A version beside the one before it; posting settles what it answers."""
    document = read_document_of(request, code)
    if document.earlier is None or document.earlier.state != Document.State.READ:
        raise Http404
    found = compared(document.earlier, document)
    if request.method == "POST":
        return settle(request, document, found)
    return changes_page(request, document, found)


@requires(Permission.SETTLE)
def settle(request: HttpRequest, document: Document, found: Comparison) -> HttpResponse:
    """Settle what is gone in the new version, and with it the queries that asked for it."""
    gone, about_figures = to_settle(found), answered_only(found)
    try:
        operations.settle_by_version(gone, version=document, queries=about_figures, by=user_of(request).actor, at=now())
    except NotNow as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(
            request, f"{settling_words(len(gone), len(about_figures))} settled by version {document.version}."
        )
    return redirect("evidence:changes", document.code)


def to_settle(found: Comparison) -> list[Finding]:
    """The findings that are gone and that nobody has decided on."""
    return [one for one in found.gone if one.decided_at is None]


def answered_only(found: Comparison) -> list[Query]:
    """Queries about a figure that nothing was found against, and that is another now."""
    return [one for one in found.settles if one.finding is None]


def settling_words(findings: int, queries: int) -> str:
    """ "2 findings and 1 query"; what is none is left out."""
    told = [counted(findings, "finding")] if findings else []
    told += [f"{queries:,} {'query' if queries == 1 else 'queries'} about single figures"] if queries else []
    return " and ".join(told) or "Nothing was left to be"


def changes_page(request: HttpRequest, document: Document, found: Comparison) -> HttpResponse:
    gone, about_figures = to_settle(found), answered_only(found)
    every = [*found.gone, *found.stayed, *found.new]
    prefetch_related_objects(every, "places__document", "document")
    page = {
        "document": document,
        "lead": lead(found),
        "figures": figures_table(found) if found.figures else None,
        "gone": [(said(one), finding_href(one), one.get_state_display()) for one in found.gone],
        "stayed": [(said(one), finding_href(one)) for one in found.stayed],
        "new": [(said(one), finding_href(one)) for one in found.new],
        "settles": found.settles,
        "to_settle": settling_words(len(gone), len(about_figures)) if gone or about_figures else "",
        "may_settle": may(request.user, Permission.SETTLE),
        "texts": [passage(one, document) for one in found.texts[:MOST_TEXTS]],
        "more": max(0, len(found.texts) - MOST_TEXTS),
        "breadcrumbs": [*crumbs(HERE), (document.title, reverse("evidence:paper", args=[document.code]))],
    }
    return render(request, "evidence/changes.html", page)


def said(one: Finding) -> str:
    return message_of(one, one.places.all())


def finding_href(one: Finding) -> str:
    return reverse("evidence:finding", args=[one.document.code, one.pk])


def lead(found: Comparison) -> str:
    """ "3 figures changed; 2 findings are gone, 4 still stand, none is new." """
    gone, new = len(found.gone), len(found.new)
    figures = f"{counted(len(found.figures), 'figure')} changed" if found.figures else "No figure changed"
    parts = [f"{counted(gone, 'finding')} {'is' if gone == 1 else 'are'} gone"] if gone else ["no finding is gone"]
    parts += [f"{len(found.stayed):,} still {'stands' if len(found.stayed) == 1 else 'stand'}"] if found.stayed else []
    parts += [f"{new:,} {'is' if new == 1 else 'are'} new"] if new else []
    return f"{figures}; {', '.join(parts)}."


def figures_table(found: Comparison) -> Table:
    columns: tuple[Column[FigureChanged], ...] = (
        Column("subject", "Figure", lambda one: one.subject or "not said"),
        Column("before", "Before", lambda one: one.before, numeric=True),
        Column("after", "Now", lambda one: one.after, numeric=True),
        Column("where", "Where", lambda one: one.line_after, lambda one: line_words(found.later, one.line_after)),
    )
    return table(found.figures, columns, caption="Figures that changed")


def passage(one: TextChange, document: Document) -> Passage:
    page = f"page {one.page}, " if one.page else ""
    return Passage(
        CHANGES[one.change],
        f"{page}{line_words(document, one.line)}",
        beside(one.before, one.after),
        beside(one.after, one.before),
    )
