"""The 57 objectives of the example: each has a computed status with its reasoning, and it makes sense beside what was published."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from answerable.assessments.intake.showing import ShowingLine, read_showings, showing_tables
from answerable.assessments.operations.loading import load_showings
from answerable.assessments.queries.answers import Beside, ObjectiveStanding
from answerable.assessments.queries.lines import showing_lines
from answerable.assessments.queries.standing import standing
from answerable.calc.status.answer import Performance, Question, Strength, Weight
from answerable.kit.audit import Actor
from answerable.kit.toml import Problem
from answerable.plans.models import Plan
from answerable.site.folder.loading import load

EXAMPLE = Path(__file__).parents[1] / "examples" / "derbyshire"
NOON = datetime(2024, 11, 8, 12, tzinfo=UTC)
DAY = date(2024, 11, 7)
SYSTEM = Actor("system:test", "test")

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

type Standings = Mapping[str, ObjectiveStanding]


def showings() -> tuple[ShowingLine, ...]:
    problems: list[Problem] = []
    found = read_showings((EXAMPLE / "judging.toml").read_bytes(), "judging.toml", problems)
    assert [str(one) for one in problems] == []
    return found


@pytest.fixture(scope="module")
def found(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Standings:
    """How each objective stands, by its code. Nothing of it stays in the database."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(EXAMPLE, by=SYSTEM, at=NOON)
        load_showings(showings(), by=SYSTEM, at=NOON)
        assert set(showing_lines()) == set(showings())
        stands = standing(Plan.objects.get(code="2021-25"), day=DAY)
        transaction.set_rollback(True)
    return {one.objective.code: one for one in stands}


def decided(one: ObjectiveStanding) -> str:
    return next(
        spoken.rule for spoken in one.computed.spoken if spoken.question is Question.PERFORMANCE and spoken.decided
    )


def test_all_57_have_a_published_rating_and_a_computed_status_with_its_reasoning(found: Standings) -> None:
    assert len(found) == 57
    assert all(one.published and one.computed.spoken and one.computed.considered for one in found.values())


def test_101_is_rated_green_while_the_abandonment_of_the_switchboard_rose_from_4_to_15(found: Standings) -> None:
    one = found["2.2"]
    assert (one.difference.how, one.suggested and one.suggested.code) == (Beside.KINDER, "amber")
    assert "Triage or switchboard calls abandoned" in one.why
    assert "15.13%" in one.why
    assert "4.11%" in one.why


@pytest.mark.parametrize("code", ["1.10", "3.9", "4.7", "4.8", "6.2", "6.3", "6.5"])
def test_where_the_papers_give_no_measure_it_cannot_be_judged(found: Standings, code: str) -> None:
    assert (found[code].computed.performance, decided(found[code])) == (Performance.CANNOT, "no-measure")


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("1.1", "only-activity"),  # PCSOs, money and bicycles, for a promise of less crime
        ("1.8", "only-activity"),  # a survey of England and Wales, for confidence in the county
        ("2.1", "contradicted"),  # the fall in the hotspots is printed in several sizes
        ("2.3", "only-contested"),  # fewer reports of nuisance may be less nuisance, or less trust
        ("2.7", "contradicted"),  # two counts of members that do not fit each other
        ("3.4", "only-contested"),  # campaigns, and nobody hurt or killed is counted
        ("5.5", "only-activity"),  # knife crime without a figure of knife crime
        ("6.1", "only-activity"),  # savings are means, and which way is better is disputed
    ],
)
def test_what_cannot_be_judged_says_which_of_the_reasons_it_is(found: Standings, code: str, rule: str) -> None:
    assert (found[code].computed.performance, decided(found[code])) == (Performance.CANNOT, rule)


@pytest.mark.parametrize("code", ["1.3", "6.10"])
def test_a_third_fewer_specials_is_worse(found: Standings, code: str) -> None:
    assert found[code].computed.performance is Performance.WORSE


def test_999_answers_faster_and_meets_its_standard(found: Standings) -> None:
    one = found["1.6"].computed
    (answered,) = [fact for fact in one.considered if fact.measure == "calls-999-answered-10s-pct"]
    assert (answered.weight, one.strength) == (Weight.FOR, Strength.COMPARED)
    assert "at least 90%; the newest figure, 92.3%, meets it" in answered.words


def test_a_colour_that_was_lost_is_set_beside_nothing(found: Standings) -> None:
    lost = [one for one in found.values() if one.published and one.published.step.code == "lost"]
    assert len(lost) == 44
    assert {one.difference.how for one in lost} == {Beside.NOT_RATED}


def test_no_objective_is_computed_green_by_work_alone(found: Standings) -> None:
    green = [one for one in found.values() if one.suggested and one.suggested.code == "green"]
    assert green
    assert all(one.counts.outcomes for one in green)


def test_two_thirds_of_them_cannot_be_judged_and_say_why(found: Standings) -> None:
    counts = Counter(one.computed.performance for one in found.values())
    assert 30 <= counts[Performance.CANNOT] <= 42
    assert all(one.computed.clause for one in found.values())


def test_what_measures_show_comes_back_as_it_was() -> None:
    lines = showings()
    assert sum(len(one["objectives"]) for one in showing_tables(lines)["showing"]) == len(lines)  # type: ignore[attr-defined, misc]
