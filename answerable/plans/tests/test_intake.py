"""A plan's file is read whole, or its faults are told with their tables."""

import tomllib

import pytest

from answerable.kit.toml import Fields, Problem
from answerable.plans.intake import PlanLine, read_plans, read_ratings

PLAN = """
[[plan]]
code = "2021-25"
title = "The plan"
from = 2021-04-01
until = 2025-03-31

[[priority]]
plan = "2021-25"
code = "1"
title = "Visible policing"

[[objective]]
plan = "2021-25"
priority = "1"
code = "1.1"
title = "Answer calls"
measures = ["calls"]
rating = "green"
rated_on = 2024-03-21
rated_by = "the commissioner"
rating_source = "report"
rating_line = 12
"""


def read(text: str) -> tuple[tuple[PlanLine, ...], list[str]]:
    problems: list[Problem] = []
    return read_plans(Fields(tomllib.loads(text), "plan.toml", problems)), [str(one) for one in problems]


def test_a_plan_is_read_with_what_stands_below_it() -> None:
    (one,), problems = read(PLAN)
    assert (one.priorities[0].code, one.objectives[0].measures, problems) == ("1", ("calls",), [])


def test_a_rating_is_read_with_its_day_and_whose_it_was() -> None:
    ((published,),) = [one.published for one in read(PLAN)[0][0].objectives]
    assert (published.rating, str(published.rated_on), published.rated_by, published.line) == (
        "green", "2024-03-21", "the commissioner", 12,
    )  # fmt: skip


def test_an_objective_without_a_rating_has_none() -> None:
    bare = PLAN.split("rating =", maxsplit=1)[0]
    (one,), problems = read(bare)
    assert (one.objectives[0].published, problems) == ((), [])


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("until = 2025-03-31", "until = 2020-03-31", "[[plan]] 1: 'until' is 2020-03-31, before 'from' on 2021-04-01."),
        ('priority = "1"', 'priority = "9"', "[[objective]] 1: there is no [[priority]] '9' in plan '2021-25'."),
        ('[[priority]]\nplan = "2021-25"', '[[priority]]\nplan = "2031"', "there is no [[plan]] with the code '2031'."),
        ('measures = ["calls"]', 'measures = ["calls", "calls"]', "'measures' names 'calls' 2 times: once is enough."),
        ('measures = ["calls"]', "measures = [5]", "'measures' has something in it that is not text."),
        ("rated_on = 2024-03-21", "", "'rated_on' is missing: say it."),
        ('rated_by = "the commissioner"', "", "'rated_by' is missing: say it."),
        ("rating_line = 12", "rating_lime = 12", "did you mean 'rating_line'?"),
        ('title = "Answer calls"', f'title = "{"x" * 201}"', "at most 200 fit."),
    ],
)
def test_a_fault_is_told_with_its_table(good: str, bad: str, told: str) -> None:
    problems = read(PLAN.replace(good, bad))[1]
    assert told in problems[0]


@pytest.mark.parametrize("table", ["plan", "priority", "objective"])
def test_a_code_that_stands_twice_is_told(table: str) -> None:
    start = PLAN.index(f"[[{table}]]")
    end = PLAN.find("[[", start + 2)
    twice = PLAN + PLAN[start : end if end > 0 else None]
    assert ["stands twice" in one for one in read(twice)[1]] == [True]


def test_a_rating_scale_says_words_and_shapes() -> None:
    problems: list[Problem] = []
    table = tomllib.loads('rating = [{code="a", word="A", shape="star"}, {code="a", word="B", shape="circle"}]')
    read_ratings(Fields(table, "office.toml", problems))
    assert [str(one).split(": ", 1)[1][:30] for one in problems] == [
        "'shape' is 'star': say one of ", "the code 'a' stands twice: giv",
    ]  # fmt: skip
