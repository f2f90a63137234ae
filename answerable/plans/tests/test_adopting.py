"""What a plan's file says since issue: what ended, what carries on what, and scales with names."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.kit import audit
from answerable.kit.toml import Fields, Problem
from answerable.measures.tests.record_make import ANALYST, NOON
from answerable.plans.intake import PlanLine, RatingLine, ScaleLine, read_plans, read_scales
from answerable.plans.models import Deliverable, Objective, Plan
from answerable.plans.operations import UnknownNames, UnknownScale, adopt, adopt_all, set_scale, set_scales
from answerable.plans.queries import in_force, plan_line, rating_lines, scale_lines
from answerable.plans.tests.make import GREEN, objective, plan

DAY = date(2024, 5, 1)


def read(table: dict[str, object]) -> tuple[tuple[PlanLine, ...], list[Problem]]:
    problems: list[Problem] = []
    return read_plans(Fields(table, "plan.toml", problems)), problems


class TestReading:
    def plan(self, **facts: object) -> dict[str, object]:
        one = {"plan": "p", "code": "1", "title": "One", **facts}
        return {"plan": [{"code": "p", "title": "P", "issued_on": DAY}], "objective": [one]}

    def test_who_does_what(self) -> None:
        facts: dict[str, object] = {
            "body_does": "Pays.",
            "force_does": "Patrols.",
            "owner_role": "Sergeant",
            "due": DAY,
        }
        ((line,), problems) = read(self.plan(**facts))
        told = line.objectives[0]
        assert (told.body_does, told.force_does, told.owner_role, told.due, problems) == (
            "Pays.",
            "Patrols.",
            "Sergeant",
            DAY,
            [],
        )

    def test_the_day_it_was_issued(self) -> None:
        assert read(self.plan())[0][0].issued_on == DAY

    def test_what_ended_says_why(self) -> None:
        assert "'ended_because' is missing" in str(read(self.plan(ended=DAY))[1][0])

    def test_what_it_carries_on_has_its_plan(self) -> None:
        assert "say PLAN/CODE" in str(read(self.plan(continues=["1.1"]))[1][0])


@pytest.mark.django_db
class TestAdopting:
    def put(self, line: PlanLine) -> bool:
        return adopt(line, by=ANALYST, at=NOON)

    def test_it_reads_back_as_it_was(self) -> None:
        ended = replace(objective("1.2"), ended=DAY, ended_because="Done.")
        carries = replace(objective("1.1"), continues=("2021-25/1.2",), body_does="Pays.", baseline="10 in 2023")
        whole = replace(plan(carries, ended), issued_on=DAY)
        self.put(whole)
        assert plan_line(Plan.objects.get()) == whole

    def test_what_is_referred_to_ends_instead_of_going(self) -> None:
        self.put(plan(objective("1.1"), objective("1.2")))
        Deliverable.objects.create(objective=Objective.objects.get(code="1.2"), code="d", title="Lights")
        self.put(plan(objective("1.1")))
        assert Objective.objects.get(code="1.2").ended_on == NOON.date()

    def test_what_ended_here_is_no_change_of_the_file(self) -> None:
        self.put(plan(objective("1.1"), objective("1.2")))
        Deliverable.objects.create(objective=Objective.objects.get(code="1.2"), code="d", title="Lights")
        self.put(plan(objective("1.1")))
        head = audit.head()
        assert (self.put(plan(objective("1.1"))), audit.head()) == (False, head)

    def test_a_priority_that_goes_leaves_what_ended_below_it(self) -> None:
        self.put(plan(objective("1.1"), replace(objective("1.2"), ended=DAY, ended_because="Done.")))
        line = plan(
            objective("1.1", priority=""), replace(objective("1.2", priority=""), ended=DAY, ended_because="Done.")
        )
        self.put(replace(line, priorities=()))
        assert Objective.objects.count() == 2

    def test_one_that_carries_on_itself_is_refused(self) -> None:
        with pytest.raises(UnknownNames, match=r"2021-25/1\.1"):
            self.put(plan(replace(objective("1.1"), continues=("2021-25/1.1",))))

    def test_a_plan_may_carry_on_one_that_comes_later(self) -> None:
        new = plan(replace(objective("1"), continues=("old/1.1",)), code="new")
        assert adopt_all([new, plan(objective("1.1"), code="old")], by=ANALYST, at=NOON) == 2
        assert plan_line(Plan.objects.get(code="new")) == new

    def test_all_again_is_no_change(self) -> None:
        lines = [plan(replace(objective("1"), continues=("old/1.1",)), code="new"), plan(objective("1.1"), code="old")]
        adopt_all(lines, by=ANALYST, at=NOON)
        head = audit.head()
        assert (adopt_all(lines, by=ANALYST, at=NOON), audit.head()) == (0, head)

    def test_every_plans_strange_names_are_told(self) -> None:
        lines = [plan(objective(measures=("tides",)), code="a"), plan(objective(measures=("winds",)), code="b")]
        with pytest.raises(UnknownNames, match=r"tides.*winds"):
            adopt_all(lines, by=ANALYST, at=NOON)


@pytest.mark.django_db
class TestInForce:
    def test_the_one_that_began_last(self) -> None:
        adopt_all([plan(code="new"), replace(plan(code="old"), start=date(2017, 4, 1))], by=ANALYST, at=NOON)
        found = in_force(date(2022, 1, 1))
        assert found is not None
        assert found.code == "new"

    def test_none_after_the_last_one_ended(self) -> None:
        adopt(plan(), by=ANALYST, at=NOON)
        assert in_force(date(2025, 4, 1)) is None


class TestScales:
    def test_a_scale_is_read(self) -> None:
        problems: list[Problem] = []
        table = {"scale": [{"code": "words", "title": "Words", "in_use": False}]}
        assert read_scales(Fields(table, "office.toml", problems)) == (ScaleLine("words", "Words", "", False),)

    def test_in_use_is_true_or_false(self) -> None:
        problems: list[Problem] = []
        read_scales(Fields({"scale": [{"code": "a", "title": "A", "in_use": "no"}]}, "office.toml", problems))
        assert "say true or false" in str(problems[0])

    @pytest.mark.django_db
    def test_a_rating_is_of_a_scale(self) -> None:
        set_scales([ScaleLine("words", "Words")], by=ANALYST, at=NOON)
        set_scale([replace(GREEN, scale="words")], by=ANALYST, at=NOON)
        assert (scale_lines()[0].code, rating_lines()[0].scale) == ("words", "words")

    @pytest.mark.django_db
    def test_a_scale_that_nobody_names_is_refused(self) -> None:
        with pytest.raises(UnknownScale, match="'words'"):
            set_scale([RatingLine("a", "A", "", "circle", "words")], by=ANALYST, at=NOON)

    @pytest.mark.django_db
    def test_a_scale_that_is_gone_is_out_of_use(self) -> None:
        set_scales([ScaleLine("words", "Words")], by=ANALYST, at=NOON)
        assert set_scales([], by=ANALYST, at=NOON)
        assert [one.in_use for one in scale_lines()] == [False]

    @pytest.mark.django_db
    def test_the_same_scales_again_are_no_change(self) -> None:
        set_scales([ScaleLine("words", "Words", in_use=False)], by=ANALYST, at=NOON)
        assert not set_scales([ScaleLine("words", "Words", in_use=False)], by=ANALYST, at=NOON)
