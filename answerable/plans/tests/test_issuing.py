"""Issuing: refused with everything that is missing; then the plan is written, and what was renumbered is what it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from answerable.kit import audit
from answerable.measures.tests.record_make import ANALYST
from answerable.plans.intake.drafts import DraftLine
from answerable.plans.intake.editing import merge, renumbered, split, take_out_objective
from answerable.plans.models import Draft, Objective, Plan, Succession, Threat
from answerable.plans.operations import drafts
from answerable.plans.operations.issuing import CannotIssue, issue
from answerable.plans.queries import plan_line
from answerable.plans.queries.drafts import content
from answerable.plans.tests.make import objective
from answerable.plans.tests.make_drafts import (
    AT,
    IN_ORDER,
    TODAY,
    body,
    calls,
    draft,
    harbour,
    held,
    take,
    take_all,
    text,
    variation,
)

pytestmark = pytest.mark.django_db


def issued(of: Draft, on: date = TODAY) -> Plan:
    return issue(of, issued_on=on, by=ANALYST, at=AT)


def refused(of: Draft, on: date = TODAY) -> CannotIssue:
    with pytest.raises(CannotIssue) as error:
        issued(of, on)
    return error.value


def varied(plan: Plan, edit: Callable[[DraftLine], DraftLine]) -> Plan:
    """The plan after a variation with this change, all steps taken."""
    made = variation(plan)
    drafts.write(made, edit(content(made)), edition=1, by=ANALYST, at=AT)
    return issued(take_all(made))


def without_the_first(line: DraftLine) -> DraftLine:
    return renumbered(take_out_objective(line, "1.1", "Done."))


def now(plan: Plan) -> dict[str, int]:
    return {one.code: one.pk for one in plan.objectives.current().order_by("position")}


class TestRefusing:
    def test_without_its_steps_every_one_is_told(self) -> None:
        assert [one.step.code for one in refused(draft()).steps] == [
            "views-people",
            "views-victims",
            "chief-officer",
            "strategic-policing-requirement",
            "panel-draft",
            "panel-report",
            "response",
        ]

    def test_a_refusal_leaves_nothing(self) -> None:
        made = draft()
        head = audit.head()
        refused(made)
        assert (Plan.objects.count(), audit.head()) == (0, head)

    @pytest.mark.parametrize(
        ("line", "says"),
        [
            (text(harbour(measures=("weather",))), "names the measure weather that the office does not have any more"),
            (text(harbour(threats=("pirates",))), "answers to pirates"),
            (text(harbour(was=("7.7",))), "carries on 7.7"),
            (text(harbour(), harbour(key="k2")), "2 objectives have the number 1.1"),
            (text(harbour("1 1")), "letters, digits, dots and hyphens"),
            (text(harbour(title="")), "has no title"),
            (text(harbour(due=date(2025, 1, 1))), "before the plan begins"),
            (text(harbour(due=date(2029, 1, 1))), "after the plan ends"),
            (replace(text(), objectives=()), "has no objective"),
            (text(title=""), "The plan has no title"),
            (text(start=None), "has no first day"),
            (text(end=date(2020, 1, 1)), "ends before it begins"),
            (text(start=date(2010, 1, 1)), "begins before the body existed"),
        ],
        ids=lambda value: value if isinstance(value, str) else "text",
    )
    def test_a_text_that_can_be_no_plan(self, line: DraftLine, says: str) -> None:
        body()
        assert says in str(refused(take_all(draft(line))))

    def test_no_plan_of_the_same_name_is_written_over(self) -> None:
        made = take_all(draft())
        held(code="2026-29")
        assert "There is a plan called “2026-29” already" in str(refused(made))

    def test_a_new_plan_begins_after_the_one_in_force(self) -> None:
        held()
        Plan.objects.update(status="current")
        assert "does not begin after the plan in force" in str(refused(take_all(draft(text(start=date(2015, 4, 1))))))

    def test_a_plan_that_was_replaced_meanwhile_is_not_varied(self) -> None:
        made = take_all(variation(held()))
        issued(take_all(draft()))
        Plan.objects.filter(code="2021-25").update(status="past")
        assert "has been replaced since" in str(refused(made))

    def test_not_before_its_last_step(self) -> None:
        assert "cannot be issued before" in refused(take_all(draft()), date(2025, 4, 19)).day

    def test_not_on_a_day_to_come(self) -> None:
        assert "in the future" in refused(take_all(draft()), date(2025, 6, 2)).day

    def test_not_twice(self) -> None:
        made = take_all(draft())
        issued(made)
        with pytest.raises(drafts.Closed, match="issued"):
            issued(made)


class TestNew:
    def test_it_is_a_plan(self) -> None:
        plan = issued(take_all(draft()))
        assert (plan.code, plan.title, plan.status, plan.issued_on) == (
            "2026-29",
            "Plan of Saltmouth",
            "current",
            TODAY,
        )

    def test_its_objectives_say_what_the_draft_said(self) -> None:
        calls()
        Threat.objects.create(code="cyber", title="Cyber crime", origin="spr")
        one = harbour(priority="p1", body_does="Pays for lights.", force_does="Patrols.", owner_role="Harbour sergeant")
        issued(take_all(draft(text(replace(one, measures=("calls",), threats=("cyber",), due=date(2027, 1, 1))))))
        row = Objective.objects.get()
        assert (row.body_does, row.force_does, row.owner_role) == ("Pays for lights.", "Patrols.", "Harbour sergeant")
        assert (row.due, row.evidence.count(), row.threats.get().code) == (date(2027, 1, 1), 1, "cyber")

    def test_the_version_that_was_issued_is_kept(self) -> None:
        made = take_all(draft())
        issued(made)
        assert made.versions.get(purpose="issued").content == made.content

    def test_the_plan_before_ends_the_day_before(self) -> None:
        before = held()
        Plan.objects.update(end=None, status="current")
        issued(take_all(draft()))
        before.refresh_from_db()
        assert (before.end, before.status) == (date(2025, 3, 31), "past")

    def test_what_it_carries_on_is_told(self) -> None:
        held()
        issued(take_all(draft(text(harbour("1", was=("1.1", "1.2")), follows="2021-25"))))
        assert plan_line(Plan.objects.get(code="2026-29")).objectives[0].continues == ("2021-25/1.1", "2021-25/1.2")


class TestVarying:
    def test_a_renumbered_objective_is_the_same(self) -> None:
        plan = held()
        before = now(plan)
        varied(plan, without_the_first)
        assert now(plan) == {"1.1": before["1.2"], "1.2": before["1.3"]}

    def test_what_is_left_out_stays_with_its_reason_under_another_number(self) -> None:
        plan = varied(held(), without_the_first)
        gone = plan.objectives.get(ended_on=TODAY)
        assert (gone.title, gone.code, gone.ended_because) == ("Objective 1.1", "1.1-to-2025", "Done.")

    def test_two_may_change_numbers(self) -> None:
        plan = held(objective("1.1"), objective("1.2"))
        before = now(plan)

        def swap(line: DraftLine) -> DraftLine:
            one, two = line.objectives
            return replace(line, objectives=(replace(one, code="1.2"), replace(two, code="1.1")))

        varied(plan, swap)
        assert now(plan) == {"1.2": before["1.1"], "1.1": before["1.2"]}

    def test_a_merger_is_kept_as_a_succession(self) -> None:
        varied(held(), lambda line: merge(line, ["1.1", "1.2"], replace(line.objectives[0], title="Both")))
        (link,) = Succession.objects.all()
        assert (link.objective.title, link.earlier.code, link.earlier.ended_because) == (
            "Both",
            "1.2",
            "Merged into 1.1.",
        )

    def test_a_split_is_kept_as_a_succession(self) -> None:
        def part(line: DraftLine) -> DraftLine:
            whole = line.objectives[0]
            return split(line, "1.1", whole, replace(whole, code="1.4", title="The other half"))

        varied(held(), part)
        (link,) = Succession.objects.all()
        assert (link.objective.title, link.earlier.code, link.earlier.ended_on) == ("The other half", "1.1", None)

    def test_a_second_variation_follows_the_first(self) -> None:
        plan = varied(held(), without_the_first)
        made = variation(plan)
        drafts.write(made, without_the_first(content(made)), edition=1, by=ANALYST, at=AT)
        for code, _ in IN_ORDER:
            take(made, code, TODAY)
        issued(made)
        assert sorted(plan.objectives.values_list("code", flat=True)) == ["1.1", "1.1-to-2025", "1.1-to-2025-2"]

    def test_the_plan_keeps_its_place(self) -> None:
        plan = held()
        Plan.objects.filter(pk=plan.pk).update(position=3)
        issued(take_all(variation(plan)))
        assert Plan.objects.get().position == 3

    def test_the_trail_holds(self) -> None:
        issued(take_all(variation(held())))
        assert audit.verify().unbroken
