"""An office at the town of Northmoor with a plan, three scales of colours and two measures, for tests of judgements."""

from dataclasses import replace
from datetime import UTC, date, datetime

from answerable.assessments.models import Judgement
from answerable.assessments.operations.judging import Said, judge
from answerable.assessments.queries.answers import ObjectiveStanding
from answerable.assessments.queries.standing import standing
from answerable.calc.periods import Period
from answerable.kit.audit import Actor
from answerable.measures import operations as measures
from answerable.measures.intake.definitions import SubjectLine
from answerable.measures.tests.record_make import ANALYST, NOON, area, definition, record, row, source
from answerable.plans.intake import ObjectiveLine, RatingLine
from answerable.plans.models import Objective, Plan
from answerable.plans.operations import adopt, set_scale
from answerable.plans.tests.make import objective as objective_line
from answerable.plans.tests.make import plan as plan_line
from answerable.plans.tests.make import rated

DAY = date(2024, 11, 7)
MORNING = datetime(2024, 11, 7, 9, tzinfo=UTC)
HOLDER, OFFICER = Actor("user:2", "office_holder"), Actor("user:3", "scrutiny_officer")
COLOURS = (
    RatingLine("green", "Green", "Good progress.", "circle"),
    RatingLine("amber", "Amber", "Some progress.", "triangle"),
    RatingLine("red", "Red", "Too little progress.", "square"),
)
YEARS = {year: Period(date(year, 1, 1), date(year, 12, 31)) for year in range(2021, 2025)}


def office(*objectives: ObjectiveLine) -> Plan:
    """A plan whose objective 1.1 has calls (a count, to be fewer) as its measure and was published green; 1.2 has none."""
    measures.name_subjects([SubjectLine("calling", "Calling the police", "")], by=ANALYST, at=NOON)
    measures.define([replace(definition("calls"), direction="down_good")], by=ANALYST, at=NOON)
    measures.define([replace(definition("patrols"), direction="neutral")], by=ANALYST, at=NOON)
    area()
    source("report")
    set_scale(COLOURS, by=ANALYST, at=NOON)
    first = objective_line("1.1", measures=("calls", "patrols"), published=(rated(),))
    lines = objectives or (first, objective_line("1.2"))
    adopt(plan_line(*lines), position=0, by=ANALYST, at=NOON)
    return Plan.objects.get(code="2021-25")


def counted(values: dict[int, str], *, as_at: date = date(2024, 3, 21), measure: str = "calls") -> None:
    """Figures of calls in whole years."""
    paper = source(f"report-{as_at}", as_at).code
    record(*(row(one, measure=measure, period=YEARS[year], as_at=as_at, source=paper) for year, one in values.items()))


def objective(code: str = "1.1") -> Objective:
    return Objective.objects.select_related("plan", "priority").get(code=code)


def stands(code: str = "1.1", day: date = DAY) -> ObjectiveStanding:
    """How one objective stands."""
    return next(one for one in standing(Plan.objects.get(), day=day) if one.objective.code == code)


def said(rating: str = "green", **other: object) -> Said:
    """A judgement that differs from whatever the rules say, with its reason."""
    told = Said(rating, DAY, "Office holder", "Callers told us so.", differs_because="The figure is of one year only.")
    return replace(told, **other)  # type: ignore[arg-type]


def judged(rating: str = "green", *, seen: int | None = None, code: str = "1.1", **other: object) -> Judgement:
    return judge(objective(code), said(rating, **other), seen=seen, by=HOLDER, at=MORNING)
