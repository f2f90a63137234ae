"""Corrections: what the public is to be told of a settled finding, written, looked at, and passed for publication."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.evidence.forms.corrections import CorrectionForm
from answerable.evidence.models import Correction, Document, Finding
from answerable.evidence.operations import corrections as operations
from answerable.evidence.operations.refusals import NotNow, TextMissing
from answerable.evidence.queries.lists import corrections as every_correction
from answerable.evidence.views.finding_message import message_of
from answerable.evidence.views.guards import read_document_of
from answerable.evidence.views.papers import HERE
from answerable.kit.components import Tag, Tone
from answerable.kit.http import now
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.cited import cited
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of


@dataclass(frozen=True)
class CorrectionLine:
    """A correction as it is read, with what may be done about it."""

    key: int
    paper: str
    where: str
    printed: str
    right: str
    why: str
    state: Tag
    href: str
    may_pass: bool
    may_take_back: bool


@require_GET
@requires(Permission.SEE)
def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction, those not passed first."""
    may_pass = may(request.user, Permission.RELEASE)
    lines = [line(one, may_pass=may_pass) for one in every_correction()]
    waiting = sum(one.state.tone is Tone.AMBER for one in lines)
    page = {
        "lead": f"{counted(waiting, 'correction')} not passed for publication yet."
        if waiting
        else "No correction waits to be passed.",
        "lines": lines,
        "may_pass": may_pass,
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "evidence/corrections.html", page)


def line(one: Correction, *, may_pass: bool) -> CorrectionLine:
    finding = one.finding
    return CorrectionLine(
        key=one.pk,
        paper=f"{one.paper}, {british_date(one.published)}",
        where=one.place,
        printed=reading(one.printed),
        right=reading(one.right),
        why=reading(one.why),
        state=state_of(one),
        href=reverse("evidence:correction", args=[finding.document.code, finding.pk]) if finding else "",
        may_pass=may_pass and one.passed_at is None,
        may_take_back=may_pass and one.passed_at is not None and not one.carried_by,
    )


def reading(text: str) -> str:
    """The text with its figures in the place of their citations, as the public will read it."""
    return "\n".join("".join(run.text for run in line_.runs) for line_ in cited(text).lines)


def state_of(one: Correction) -> Tag:
    if one.carried_by:
        return Tag(f"Published by {one.carried_by}", Tone.GREEN)
    if one.passed_at:
        return Tag(f"Passed on {british_date(localtime(one.passed_at))}: the next release carries it", Tone.BETTER)
    return Tag("Written, not passed", Tone.AMBER)


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def correction(request: HttpRequest, code: str, key: int) -> HttpResponseBase:
    """The correction of one finding: how it will read, and the form that writes it."""
    document = read_document_of(request, code)
    finding = get_object_or_404(Finding.objects.select_related("document"), document=document, pk=key)
    held = Correction.objects.filter(finding=finding).select_related("finding__document").first()
    if request.method == "POST":
        return written(request, document, finding, held)
    return correction_page(request, document, finding, held, CorrectionForm(initial=start(finding, held)))


def start(finding: Finding, held: Correction | None) -> dict[str, str]:
    """What the form begins with: what was written, or what the paper printed and what came of it."""
    if held:
        return {"printed": held.printed, "right": held.right, "why": held.why}
    place = finding.places.filter(document=finding.document_id).order_by("position").first()
    return {"printed": place.quote if place else "", "right": "", "why": finding.reason}


@requires(Permission.SETTLE)
def written(request: HttpRequest, document: Document, finding: Finding, held: Correction | None) -> HttpResponse:
    form = CorrectionForm(request.POST)
    if form.is_valid() and cites_rightly(form):
        try:
            operations.write(finding, **form.cleaned_data, by=user_of(request).actor, at=now())
        except (NotNow, TextMissing) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request, "Written. It is public once somebody has passed it and the next release carries it."
            )
            return redirect("evidence:correction", document.code, finding.pk)
    return correction_page(request, document, finding, held, form)


def cites_rightly(form: CorrectionForm) -> bool:
    """Whether every citation finds its figure; otherwise the form says which does not, and why."""
    faults = [(name, fault) for name, text in form.cleaned_data.items() for fault in cited(text).faults]
    for name, fault in faults:
        form.add_error(name, fault)
    return not faults


def correction_page(
    request: HttpRequest, document: Document, finding: Finding, held: Correction | None, form: CorrectionForm
) -> HttpResponse:
    is_settled = finding.state == Finding.State.SETTLED
    may_write = may(request.user, Permission.SETTLE) and is_settled and not (held and held.passed_at)
    page = {
        "document": document,
        "message": message_of(finding, finding.places.select_related("document")),
        "line": line(held, may_pass=may(request.user, Permission.RELEASE)) if held else None,
        "is_settled": is_settled,
        "form": form if may_write else None,
        "finding_href": reverse("evidence:finding", args=[document.code, finding.pk]),
        "breadcrumbs": [*crumbs(HERE), (document.title, reverse("evidence:paper", args=[document.code]))],
    }
    return render(request, "evidence/correction.html", page)


@require_POST
@requires(Permission.RELEASE)
def passing(request: HttpRequest, key: int) -> HttpResponseBase:
    """Pass a correction for publication, or take that back while no release has carried it."""
    one = get_object_or_404(Correction, pk=key)
    by, at = user_of(request).actor, now()
    try:
        if request.POST.get("do") == "withdraw":
            operations.withdraw(one, by=by, at=at)
            messages.success(request, "Taken back: the next release does not carry it.")
        else:
            operations.pass_for_publication(one, by=by, at=at)
            messages.success(request, "Passed: the next release carries it.")
    except NotNow as refused:
        messages.warning(request, str(refused))
    return redirect("evidence:corrections")
