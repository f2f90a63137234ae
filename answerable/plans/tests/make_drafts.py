"""Drafts for tests: an invented plan of an invented harbour town, its draft, and its steps."""

from dataclasses import replace
from datetime import UTC, date, datetime

from answerable.bodies.models import LocalPolicingBody, OfficeHolder
from answerable.measures.tests.record_make import ANALYST, measure
from answerable.people.tests.make import NOW
from answerable.plans.intake import ObjectiveLine, PlanLine
from answerable.plans.intake.drafts import DraftLine, DraftObjective, DraftPriority
from answerable.plans.models import Draft, Plan
from answerable.plans.operations import adopt
from answerable.plans.operations.drafts import start_new, start_variation
from answerable.plans.operations.steps import Shown, take_step
from answerable.plans.tests.make import objective, plan

AT = datetime(2025, 6, 1, 12, tzinfo=UTC)
TODAY = date(2025, 6, 1)
IN_ORDER = (
    ("views-people", date(2025, 2, 1)),
    ("views-victims", date(2025, 2, 2)),
    ("chief-officer", date(2025, 3, 1)),
    ("strategic-policing-requirement", date(2025, 3, 2)),
    ("panel-draft", date(2025, 3, 10)),
    ("panel-report", date(2025, 4, 1)),
    ("response", date(2025, 4, 20)),
)


def harbour(code: str = "1.1", **facts: object) -> DraftObjective:
    """An objective of the harbour town, without priority."""
    told = DraftObjective(key=f"k{code}", code=code, title="Fewer thefts from boats")
    return replace(told, **facts)  # type: ignore[arg-type]


def text(*objectives: DraftObjective, **facts: object) -> DraftLine:
    """The text of a plan with one priority and these objectives."""
    told = DraftLine(
        title="Plan of Saltmouth",
        start=date(2025, 4, 1),
        end=date(2028, 3, 31),
        priorities=(DraftPriority("p1", "1", "A safe harbour"),),
        objectives=objectives or (harbour(priority="p1"),),
    )
    return replace(told, **facts)  # type: ignore[arg-type]


def body(start: date = date(2012, 11, 22)) -> None:
    """The body of Saltmouth with its first holder."""
    made = LocalPolicingBody.objects.create(name="Saltmouth", short_name="Saltmouth", kind="board", area_code="X")
    OfficeHolder.objects.create(body=made, title="First board", start=start)


def draft(line: DraftLine | None = None, code: str = "2026-29") -> Draft:
    return start_new(code, line or text(), by=ANALYST, at=NOW)


def held(*objectives: ObjectiveLine, code: str = "2021-25") -> Plan:
    """A plan that is in the record."""
    line: PlanLine = plan(*(objectives or (objective("1.1"), objective("1.2"), objective("1.3"))), code=code)
    adopt(line, by=ANALYST, at=NOW)
    return Plan.objects.get(code=code)


def variation(of: Plan) -> Draft:
    return start_variation(of, by=ANALYST, at=NOW)


def shown(on: date, words: str = "Minute 4 of the meeting", address: str = "https://example.org/paper") -> Shown:
    return Shown(on, words, address)


def take(of: Draft, code: str, on: date) -> None:
    take_step(of, code, shown(on), by=ANALYST, at=AT)


def take_all(of: Draft) -> Draft:
    """Every step, in a right order."""
    for code, on in IN_ORDER:
        take(of, code, on)
    return Draft.objects.get(pk=of.pk)


def calls() -> None:
    measure("calls")
