"""How objectives stand as at a day: gathered from the record, in a constant number of queries."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from answerable.assessments.intake.showing import ShowingLine
from answerable.assessments.models import RuleSet
from answerable.assessments.operations.loading import load_showings
from answerable.assessments.queries.answers import Beside
from answerable.assessments.queries.history import changed_since, for_objective
from answerable.assessments.queries.standing import standing
from answerable.assessments.queries.work import work
from answerable.assessments.tests.make import DAY, counted, judged, objective, office, stands
from answerable.calc.status.answer import Performance, Weight
from answerable.calc.status.rules import WrongRules
from answerable.kit.freezing import freeze, thaw
from answerable.measures.tests.record_make import ANALYST, NOON
from answerable.plans.models import Deliverable, DeliverableChange, Rating, RatingScale
from answerable.plans.tests.make import objective as objective_line

pytestmark = pytest.mark.django_db


class TestFacts:
    def test_calls_that_fell_speak_for_it(self) -> None:
        office()
        counted({2022: "400", 2023: "300"})
        found = stands()
        assert (found.computed.performance, found.difference.how) == (Performance.BETTER, Beside.AGREES)

    def test_calls_that_rose_speak_against_the_green_that_was_published(self) -> None:
        office()
        counted({2022: "300", 2023: "400"})
        found = stands()
        assert found.difference.how is Beside.KINDER
        assert "The commissioner published green; the rules suggest red." in found.why

    def test_work_does_not_count_whatever_its_figures(self) -> None:
        office()
        counted({2022: "100", 2023: "900"}, measure="patrols")
        (one,) = [one for one in stands().computed.considered if one.measure == "patrols"]
        assert one.weight is Weight.LEFT_OUT

    def test_an_objective_without_a_measure_cannot_be_judged(self) -> None:
        office()
        assert stands("1.2").computed.clause == "No measure is named as evidence for it."

    def test_an_earlier_day_knows_only_what_was_told_by_then(self) -> None:
        office()
        counted({2022: "400", 2023: "300"})
        assert stands(day=date(2024, 3, 20)).computed.performance is Performance.CANNOT

    def test_and_not_a_rating_that_was_published_later(self) -> None:
        office()
        assert stands(day=date(2024, 3, 20)).published is None

    def test_what_the_office_says_a_measure_shows_goes_before_its_definition(self) -> None:
        office()
        counted({2022: "400", 2023: "300"})
        line = ShowingLine("2021-25", "1.1", "calls", "context", "it is of another town")
        assert load_showings([line], by=ANALYST, at=NOON) == 1
        assert load_showings([line], by=ANALYST, at=NOON) == 0
        assert stands().computed.performance is Performance.CANNOT


class TestWork:
    @pytest.fixture(autouse=True)
    def _one_deliverable(self, db: None) -> None:
        office()
        self.one = Deliverable.objects.create(objective=objective(), code="desk", title="A desk", due=date(2024, 6, 30))

    def test_what_was_due_is_late_from_the_day_after(self) -> None:
        counts = [work([objective().pk], day)[objective().pk].late for day in (date(2024, 6, 30), date(2024, 7, 1))]
        assert counts == [0, 1]

    def test_a_date_that_was_moved_is_a_slip_and_not_known_before(self) -> None:
        Deliverable.objects.update(due=date(2024, 12, 31))
        DeliverableChange.objects.create(
            deliverable=self.one, on=date(2024, 7, 10), status="under_way", due_was=date(2024, 6, 30), due_now=date(2024, 12, 31), by="x", at=NOON,
        )  # fmt: skip
        found = [work([objective().pk], day)[objective().pk] for day in (date(2024, 7, 9), DAY)]
        assert [(one.late, one.slips) for one in found] == [(1, 0), (0, 1)]

    def test_what_was_done_later_was_not_done_then(self) -> None:
        Deliverable.objects.update(status="done", status_on=date(2024, 7, 20))
        found = [work([objective().pk], day)[objective().pk] for day in (date(2024, 7, 9), DAY)]
        assert [(one.done, one.late) for one in found] == [(0, 1), (1, 0)]

    def test_of_what_is_late_it_is_told_whether_anybody_spoke_of_it_since(self) -> None:
        Deliverable.objects.update(status_on=date(2024, 5, 1))
        before = work([objective().pk], DAY)[objective().pk].untold
        Deliverable.objects.update(status_on=date(2024, 8, 1))
        assert (before, work([objective().pk], DAY)[objective().pk].untold) == (1, 0)


class TestScales:
    def test_without_a_scale_in_use_nothing_is_suggested_and_the_rest_stays(self) -> None:
        office()
        counted({2022: "400", 2023: "300"})
        scale = RatingScale.objects.create(code="rag", title="Colours", in_use=False)
        Rating.objects.update(scale=scale)
        found = stands()
        assert (found.suggested, found.computed.performance) == (None, Performance.BETTER)
        assert found.difference.how is Beside.NOT_RATED


class TestTime:
    def test_what_changed_since_a_day_is_told(self) -> None:
        plan = office()
        counted({2022: "400", 2023: "300"})
        judged("green")
        (one,) = changed_since(plan, date(2024, 3, 1), day=DAY)
        assert one.what == (
            "computed: cannot be judged, now getting better",
            "published as green",
            "judged green",
        )

    def test_the_thread_has_ratings_and_judgements_by_their_days(self) -> None:
        office()
        judged("green")
        found = for_objective([objective().pk])
        assert [(one.on, one.heading) for one in found] == [
            (date(2024, 3, 21), "Published as Green"),
            (DAY, "Judged Green"),
        ]

    def test_an_objective_that_was_left_out_is_no_longer_listed(self) -> None:
        plan = office()
        plan.objectives.filter(code="1.2").update(ended_on=DAY, ended_because="A variation")
        assert [one.objective.code for one in standing(plan, day=DAY)] == ["1.1"]


class TestRulesInUse:
    def test_rules_that_ask_for_a_measure_that_is_gone_are_an_error(self) -> None:
        plan = office()
        judged("green")
        kept = RuleSet.objects.get()
        content = kept.content
        rule = content["is"]["rules"][0]
        rule["when"] = [{"term": "way", "least": None, "most": None, "among": ["worse"], "measure": "gone"}]
        RuleSet.objects.update(content=content)
        with pytest.raises(WrongRules, match="Rule 'no-evidence' asks for the measure 'gone'"):
            standing(plan, day=DAY)


class TestSpeed:
    def test_more_objectives_ask_no_more(self, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
        plan = office(*(objective_line(f"1.{n}", measures=("calls",)) for n in range(1, 30)))
        counted({2022: "400", 2023: "300"})
        with django_assert_max_num_queries(40):
            assert len(standing(plan, day=DAY)) == 29

    def test_what_is_said_can_be_frozen(self) -> None:
        office()
        counted({2022: "400", 2023: "300"})
        found = stands()
        assert thaw(type(found), freeze(found)) == found
