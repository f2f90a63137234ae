"""The list of plans and of drafts, and one plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.plans.models import Draft
from answerable.plans.queries import in_force
from answerable.plans.queries.lists import DraftRow, PlanRow, draft_rows, plan_rows

OPEN = (Draft.State.WRITING.label, Draft.State.WITH_PANEL.label)
TONES = {
    Draft.State.WRITING.label: Tone.NEUTRAL,
    Draft.State.WITH_PANEL.label: Tone.AMBER,
    Draft.State.ISSUED.label: Tone.GREEN,
    Draft.State.ABANDONED.label: Tone.UNKNOWN,
}


def years(one: PlanRow) -> str:
    """ "15 November 2021 to 31 March 2025"; what is not set is said to be so."""
    if one.start is None:
        return "No day is set"
    return f"{british_date(one.start)} to {british_date(one.end) if one.end else 'the day of the next plan'}"


PLANS: tuple[Column[PlanRow], ...] = (
    Column("title", "Plan", lambda one: one.title, lambda one: Link(one.title, reverse("plans:plan", args=[one.code]))),
    Column("years", "In force", lambda one: one.start, years),
    Column("objectives", "Objectives", lambda one: one.objectives, numeric=True),
    Column("variations", "Variations", lambda one: one.variations, numeric=True),
)
DRAFTS: tuple[Column[DraftRow], ...] = (
    Column(
        "title",
        "Draft",
        lambda one: one.title,
        lambda one: Link(one.title or one.code, reverse("plans:draft", args=[one.code])),
    ),
    Column("kind", "What it is", lambda one: one.kind, choices=True),
    Column("state", "State", lambda one: one.state, lambda one: Tag(one.state, TONES[one.state]), choices=True),
    Column("versions", "Versions", lambda one: one.versions, numeric=True),
    Column("steps", "Steps taken", lambda one: one.steps, numeric=True),
    Column("begun", "Begun", lambda one: localtime(one.started_at).date()),
)


@require_GET
@requires(Permission.SEE)
def plans(request: HttpRequest) -> HttpResponse:
    """The plans that there are, and the drafts that are written."""
    held, written = plan_rows(), draft_rows()
    page = {
        "lead": lead(held, written),
        "plans": table(held, PLANS, caption="Plans"),
        "drafts": table(written, DRAFTS, request.GET, caption="Drafts"),
        "may_plan": may(request.user, Permission.PLAN),
        "breadcrumbs": crumbs(),
    }
    return render(request, "plans/plans.html", page)


def lead(held: tuple[PlanRow, ...], written: tuple[DraftRow, ...]) -> str:
    """Which plan is in force, and what is being written."""
    day = review_day(localtime(now()).date())
    current = in_force(day)
    first = f"{current.title} is in force" if current else "No plan is in force"
    open_ = sum(one.state in OPEN for one in written)
    drafts = (
        f"{counted(open_, 'draft')} {'is' if open_ == 1 else 'are'} being written"
        if open_
        else "no draft is being written"
    )
    return (
        f"{first} on {british_date(day)}; {drafts}." if held or written else "There is no plan yet: begin with a draft."
    )
