"""Plans and ratings: adopted, changed, read back as they were, and refused where they name what is not held."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, models, transaction

from answerable.kit import audit
from answerable.kit.models import AuditEntry
from answerable.measures.models import Source
from answerable.measures.tests.record_make import ANALYST, NOON, measure, source
from answerable.plans.intake import PlanLine, PriorityLine, RatingLine
from answerable.plans.models import Evidence, Objective, Plan, Priority, PublishedRating, Rating
from answerable.plans.operations import UnknownNames, adopt, set_scale
from answerable.plans.queries import plan_line, plans, rating_lines
from answerable.plans.tests.make import GREEN, LOST, objective, plan, rated

pytestmark = pytest.mark.django_db


def put(line: PlanLine, position: int = 0) -> bool:
    return adopt(line, position=position, by=ANALYST, at=NOON)


def scale(*lines: RatingLine) -> bool:
    return set_scale(lines, by=ANALYST, at=NOON)


class TestScale:
    def test_it_is_kept_in_its_order(self) -> None:
        assert scale(LOST, GREEN)
        assert rating_lines() == (LOST, GREEN)

    def test_the_same_again_changes_nothing(self) -> None:
        scale(GREEN, LOST)
        head = audit.head()
        assert not scale(GREEN, LOST)
        assert audit.head() == head

    def test_a_step_that_is_gone_stays_behind_the_others_and_is_no_change(self) -> None:
        scale(LOST, GREEN)
        assert scale(GREEN)
        assert not scale(GREEN)
        assert rating_lines() == (GREEN, LOST)


class TestAdopting:
    @pytest.fixture(autouse=True)
    def _names(self, db: None) -> None:
        measure("calls")
        measure("asb")
        source("report")
        scale(GREEN, LOST)

    @pytest.fixture
    def whole(self) -> PlanLine:
        return plan(
            objective("1.1", measures=("calls", "asb"), published=(rated(),)),
            objective("1.2", priority="", published=(rated("lost"),)),
            source="report",
        )

    def test_it_reads_back_as_it_was(self, whole: PlanLine) -> None:
        assert put(whole)
        assert plan_line(Plan.objects.get()) == whole

    def test_it_leaves_one_entry(self, whole: PlanLine) -> None:
        before = audit.head().number
        put(whole)
        assert (audit.head().number, audit.verify().unbroken) == (before + 1, True)

    def test_the_same_again_changes_nothing(self, whole: PlanLine) -> None:
        put(whole)
        head = audit.head()
        assert not put(whole)
        assert audit.head() == head

    def test_a_change_is_kept_with_what_was_before(self, whole: PlanLine) -> None:
        put(whole)
        assert put(replace(whole, title="The plan, refreshed"))
        entry = AuditEntry.objects.order_by("-number")[0]
        assert (entry.before["title"], entry.after["title"]) == ("The plan", "The plan, refreshed")

    def test_another_order_of_plans_is_kept(self, whole: PlanLine) -> None:
        put(whole, 0)
        put(plan(code="2013"), 1)
        put(whole, 1)
        put(plan(code="2013"), 0)
        assert [one.code for one in plans()] == ["2013", "2021-25"]

    def test_an_objective_that_is_gone_goes(self, whole: PlanLine) -> None:
        put(whole)
        put(replace(whole, objectives=whole.objectives[:1]))
        assert [one.code for one in Objective.objects.all()] == ["1.1"]

    def test_an_objective_keeps_its_row_when_its_priority_is_renamed(self, whole: PlanLine) -> None:
        put(whole)
        row = Objective.objects.get(code="1.1").pk
        renamed = replace(whole.objectives[0], priority="A")
        put(replace(whole, priorities=(PriorityLine("A", "Visible policing", ""),), objectives=(renamed,)))
        assert (Objective.objects.get(code="1.1").pk, [one.code for one in Priority.objects.all()]) == (row, ["A"])

    def test_every_name_that_is_not_held_is_told(self) -> None:
        wrong = objective(measures=("weather",), published=(rated("purple", source="rumour"),))
        with pytest.raises(UnknownNames) as refused:
            put(plan(wrong, source="hearsay"))
        names = ("measure 'weather'", "rating 'purple'", "source 'rumour'", "source 'hearsay'")
        assert [name in str(refused.value) for name in names] == [True] * 4

    def test_a_refusal_leaves_nothing(self) -> None:
        head = audit.head()
        with pytest.raises(UnknownNames):
            put(plan(objective(measures=("weather",))))
        assert (Plan.objects.count(), audit.head()) == (0, head)

    @pytest.mark.parametrize("model", [Source, Rating])
    def test_what_a_published_rating_rests_on_is_not_deleted(self, whole: PlanLine, model: type[models.Model]) -> None:
        put(whole)
        with pytest.raises(models.ProtectedError):
            model._default_manager.all().delete()


class TestConstraints:
    @pytest.fixture(autouse=True)
    def _plan(self, db: None) -> None:
        measure("calls")
        source("report")
        scale(GREEN)
        put(plan(objective(measures=("calls",), published=(rated(),))))

    def refused(self, row: models.Model, *names: str) -> bool:
        """Whether the database refuses a second such row, and says by what: the constraint's name, or its columns."""
        row.pk = None
        row._state.adding = True
        with pytest.raises(IntegrityError) as error, transaction.atomic():
            row.save(force_insert=True)
        return any(name in str(error.value) for name in names)

    def test_a_plan_that_ends_before_it_starts(self) -> None:
        wrong = Plan(code="x", title="X", start=date(2025, 1, 1), end=date(2024, 1, 1))
        assert self.refused(wrong, "plans_plan_ends_after_start")

    def test_two_priorities_of_one_code(self) -> None:
        assert self.refused(Priority.objects.get(), "plans_priority_one_code_a_plan", "plan_id, plans_priority.code")

    def test_two_objectives_of_one_code(self) -> None:
        assert self.refused(Objective.objects.get(), "plans_objective_one_code_a_plan", "plan_id, plans_objective.code")

    def test_evidence_that_is_named_twice(self) -> None:
        assert self.refused(Evidence.objects.get(), "plans_evidence_named_once", "plans_evidence.measure_id")

    def test_two_ratings_of_one_day(self) -> None:
        twice = PublishedRating.objects.get()
        assert self.refused(twice, "plans_publishedrating_one_a_day", "plans_publishedrating.rated_on")

    def test_two_plans_of_one_code(self) -> None:
        assert self.refused(Plan.objects.get(), "plans_plan_code_key", "plans_plan.code")
