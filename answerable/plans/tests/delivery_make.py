"""What stands round objectives, for tests: an office that began in 2021, a plan with two objectives, and their work."""

from datetime import date

from answerable.bodies.models import LocalPolicingBody, OfficeHolder
from answerable.measures.tests.record_make import ANALYST, NOON, source
from answerable.plans.models import Deliverable, Objective
from answerable.plans.operations import adopt
from answerable.plans.operations.delivery import Stand, Work, add_deliverable, update_deliverable
from answerable.plans.tests.make import objective, plan

DAY = date(2024, 11, 7)
BEGAN = date(2021, 5, 13)


def office() -> None:
    """A plan of two objectives, a paper, and an office that began in May 2021."""
    body = LocalPolicingBody.objects.create(
        name="Northmoor", short_name="Northmoor", kind="board", title_of_holder="Board", force="Police", area_code="N"
    )
    OfficeHolder.objects.create(body=body, title="First board", start=BEGAN)
    source("report")
    adopt(plan(objective("1.1"), objective("1.2")), by=ANALYST, at=NOON)


def objective_of(code: str = "1.1") -> Objective:
    return Objective.objects.select_related("plan").get(code=code)


def owed(
    title: str = "New radios", *, due: date | None = date(2024, 3, 31), status: str = "under_way", code: str = "1.1"
) -> Deliverable:
    """A deliverable as it was written down in January 2024."""
    stand = Stand(status, date(2024, 1, 10), due, "Ordered.")
    return add_deliverable(objective_of(code), Work(title, "force", "Head of Fleet"), stand, by=ANALYST, at=NOON)


def moved(
    held: Deliverable, due: date | None, *, on: date = date(2024, 6, 1), words: str = "The maker is late."
) -> None:
    """The date of a deliverable moves."""
    held.refresh_from_db()
    update_deliverable(held, Stand(held.status, on, due, words), edition=held.edition, by=ANALYST, at=NOON)
