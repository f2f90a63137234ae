"""Beginning a strategic summary, and writing what it says."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from answerable.assessments.forms.summary import BeginForm, SummaryForm, narrative_fields
from answerable.assessments.models import Summary
from answerable.assessments.operations import summary as operations
from answerable.assessments.views.summary_rules import HERE
from answerable.kit.http import now
from answerable.measures.queries.cited import Cited, cited
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.plans.models import Priority
from answerable.plans.queries.plans import plans


@require_http_methods(["GET", "POST"])
@requires(Permission.WRITE)
def new_summary(request: HttpRequest) -> HttpResponse:
    """Begin a summary: of which plan, and as at which day."""
    every = plans()
    form = BeginForm(request.POST or None, plans=every, day=review_day(localdate(now())))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        text = operations.Text(told["title"], told["as_at"], told["since"])
        try:
            kept = operations.write_summary(told["plan"], text, by=user_of(request).actor, at=now())
        except operations.SummaryRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The draft is begun: write its opening, and a text for each priority.")
            return redirect("assessments:edit-summary", kept.code)
    page = {"form": form, "has_plans": bool(every), "breadcrumbs": crumbs(HERE)}
    return render(request, "assessments/summary_new.html", page)


@require_http_methods(["GET", "POST"])
@requires(Permission.WRITE)
def edit_summary(request: HttpRequest, code: str) -> HttpResponse:
    """Go on with a draft. What was typed stays on the page whatever happens to it."""
    kept = get_object_or_404(Summary.objects.select_related("plan"), code=code)
    priorities = list(kept.plan.priorities.order_by("position", "pk"))
    form = SummaryForm(request.POST or None, priorities=priorities, initial=_held(kept, priorities))
    if request.method == "POST" and form.is_valid() and "look" not in request.POST:
        by, edition = user_of(request).actor, form.cleaned_data["edition"] or 0
        try:
            operations.rewrite_summary(code, form.text, edition=edition, by=by, at=now())
        except operations.SummaryRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The draft is saved.")
            return redirect("assessments:summary", code)
    page = {"kept": kept, "form": form, "looked": _looked(form), "breadcrumbs": crumbs(HERE)}
    return render(request, "assessments/summary_form.html", page)


def _held(kept: Summary, priorities: Sequence[Priority]) -> dict[str, object]:
    return {
        "title": kept.title,
        "as_at": kept.as_at,
        "since": kept.since,
        "opening": kept.opening,
        "edition": kept.edition,
        **narrative_fields(kept.narratives, priorities),
    }


def _looked(form: SummaryForm) -> list[tuple[str, Cited]]:
    """Each text with its figures as it reads on the day of the summary; nothing before it was sent."""
    if not (form.is_bound and form.is_valid()):
        return []
    day = form.cleaned_data["as_at"]
    texts = [(str(one.label), cited(str(form.cleaned_data[one.name]), day)) for one in form.texts]
    return [(label, text) for label, text in texts if text.lines]
