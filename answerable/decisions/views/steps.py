"""Drafting a decision: begun, then one step a page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from answerable.bodies.queries import body_on
from answerable.decisions.forms.matter import BeginForm
from answerable.decisions.forms.step import StepForm
from answerable.decisions.forms.steps import Step, steps
from answerable.decisions.models import Decision
from answerable.decisions.operations import drafting
from answerable.decisions.operations.refusals import DecisionRefused
from answerable.decisions.queries.missing import persons
from answerable.decisions.queries.record import Record
from answerable.decisions.views.lists import HERE
from answerable.decisions.views.record import found
from answerable.kit.http import now
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a draft."""
    form = BeginForm(request.POST or None, body=body_on(review_day(localtime(now()).date())))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        kept = drafting.begin(
            title=told["title"], form=Decision.Form(told["form"]), by=user_of(request).actor, at=now()
        )
        return redirect("decisions:step", kept.code, "issue")
    return render(request, "decisions/begin.html", {"form": form, "breadcrumbs": crumbs(HERE)})


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def step(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """One step of a draft. What was typed stays on the page whatever happens to it."""
    one = found(request, code)
    places = steps(one.row.form)
    here = next((place for place in places if place.key == key), None)
    if here is None:
        raise Http404("There is no such step.")
    if one.row.state != Decision.State.DRAFT:
        messages.warning(request, "This decision is no draft any more, and is never changed.")
        return redirect("decisions:decision", code)
    form = here.form(request.POST or None, line=one.line, initial={"edition": one.row.edition})
    if request.method == "POST" and form.is_valid() and _written(request, code, form):
        messages.success(request, "Saved.")
        return redirect(_onward(code, places, here, leave="leave" in request.POST))
    return _editor(request, one, here, form)


def _written(request: HttpRequest, code: str, form: StepForm) -> bool:
    """Whether it was saved; otherwise the form says why."""
    try:
        drafting.write(
            code, form.part(), edition=form.cleaned_data["edition"] or 0, by=user_of(request).actor, at=now()
        )
    except DecisionRefused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _onward(code: str, places: tuple[Step, ...], here: Step, *, leave: bool) -> str:
    """The next step; after the last one, or where somebody leaves, the record."""
    after = places[places.index(here) + 1 :]
    if leave or not after:
        return reverse("decisions:decision", args=[code])
    return reverse("decisions:step", args=[code, after[0].key])


def _editor(request: HttpRequest, one: Record, here: Step, form: StepForm) -> HttpResponse:
    places = steps(one.row.form)
    nobody = here.key in ("interests", "votes") and not persons(one.line)
    page = {
        "form": form,
        "step": here,
        "number": places.index(here) + 1,
        "of": len(places),
        "title": one.row.title,
        "code": one.row.code,
        "missing": [said.words for said in one.missing if said.step == here.key],
        "nobody": reverse("decisions:step", args=[one.row.code, "who"]) if nobody else "",
        "breadcrumbs": [*crumbs(HERE), (one.row.title, reverse("decisions:decision", args=[one.row.code]))],
    }
    return render(request, "decisions/step.html", page)
