"""A new value for a held figure."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from answerable.kit.http import now
from answerable.measures import operations
from answerable.measures.forms.figures import RestatementForm
from answerable.measures.models import Observation
from answerable.measures.queries.pages import held_words, one_figure
from answerable.measures.views.figure_rows import figure_row
from answerable.measures.views.measures import HERE
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of


@require_http_methods(["GET", "POST"])
@requires(Permission.RESTATE)
def restate(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Record a changed value with its reason; the old value and all that tells it stand beside the form."""
    rows = Observation.objects.select_related("measure__subject", "area")
    held = get_object_or_404(rows, pk=number, measure__code=code)
    form = RestatementForm(request.POST or None)
    if restated(request, held, form):
        messages.success(request, "The new value is recorded. The old one stays, as told before.")
        return redirect("measures:measure", code)
    found = one_figure(held)
    page = {
        "form": form,
        "found": found,
        "row": figure_row(found.measure, found.figure),
        "asked": held_words(found.asked, found.measure.unit),
        "breadcrumbs": [*crumbs(HERE), (found.measure.title, reverse("measures:measure", args=[code]))],
    }
    return render(request, "measures/restate.html", page)


def restated(request: HttpRequest, held: Observation, form: RestatementForm) -> bool:
    """Whether the new value is held now; otherwise the form says why not."""
    if not form.is_valid():
        return False
    try:
        operations.restate(held, form.restatement(), by=user_of(request).actor, at=now())
    except operations.RowsRefused as refused:
        for problem in refused.problems:
            form.refuse(problem.column, problem.message)
    except (operations.NotARestatement, operations.ReasonMissing) as refused:
        form.add_error(None, str(refused))
    return not form.errors
