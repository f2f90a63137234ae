"""Taking in what a folder says of judgements: idempotent, and all that is wrong is told at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from answerable.assessments.intake.judgements import JudgementLine, JudgementsFile, RulesLine
from answerable.assessments.intake.showing import ShowingLine
from answerable.assessments.models import ComputedStatus, Judgement, RuleSet, Showing
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import freeze
from answerable.measures.models import Measure
from answerable.plans.models import Evidence, Objective, Rating

type ByCode = Mapping[tuple[str, str], Objective]


class JudgingRefused(Exception):
    """The file names what is not held, or does not hang together; `problems` says in sentences what."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems[:20]))
        self.problems = tuple(problems)


@transaction.atomic
def load_showings(lines: Sequence[ShowingLine], *, by: Actor, at: datetime) -> int:
    """What measures show, as the lines say; how many were new or otherwise before. Raises JudgingRefused."""
    turns.take_turn()
    objectives = _objectives({line.plan for line in lines})
    measures = {one.code: one for one in Measure.objects.filter(code__in={line.measure for line in lines})}
    linked = set(Evidence.objects.values_list("objective", "measure"))
    problems = [found for line in lines if (found := _wrong_showing(line, objectives, measures, linked))]
    if problems:
        raise JudgingRefused(problems)
    changed = 0
    for line in lines:
        objective, measure = objectives[line.plan, line.objective], measures[line.measure]
        said = {"shows": line.shows, "because": line.because}
        if not Showing.objects.filter(objective=objective, measure=measure, **said).exists():
            Showing.objects.update_or_create(objective=objective, measure=measure, defaults=said)
            changed += 1
    if changed:
        audit.record("what measures show said", by=by, at=at, subject="showings", after={"lines": changed})
    return changed


def _wrong_showing(
    line: ShowingLine, objectives: ByCode, measures: Mapping[str, Measure], linked: set[tuple[int, int]]
) -> str:
    objective, measure = objectives.get((line.plan, line.objective)), measures.get(line.measure)
    if objective is None:
        return f"objective '{line.objective}' of plan '{line.plan}' is not held."
    if measure is None:
        return f"measure '{line.measure}' is not held."
    if (objective.pk, measure.pk) not in linked:
        return f"measure '{line.measure}' is no evidence for objective '{line.objective}': name it in plan.toml first."
    return ""


@transaction.atomic
def load_judgements(file: JudgementsFile, *, by: Actor, at: datetime) -> int:
    """Takes in rules and judgements that are not held yet; how many. A judgement is the same when its objective and moment are.

    Raises JudgingRefused.
    """
    turns.take_turn()
    objectives = _objectives({line.plan for line in file.judgements})
    ratings = {one.code: one for one in Rating.objects.all()}
    held = set(Judgement.objects.values_list("objective", "made_at"))
    newest = {one.objective_id: one for one in Judgement.objects.current()}
    problems, fresh = [*_wrong_rules(file.rules)], []
    for line in file.judgements:
        objective = objectives.get((line.plan, line.objective))
        if objective is None or (line.rating and line.rating not in ratings):
            problems.append(
                f"the judgement of {line.plan} {line.objective} names an objective or a step that is not held."
            )
        elif (objective.pk, line.made_at) not in held:
            last = newest.get(objective.pk)
            if last and last.made_at > line.made_at:
                problems.append(f"the judgement of {line.plan} {line.objective} is older than the one that is held.")
            fresh.append((objective, line))
    if problems:
        raise JudgingRefused(problems)
    changed = _take_rules(file.rules)
    rules = {f"{one.code}-{one.version}": one for one in RuleSet.objects.all()}
    for objective, line in fresh:
        kept = _take(objective, line, newest.get(objective.pk), rules, ratings)
        kept.made_by = line.made_by or by.reference
        kept.save()
        newest[objective.pk] = kept
    if changed + len(fresh):
        after = {"judgements": len(fresh), "rules": changed}
        audit.record("judgements loaded", by=by, at=at, subject="judgements", after=after)
    return changed + len(fresh)


def _objectives(plans: set[str]) -> ByCode:
    rows = Objective.objects.filter(plan__code__in=plans).select_related("plan")
    return {(one.plan.code, one.code): one for one in rows}


def _wrong_rules(lines: Sequence[RulesLine]) -> list[str]:
    held = {(one.code, one.version): one.content for one in RuleSet.objects.all()}
    return [
        f"the rules '{one.rules.name}' are held with other words: a change is a new version."
        for one in lines
        if held.get((one.rules.code, one.rules.version), freeze(one.rules)) != freeze(one.rules)
    ]


def _take_rules(lines: Sequence[RulesLine]) -> int:
    """Keeps versions not held; one is in use then only if none is here."""
    held = set(RuleSet.objects.values_list("code", "version"))
    used = RuleSet.objects.filter(in_use=True).exists()
    fresh = [one for one in lines if (one.rules.code, one.rules.version) not in held]
    for one in fresh:
        rules = one.rules
        RuleSet.objects.create(
            code=rules.code,
            version=rules.version,
            title=rules.title,
            content=freeze(rules),
            in_use=one.in_use and not used,
            because=rules.because,
        )
    return len(fresh)


def _take(
    objective: Objective,
    line: JudgementLine,
    last: Judgement | None,
    rules: Mapping[str, RuleSet],
    ratings: Mapping[str, Rating],
) -> Judgement:
    status = line.computed
    computed = ComputedStatus.objects.create(
        objective=objective,
        as_at=status.as_at,
        performance=status.performance,
        delivery=status.delivery,
        strength=status.strength,
        reasoning=freeze(status),
        rules=rules[status.rules],
        suggested=ratings.get(status.step),
        computed_at=line.made_at,
    )
    return Judgement(
        objective=objective,
        rating=ratings.get(line.rating),
        as_at=line.as_at,
        judge_name=line.judge_name,
        judge_role=line.judge_role,
        reason=line.reason,
        computed=computed,
        differs=line.differs,
        differs_because=line.differs_because,
        earlier=last,
        made_at=line.made_at,
    )
