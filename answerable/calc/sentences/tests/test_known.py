"""What stands beside a figure, what is asked of it, and what to beware of: each case is what is known, and what is said."""

from collections.abc import Callable
from datetime import date

import pytest

from answerable.calc.behaviour.answer import Behaviour
from answerable.calc.behaviour.judging import behaviour
from answerable.calc.behaviour.series import Anomaly, Cut, Point, Series
from answerable.calc.direction import Direction
from answerable.calc.periods import Kind, read
from answerable.calc.sentences.behaviour import reading
from answerable.calc.sentences.shapes import Beside, Fact, Scale
from answerable.calc.sentences.speaking import sentences
from answerable.calc.sentences.tests.make import LOCKDOWNS, MORE, NEITHER, SWITCHBOARD, fact, goal, line, said, told
from answerable.calc.standing import Qualifier

ALONE = "No earlier figure is held to compare it with."
FORCES = Beside("all forces", "5.2%", read("2022"), 43, "forces")
BENCHMARK = Beside("the benchmark year", "10,987", read("2018/19"), own=True)


def beside(*facts: Fact, by: Beside, **known: object) -> str:
    return said(*facts, beside=(by,), **known)  # type: ignore[arg-type]


CASES: dict[str, tuple[Callable[[], str], str]] = {
    "a nation's figure, with n and date": (
        lambda: beside(fact("2022", "4.9", "4.9%"), by=FORCES, scale=Scale.SHARE),
        f"4.9% in 2022. {ALONE} For all forces it is 5.2%, in 2022 (43 forces).",
    ),
    "an n that nobody told": (
        lambda: beside(fact("2022", "4.9", "4.9%"), by=Beside("all forces", "5.2%", read("2022")), scale=Scale.SHARE),
        f"4.9% in 2022. {ALONE} For all forces it is 5.2%, in 2022 (how many stand behind it is not told).",
    ),
    "a baseline of its own": (
        lambda: beside(fact("2018/19", "10987"), fact("2021/22", "8700"), fact("2022/23", "8567"), by=BENCHMARK),
        (
            "8,567 in 2022/23: 1.5% lower than in 2021/22 (8,700), no more than chance would give. Against the benchmark year, "
            f"it is 22% lower than in 2018/19 (10,987){MORE}."
        ),
    ),
    "a baseline already told": (
        lambda: beside(fact("2018/19", "10987"), fact("2022/23", "8567"), by=BENCHMARK),
        f"8,567 in 2022/23: 22% lower than in 2018/19 (10,987){MORE}.",
    ),
    "a baseline across a break": (
        lambda: beside(
            fact("2018/19", "10987"),
            fact("2022/23", "8700"),
            fact("2024/25", "8567"),
            by=BENCHMARK,
            cuts=(Cut(date(2022, 4, 1), "another rule holds"),),
        ),
        "8,567 in 2024/25: 1.5% lower than in 2022/23 (8,700), no more than chance would give.",
    ),
    "a baseline that is not held": (
        lambda: beside(fact("2022/23", "8567"), by=BENCHMARK),
        f"8,567 in 2022/23. {ALONE}",
    ),
    "a standard met": (
        lambda: said(fact("2022", "92", "92%"), scale=Scale.SHARE, goal=goal(90)),
        f"92% in 2022. {ALONE} Taken alone, the newest figure meets the standard (at least 90).",
    ),
    "a target missed": (
        lambda: said(fact("31 January 2024", "199"), goal=goal(200, label="target")),
        f"199 on 31 January 2024. {ALONE} Taken alone, the newest figure misses the target (at least 200).",
    ),
    "at most, met on the line": (
        lambda: said(fact("2022", "60", "60 s"), scale=Scale.DURATION, goal=goal(60, at_least=False)),
        f"60 s in 2022. {ALONE} Taken alone, the newest figure meets the standard (at most 60).",
    ),
    "too roughly told": (
        lambda: said(fact("2022", "90", "about 90", qualifier=Qualifier.ABOUT), goal=goal(90)),
        f"About 90 in 2022. {ALONE} It is told too roughly to say whether it meets the standard (at least 90).",
    ),
    "nearly is not there": (
        lambda: said(fact("2022", "90", "nearly 90", qualifier=Qualifier.NEARLY), goal=goal(91)),
        f"Nearly 90 in 2022. {ALONE} Taken alone, the newest figure misses the standard (at least 91).",
    ),
    "a standard that came later": (
        lambda: said(fact("2022", "92"), goal=goal(90, starts=date(2023, 4, 1))),
        f"92 in 2022. {ALONE}",
    ),
    "a standard that has ended": (
        lambda: said(fact("2022", "92"), goal=goal(90, ends=date(2021, 3, 31))),
        f"92 in 2022. {ALONE}",
    ),
    "no standard of a disputed figure": (
        lambda: said(fact("2022", "92", rivals=("92", "80")), goal=goal(90)),
        (
            "Disputed: in 2022 the papers tell 92 and 80, and this is not settled. Until it is, nothing is compared with it."
        ),
    ),
    "a break inside the only figure": (
        lambda: said(fact("2023/24", "92"), cuts=(SWITCHBOARD,)),
        f"92 in 2023/24. {ALONE} A break lies within 2023/24: from September 2023 on, calls are sorted by a switchboard.",
    ),
    "a change counted across a break": (
        lambda: said(fact("2023/24", "-50", "−50%"), scale=Scale.CHANGE, cuts=(SWITCHBOARD,)),
        (
            "A fall of 50% in 2023/24. It is counted across a break: from September 2023 on, calls are sorted by a switchboard."
        ),
    ),
    "a change counted from an unusual time": (
        lambda: said(fact("2023/24", "-50", "−50%"), scale=Scale.CHANGE, anomalies=(LOCKDOWNS,)),
        "A fall of 50% in 2023/24. What it is counted from is known to be unusual (lockdowns).",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_said(name: str) -> None:
    made, expected = CASES[name]
    assert made() == expected.removesuffix(f" {NEITHER}")


STEADY = [20, 22, 19, 21, 23, 20, 18, 21, 22, 19, 20, 21, 22, 20, 19, 21]


def judged(values: list[int], **known: object) -> tuple[list[Fact], Behaviour]:
    """Months from January 2022 on as figures, and how they behave."""
    names = [f"{2022 + n // 12}-{n % 12 + 1:02d}" for n in range(len(values))]
    facts = [fact(name, str(value)) for name, value in zip(names, values, strict=True)]
    points = tuple(Point(one.period, float(one.value or 0)) for one in facts)
    return facts, behaviour(Series(points, direction=Direction.DOWN_GOOD, **known))  # type: ignore[arg-type]


def spoken(values: list[int], **known: object) -> list[str]:
    facts, how = judged(values, **known)
    asked = line(*facts, behaviour=how, goal=how.goal)
    return list(sentences(told(asked, direction=Direction.DOWN_GOOD)))


def test_a_usual_range_speaks_in_place_of_two_figures() -> None:
    assert spoken(STEADY) == ["21 in April 2023: within its usual range (16 to 25).", "Lower is better."]


def test_a_signal_says_which_way_it_goes_so_that_nothing_repeats_it() -> None:
    assert spoken([*STEADY, 40]) == ["Worse than usual: 40 in May 2023, above its usual range (17 to 26)."]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (30, "The whole of its usual range meets the standard (at most 30)."),
        (20, "It is hit and miss whether it meets the standard (at most 20)."),
        (5, "No part of its usual range meets the standard (at most 5)."),
    ],
)
def test_a_usual_range_answers_for_the_standard(value: int, words: str) -> None:
    assert spoken(STEADY, goals=(goal(value, at_least=False),))[1] == words


def test_a_range_of_other_figures_is_not_spoken_of() -> None:
    facts, how = judged(STEADY)
    year = fact("2023/24", "250")
    assert year.period.kind is Kind.FINANCIAL_YEAR
    text = sentences(told(line(*facts, year, behaviour=how)))[0]
    assert "usual" not in text


def test_a_share_has_no_range_beyond_a_hundred() -> None:
    points = tuple(Point(read(f"{2000 + n}"), value) for n, value in enumerate([99.0, 98.0, 99.0, 97.0] * 4))
    how = behaviour(Series(points))
    read_ = reading(how, words=lambda value: f"{value:g}%", most=100)
    assert read_ is not None
    assert read_.tail.endswith("% or more)")


def test_an_unusual_newest_month_is_not_set_against_the_range() -> None:
    days = Anomaly(read("April 2023"), "days with no data")
    assert "so it is not set against its usual range" in spoken(STEADY, anomalies=(days,))[0]
