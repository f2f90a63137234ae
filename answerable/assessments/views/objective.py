"""One objective: how it stands, with all the reasoning, the judgement and its history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from answerable.assessments.queries.answers import Beside, ObjectiveStanding
from answerable.assessments.queries.history import JudgementEntry
from answerable.assessments.queries.pages import MeasureSeen, ObjectivePage, objective_page
from answerable.assessments.queries.scales import in_use
from answerable.assessments.views.standing_list import HERE, today
from answerable.assessments.views.tags import (
    beside_tag,
    delivery_tag,
    performance_tag,
    step_tag,
    strength_tag,
    weight_tag,
)
from answerable.calc.status.answer import Considered, Question, Spoken, Weight
from answerable.calc.status.rules import WrongRules
from answerable.calc.status.wording import ASKED
from answerable.kit.charts.spark import spark
from answerable.kit.components import Event, Link, Row, Tag
from answerable.kit.wording import british_date
from answerable.measures.views.behaviour_chart import Drawing, chart_of
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.plans.models import Objective

ENOUGH = 3
"""With fewer points there is nothing to draw."""


@dataclass(frozen=True)
class FactShown:
    """One fact: its sentence, what must be known with it, why it weighs so, and its measure with a small chart."""

    words: str
    besides: str
    why: str
    measure: Link | None
    chart: SafeString | None


@dataclass(frozen=True)
class Weighed:
    """The facts that weigh in one way."""

    tag: Tag
    weight: str
    facts: tuple[FactShown, ...]


@dataclass(frozen=True)
class Answered:
    """A question, the rule that decided it, and those that applied too."""

    question: str
    decided: Spoken
    also: tuple[Spoken, ...]


@require_GET
@requires(Permission.SEE)
def objective(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """How one objective stands, and why."""
    row = objective_of(plan, code)
    try:
        page = objective_page(row, today())
    except WrongRules as wrong:
        context = {"problems": wrong.problems, "breadcrumbs": crumbs(HERE)}
        return render(request, "assessments/rules_wrong.html", context, status=500)
    return render(
        request, "assessments/objective.html", {**shown(page), "may_judge": may(request.user, Permission.JUDGE)}
    )


def objective_of(plan: str, code: str) -> Objective:
    return get_object_or_404(Objective.objects.select_related("plan", "priority"), plan__code=plan, code=code)


def shown(page: ObjectivePage) -> dict[str, object]:
    """The page's context."""
    one = page.standing
    return {
        "plan": page.plan,
        "one": one,
        "day": british_date(one.computed.as_at),
        "lead": lead(one),
        "rows": rows(one),
        "answered": answered(one.computed.spoken),
        "weighed": weighed(one.computed.considered, {seen.code: seen for seen in page.measures}),
        "delivery": delivery_tag(one.computed.delivery),
        "judged": judged_rows(one),
        "events": [event(entry) for entry in reversed(page.history)],
        "scale": in_use(),
        "breadcrumbs": crumbs(HERE),
    }


def lead(one: ObjectiveStanding) -> str:
    """ "Mixed: 3 got better and 3 worse." """
    clause = one.computed.clause
    return f"{one.computed.performance.words}: {clause[:1].lower()}{clause[1:]}"


def rows(one: ObjectiveStanding) -> list[Row]:
    """The answers one below the other, words first."""
    found = [
        Row(
            "Computed from the figures", one.computed.performance.meaning, tag=performance_tag(one.computed.performance)
        )
    ]
    if one.suggested:
        found.append(Row("Step that the rules suggest", one.suggested.meaning, tag=step_tag(one.suggested)))
    found.append(
        Row("Strength of the evidence", one.computed.strength.meaning, tag=strength_tag(one.computed.strength))
    )
    if one.published:
        paper = f"By the {one.published.by}, {british_date(one.published.on)}, in “{one.published.source_title}”"
        line = f", line {one.published.line} of the text." if one.published.line else "."
        found.append(Row("Rating as published", paper + line, tag=step_tag(one.published.step)))
    else:
        found.append(Row("Rating as published", "No paper that is held rates it."))
    if one.judgement:
        words = f"By {one.judgement.judge}, as at {british_date(one.judgement.as_at)}."
        found.append(Row("Judgement of this office", words, tag=step_tag(one.judgement.step)))
    else:
        found.append(Row("Judgement of this office", "Nobody has judged it here yet."))
    how = one.difference.how
    if how is not Beside.NOT_RATED:
        found.append(Row("Rating and rules", f"{how.words}.", tag=beside_tag(how)))
    return found


def answered(spoken: Iterable[Spoken]) -> list[Answered]:
    """Each question with the rules that spoke; a question on which none did is left out."""
    found = []
    for question in Question:
        rules = [one for one in spoken if one.question is question]
        if rules:
            found.append(Answered(ASKED[question], rules[0], tuple(rules[1:])))
    return found


def weighed(considered: Iterable[Considered], seen: Mapping[str, MeasureSeen]) -> list[Weighed]:
    """The facts by how they weigh, those against first."""
    by_weight: dict[Weight, list[FactShown]] = {}
    for number, one in enumerate(considered):
        by_weight.setdefault(one.weight, []).append(_fact(one, seen.get(one.measure), number))
    order = (Weight.AGAINST, Weight.FOR, Weight.NEITHER, Weight.LEFT_OUT)
    return [Weighed(weight_tag(each), each, tuple(by_weight[each])) for each in order if each in by_weight]


def _fact(one: Considered, measure: MeasureSeen | None, number: int) -> FactShown:
    if measure is None:
        return FactShown(one.words, one.besides, one.why, None, None)
    words = one.words.removeprefix(f"{measure.title}:").strip()
    link = Link(measure.title, reverse("measures:measure", args=[measure.code]))
    return FactShown(words, one.besides, one.why, link, _chart(measure, number))


def _chart(measure: MeasureSeen, number: int) -> SafeString | None:
    how = measure.behaviour
    if how is None or sum(point.value is not None for point in how.points) < ENOUGH:
        return None
    return spark(chart_of(Drawing(f"fact-{number}", measure.title, how, measure.unit)))


def judged_rows(one: ObjectiveStanding) -> list[Row]:
    """The judgement in full: by whom, as at which day, why, what the system showed then, and why the two differ."""
    judgement = one.judgement
    if judgement is None:
        return []
    then = judgement.computed
    found = [
        Row("Judged", judgement.step.meaning, tag=step_tag(judgement.step)),
        Row("By", judgement.judge),
        Row("As at", british_date(judgement.as_at)),
        Row("Reason", judgement.reason),
        Row("The system showed then", then.clause, tag=performance_tag(then.performance)),
    ]
    if judgement.differs:
        found.append(Row("Why they differ", judgement.differs_because))
    return found


def event(entry: JudgementEntry) -> Event:
    """One step of the history."""
    step = entry.published.step if entry.published else entry.judged.step if entry.judged else None
    return Event(british_date(entry.on), entry.heading, entry.words, tag=step_tag(step))
