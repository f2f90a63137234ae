"""Threats, and the objectives that answer to each; those that none answers to stand first."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.http import now
from answerable.kit.wording import counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.plans.forms.delivery import ThreatForm
from answerable.plans.models import Threat
from answerable.plans.operations.delivery_besides import set_threat
from answerable.plans.operations.delivery_faults import DeliveryRefused
from answerable.plans.queries.delivery_lists import threats as held_threats
from answerable.plans.views.delivery import note_faults

HERE = ("Threats", "plans:threats")


@require_GET
@requires(Permission.SEE)
def threats(request: HttpRequest) -> HttpResponse:
    """Every threat with the objectives that answer to it."""
    answered, unanswered = held_threats()
    page = {
        "lead": lead(len(answered), len(unanswered)),
        "answered": answered,
        "unanswered": unanswered,
        "may_plan": may(request.user, Permission.PLAN),
        "breadcrumbs": crumbs(),
    }
    return render(request, "plans/delivery_threats.html", page)


def lead(answered: int, unanswered: int) -> str:
    if not answered + unanswered:
        return "No threat is held yet."
    if not unanswered:
        return f"Some objective answers to each of {counted(answered, 'threat')}."
    verb = "is" if unanswered == 1 else "are"
    return f"{counted(answered + unanswered, 'threat')}; {unanswered:,} {verb} answered by no objective."


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def new_threat(request: HttpRequest) -> HttpResponse:
    """Add a threat."""
    return edit(request, None, ThreatForm(request.POST or None))


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def change_threat(request: HttpRequest, code: str) -> HttpResponse:
    """Change a threat, and which objectives answer to it."""
    held = get_object_or_404(Threat, code=code)
    start = {"title": held.title, "origin": held.origin, "note": held.note, "objectives": held.objectives.all()}
    return edit(request, held, ThreatForm(request.POST or None, initial=start))


def edit(request: HttpRequest, held: Threat | None, form: ThreatForm) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            set_threat(held, form.danger, form.cleaned_data["objectives"], by=user_of(request).actor, at=now())
        except DeliveryRefused as refused:
            note_faults(form, refused)
        else:
            messages.success(request, "The threat is kept.")
            return redirect("plans:threats")
    page = {
        "form": form,
        "title": f"Change “{held.title}”" if held else "Add a threat",
        "button": "Keep it",
        "back": reverse("plans:threats"),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "plans/delivery_form.html", page)
