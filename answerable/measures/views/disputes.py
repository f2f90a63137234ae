"""Where figures contradict each other: what waits to be settled, what was settled, what was restated."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from answerable.calc.periods import printed as period_words
from answerable.kit.components import Link
from answerable.kit.http import now
from answerable.kit.wording import british_time
from answerable.measures import operations
from answerable.measures.forms.figures import SettlementForm
from answerable.measures.models import Observation
from answerable.measures.queries.disputes import Disagreement, disagreements
from answerable.measures.queries.pages import OneFigure, one_figure, place_words, roles_of
from answerable.measures.views.figure_rows import FigureRow, figure_row
from answerable.people.permissions import Permission, refusal, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

HERE = ("Disputes", "measures:disputes")


@dataclass(frozen=True)
class DisputeCard:
    """One disagreement in the list, with everything that tells it."""

    title: str
    measure_href: str
    of: str
    row: FigureRow


@require_GET
@requires(Permission.SEE)
def disputes(request: HttpRequest) -> HttpResponse:
    """The disagreements of one sort: to settle, settled, or restated."""
    found = disagreements()
    kinds: dict[str, tuple[str, Sequence[Disagreement]]] = {
        "open": ("To settle", found.disputed),
        "settled": ("Settled", found.settled),
        "restated": ("Restated", found.restated),
    }
    asked = request.GET.get("show", "open")
    kind = asked if asked in kinds else "open"
    page = {
        "kind": kind,
        "cards": [card(one) for one in kinds[kind][1]],
        "tabs": [Link(f"{text} ({len(some)})", f"?show={key}", key == kind) for key, (text, some) in kinds.items()],
        "breadcrumbs": crumbs(),
    }
    return render(request, "measures/disputes.html", page)


def card(one: Disagreement) -> DisputeCard:
    measure = one.measure
    return DisputeCard(
        title=measure.title,
        measure_href=reverse("measures:measure", args=[measure.code]),
        of=f"{period_words(one.figure.period)}, {place_words(one.series)}",
        row=figure_row(measure, one.figure),
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def dispute(request: HttpRequest, number: int) -> HttpResponseBase:
    """One dispute with its rivals, and the form that settles it."""
    observation = get_object_or_404(Observation.objects.select_related("measure__subject", "area"), pk=number)
    found = one_figure(observation)
    if request.method == "POST":
        return settle(request, found)
    return dispute_page(request, found, SettlementForm(found=found))


@requires(Permission.SETTLE)
def settle(request: HttpRequest, found: OneFigure) -> HttpResponse:
    """Go by one of the values."""
    form = SettlementForm(request.POST, found=found)
    if settled(request, form):
        messages.success(request, f"{found.measure.title}, {found.words}: settled.")
        return redirect("measures:disputes")
    return dispute_page(request, found, form)


def settled(request: HttpRequest, form: SettlementForm) -> bool:
    if not form.is_valid():
        return False
    chosen = Observation.objects.get(pk=form.cleaned_data["chosen"])
    try:
        operations.settle(chosen, reason=form.cleaned_data["reason"], by=user_of(request).actor, at=now())
    except (operations.NotDisputed, operations.ReasonMissing) as refused:
        form.add_error(None, str(refused))
        return False
    return True


def dispute_page(request: HttpRequest, found: OneFigure, form: SettlementForm) -> HttpResponse:
    decision, refused = found.figure.settled, refusal(request.user, Permission.SETTLE)
    page = {
        "found": found,
        "row": figure_row(found.measure, found.figure),
        "form": form,
        "refused": refused.reason if refused else "",
        "settled": decision,
        "settled_by": roles_of([decision.by])[decision.by] if decision else "",
        "settled_at": british_time(localtime(decision.at)) if decision else "",
        "measure_href": reverse("measures:measure", args=[found.measure.code]),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "measures/dispute.html", page)
