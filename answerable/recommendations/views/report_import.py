"""Taking a report in from its document: choosing it, looking through what was found, and writing it down."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods

from answerable.calc.recommending.found import Doubt
from answerable.clocks.operations import ClockRefused
from answerable.evidence.models import Document
from answerable.evidence.operations import documents
from answerable.evidence.views.finding_message import line_words
from answerable.evidence.views.guards import document_of
from answerable.kit.components import Progress, Tag
from answerable.kit.http import now
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.recommendations.forms.report import ChooseForm
from answerable.recommendations.forms.report_import import Item, PreviewForm
from answerable.recommendations.models import Recommendation, Report
from answerable.recommendations.operations import report as operations
from answerable.recommendations.operations.refusals import EntriesRefused, RecommendationRefused
from answerable.recommendations.queries.report_found import FoundAt, looked_through, taken_in_before, title_of
from answerable.recommendations.queries.response import called
from answerable.recommendations.views.guards import HERE
from answerable.recommendations.views.report import REPORTS, entered_words, refuse
from answerable.recommendations.views.report_words import report_href
from answerable.recommendations.views.words import kind_tag

IMPORT = ("Take one in from its document", "recommendations:import-report")
SECONDS = 2
"""After so many the page of a paper that is being read asks again."""
MOST = 300
"""So many can be looked through on one page; a report has some tens."""
DOUBTS = {
    Doubt.NO_LABEL: "No number or heading announces it: it may be no recommendation of this report.",
    Doubt.NO_TEXT: "Only its number was found, and no words of it.",
    Doubt.DONE: "The report says that it is done already.",
}


@dataclass(frozen=True)
class Shown:
    """One that was found, as the page shows it: what was read in words, where it stands, and its fields."""

    item: Item
    called: str
    kind: Tag
    read: str
    where: str
    href: str
    doubt: str


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def choose(request: HttpRequest) -> HttpResponse:
    """Send a report's file in, or choose a paper that is here."""
    may_upload = may(request.user, Permission.UPLOAD)
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ChooseForm(*given, may_upload=may_upload, initial={"document": request.GET.get("document", "")})
    if request.method == "POST" and form.is_valid():
        document = form.cleaned_data["document"] or _sent(request, form)
        published: date | None = form.cleaned_data["published"]
        query = {"published": published.isoformat()} if published else None
        return redirect(reverse("recommendations:import-preview", args=[document.code], query=query))
    page = {"form": form, "may_upload": may_upload, "breadcrumbs": crumbs(HERE, REPORTS)}
    return render(request, "recommendations/report_choose.html", page)


def _sent(request: HttpRequest, form: ChooseForm) -> Document:
    """The file among the papers; of one that is there already, that paper."""
    by, given = user_of(request).actor, form.cleaned_data
    content = given["file"].read()
    try:
        return documents.take_in(filename=form.filename, content=content, published=given["published"], by=by, at=now())
    except documents.AlreadyHere as held:
        messages.info(request, str(held))
        return held.document


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def preview(request: HttpRequest, code: str) -> HttpResponse:
    """What was found in a paper, each to be confirmed, changed or left out; then the report is written down, whole."""
    document = document_of(request, code)
    if document.state != Document.State.READ:
        return _not_read_page(request, document)
    published = parse_date_or_none(request.GET.get("published", "")) or document.published
    if published is None:
        messages.info(request, "Say on which day it was published: deadlines are reckoned from it.")
        return redirect(reverse("recommendations:import-report", query={"document": document.pk}))
    looked = looked_through(document, published)
    found = looked.found
    initial = {
        "title": title_of(document)[:300],
        "origin": looked.origin,
        "author": document.author,
        "published": published,
    }
    posted = request.POST if request.method == "POST" else None
    form = PreviewForm(posted, found=[one.found for one in found[:MOST]], initial=initial)
    if posted is not None and form.is_valid() and (made := _taken_in(request, form, document)):
        messages.success(request, f"{counted(len(form.entries), 'recommendation')} taken in. {entered_words(made)}")
        return redirect("recommendations:report", made.code)
    return _preview_page(request, document, form, found)


def _taken_in(request: HttpRequest, form: PreviewForm, document: Document) -> Report | None:
    """The report as it was written down; None where the form says why not."""
    by = user_of(request).actor
    try:
        return operations.take_in(form.facts, form.entries, actions=form.actions, document=document, by=by, at=now())
    except EntriesRefused as refused:
        for problem in refused.problems:
            form.add_error(None, problem)
    except (RecommendationRefused, ClockRefused) as refused:
        refuse(form, refused)
    return None


def _preview_page(
    request: HttpRequest, document: Document, form: PreviewForm, found: tuple[FoundAt, ...]
) -> HttpResponse:
    before = taken_in_before(document)
    items = [_shown(document, one, item) for one, item in zip(found, form.items, strict=False)]
    page = {
        "document": document,
        "title": form.initial["title"],
        "form": form,
        "lead": lead(found),
        "items": items,
        "left_out": max(0, len(found) - MOST),
        "most": MOST,
        "before": before,
        "before_href": report_href(before.code) if before else "",
        "same_title": _same_title(document, before),
        "breadcrumbs": crumbs(HERE, REPORTS, IMPORT),
    }
    return render(request, "recommendations/report_preview.html", page)


def _not_read_page(request: HttpRequest, document: Document) -> HttpResponse:
    page = {
        "document": document,
        "is_refused": document.state == Document.State.REFUSED,
        "progress": Progress("How far it is", document.progress, 100),
        "stage": document.stage or "It waits for its turn",
        "seconds": SECONDS,
        "breadcrumbs": crumbs(HERE, REPORTS, IMPORT),
    }
    return render(request, "recommendations/report_reading.html", page)


def lead(found: tuple[FoundAt, ...]) -> str:
    """ "12 recommendations were found, 2 of them doubtful."."""
    if not found:
        return "No recommendation was found in this paper."
    doubtful = sum(one.found.doubt is not None for one in found)
    were = "1 recommendation was found" if len(found) == 1 else f"{len(found):,} recommendations were found"
    if not doubtful:
        return f"{were}."
    return f"{were}, and it is doubtful." if len(found) == 1 else f"{were}, {doubtful} of them doubtful."


def _shown(document: Document, one: FoundAt, item: Item) -> Shown:
    found = one.found
    page = f"page {found.page}, " if found.page else ""
    where = f"{page}{line_words(document, found.line)}"
    return Shown(
        item=item,
        called=called(Recommendation.Kind(found.kind.value).label, found.number),
        kind=kind_tag(found.kind.value),
        read=_read_words(one),
        where=where[:1].upper() + where[1:],
        href=f"{reverse('evidence:paper', args=[document.code])}#b{one.block}",
        doubt=DOUBTS[found.doubt] if found.doubt else "",
    )


def _read_words(one: FoundAt) -> str:
    """ "To the chief officer. By 31 March 2026. Part of CoC 1."."""
    found = one.found
    to = Recommendation.Addressee(found.addressee.value).label
    due = (
        f"By {british_date(found.deadline.day)}"
        if found.deadline.day
        else Recommendation.Deadline(found.deadline.kind.value).label
    )
    parts = [f"To: {to[:1].lower()}{to[1:]}", due, f"Part of {found.under}" if found.under else ""]
    again = f"Told again in {counted(len(found.again), 'other place')}" if found.again else ""
    return " ".join(f"{part}." for part in (*parts, again) if part)


def _same_title(document: Document, before: Report | None) -> Report | None:
    """A report of this very title that was written down otherwise."""
    rows = Report.objects.filter(~Q(document=document) | Q(document=None), title__iexact=document.title)
    return None if before else rows.order_by("pk").first()


def parse_date_or_none(text: str) -> date | None:
    """A day in an address; None for what is none."""
    try:
        return parse_date(text)
    except ValueError:
        return None
