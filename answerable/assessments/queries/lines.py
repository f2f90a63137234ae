"""Judgements, rules and what measures show, as their files would say them."""

from answerable.assessments.intake.judgements import JudgementLine, JudgementsFile, RulesLine
from answerable.assessments.intake.showing import ShowingLine
from answerable.assessments.models import Judgement, RuleSet, Showing
from answerable.assessments.queries.judgements import reasoned
from answerable.calc.status.rules import RuleSet as Rules
from answerable.kit.freezing import thaw


def judgements_file(*, restricted: bool = True) -> JudgementsFile:
    """Everything judged, oldest first; a public one does not say which account made it."""
    rules = RuleSet.objects.order_by("code", "version")
    rows = Judgement.objects.select_related("objective__plan", "rating", "computed").order_by("made_at", "pk")
    return JudgementsFile(
        tuple(RulesLine(thaw(Rules, one.content), one.in_use) for one in rules),
        tuple(judgement_line(one, restricted=restricted) for one in rows),
    )


def judgement_line(one: Judgement, *, restricted: bool) -> JudgementLine:
    return JudgementLine(
        plan=one.objective.plan.code,
        objective=one.objective.code,
        rating=one.rating.code if one.rating else "",
        as_at=one.as_at,
        judge_name=one.judge_name,
        judge_role=one.judge_role,
        reason=one.reason,
        computed=reasoned(one.computed),
        differs=one.differs,
        differs_because=one.differs_because,
        made_by=one.made_by if restricted else "",
        made_at=one.made_at,
    )


def showing_lines() -> tuple[ShowingLine, ...]:
    """What the office said itself of measures and objectives, in order of plan, measure and objective."""
    rows = Showing.objects.select_related("objective__plan", "measure")
    rows = rows.order_by("objective__plan__code", "measure__code", "objective__position", "objective__pk")
    return tuple(
        ShowingLine(one.objective.plan.code, one.objective.code, one.measure.code, one.shows, one.because)
        for one in rows
    )
