"""Writes to plans, as a file or an issued draft says them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.measures.models import Measure, Source
from answerable.plans.intake import ObjectiveLine, PlanLine
from answerable.plans.models import (
    PAST,
    Draft,
    Evidence,
    Objective,
    Plan,
    Priority,
    PublishedRating,
    Rating,
    Succession,
)
from answerable.plans.operations.endings import end, is_referred_to
from answerable.plans.queries import plan_line


class UnknownNames(Exception):
    """A plan names measures, ratings, sources or objectives that the office does not have."""


class IssuedHere(Exception):
    """A file tells a plan otherwise than it was issued or varied here: only a variation changes it."""


@transaction.atomic
def adopt_all(lines: Sequence[PlanLine], *, by: Actor, at: datetime) -> int:
    """Adopts plans in their order, whichever of them carries on which. How many were added or changed.

    A plan that one issued here has replaced keeps the end that it has since. Raises IssuedHere where a plan of the lines is
    not what was issued here, and UnknownNames with every plan's names that are not held.
    """
    _refuse_older(lines)
    lines = [_replaced(line) for line in lines]
    held, faults, changed = set(Plan.objects.values_list("code", flat=True)), [], set()
    later = {line.code for line in lines} - held
    # What carries on a plan that comes further down is linked to it once that is there.
    cut = [(position, _without_links_to(line, later - {line.code})) for position, line in enumerate(lines)]
    whole = [(n, line) for n, line in enumerate(lines) if cut[n][1] != line]
    for position, line in (*cut, *whole):
        try:
            if adopt(line, position=position, by=by, at=at):
                changed.add(line.code)
        except UnknownNames as error:
            faults.append(str(error))
    if faults:
        raise UnknownNames(" ".join(dict.fromkeys(faults)))
    return len(changed)


def _refuse_older(lines: Sequence[PlanLine]) -> None:
    """A folder from before a variation has other numbers: with it, ratings and judgements would go to other objectives."""
    issued = {one.code: one for one in Plan.objects.filter(drafts__state=Draft.State.ISSUED)}
    for line in lines:
        plan = issued.get(line.code)
        if plan and _promised(_without_ended(plan_line(plan), line)) != _promised(line):
            raise IssuedHere(
                f"Plan '{line.code}' was issued or varied here, and the file tells it otherwise: begin a variation to change "
                "it, or export the office and go on from that folder."
            )


def _promised(line: PlanLine) -> PlanLine:
    """What only a variation changes: all but the ratings as published, and where a paper tells of it."""
    objectives = tuple(replace(one, published=(), source_line=None) for one in line.objectives)
    return replace(line, objectives=objectives, status="", source="", end=None)


def _replaced(line: PlanLine) -> PlanLine:
    """A plan that one issued here has replaced, with the end and the status that it has since."""
    held = Plan.objects.filter(code=line.code, status=PAST).first()
    if held and held.start and Plan.objects.filter(issued_on__isnull=False, start__gt=held.start).exists():
        return replace(line, end=held.end, status=PAST)
    return line


@transaction.atomic
def adopt(line: PlanLine, *, position: int = 0, by: Actor, at: datetime) -> bool:
    """Adds a plan, or changes it to this, with its priorities, objectives, evidence and ratings as published.

    An objective that is not in it any more goes; one that anything refers to is ended instead. False where nothing
    changed. Raises UnknownNames with every name that is not held.
    """
    held = Plan.objects.filter(code=line.code).first()
    before = plan_line(held) if held else None
    if held and before and _without_ended(before, line) == line:
        Plan.objects.filter(pk=held.pk).exclude(position=position).update(position=position)
        return False
    names = _names(line)
    fields = {
        "title": line.title,
        "start": line.start,
        "end": line.end,
        "status": line.status,
        "note": line.note,
        "source": names.sources.get(line.source),
        "issued_on": line.issued_on,
        "position": position,
    }
    plan, _ = Plan.objects.update_or_create(code=line.code, defaults=fields)
    _leave_out(plan, line, localtime(at).date())
    _put_objectives(plan, line, _put_priorities(plan, line), names)
    _put_links(plan, line)
    _drop_priorities(plan, line)
    old = asdict(before) if before else None
    audit.record("plan adopted", by=by, at=at, subject=f"plan:{line.code}", before=old, after=asdict(line))
    return True


def _without_ended(before: PlanLine, line: PlanLine) -> PlanLine:
    """What is held, as a file would say it that does not know of the objectives that ended here."""
    named = {one.code for one in line.objectives}
    return replace(before, objectives=tuple(one for one in before.objectives if not one.ended or one.code in named))


def _without_links_to(line: PlanLine, codes: set[str]) -> PlanLine:
    def cut(one: ObjectiveLine) -> ObjectiveLine:
        kept = tuple(name for name in one.continues if name.partition("/")[0] not in codes)
        return one if kept == one.continues else replace(one, continues=kept)

    return replace(line, objectives=tuple(cut(one) for one in line.objectives))


class _Names:
    """What the names in a plan mean."""

    def __init__(self) -> None:
        self.sources = {one.code: one for one in Source.objects.all()}
        self.ratings = {one.code: one for one in Rating.objects.all()}
        self.measures = dict(Measure.objects.values_list("code", "pk"))
        self.objectives = {f"{plan}/{code}" for plan, code in Objective.objects.values_list("plan__code", "code")}


def _names(line: PlanLine) -> _Names:
    names = _Names()
    own = {f"{line.code}/{one.code}" for one in line.objectives}
    faults = [f"source '{line.source}'"] if line.source and line.source not in names.sources else []
    for one in line.objectives:
        faults += [f"measure '{code}' (objective {one.code})" for code in one.measures if code not in names.measures]
        earlier = [name for name in one.continues if name not in names.objectives | own or name == own_name(line, one)]
        faults += [f"objective '{name}' (continued by {one.code})" for name in earlier]
        for published in one.published:
            if published.rating not in names.ratings:
                faults.append(f"rating '{published.rating}' (objective {one.code})")
            if published.source not in names.sources:
                faults.append(f"source '{published.source}' (objective {one.code})")
    if faults:
        more = f" and {len(faults) - 10} more" if len(faults) > 10 else ""
        raise UnknownNames(f"Plan '{line.code}' names what is not held: {', '.join(faults[:10])}{more}.")
    return names


def own_name(line: PlanLine, one: ObjectiveLine) -> str:
    return f"{line.code}/{one.code}"


def _leave_out(plan: Plan, line: PlanLine, day: date) -> None:
    """What the plan does not name any more goes; what is referred to stays behind, ended."""
    for gone in plan.objectives.current().exclude(code__in=[one.code for one in line.objectives]):
        if is_referred_to(gone):
            end(gone, on=day, because="Left out of the plan as it was loaded.")
        else:
            gone.delete()


def _put_priorities(plan: Plan, line: PlanLine) -> Mapping[str, Priority]:
    kept = {}
    for position, one in enumerate(line.priorities):
        fields = {"title": one.title, "summary": one.summary, "position": position}
        kept[one.code], _ = Priority.objects.update_or_create(plan=plan, code=one.code, defaults=fields)
    return kept


def _drop_priorities(plan: Plan, line: PlanLine) -> None:
    """Only once the objectives stand elsewhere: a priority would take along those that still stand below it."""
    gone = plan.priorities.exclude(code__in=[one.code for one in line.priorities])
    Objective.objects.filter(priority__in=gone).update(priority=None)
    gone.delete()


def _put_objectives(plan: Plan, line: PlanLine, priorities: Mapping[str, Priority], names: _Names) -> None:
    for position, one in enumerate(line.objectives):
        fields = {
            "priority": priorities.get(one.priority),
            "title": one.title,
            "summary": one.summary,
            "source_line": one.source_line,
            "position": position,
            "body_does": one.body_does,
            "force_does": one.force_does,
            "owner_role": one.owner_role,
            "baseline": one.baseline,
            "due": one.due,
            "ended_on": one.ended,
            "ended_because": one.ended_because,
        }
        objective, _ = Objective.objects.update_or_create(plan=plan, code=one.code, defaults=fields)
        _put_below(objective, one, names)


def _put_below(objective: Objective, line: ObjectiveLine, names: _Names) -> None:
    objective.evidence.all().delete()
    Evidence.objects.bulk_create(
        Evidence(objective=objective, measure_id=names.measures[code], position=position)
        for position, code in enumerate(line.measures)
    )
    objective.ratings.all().delete()
    PublishedRating.objects.bulk_create(
        PublishedRating(
            objective=objective,
            rating=names.ratings[one.rating],
            rated_on=one.rated_on,
            rated_by=one.rated_by,
            source=names.sources[one.source],
            line=one.line,
        )
        for one in line.published
    )


def _put_links(plan: Plan, line: PlanLine) -> None:
    """Which objectives each carries on; once all of the plan are there, for they may be of the same plan."""
    Succession.objects.filter(objective__plan=plan).delete()
    wanted = [(one.code, *name.split("/", 1)) for one in line.objectives for name in one.continues]
    if not wanted:
        return
    rows = Objective.objects.filter(plan__code__in={of for _, of, _ in wanted} | {plan.code})
    held = {(of, code): pk for pk, of, code in rows.values_list("pk", "plan__code", "code")}
    Succession.objects.bulk_create(
        Succession(objective_id=held[plan.code, later], earlier_id=held[of, code]) for later, of, code in wanted
    )
