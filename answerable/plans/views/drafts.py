"""A draft as a whole: begun, read, its title and days changed, given up."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.kit.http import now
from answerable.kit.wording import british_time
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.plans.forms.drafts import NOTHING, HeadForm, ReasonForm, StartForm
from answerable.plans.intake.drafts import DraftLine
from answerable.plans.models import Draft, Plan
from answerable.plans.operations import drafts
from answerable.plans.queries import in_force
from answerable.plans.queries.checklist import checklist
from answerable.plans.queries.drafts import as_draft, content, faults_of
from answerable.plans.queries.wording import findings
from answerable.plans.views.draft_pages import HERE, above, draft_of, may_write, open_draft, saved, state_tag
from answerable.plans.views.draft_words import history, lead_of, outline, questions, step_lines
from answerable.plans.views.version_pages import version_lines

HEAD = ("title", "start", "end", "note")


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def start(request: HttpRequest) -> HttpResponse:
    """Begin the draft of a new plan."""
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (begun := _begun(request, form)):
        messages.success(request, "The draft is begun. The plan in force stays as it is until this one is issued.")
        return redirect("plans:draft", begun.code)
    return render(request, "plans/start.html", {"form": form, "breadcrumbs": crumbs(HERE)})


def _begun(request: HttpRequest, form: StartForm) -> Draft | None:
    told = form.cleaned_data
    try:
        return drafts.start_new(told["code"], _text(told), by=user_of(request).actor, at=now())
    except drafts.CodeTaken as refused:
        form.add_error("code", str(refused))
        return None


def _text(told: Mapping[str, Any]) -> DraftLine:
    """The text that a new plan begins with: of the plan that was chosen, or none."""
    head = {name: told[name] for name in HEAD}
    if told["copied"] != NOTHING:
        return replace(as_draft(get_object_or_404(Plan, code=told["copied"])), **head)
    before = in_force(localtime(now()).date())
    last = before or Plan.objects.order_by("position", "-start", "pk").first()
    return replace(DraftLine(""), **head, follows=last.code if last else "")


@require_POST
@requires(Permission.PLAN)
def vary(request: HttpRequest, code: str) -> HttpResponse:
    """Begin a variation of a plan, with the plan's own text."""
    plan = get_object_or_404(Plan, code=code)
    try:
        begun = drafts.start_variation(plan, by=user_of(request).actor, at=now())
    except (drafts.VariationUnderWay, drafts.Replaced) as refused:
        messages.warning(request, str(refused))
        return redirect("plans:plan", code)
    messages.success(
        request, "The variation is begun with the plan's own text. The plan stays as it is until it is issued."
    )
    return redirect("plans:draft", begun.code)


@require_GET
@requires(Permission.SEE)
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """A draft: its outline, its steps, what its words leave open, its versions."""
    held = draft_of(code)
    line = content(held)
    states = checklist(held)
    found = findings(line)
    page = {
        "draft": held,
        "line": line,
        "state": state_tag(held),
        "lead": lead_of(held, line, states),
        "outline": outline(held, line, found),
        "steps": step_lines(held, states),
        "faults": faults_of(line) if held.state in drafts.LIVE else (),
        "questions": questions(found, held, line),
        "number": len(found),
        "versions": version_lines(held),
        "history": history(held),
        "may_plan": may_write(request, held),
        "may_issue": held.state in drafts.LIVE and may(request.user, Permission.APPROVE),
        "begun": british_time(localtime(held.started_at)),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "plans/draft.html", page)


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def head(request: HttpRequest, code: str) -> HttpResponse:
    """Change the title, the days and the note."""
    held = open_draft(code)
    line = content(held)
    form = HeadForm(
        request.POST or None, initial={name: getattr(line, name) for name in HEAD} | {"edition": held.edition}
    )
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in HEAD}
        if saved(request, held, lambda text: replace(text, **told), form):
            messages.success(request, "Title and days are saved.")
            return redirect("plans:draft", code)
    page = {"form": form, "draft": held, "heading": "Title and days", "breadcrumbs": above(held)}
    return render(request, "plans/part_form.html", page)


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def abandon(request: HttpRequest, code: str) -> HttpResponse:
    """Give a draft up."""
    held = open_draft(code)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            drafts.abandon(held, because=form.cleaned_data["because"], by=user_of(request).actor, at=now())
        except drafts.DraftRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The draft is given up. It can still be read.")
            return redirect("plans:plans")
    page = {
        "form": form,
        "heading": f"Give up “{content(held).title}”",
        "lead": "It stays where it is, with its versions and steps and the reason, and cannot be changed any more.",
        "button": "Give it up",
        "back": reverse("plans:draft", args=[code]),
        "breadcrumbs": above(held),
    }
    return render(request, "plans/reason.html", page)
