"""What was owed and asked for an objective, as it stood on a day: work listed, and recommendations still open."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from answerable.calc.status.facts import Work
from answerable.plans.models import Deliverable
from answerable.recommendations.models import Recommendation


@dataclass(frozen=True)
class Asked:
    """Recommendations open on a day, those past their date, and the causes of concern among them."""

    live: int = 0
    late: int = 0
    of_concern: int = 0


def work(objectives: Collection[int], day: date) -> Mapping[int, Work]:
    """The deliverables of each objective by their status and date on the day; those without any are left out. Two queries."""
    found: dict[int, Work] = {}
    rows = Deliverable.objects.filter(objective__in=objectives).prefetch_related("changes").order_by("position", "pk")
    for one in rows:
        found[one.objective_id] = _with(found.get(one.objective_id, Work()), one, day)
    return found


def _with(so_far: Work, one: Deliverable, day: date) -> Work:
    past = [change for change in one.changes.all() if change.on <= day]
    later = [change for change in one.changes.all() if change.on > day]
    unborn = bool(later) or (one.status_on is not None and one.status_on > day)
    status = past[-1].status if past else Deliverable.Status.NOT_STARTED if unborn else one.status
    due = past[-1].due_now if past else later[0].due_was if later else one.due
    late = status in Deliverable.LIVE and due is not None and due < day
    told = past[-1].on if past else one.status_on
    return Work(
        owed=so_far.owed + 1,
        done=so_far.done + (status == Deliverable.Status.DONE),
        late=so_far.late + late,
        at_risk=so_far.at_risk + (status == Deliverable.Status.AT_RISK),
        stopped=so_far.stopped + (status == Deliverable.Status.STOPPED),
        slips=so_far.slips + sum(_slipped(change.due_was, change.due_now) for change in past),
        untold=so_far.untold + (late and due is not None and (told is None or told <= due)),
    )


def _slipped(was: date | None, now: date | None) -> bool:
    return was is not None and (now is None or now > was)


def recommendations(objectives: Collection[int], day: date) -> Mapping[int, Asked]:
    """The recommendations of reports published by the day that were open then, by objective. Two queries."""
    found: dict[int, Asked] = {}
    rows = Recommendation.objects.filter(objective__in=objectives, report__published__lte=day)
    for one in rows.prefetch_related("moves"):
        if _state(one, day) not in Recommendation.LIVE or one.objective_id is None:
            continue
        so_far = found.get(one.objective_id, Asked())
        due = one.deadline or one.local_target
        found[one.objective_id] = Asked(
            so_far.live + 1,
            so_far.late + (due is not None and due < day),
            so_far.of_concern + (one.kind == Recommendation.Kind.CAUSE_OF_CONCERN),
        )
    return found


def _state(one: Recommendation, day: date) -> str:
    moves = list(one.moves.all())
    past = [move for move in moves if move.on <= day]
    if past:
        return past[-1].after
    return Recommendation.State.OPEN if moves else one.state
