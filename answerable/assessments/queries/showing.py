"""What a measure shows of an objective: by the office's own word where it gave one, else by the measure's definition."""

from collections.abc import Mapping
from dataclasses import dataclass

from answerable.assessments.models import Showing
from answerable.calc.status.facts import Shows
from answerable.measures.models import Measure
from answerable.plans.models import Plan

MEANS = {"gbp", "posts", "hours", "vehicles", "miles", "fte", "staff", "officers", "organisations", "kits"}
"""Units of what is put into work, or of work done."""


@dataclass(frozen=True)
class Shown:
    """What it shows, and the office's reason where it said so itself."""

    shows: Shows
    because: str = ""


type Said = Mapping[tuple[int, int], Shown]
"""By objective and measure."""


def said(plan: Plan) -> Said:
    """What the office said itself, of the objectives of a plan."""
    rows = Showing.objects.filter(objective__plan=plan)
    return {(one.objective_id, one.measure_id): Shown(Shows(one.shows), one.because) for one in rows}


def shown(measure: Measure, objective: int, told: Said) -> Shown:
    return told.get((objective, measure.pk)) or Shown(by_definition(measure))


def by_definition(measure: Measure) -> Shows:
    """What a definition lets one think: a share, an average or a change is a result, a number that is to be lower too; the rest is work."""
    if measure.direction not in (Measure.Direction.UP_GOOD, Measure.Direction.DOWN_GOOD):
        contested = measure.direction == Measure.Direction.CONTESTED and measure.unit not in MEANS
        return Shows.CONTEXT if contested else Shows.ACTIVITY
    if measure.unit in MEANS:
        return Shows.ACTIVITY
    if measure.aggregation in (Measure.Aggregation.RATE, Measure.Aggregation.MEAN):
        return Shows.OUTCOME
    return Shows.OUTCOME if measure.direction == Measure.Direction.DOWN_GOOD else Shows.ACTIVITY
