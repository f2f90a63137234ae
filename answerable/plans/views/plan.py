"""One plan: what it promises, how it came to be, and what its words leave open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from answerable.kit.http import now
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.plans.models import PAST, Draft, Plan
from answerable.plans.operations import drafts
from answerable.plans.queries.drafts import as_draft
from answerable.plans.queries.plan_pages import PlanShown, plan_shown
from answerable.plans.queries.wording import findings
from answerable.plans.views.draft_pages import HERE, state_tag
from answerable.plans.views.draft_words import priorities_words, questions, step_lines
from answerable.plans.views.version_pages import version_lines


@require_GET
@requires(Permission.SEE)
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """A plan with its priorities, objectives, versions, steps and variations."""
    held = get_object_or_404(Plan.objects.select_related("source"), code=code)
    shown = plan_shown(held)
    page = {
        "plan": held,
        "lead": lead(shown),
        "shown": shown,
        "ways": [
            {
                "draft": one,
                "state": state_tag(one),
                "steps": step_lines(one, states),
                "versions": version_lines(one),
            }
            for one, states in shown.drafts
        ],
        "open_draft": next((one for one, _ in shown.drafts if _is_open(one)), None),
        "may_vary": may(request.user, Permission.PLAN) and not is_over(held),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "plans/plan.html", page)


def is_over(held: Plan) -> bool:
    """Whether it was replaced, or ended before the day that the office's pages speak of: then there is nothing left to vary."""
    return held.status == PAST or (held.end is not None and held.end < review_day(localtime(now()).date()))


def _is_open(draft: Draft) -> bool:
    return draft.kind == Draft.Kind.VARIATION and draft.state in drafts.LIVE


def lead(shown: PlanShown) -> str:
    """Its size, its days, and how often it was varied."""
    number = sum(len(objectives) for _, objectives in shown.parts)
    priorities = sum(priority is not None for priority, _ in shown.parts)
    said = (
        f"{counted(number, 'objective')} in {priorities_words(priorities)}"
        if priorities
        else counted(number, "objective")
    )
    plan_ = shown.plan
    days = f", from {british_date(plan_.start)}" if plan_.start else ""
    days += f" to {british_date(plan_.end)}" if plan_.end else ""
    issued = sum(one.kind == Draft.Kind.VARIATION and one.state == Draft.State.ISSUED for one, _ in shown.drafts)
    varied = f"; varied {'once' if issued == 1 else f'{issued} times'}" if issued else ""
    return f"{said}{days}{varied}."


@require_GET
@requires(Permission.SEE)
def wording(request: HttpRequest, code: str) -> HttpResponse:
    """What the words of a plan leave open."""
    held = get_object_or_404(Plan, code=code)
    line = as_draft(held)
    found = findings(line)
    page = {
        "plan": held,
        "lead": f"{counted(len(found), 'question')} about {counted(len(line.objectives), 'objective')}."
        if found
        else "The linter has no question.",
        "questions": questions(found, None, line),
        "breadcrumbs": [*crumbs(HERE), (held.title, reverse("plans:plan", args=[code]))],
    }
    return render(request, "plans/wording.html", page)
