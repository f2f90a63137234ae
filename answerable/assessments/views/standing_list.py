"""The list of objectives: what was published, computed and judged, and where they differ."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from answerable.assessments.queries.answers import Beside, ObjectiveStanding
from answerable.assessments.queries.pages import due_for_review, plan_in_force, review_words
from answerable.assessments.queries.standing import standing
from answerable.assessments.views.tags import NOT_YET, beside_tag, performance_tag, step_tag
from answerable.calc.status.answer import Performance, Strength
from answerable.calc.status.rules import WrongRules
from answerable.kit.components import Link
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.plans.models import Plan
from answerable.plans.queries import plans

HERE = ("Judgements", "assessments:list")
PER_PAGE = 60


def today() -> date:
    """The day that the office's pages speak of."""
    return review_day(localtime(now()).date())


def address(plan: str, code: str) -> str:
    return reverse("assessments:objective", args=[plan, code])


def columns(plan: str, day: date) -> tuple[Column[ObjectiveStanding], ...]:
    return (
        Column("objective", "Objective", _named, lambda one: Link(_named(one), address(plan, one.objective.code)), sortable=False),
        Column("published", "Published", _published, lambda one: step_tag(one.published.step if one.published else None), choices=True),
        Column("computed", "Computed", lambda one: one.computed.performance.words, lambda one: performance_tag(one.computed.performance), choices=True),
        Column("beside", "Difference", lambda one: beside_tag(one.difference.how).text, lambda one: beside_tag(one.difference.how), choices=True, sortable=False),
        Column("judged", "Judged", _judged, lambda one: step_tag(one.judgement.step) if one.judgement else NOT_YET, choices=True, sortable=False),
        Column("evidence", "Evidence", _evidence, choices=True, sortable=False),
        Column("suggested", "Rules suggest", _suggested, choices=True, hidden=True),
        Column("priority", "Priority", _priority, choices=True, hidden=True),
        Column("review", "Last judged", lambda one: review_words(one, day), choices=True, hidden=True),
        Column("why", "Why", lambda one: one.computed.clause, hidden=True),
    )  # fmt: skip


def _evidence(one: ObjectiveStanding) -> str:
    """In few words, as a column has room for."""
    strength = one.computed.strength
    return "Compared" if strength is Strength.COMPARED else strength.words


def _named(one: ObjectiveStanding) -> str:
    return f"{one.objective.code} {one.objective.title}"


def _published(one: ObjectiveStanding) -> str:
    return one.published.step.word if one.published else "None"


def _suggested(one: ObjectiveStanding) -> str:
    return one.suggested.word if one.suggested else "None"


def _judged(one: ObjectiveStanding) -> str:
    return one.judgement.step.word if one.judgement else NOT_YET.text


def _priority(one: ObjectiveStanding) -> str:
    return f"{one.objective.priority} {one.objective.priority_title}".strip()


@require_GET
@requires(Permission.SEE)
def judgements(request: HttpRequest) -> HttpResponse:
    """Every objective of a plan as at the day that the office is shown at."""
    day = today()
    wanted = request.GET.get("plan", "")
    plan = get_object_or_404(Plan, code=wanted) if wanted else plan_in_force(day)
    page: dict[str, object] = {"breadcrumbs": crumbs(), "plan": plan, "plans": plans(), "day": british_date(day)}
    if plan is None:
        return render(request, "assessments/standing_none.html", page)
    try:
        every = standing(plan, day=day)
    except WrongRules as wrong:
        return render(request, "assessments/rules_wrong.html", {**page, "problems": wrong.problems}, status=500)
    found = table(every, columns(plan.code, day), request.GET, caption=f"Objectives of {plan.title}", per_page=PER_PAGE)
    page |= {"table": found, "lead": lead(every), "sums": sums(every), "due": due_for_review(every, day)}
    return render(request, "assessments/standing.html", page)


def lead(every: Sequence[ObjectiveStanding]) -> str:
    """What a reader came for: how many differ, and how many cannot be judged."""
    differ = sum(one.differs for one in every)
    compared = sum(one.difference.how is not Beside.NOT_RATED for one in every)
    cannot = sum(one.computed.performance is Performance.CANNOT for one in every)
    return (
        f"{counted(len(every), 'objective')}. From what is held {cannot:,} of them cannot be judged. "
        f"Of {compared:,} that are rated in a way that can be set beside the rules, {differ:,} differ from the computed status."
    )


def sums(every: Sequence[ObjectiveStanding]) -> list[str]:
    """How many stand how, for those who read no table."""
    performance = Counter(one.computed.performance for one in every)
    besides = Counter(one.difference.how for one in every)
    return [
        "Computed: " + _listed((each.words, performance[each]) for each in Performance),
        "Beside the rating: " + _listed((each.words, besides[each]) for each in Beside),
    ]


def _listed(pairs: Iterable[tuple[str, int]]) -> str:
    return "; ".join(f"{words.lower()} {number:,}" for words, number in pairs if number) + "."
