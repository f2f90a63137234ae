"""One priority or objective of a draft at a time: added, changed, taken out."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from answerable.calc.promises.facts import Finding
from answerable.kit.http import now
from answerable.people.permissions import Permission, requires
from answerable.people.views.signed_in import user_of
from answerable.plans.forms.drafts import ReasonForm
from answerable.plans.forms.parts import ObjectiveForm, PriorityForm
from answerable.plans.intake.drafts import DraftLine, DraftObjective, DraftPriority
from answerable.plans.intake.editing import (
    free_key,
    next_code,
    put_objective,
    put_priority,
    take_out_objective,
    take_out_priority,
)
from answerable.plans.models import Draft
from answerable.plans.operations import drafts
from answerable.plans.queries.differences import differences
from answerable.plans.queries.drafts import content, followed_codes, titles
from answerable.plans.queries.wording import findings
from answerable.plans.views.draft_pages import above, edition_of, open_draft, saved

MOST_NAMED = 2
"""Objectives that a question of one objective may be about; one about most of them is told with the draft."""
TAKEN_OUT = "It was taken out meanwhile by somebody else."


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def add_priority(request: HttpRequest, code: str) -> HttpResponse:
    """Add a priority after the others."""
    draft = open_draft(code)
    line = content(draft)
    number = str(len(line.priorities) + 1)
    form = PriorityForm(request.POST or None, initial={"code": number, "edition": draft.edition})
    return _priority(request, draft, DraftPriority(free_key(line), "", ""), form, "Add a priority")


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def edit_priority(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Change a priority."""
    draft = open_draft(code)
    held = content(draft).priority(key)
    if held is None and request.method == "GET":
        raise Http404(TAKEN_OUT)
    start = {"code": held.code, "title": held.title, "summary": held.summary} if held else {}
    form = PriorityForm(request.POST or None, initial={**start, "edition": draft.edition})
    return _priority(request, draft, held or DraftPriority(key, "", ""), form, "Priority")


def _priority(
    request: HttpRequest, draft: Draft, held: DraftPriority, form: PriorityForm, heading: str
) -> HttpResponse:
    if (
        request.method == "POST"
        and form.is_valid()
        and saved(request, draft, lambda line: put_priority(line, form.made(held.key)), form)
    ):
        messages.success(request, f"Priority {form.cleaned_data['code']} is saved.")
        return redirect("plans:draft", draft.code)
    out = reverse("plans:take-out-priority", args=[draft.code, held.key]) if held.code else ""
    return _form(
        request, draft, form, heading, {"out_href": out, "out": "Take this priority out", "edition": draft.edition}
    )


@require_POST
@requires(Permission.PLAN)
def remove_priority(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Take a priority out; its objectives stay, without priority."""
    draft = open_draft(code)
    try:
        line = take_out_priority(content(draft), key)
        drafts.write(draft, line, edition=edition_of(request), by=user_of(request).actor, at=now())
    except drafts.SavedMeanwhile:
        messages.warning(
            request, "Somebody else saved this draft since you opened the page, so nothing was taken out. Look again."
        )
    else:
        messages.success(request, "The priority is taken out. Its objectives are still there, without priority.")
    return redirect("plans:draft", code)


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def add_objective(request: HttpRequest, code: str) -> HttpResponse:
    """Add an objective to a priority."""
    draft = open_draft(code)
    line = content(draft)
    below = request.GET.get("priority", "")
    below = below if line.priority(below) else ""
    start = {"priority": below, "code": next_code(line, below), "edition": draft.edition}
    form = _objective_form(request, draft, line, start)
    fresh = DraftObjective(key=free_key(line), code="", title="")
    return _objective(request, draft, fresh, form, "Add an objective")


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def edit_objective(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Change an objective."""
    draft = open_draft(code)
    line = content(draft)
    held = line.objective(key)
    if held is None and request.method == "GET":
        raise Http404(TAKEN_OUT)
    held = held or DraftObjective(key=key, code="", title="")
    names = ("priority", "code", "title", "summary", "baseline", "due", "measures")
    more = ("body_does", "force_does", "owner_role", "threats", "was")
    start = {name: getattr(held, name) for name in (*names, *more)}
    form = _objective_form(request, draft, line, {**start, "edition": draft.edition})
    return _objective(request, draft, held, form, f"Objective {held.code}")


def _objective_form(request: HttpRequest, draft: Draft, line: DraftLine, start: dict[str, object]) -> ObjectiveForm:
    return ObjectiveForm(request.POST or None, line=line, followed=followed_codes(line), initial=start)


def _objective(
    request: HttpRequest, draft: Draft, held: DraftObjective, form: ObjectiveForm, heading: str
) -> HttpResponse:
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        made = form.made(held)
        if saved(request, draft, lambda line: put_objective(line, made), form):
            messages.success(request, f"Objective {made.code} is saved.")
            return redirect("plans:draft", draft.code)
        meanwhile = _meanwhile(draft, made)
    there = bool(held.code)
    page = {
        "out_href": reverse("plans:take-out-objective", args=[draft.code, held.key]) if there else "",
        "out": "Take this objective out",
        "split_href": reverse("plans:split-objective", args=[draft.code, held.key]) if there else "",
        "meanwhile": meanwhile,
        "asked": asked(content(draft), held.code) if request.method == "GET" else (),
    }
    return _form(request, draft, form, heading, page)


def asked(line: DraftLine, code: str) -> tuple[Finding, ...]:
    """What the linter asks of one objective, as it was saved last."""
    return tuple(one for one in findings(line) if code and code in one.codes and len(one.codes) <= MOST_NAMED)


def _meanwhile(draft: Draft, made: DraftObjective) -> object:
    """How what was typed differs from what is held now: read before it is sent once more."""
    line = content(draft)
    held = line.objective(made.key)
    if held is None or held.code != made.code:
        return None
    typed = put_objective(line, made)
    return next(iter(differences(line, typed, titles())), None)


def _form(request: HttpRequest, draft: Draft, form: Form, heading: str, more: dict[str, object]) -> HttpResponse:
    page = {"form": form, "draft": draft, "heading": heading, "breadcrumbs": above(draft), **more}
    return render(request, "plans/part_form.html", page)


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def remove_objective(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Take an objective out, with the reason, which stays with it."""
    draft = open_draft(code)
    held = content(draft).objective(key)
    if held is None:
        raise Http404(TAKEN_OUT)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        line = take_out_objective(content(draft), key, form.cleaned_data["because"])
        try:
            drafts.write(draft, line, edition=edition_of(request), by=user_of(request).actor, at=now())
        except drafts.SavedMeanwhile:
            form.add_error(
                None,
                "Somebody else saved this draft since you opened the page. Read the objective once more, then take it out.",
            )
        else:
            messages.success(request, f"Objective {held.code} is taken out.")
            return redirect("plans:draft", code)
    page = {
        "form": form,
        "heading": f"Take out objective {held.code}, “{held.title}”",
        "lead": "If it was part of the plan before, it ends on the day this draft is issued, and the reason is kept with it.",
        "button": "Take it out",
        "edition": draft.edition,
        "back": reverse("plans:edit-objective", args=[code, key]),
        "breadcrumbs": above(draft),
    }
    return render(request, "plans/reason.html", page)
