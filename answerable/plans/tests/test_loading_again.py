"""A folder that is loaded again leaves alone what was issued and varied in the office."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.measures.tests.record_make import ANALYST
from answerable.plans.intake import PlanLine
from answerable.plans.intake.editing import renumbered, take_out_objective
from answerable.plans.models import Objective, Plan
from answerable.plans.operations import IssuedHere, adopt_all
from answerable.plans.operations.drafts import write
from answerable.plans.operations.issuing import issue
from answerable.plans.queries import plan_line
from answerable.plans.queries.drafts import content
from answerable.plans.tests.make_drafts import AT, TODAY, draft, harbour, held, take_all, text, variation

pytestmark = pytest.mark.django_db


def loaded(*lines: PlanLine) -> int:
    return adopt_all(lines, by=ANALYST, at=AT)


def varied() -> tuple[PlanLine, PlanLine]:
    """A plan as its file told it, and as it is after a variation that gave its objectives other numbers."""
    plan = held()
    before, made = plan_line(plan), variation(plan)
    write(made, renumbered(take_out_objective(content(made), "1.1", "Done.")), edition=1, by=ANALYST, at=AT)
    return before, plan_line(issue(take_all(made), issued_on=TODAY, by=ANALYST, at=AT))


def test_a_folder_from_before_a_variation_is_refused() -> None:
    before, _ = varied()
    titles = list(Objective.objects.order_by("pk").values_list("code", "title"))
    with pytest.raises(IssuedHere, match="'2021-25' was issued or varied here"):
        loaded(before)
    assert list(Objective.objects.order_by("pk").values_list("code", "title")) == titles


def test_the_folder_of_the_office_itself_changes_nothing() -> None:
    _, after = varied()
    assert loaded(after) == 0


def test_a_new_plan_is_not_told_otherwise_by_a_file() -> None:
    issued = issue(take_all(draft()), issued_on=TODAY, by=ANALYST, at=AT)
    with pytest.raises(IssuedHere, match="begin a variation"):
        loaded(replace(plan_line(issued), title="Another plan"))


def test_the_plan_that_was_replaced_keeps_its_end() -> None:
    before = plan_line(held())
    Plan.objects.update(end=None, status="current")
    before = replace(before, end=None, status="current")
    issue(take_all(draft(text(harbour()))), issued_on=TODAY, by=ANALYST, at=AT)
    assert loaded(before) == 0
    assert Plan.objects.get(code="2021-25").end == date(2025, 3, 31)
