"""The page on which a draft is issued, or which says what is missing before it can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from answerable.kit.components import Link
from answerable.kit.http import now
from answerable.people.permissions import Permission, may, refusal, requires
from answerable.people.views.signed_in import user_of
from answerable.plans.forms.steps import IssueForm
from answerable.plans.models import Draft
from answerable.plans.operations.drafts import Closed
from answerable.plans.operations.issuing import CannotIssue, issue, obstacles
from answerable.plans.queries.differences import differences, summed_up
from answerable.plans.queries.drafts import as_draft, content, followed
from answerable.plans.views.draft_pages import above, open_draft

CONFLICT = 409
NOT_ISSUED = "Nothing was changed. What is in the way is below."


@dataclass(frozen=True)
class Missing:
    """Something in the way of issuing, and where it is put right."""

    words: str
    link: Link


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def issue_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """What is missing, and the button where nothing is."""
    draft = open_draft(code)
    if request.method == "POST":
        return _issue(request, draft)
    return _page(request, draft, IssueForm(initial={"issued_on": _today()}), obstacles(draft, _today(), _today()))


@requires(Permission.APPROVE)
def _issue(request: HttpRequest, draft: Draft) -> HttpResponse:
    form = IssueForm(request.POST)
    if not form.is_valid():
        return _page(request, draft, form, obstacles(draft, _today(), _today()))
    try:
        plan = issue(draft, issued_on=form.cleaned_data["issued_on"], by=user_of(request).actor, at=now())
    except CannotIssue as refused:
        if refused.day:
            form.add_error("issued_on", refused.day)
        return _page(request, draft, form, refused, status=CONFLICT)
    except Closed as refused:
        messages.warning(request, str(refused))
        return redirect("plans:draft", draft.code)
    messages.success(request, f"“{plan.title}” is issued.")
    return redirect("plans:plan", plan.code)


def _page(
    request: HttpRequest, draft: Draft, form: IssueForm, missing: CannotIssue | None, status: int = 200
) -> HttpResponse:
    line = content(draft)
    before = followed(line)
    refused, unwritten = refusal(request.user, Permission.APPROVE), refusal(request.user, Permission.PLAN)
    page = {
        "draft": draft,
        "line": line,
        "form": form,
        "missing": _links(draft, missing),
        "changes": summed_up(differences(as_draft(before), line)) if before else "",
        "before": before,
        "may_issue": may(request.user, Permission.APPROVE),
        "who": refused.reason if refused else "",
        "may_plan": may(request.user, Permission.PLAN),
        "who_plans": unwritten.reason if unwritten else "",
        "refused": NOT_ISSUED if status == CONFLICT else "",
        "breadcrumbs": above(draft),
    }
    return render(request, "plans/issue.html", page, status=status)


def _links(draft: Draft, missing: CannotIssue | None) -> Sequence[Missing]:
    if missing is None:
        return ()
    steps = [
        Missing(
            f"{one.step.title}: {one.missing[:1].lower()}{one.missing[1:]}",
            Link("Record it", reverse("plans:take-step", args=[draft.code, one.step.code])),
        )
        for one in missing.steps
    ]
    return [*steps, *(Missing(one.message, Link("Put it right", _where(draft, one.key))) for one in missing.faults)]


def _where(draft: Draft, key: str) -> str:
    return (
        reverse("plans:edit-objective", args=[draft.code, key])
        if key
        else reverse("plans:edit-head", args=[draft.code])
    )


def _today() -> date:
    return localtime(now()).date()
