"""The order of a draft, its numbers, and objectives that are merged or split."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from answerable.kit.http import now
from answerable.people.permissions import Permission, requires
from answerable.people.views.signed_in import user_of
from answerable.plans.forms.parts import MergeForm, SplitForm
from answerable.plans.intake.drafts import DraftLine, DraftObjective
from answerable.plans.intake.editing import merge, move_objective, move_priority, next_code, renumbered, split
from answerable.plans.models import Draft
from answerable.plans.operations import drafts
from answerable.plans.queries.differences import differences, summed_up
from answerable.plans.queries.drafts import content
from answerable.plans.views.draft_pages import above, edition_of, open_draft, saved


@require_http_methods(["GET"])
@requires(Permission.PLAN)
def order(request: HttpRequest, code: str) -> HttpResponse:
    """The order of the priorities and objectives, and what numbering them in it would change."""
    draft = open_draft(code)
    line = content(draft)
    numbered = renumbered(line)
    parts = [(one, line.below(one.key)) for one in line.priorities]
    page = {
        "draft": draft,
        "parts": [*parts, (None, line.below(""))] if line.below("") else parts,
        "numbers": [(one.before, one.after, one.title) for one in differences(line, numbered) if one.renumbered],
        "breadcrumbs": above(draft),
    }
    return render(request, "plans/order.html", page)


@require_POST
@requires(Permission.PLAN)
def move(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """One place up or down."""
    draft = open_draft(code)
    line, down = content(draft), request.POST.get("to") == "down"
    moved = move_priority(line, key, down=down) if line.priority(key) else move_objective(line, key, down=down)
    _put(request, draft, moved)
    return redirect(f"{reverse('plans:order', args=[code])}#{key}")


@require_POST
@requires(Permission.PLAN)
def renumber(request: HttpRequest, code: str) -> HttpResponse:
    """Number everything in the order in which it stands."""
    draft = open_draft(code)
    line = content(draft)
    numbered = renumbered(line)
    if _put(request, draft, numbered):
        messages.success(request, f"Numbered in order: {summed_up(differences(line, numbered))}.")
    return redirect("plans:order", code)


def _put(request: HttpRequest, draft: Draft, line: DraftLine) -> bool:
    try:
        drafts.write(draft, line, edition=edition_of(request), by=user_of(request).actor, at=now())
    except drafts.SavedMeanwhile:
        messages.warning(
            request, "Somebody else saved this draft since you opened the page, so nothing was moved. Look again."
        )
        return False
    return True


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def merge_objectives(request: HttpRequest, code: str) -> HttpResponse:
    """Make one objective of several."""
    draft = open_draft(code)
    form = MergeForm(request.POST or None, line=content(draft), initial={"edition": draft.edition})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data

        def edit(line: DraftLine) -> DraftLine:
            first = next((one for one in line.objectives if one.key in told["merged"]), None)
            made = DraftObjective(
                key="",
                code=told["code"],
                title=told["title"],
                summary=told["summary"],
                priority=first.priority if first else "",
                owner_role=first.owner_role if first else "",
                body_does=_joined(line, told["merged"], "body_does"),
                force_does=_joined(line, told["merged"], "force_does"),
                baseline=_joined(line, told["merged"], "baseline"),
            )
            return merge(line, told["merged"], made)

        if saved(request, draft, edit, form):
            messages.success(request, f"They are merged into objective {told['code']}, with all their measures.")
            return redirect("plans:draft", code)
    lead = "The one that they become has the measures of all of them, and carries on what each of them carried on."
    return _shape(request, draft, form, "Merge objectives", lead)


def _joined(line: DraftLine, keys: list[str], name: str) -> str:
    return " ".join(said for one in line.objectives if one.key in keys and (said := getattr(one, name)))


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def split_objective(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Make two objectives of one."""
    draft = open_draft(code)
    line = content(draft)
    held = line.objective(key)
    if held is None:
        raise Http404("It was taken out meanwhile by somebody else.")
    start = {
        "code": held.code,
        "title": held.title,
        "summary": held.summary,
        "second_code": next_code(line, held.priority),
    }
    form = SplitForm(request.POST or None, initial={**start, "edition": draft.edition})

    def edit(text: DraftLine) -> DraftLine:
        return split(text, key, *_halves(text.objective(key) or held, form))

    if request.method == "POST" and form.is_valid() and saved(request, draft, edit, form):
        messages.success(request, f"Objective {held.code} is split. Look which measures belong to which part.")
        return redirect("plans:draft", code)
    lead = (
        "Both parts have its measures, its owner and its past. Take out of each afterwards what belongs to the other."
    )
    return _shape(request, draft, form, f"Split objective {held.code}", lead)


def _halves(held: DraftObjective, form: SplitForm) -> tuple[DraftObjective, DraftObjective]:
    told = form.cleaned_data
    facts = {name: getattr(held, name) for name in DraftObjective.__dataclass_fields__}
    first = {"code": told["code"], "title": told["title"], "summary": told["summary"]}
    second = {"code": told["second_code"], "title": told["second_title"], "summary": told["second_summary"]}
    return DraftObjective(**{**facts, **first}), DraftObjective(**{**facts, **second})


def _shape(request: HttpRequest, draft: Draft, form: MergeForm | SplitForm, heading: str, lead: str) -> HttpResponse:
    page = {"form": form, "draft": draft, "heading": heading, "lead": lead, "breadcrumbs": above(draft)}
    return render(request, "plans/part_form.html", page)
