"""The statutory steps of a draft: recording one, and taking one back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from answerable.kit.http import now
from answerable.kit.wording import british_date
from answerable.people.permissions import Permission, requires
from answerable.people.views.signed_in import user_of
from answerable.plans.forms.drafts import ReasonForm
from answerable.plans.forms.steps import StepForm
from answerable.plans.intake.steps import step as step_of
from answerable.plans.models import StepTaken
from answerable.plans.operations.drafts import DraftRefused
from answerable.plans.operations.steps import take_step, withdraw_step
from answerable.plans.views.draft_pages import above, open_draft


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def take(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """Record that a step was taken, with what shows it."""
    draft, wanted = open_draft(code), step_of(step)
    if wanted is None:
        raise Http404(f"There is no step called {step}.")
    form = StepForm(request.POST or None, step=wanted, draft=draft)
    if request.method == "POST" and form.is_valid():
        try:
            take_step(draft, step, form.shown, by=user_of(request).actor, at=now())
        except DraftRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"“{wanted.title}” is recorded.")
            return redirect(f"{reverse('plans:draft', args=[code])}#steps")
    page = {"form": form, "draft": draft, "step": wanted, "breadcrumbs": above(draft)}
    return render(request, "plans/step.html", page)


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def withdraw(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """Take a step back, with the reason."""
    draft = open_draft(code)
    taken = get_object_or_404(StepTaken.objects.select_related("draft"), pk=key, draft=draft)
    wanted = step_of(taken.step)
    title = wanted.title if wanted else taken.step
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_step(taken, because=form.cleaned_data["because"], by=user_of(request).actor, at=now())
        except DraftRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"“{title}” is taken back, and is owed again.")
            return redirect(f"{reverse('plans:draft', args=[code])}#steps")
    page = {
        "form": form,
        "heading": f"Take back “{title}” of {british_date(taken.done_on)}",
        "lead": "The record of it stays, with your reason; the step is then missing until it is recorded once more.",
        "button": "Take it back",
        "back": reverse("plans:draft", args=[code]),
        "breadcrumbs": above(draft),
    }
    return render(request, "plans/reason.html", page)
