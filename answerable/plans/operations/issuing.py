"""Issuing a draft: refused until its steps are evidenced in a right order and its text can be a plan; then the plan is written."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import localtime

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.plans.intake import ObjectiveLine, PlanLine, PriorityLine
from answerable.plans.intake.drafts import DraftLine, DraftObjective
from answerable.plans.intake.faults import Fault
from answerable.plans.models import PAST, Draft, DraftVersion, Plan, Threat
from answerable.plans.operations.drafts import DraftRefused, facts, kept_as, locked, subject
from answerable.plans.operations.plans import adopt
from answerable.plans.operations.varying import vary
from answerable.plans.queries.checklist import StepState, checklist
from answerable.plans.queries.drafts import body_from, content, faults_of

CURRENT = "current"


class CannotIssue(DraftRefused):
    """What is missing before the draft can be issued: steps, faults of its text, and what is wrong with the day."""

    def __init__(self, steps: tuple[StepState, ...], faults: tuple[Fault, ...], day: str = "") -> None:
        self.steps, self.faults, self.day = steps, faults, day
        super().__init__(" ".join(self.problems))

    @property
    def problems(self) -> tuple[str, ...]:
        """Every one in a sentence."""
        steps = (f"{one.step.title}: {one.missing}" for one in self.steps)
        return (*steps, *(one.message for one in self.faults), *([self.day] if self.day else []))


@transaction.atomic
def issue(draft: Draft, *, issued_on: date, by: Actor, at: datetime) -> Plan:
    """Issues a draft as a plan, or as the variation of one, and keeps the version that was issued.

    Raises CannotIssue with everything that is missing, and Closed.
    """
    kept = locked(draft)
    missing = obstacles(kept, issued_on, localtime(at).date())
    if missing:
        raise missing
    line = content(kept)
    kept_as(kept, purpose=DraftVersion.Purpose.ISSUED, note=f"Issued on {british_date(issued_on)}", by=by, at=at)
    if kept.plan and kept.kind == Draft.Kind.VARIATION:
        plan = vary(kept.plan, line, issued_on, by=by, at=at)
    else:
        plan = _put_new(kept.code, line, issued_on, by=by, at=at)
    _set_threats(plan, line)
    before = facts(kept)
    kept.plan, kept.state, kept.issued_on = plan, Draft.State.ISSUED, issued_on
    kept.save(update_fields=["plan", "state", "issued_on"])
    after = {**facts(kept), "plan": plan.code, "issued_on": issued_on}
    audit.record("plan issued", by=by, at=at, subject=subject(kept), before=before, after=after)
    return plan


def obstacles(draft: Draft, issued_on: date, today: date) -> CannotIssue | None:
    """What is in the way of issuing it on that day; None where nothing is."""
    states = checklist(draft)
    missing = tuple(one for one in states if one.missing)
    line = content(draft)
    faults = (*faults_of(line), *_of_the_plan(draft, line))
    day = _wrong_day(issued_on, states, today)
    return CannotIssue(missing, faults, day) if missing or faults or day else None


def _of_the_plan(draft: Draft, line: DraftLine) -> Iterator[Fault]:
    """What is wrong with the plan that is to be varied, or with the ones that a new plan would stand beside."""
    if draft.kind == Draft.Kind.VARIATION:
        if draft.plan and draft.plan.status == PAST:
            yield Fault(
                f"“{draft.plan.title}” has been replaced since: only the plan in force is varied. Give this draft up."
            )
        return
    if Plan.objects.filter(code=draft.code).exists():
        yield Fault(
            f"There is a plan called “{draft.code}” already: copy this text into a new draft with another short name."
        )
    later = Plan.objects.filter(status=CURRENT, start__gte=line.start).first() if line.start else None
    if later and later.start:
        yield Fault(
            f"It does not begin after the plan in force, “{later.title}”, which began on {british_date(later.start)}: "
            "put its first day right, or vary that plan."
        )


def _wrong_day(issued_on: date, states: tuple[StepState, ...], today: date) -> str:
    if issued_on > today:
        return f"{british_date(issued_on)} is in the future: a plan is issued here on the day itself, or afterwards."
    first = body_from()
    if first and issued_on < first:
        return f"On {british_date(issued_on)} the body did not exist yet: it is known from {british_date(first)}."
    late = [one for one in states if one.last and one.last.done_on > issued_on]
    if late and late[0].last:
        return f"“{late[0].step.title}” is dated {british_date(late[0].last.done_on)}: the plan cannot be issued before that."
    return ""


def _put_new(code: str, line: DraftLine, issued_on: date, *, by: Actor, at: datetime) -> Plan:
    """The plan of a new draft stands first; the one that it follows has effect until the day before it begins."""
    Plan.objects.update(position=F("position") + 1)
    if line.start:
        before = line.start - timedelta(days=1)
        open_ = Plan.objects.filter(start__lt=line.start).filter(Q(end__isnull=True) | Q(end__gt=before))
        open_.update(end=before)
        Plan.objects.filter(status=CURRENT).update(status=PAST)
    adopt(
        PlanLine(
            code=code,
            title=line.title,
            start=line.start,
            end=line.end,
            status=CURRENT,
            note=line.note,
            source="",
            priorities=tuple(PriorityLine(one.code, one.title, one.summary) for one in line.priorities),
            objectives=tuple(_fresh(one, line) for one in line.objectives),
            issued_on=issued_on,
        ),
        by=by,
        at=at,
    )
    return Plan.objects.get(code=code)


def _fresh(one: DraftObjective, line: DraftLine) -> ObjectiveLine:
    above = line.priority(one.priority)
    return ObjectiveLine(
        code=one.code,
        priority=above.code if above else "",
        title=one.title,
        summary=one.summary,
        source_line=None,
        measures=one.measures,
        published=(),
        body_does=one.body_does,
        force_does=one.force_does,
        owner_role=one.owner_role,
        baseline=one.baseline,
        due=one.due,
        continues=tuple(f"{line.follows}/{code}" for code in one.was),
    )


def _set_threats(plan: Plan, line: DraftLine) -> None:
    threats = {one.code: one for one in Threat.objects.all()}
    rows = {one.code: one for one in plan.objectives.current()}
    for one in line.objectives:
        rows[one.code].threats.set([threats[code] for code in one.threats])
