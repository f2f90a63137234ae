"""How every objective of a plan stands as at a day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.assessments.queries.answers import AboutObjective, Counts, Judged, ObjectiveStanding, Published
from answerable.assessments.queries.differing import difference
from answerable.assessments.queries.facts import Gathered, facts
from answerable.assessments.queries.judgements import current, published
from answerable.assessments.queries.rules import rules_in_use
from answerable.assessments.queries.scales import Scale, ranks, scales
from answerable.calc.status.answer import Question, Status
from answerable.calc.status.facts import Facts
from answerable.calc.status.judging import status
from answerable.calc.status.rules import RuleSet, check
from answerable.measures.models import Measure
from answerable.plans.models import Objective, Plan

__all__ = ["Ground", "ObjectiveStanding", "computed", "ground", "standing"]


@dataclass(frozen=True)
class Ground:
    """What every objective is judged by: the rules, and the scale in use (None where ratings are off)."""

    rules: RuleSet
    scale: Scale | None
    scales: tuple[Scale, ...]

    @property
    def steps(self) -> frozenset[str]:
        return frozenset(one.code for one in self.scale.steps) if self.scale else frozenset()

    @property
    def known(self) -> frozenset[str]:
        """The steps that the rules can suggest on the scale in use."""
        return frozenset(rule.answer for rule in self.rules.of(Question.STEP)) & self.steps


def ground() -> Ground:
    """The rules and scales in use. Raises `WrongRules` where the rules speak of something that is gone."""
    rules, held = rules_in_use(), scales()
    check(rules, measures=_named(rules))
    return Ground(rules, next((one for one in held if one.in_use and one.steps), None), held)


def _named(rules: RuleSet) -> set[str]:
    """The measures that rules name and that are held: nothing is asked where none is named."""
    wanted = {one.measure for rule in rules.rules for one in rule.when if one.measure}
    return set(Measure.objects.filter(code__in=wanted).values_list("code", flat=True)) if wanted else set()


def standing(plan: Plan, *, day: date) -> tuple[ObjectiveStanding, ...]:
    """Each objective of a plan with what was published, computed and judged by a day, in the order of the plan.

    Those that a variation had left out by the day are not among them. Raises `WrongRules`.
    """
    rows = plan.objectives.select_related("priority").order_by("position", "pk")
    objectives = [one for one in rows if one.ended_on is None or one.ended_on > day]
    return of_objectives(plan, objectives, day)


def of_objectives(
    plan: Plan, objectives: Sequence[Objective], day: date, held: Gathered | None = None
) -> tuple[ObjectiveStanding, ...]:
    """The standing of some objectives of a plan, ended ones too; `held` is what was gathered of their measures already."""
    stand, found = ground(), facts(plan, objectives, day, held)
    keys = [one.pk for one in objectives]
    papers, judgements = published(keys, day), current(keys, day)
    places = ranks(stand.scales)
    return tuple(
        _one(one, found[one.pk], papers.get(one.pk), judgements.get(one.pk), stand, places) for one in objectives
    )


def computed(plan: Plan, objectives: Collection[Objective], day: date, stand: Ground) -> Mapping[int, Status]:
    """The computed status of objectives by their key, without what was published or judged."""
    found = facts(plan, objectives, day)
    return {one.pk: status(found[one.pk], stand.rules, steps=stand.steps) for one in objectives}


def _one(
    objective: Objective,
    held: Facts,
    paper: Published | None,
    judgement: Judged | None,
    stand: Ground,
    places: Mapping[str, int],
) -> ObjectiveStanding:
    how = status(held, stand.rules, steps=stand.steps)
    suggested = stand.scale.step(how.step) if stand.scale else None
    return ObjectiveStanding(
        objective=about(objective),
        published=paper,
        computed=how,
        suggested=suggested,
        judgement=judgement,
        difference=difference(paper, judgement, how, suggested, ranks=places, known=stand.known),
        counts=_counts(held),
    )


def about(one: Objective) -> AboutObjective:
    priority = one.priority
    return AboutObjective(
        key=one.pk,
        code=one.code,
        title=one.title,
        summary=one.summary,
        priority=priority.code if priority else "",
        priority_title=priority.title if priority else "",
        owner_role=one.owner_role,
        ended_on=one.ended_on,
    )


def _counts(held: Facts) -> Counts:
    return Counts(
        measures=len(held.measures),
        outcomes=sum(one.shows.result and one.judgeable for one in held.measures),
        overdue=sum(one.overdue > 0 for one in held.measures),
        disputed=sum(one.disputed for one in held.measures),
        deliverables=held.work.owed,
        deliverables_done=held.work.done,
        deliverables_late=held.work.late,
        slips=held.work.slips,
        findings=sum(one.findings for one in held.measures),
        recommendations=held.recommendations,
        recommendations_late=held.recommendations_late,
    )
