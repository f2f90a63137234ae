"""Parts without a whole: breaks, bases and standards are said of them too."""

from answerable.calc.behaviour.series import Anomaly
from answerable.calc.periods import read
from answerable.calc.sentences.shapes import Line, Scale
from answerable.calc.sentences.speaking import sentences
from answerable.calc.sentences.tests.make import LOCKDOWNS, MORE, NEITHER, SWITCHBOARD, fact, goal, line, told


def parts(*lines: Line, scale: Scale = Scale.COUNT) -> str:
    return " ".join(sentences(told(*lines, scale=scale))).removesuffix(f" {NEITHER}")


def test_a_break_is_said_once_of_all_parts() -> None:
    lines = [line(fact("2022/23", "9"), fact("2023/24", "7"), name=name, cuts=(SWITCHBOARD,)) for name in ("A", "B")]
    assert parts(*lines) == (
        "In 2023/24, A: 7; B: 7. It is not compared with 2022/23: from September 2023 on, calls are sorted by a switchboard."
    )


def test_an_unusual_time_is_passed_over_once_for_all_parts() -> None:
    lines = [
        line(fact("2019", "637"), fact("2021", "900"), fact("2022", "725"), name=name, anomalies=(LOCKDOWNS,))
        for name in ("A", "B")
    ]
    how = f"14% higher than in 2019{MORE}"
    assert parts(*lines) == f"In 2022, A: 725 ({how}); B: 725 ({how}). Passed over: 2021, as unusual (lockdowns)."


def test_the_standard_of_one_part_is_said_with_its_name_and_period() -> None:
    lines = [
        line(fact("2023", "98.1", "98.1%"), name="Home", goal=goal(100, label="expectation")),
        line(fact("31 January 2024", "97", "97%"), name="All"),
    ]
    assert "Home: 98.1% in 2023 misses the expectation (at least 100)." in parts(*lines, scale=Scale.SHARE)


def test_several_with_the_same_value_stand_together() -> None:
    lines = [line(fact("2022", value), name=name) for name, value in zip("ABCD", ("0", "0", "0", "7"), strict=True)]
    assert parts(*lines) == "In 2022, between 0 (A and two others) and 7 for D, across four figures."


def test_the_base_of_one_change_among_others_is_named() -> None:
    odd = Anomaly(read("2020/21"), "lockdowns")
    lines = [
        line(fact("2023/24", "44", "+44%"), name="From 2019/20"),
        line(fact("2023/24", "22", "+22%"), name="From 2020/21", anomalies=(odd,)),
    ]
    assert "From 2020/21: what it is counted from is known to be unusual (lockdowns)." in parts(
        *lines, scale=Scale.CHANGE
    )
