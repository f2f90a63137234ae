"""What the disclosure check asks of a release under way, and why it may go out all the same."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from answerable.kit.http import now, without_nul
from answerable.kit.tables import Choice, Table, whole_number
from answerable.kit.wording import counted
from answerable.people.permissions import Permission, may, refusal
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.publishing.forms.safety import SettleForm
from answerable.publishing.models import Proposal
from answerable.publishing.operations.disclosure import DisclosureRefused, settle_many
from answerable.publishing.queries.disclosure_list import (
    SORTS,
    STATES,
    WEIGHTS,
    Page,
    Wanted,
    narrowed,
    open_counts,
    page_of,
)
from answerable.publishing.views.proposals_one import HERE, of_proposal

PER_PAGE = 50
REFUSED = 409
CHOICES = (("state", "State", STATES), ("weight", "What it does", WEIGHTS), ("sort", "Sort", SORTS))


@require_http_methods(["GET", "HEAD", "POST"])
@of_proposal
def disclosures(request: HttpRequest, held: Proposal) -> HttpResponseBase:
    """Every finding; sent by POST, those that are chosen may go out for a reason."""
    wanted = _wanted(request.GET.dict())
    if request.method != "POST":
        return _shown(request, held, wanted, SettleForm(initial={"edition": held.edition}))
    if refused := refusal(request.user, Permission.RELEASE):
        return render(request, "people/refused.html", {"refusal": refused}, status=403)
    form = SettleForm(request.POST)
    if form.is_valid():
        try:
            count = settle_many(
                held,
                _chosen(request, held, wanted),
                because=form.cleaned_data["because"],
                edition=form.cleaned_data["edition"],
                by=user_of(request).actor,
                at=now(),
            )
        except DisclosureRefused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, f"{counted(count, 'finding')} settled.")
            return redirect(f"{reverse('publishing-office:disclosures', args=[held.pk])}?{request.GET.urlencode()}")
    return _shown(request, held, wanted, form, status=REFUSED)


def _chosen(request: HttpRequest, held: Proposal, wanted: Wanted) -> list[int]:
    """What was ticked, or everything open that the filter shows."""
    if request.POST.get("all"):
        return list(narrowed(held, wanted).filter(settled_at__isnull=True).values_list("pk", flat=True))
    return [int(one) for one in request.POST.getlist("chosen") if one.isascii() and one.isdigit() and len(one) < 18]


def _wanted(params: Mapping[str, object]) -> Wanted:
    said = {name: without_nul(str(value)).strip() for name, value in params.items()}
    chosen = {key: means.get(said.get(key, ""), "") for key, _, means in CHOICES}
    return Wanted(words=said.get("q", "")[:200], **chosen)


def _shown(request: HttpRequest, held: Proposal, wanted: Wanted, form: SettleForm, status: int = 200) -> HttpResponse:
    found = page_of(narrowed(held, wanted), whole_number(request.GET.get("page", "1")), PER_PAGE)
    open_ = open_counts(held)
    may_settle = may(request.user, Permission.RELEASE) and held.state == Proposal.State.DRAFT
    page = {
        "held": held,
        "lead": _lead(open_.get(True, 0), open_.get(False, 0), found.total),
        "rows": found.rows,
        "table": _table(found, wanted),
        "form": form,
        "may_settle": may_settle and any(one.settled_at is None for one in found.rows),
        "open_here": narrowed(held, wanted).filter(settled_at__isnull=True).count(),
        "breadcrumbs": [*crumbs(HERE), (held.note, reverse("publishing-office:proposal", args=[held.pk]))],
    }
    return render(request, "publishing/disclosure.html", page, status=status)


def _table(found: Page, wanted: Wanted) -> Table:
    """The list without its rows: what filters it and turns its pages."""
    values = {"state": wanted.state, "weight": wanted.weight, "sort": wanted.sort}
    choices = tuple(
        Choice(key, label, tuple(means), next((word for word, one in means.items() if one == values[key]), ""))
        for key, label, means in CHOICES
    )
    rows = ((),) * len(found.rows)
    paged = (found.total, found.page, found.pages, PER_PAGE)
    return Table("Findings", (), rows, *paged, query=wanted.words, choices=choices)


def _lead(stopping: int, advice: int, total: int) -> str:
    if not stopping and not advice:
        return "Nothing is open." if total else "Nothing was found on the pages that differ."
    if not stopping:
        return f"Nothing stops the release. {counted(advice, 'finding')} {'is' if advice == 1 else 'are'} advice."
    verb = "stops" if stopping == 1 else "stop"
    return f"{counted(stopping, 'finding')} {verb} the release until somebody says why it may go out; {advice} more advise."
