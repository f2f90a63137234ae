"""Writes of judgements: a person judges, and what the system showed at that moment is kept beside it for ever."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime

from answerable.assessments.models import ComputedStatus, Judgement
from answerable.assessments.operations.refusals import (
    DifferenceUnsaid,
    NoLongerJudged,
    NoReason,
    SomebodyElseJudged,
    WrongDay,
    WrongStep,
)
from answerable.assessments.operations.rules import kept_rules
from answerable.assessments.queries.differing import beside, differs
from answerable.assessments.queries.judgements import judged, with_all
from answerable.assessments.queries.scales import ranks
from answerable.assessments.queries.standing import Ground, computed, ground
from answerable.calc.status.answer import Status
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import freeze
from answerable.kit.wording import british_date
from answerable.plans.models import Objective, Rating


@dataclass(frozen=True)
class Said:
    """What a judge says. `rating` is the code of a step of the scale in use, empty where the office publishes no ratings.

    `judge_name` may be empty where only the role is public.
    """

    rating: str
    as_at: date
    judge_role: str
    reason: str
    judge_name: str = ""
    differs_because: str = ""


@transaction.atomic
def judge(objective: Objective, said: Said, *, seen: int | None, by: Actor, at: datetime) -> Judgement:
    """Keeps a judgement with the status as it is computed at its day. `seen` is the judgement that the form showed, if any.

    Raises JudgementRefused: SomebodyElseJudged, NoReason, DifferenceUnsaid, WrongDay, WrongStep, NoLongerJudged.
    """
    turns.take_turn()
    last = with_all(Judgement.objects.current().filter(objective=objective)).first()
    if last is not None and last.pk != seen:
        raise SomebodyElseJudged(judged(last))
    _refuse_empty(said)
    _refuse_day(objective, said.as_at, localtime(at).date())
    stand = ground()
    status = computed(objective.plan, [objective], said.as_at, stand)[objective.pk]
    differing = _differs(said, status, stand)
    kept = Judgement.objects.create(
        objective=objective,
        rating=Rating.objects.get(code=said.rating) if said.rating else None,
        as_at=said.as_at,
        judge_name=said.judge_name.strip(),
        judge_role=said.judge_role.strip(),
        reason=said.reason.strip(),
        computed=keep_status(objective, status, stand, at=at),
        differs=differing,
        differs_because=said.differs_because.strip() if differing else "",
        earlier=last,
        made_by=by.reference,
        made_at=at,
    )
    _record(kept, objective, last, by, at)
    return kept


def keep_status(objective: Objective, status: Status, stand: Ground, *, at: datetime) -> ComputedStatus:
    """Keeps a computed status with its reasoning, as somebody judges or submits by it. Within the caller's transaction."""
    return ComputedStatus.objects.create(
        objective=objective,
        as_at=status.as_at,
        performance=status.performance,
        delivery=status.delivery,
        strength=status.strength,
        reasoning=freeze(status),
        rules=kept_rules(stand.rules),
        suggested=Rating.objects.filter(code=status.step).first() if status.step else None,
        computed_at=at,
    )


def _refuse_empty(said: Said) -> None:
    if not said.reason.strip():
        raise NoReason("Say why: a judgement without its reason cannot answer for itself.")
    if not said.judge_role.strip():
        raise NoReason("Say in which role you judge.")


def _refuse_day(objective: Objective, as_at: date, today: date) -> None:
    begins = objective.plan.start
    if as_at > today:
        raise WrongDay(f"{british_date(as_at)} has not come yet: give today or a day before it.")
    if begins and as_at < begins:
        raise WrongDay(f"The plan began on {british_date(begins)}: nothing in it can be judged as at a day before.")
    if objective.ended_on and as_at >= objective.ended_on:
        raise NoLongerJudged(
            f"It was left out of the plan from {british_date(objective.ended_on)} on: judge it as at a day before."
        )


def _differs(said: Said, status: Status, stand: Ground) -> bool:
    """Whether the judgement and the computed status differ; then why must have been said."""
    if stand.scale is None:
        if said.rating:
            raise WrongStep("This office publishes no ratings: judge in words.")
        return False
    step = stand.scale.step(said.rating)
    if step is None or not step.judges:
        raise WrongStep(f"Choose one of: {', '.join(one.word for one in stand.scale.steps if one.judges)}.")
    if step.code not in stand.known:
        return False
    suggested = stand.scale.step(status.step)
    how = beside(step, suggested, status.performance, ranks(stand.scales))
    if differs(how) and not said.differs_because.strip():
        rules = f"The rules suggest {suggested.word.lower()}" if suggested else "By what is held it cannot be judged"
        raise DifferenceUnsaid(f"{rules}: say why you judge {step.word.lower()}. Both are published.")
    return differs(how)


def _record(kept: Judgement, objective: Objective, last: Judgement | None, by: Actor, at: datetime) -> None:
    after = {
        "rating": kept.rating.code if kept.rating else "",
        "as_at": kept.as_at,
        "role": kept.judge_role,
        "computed": kept.computed.performance,
        "differs": kept.differs,
    }
    before = {"rating": last.rating.code if last.rating else "", "as_at": last.as_at} if last else None
    subject = f"objective:{objective.plan.code}/{objective.code}"
    audit.record("objective judged", by=by, at=at, subject=subject, before=before, after=after)
