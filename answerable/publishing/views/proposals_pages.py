"""The pages of a release on its way: how each differs, how it will look, and that somebody has looked at it."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from answerable.kit.http import now
from answerable.kit.wording import counted
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.publishing.forms.proposals import StepForm
from answerable.publishing.making.compared import compared
from answerable.publishing.making.proposed import frame_of, preview
from answerable.publishing.models import Proposal, ProposedPage
from answerable.publishing.operations import proposals_looking
from answerable.publishing.operations.proposals_refusals import ProposalRefused
from answerable.publishing.queries import proposal_pages
from answerable.publishing.queries.proposal_pages import thing_of
from answerable.publishing.views.proposals_one import HERE, REFUSED, asked_of, of_proposal, shown, whose
from answerable.publishing.views.proposals_words import prepares

MOST = 200
"""So many lines of a difference are shown; the preview has the whole page."""
HTML = "text/html; charset=utf-8"


@require_http_methods(["GET", "HEAD", "POST"])
@of_proposal
def one(request: HttpRequest, held: Proposal, page: int) -> HttpResponseBase:
    """How a page differs; by POST, that somebody has looked at it, and on to the next."""
    row = held.pages.select_related("copy").filter(pk=page).first()
    if row is None:
        raise Http404("This release has no such page.")
    row.proposal = held
    return _marked(request, held, row) if request.method == "POST" else _page(request, row)


def _page(request: HttpRequest, row: ProposedPage, refused: str = "") -> HttpResponse:
    held = row.proposal
    before = proposal_pages.shown_before(row) if held.open else None
    told = compared(frame_of(held, row.path), before.copy if before else None, row.copy)
    context = {
        "held": held,
        "row": row,
        "thing": thing_of(row.copy.kind),
        "compared": told.shortened(MOST),
        "is_new": before is None,
        "may_look": held.state == Proposal.State.DRAFT and prepares(request),
        "whose": whose(row),
        "next": proposal_pages.after(row),
        "disclosures": held.disclosures.filter(path=row.path).order_by("-stops", "pk"),
        "refused": refused,
        "breadcrumbs": [*crumbs(HERE), (held.note, _address(held))],
    }
    return render(request, "publishing/proposals/page.html", context, status=REFUSED if refused else 200)


def _address(held: Proposal) -> str:
    return redirect("publishing-office:proposal", held.pk).url


@requires(Permission.RELEASE)
def _marked(request: HttpRequest, held: Proposal, row: ProposedPage) -> HttpResponse:
    form, by = StepForm(request.POST), user_of(request).actor
    edition = form.cleaned_data["edition"] if form.is_valid() else 0
    try:
        if "again" in request.POST:
            proposals_looking.look_again(held.pk, row.pk, edition=edition, by=by, at=now())
            return redirect("publishing-office:proposed-page", held.pk, row.pk)
        proposals_looking.look(held.pk, [row.pk], edition=edition, by=by, at=now())
    except ProposalRefused as refused:
        return _page(request, row, str(refused))
    following = proposal_pages.after(row)
    if following is None:
        messages.success(request, "Every page has been looked at.")
        return redirect("publishing-office:proposal", held.pk)
    return redirect("publishing-office:proposed-page", held.pk, following.pk)


@require_POST
@of_proposal
def look(request: HttpRequest, held: Proposal) -> HttpResponseBase:
    """That somebody has looked at all pages that the list was narrowed to."""
    return _all(request, held)


@requires(Permission.RELEASE)
def _all(request: HttpRequest, held: Proposal) -> HttpResponse:
    form = StepForm(request.POST)
    edition = form.cleaned_data["edition"] if form.is_valid() else 0
    keys = list(proposal_pages.found(held, asked_of(request)).values_list("pk", flat=True))
    try:
        marked = proposals_looking.look(held.pk, keys, edition=edition, by=user_of(request).actor, at=now())
    except ProposalRefused as refused:
        return shown(request, Proposal.objects.select_related("release").get(pk=held.pk), str(refused))
    messages.success(request, f"{counted(marked, 'page')} marked as looked at.")
    return redirect("publishing-office:proposal", held.pk)


@require_safe
@of_proposal
def as_it_will_be(request: HttpRequest, held: Proposal, path: str) -> HttpResponseBase:
    """A page as the public will see it, with its links leading to the other pages as they will be."""
    if path.startswith("static/"):
        return redirect(f"{settings.STATIC_URL}{path.removeprefix('static/')}")
    address = f"{path}index.html" if path == "" or path.endswith("/") else path
    row = held.pages.select_related("copy").filter(path=address).first()
    if row is None:
        return render(request, "publishing/proposals/no_preview.html", {"held": held, "path": address}, status=404)
    row.proposal = held
    return HttpResponse(preview(row), content_type=HTML)
