"""How one measure weighs, and rules in words."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.calc.status.answer import Question, Weight
from answerable.calc.status.facts import Against, MeasureFact, Shows, Way
from answerable.calc.status.rules import Condition, Rule
from answerable.calc.status.tests.make import BETTER, MISSES, facts, measure
from answerable.calc.status.weighing import Limits, considered, months_before, weighed
from answerable.calc.status.wording import answer_words, condition_words, rule_words


@pytest.mark.parametrize(
    ("fact", "weight", "why"),
    [
        (BETTER, Weight.FOR, "two figures only, so that nothing says what chance does"),
        (replace(BETTER, against=Against.MISSES), Weight.FOR, "two figures only, so that nothing says what chance does"),
        (MISSES, Weight.AGAINST, ""),
        (replace(BETTER, shows=Shows.CONTEXT, shows_because="it is of pupils"), Weight.LEFT_OUT, "it does not show this promise (it is of pupils)"),
        (replace(BETTER, direction="neutral"), Weight.LEFT_OUT, "neither way of it is better"),
        (replace(BETTER, last=date(2020, 1, 1)), Weight.LEFT_OUT, "its newest figure is too old"),
        (measure(Way.WORSE, size=4), Weight.NEITHER, "a change below 5% that nothing tested counts as none"),
    ],
)  # fmt: skip
def test_a_measure_weighs_and_says_why(fact: MeasureFact, weight: Weight, why: str) -> None:
    (one,) = weighed(facts(fact), Limits())
    told = considered(one)
    assert (told.weight, told.why) == (weight, why)


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [
        (date(2024, 11, 7), 18, date(2023, 5, 1)),
        (date(2024, 1, 31), 1, date(2023, 12, 1)),
        (date(2024, 2, 29), 12, date(2023, 2, 1)),
        (date(2024, 12, 31), 24, date(2022, 12, 1)),
    ],
)
def test_months_back_begin_on_their_first_day(day: date, months: int, first: date) -> None:
    assert months_before(day, months) == first


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Condition("worse", least=1), "there are 1 or more measures of a result that got worse"),
        (Condition("slips", most=2), "there are at most 2 dates of work that were moved"),
        (Condition("measures", least=0, most=0), "there are no measures named as evidence"),
        (
            Condition("performance", among=("worse", "missing")),
            "the performance is getting worse or missing its standard",
        ),
        (Condition("way", among=("worse",), measure="waits"), "the measure waits is getting worse"),
    ],
)
def test_a_condition_can_be_read(condition: Condition, words: str) -> None:
    assert condition_words(condition) == words


def test_a_rule_can_be_read() -> None:
    rule = Rule("mixed", Question.PERFORMANCE, "mixed", "{better} got better and {worse} worse.")
    assert (answer_words(rule), rule_words(rule)) == ("Mixed", "… got better and … worse.")
