"""The editor of a definition, for a new measure and for one that is held."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from answerable.kit.http import now
from answerable.measures import operations
from answerable.measures.forms.definition import DefinitionForm
from answerable.measures.models import Measure
from answerable.measures.views.measures import HERE
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of


@require_http_methods(["GET", "POST"])
@requires(Permission.DEFINE)
def new(request: HttpRequest) -> HttpResponse:
    """Define a measure that is not there yet."""
    form = DefinitionForm(request.POST or None)
    if saved(request, form):
        return redirect("measures:measure", form.definition.code)
    return render(request, "measures/definition.html", {"form": form, "measure": None, "breadcrumbs": crumbs(HERE)})


@require_http_methods(["GET", "POST"])
@requires(Permission.DEFINE)
def definition(request: HttpRequest, code: str) -> HttpResponse:
    """Change what a definition says."""
    measure = get_object_or_404(Measure.objects.select_related("subject", "base"), code=code)
    form = DefinitionForm(request.POST or None, measure=measure)
    if saved(request, form):
        return redirect("measures:measure", code)
    above = [*crumbs(HERE), (measure.title, reverse("measures:measure", args=[code]))]
    return render(request, "measures/definition.html", {"form": form, "measure": measure, "breadcrumbs": above})


def saved(request: HttpRequest, form: DefinitionForm) -> bool:
    """Whether what was typed is held now; otherwise the form says why not."""
    if not form.is_valid():
        return False
    changed = form.changed_words
    try:
        number = operations.define([form.definition], by=user_of(request).actor, at=now())
    except operations.UnknownSubjects as refused:
        form.add_error("subject", str(refused))
        return False
    except operations.MeaningChanged as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, changed if number else "Nothing was changed: the definition says this already.")
    return True
