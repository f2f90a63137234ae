"""Strategic summaries: the list, the page, and handing one over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from answerable.assessments.forms.summary import SubmitForm
from answerable.assessments.models import Summary
from answerable.assessments.operations import summary as operations
from answerable.assessments.queries import summary_lists
from answerable.assessments.queries.summary import SummaryObjective, last_submitted
from answerable.assessments.queries.summary_lists import ListedSummary
from answerable.assessments.queries.summary_paper import Address
from answerable.assessments.queries.summary_read import Read, read
from answerable.assessments.views.summary_parts import sections
from answerable.assessments.views.summary_rules import HERE, judging
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_time
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of


def _state(line: ListedSummary) -> str:
    return "Submitted" if line.submitted_at else "Draft"


def _tag(line: ListedSummary) -> Tag:
    return Tag(_state(line), Tone.GREEN if line.submitted_at else Tone.NEUTRAL)


def _link(line: ListedSummary) -> Link:
    return Link(line.title, reverse("assessments:summary", args=[line.code]))


COLUMNS: tuple[Column[ListedSummary], ...] = (
    Column("title", "Summary", lambda one: one.title, _link),
    Column("plan", "Plan", lambda one: one.plan, choices=True),
    Column("as_at", "As at", lambda one: one.as_at),
    Column("state", "State", _state, _tag, choices=True),
    Column("to", "Submitted to", lambda one: one.submitted_to or "Nobody yet", choices=True),
    Column(
        "at", "Last saved", lambda one: one.written_at.isoformat(), lambda one: british_time(localtime(one.written_at))
    ),
)


@require_GET
@requires(Permission.SEE)
def summaries(request: HttpRequest) -> HttpResponse:
    """Every summary, to be searched and sorted."""
    listed = table(summary_lists.listed_summaries(), COLUMNS, request.GET, caption="Strategic summaries")
    page = {"table": listed, "may_write": may(request.user, Permission.WRITE), "breadcrumbs": crumbs()}
    return render(request, "assessments/summaries.html", page)


@require_GET
@requires(Permission.SEE)
@judging
def summary(request: HttpRequest, code: str) -> HttpResponse:
    """One summary: as it reads now, or as it was submitted with what has changed since."""
    return _page(request, read(get_object_or_404(Summary.objects.select_related("plan"), code=code)))


def _page(request: HttpRequest, told: Read, form: SubmitForm | None = None, refused: str = "") -> HttpResponse:
    kept = told.kept
    context = {
        "kept": kept,
        "page": told.page,
        "sections": sections(told.parts(_address(told.page.plan))),
        "faults": () if kept.submitted_at else told.page.text.faults,
        "refused": refused,
        "form": form or SubmitForm(initial={"edition": kept.edition}),
        "before": last_submitted(kept),
        "may_write": may(request.user, Permission.WRITE),
        "may_submit": may(request.user, Permission.JUDGE),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "assessments/summary.html", context, status=409 if refused else 200)


def _address(plan: str) -> Address:
    """Where each objective's own page is."""

    def address(one: SummaryObjective) -> str:
        return reverse("assessments:objective", args=[plan, one.code])

    return address


@require_POST
@requires(Permission.JUDGE)
@judging
def submit_summary(request: HttpRequest, code: str) -> HttpResponse:
    """Keep it with everything it shows, and say to whom it went."""
    kept = get_object_or_404(Summary.objects.select_related("plan"), code=code)
    form = SubmitForm(request.POST)
    if not form.is_valid():
        return _page(request, read(kept), form)
    to, edition = form.cleaned_data["to"], form.cleaned_data["edition"] or 0
    try:
        operations.submit_summary(code, edition=edition, to=to, by=user_of(request).actor, at=now())
    except operations.NotReady as refused:
        return _page(request, read(kept), form, " ".join((str(refused), *refused.faults)))
    except operations.SummaryRefused as refused:
        return _page(request, read(kept), form, str(refused))
    messages.success(request, f"The summary is submitted to {to}: it stays as it is, and changes are told beside it.")
    return redirect("assessments:summary", code)
