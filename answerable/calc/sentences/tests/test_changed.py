"""What changed most stands first; what nothing tested never stands above what was tested."""

from decimal import Decimal

from answerable.calc.behaviour.answer import Verdict
from answerable.calc.behaviour.judging import behaviour
from answerable.calc.behaviour.series import Point, Series
from answerable.calc.direction import Direction
from answerable.calc.sentences.changed import Class, Moved, first, moved
from answerable.calc.sentences.shapes import Fact, Scale
from answerable.calc.sentences.tests.make import SWITCHBOARD, fact, line, told


def change(*facts: Fact, **known: object) -> Moved:
    found = moved(told(line(*facts, **known), direction=Direction.DOWN_GOOD))
    assert found
    return found


ROBBERY = change(fact("2021/22", "576"), fact("2022/23", "674"))
BURGLARY = change(fact("2021/22", "2668"), fact("2022/23", "2560"))
ON_A_DAY = change(fact("31 May 2021", "100"), fact("31 January 2024", "900"))


def signalled() -> Moved:
    values = [20, 22, 19, 21, 23, 20, 18, 21, 22, 19, 20, 21, 22, 20, 19, 21, 40]
    facts = [fact(f"{2022 + n // 12}-{n % 12 + 1:02d}", str(value)) for n, value in enumerate(values)]
    points = tuple(Point(one.period, float(one.value or 0)) for one in facts)
    return change(*facts, behaviour=behaviour(Series(points, direction=Direction.DOWN_GOOD)))


def test_a_change_beyond_chance_has_its_z_and_its_meaning() -> None:
    assert (ROBBERY.grade, ROBBERY.verdict) == (Class.BEYOND_CHANCE, Verdict.WORSE)
    assert ROBBERY.z is not None
    assert round(ROBBERY.z, 1) == 3.9


def test_a_change_within_chance_has_its_z_too() -> None:
    assert BURGLARY.grade is Class.WITHIN_CHANCE
    assert BURGLARY.z is not None
    assert round(BURGLARY.z, 1) == -2.1


def test_a_number_on_a_day_is_not_tested() -> None:
    assert (ON_A_DAY.grade, ON_A_DAY.z, ON_A_DAY.share) == (Class.UNTESTED, None, 8)


def test_a_signal_comes_first_and_what_was_not_tested_last() -> None:
    assert [one.grade for one in first([ON_A_DAY, BURGLARY, signalled(), ROBBERY])] == list(Class)


def test_the_list_has_its_length() -> None:
    assert first([BURGLARY, ROBBERY], 1) == [ROBBERY]


def test_what_lies_within_the_usual_range_is_no_signal() -> None:
    assert signalled().grade is Class.SIGNAL
    assert signalled().sentence.startswith("Worse than usual: 40 in May 2023")


def test_a_share_is_measured_in_thirds_of_its_margin() -> None:
    sizes = {"size": Decimal(1000)}
    facts = (fact("2021/22", "70", "70%", **sizes), fact("2022/23", "88", "88%", **sizes))
    found = moved(told(line(*facts), scale=Scale.SHARE))
    assert found
    assert found.z is not None
    assert found.z > 3


def test_of_parts_the_one_that_changed_most_speaks() -> None:
    calm = line(fact("2021/22", "100"), fact("2022/23", "101"), name="Calm")
    moving = line(fact("2021/22", "100"), fact("2022/23", "190"), name="Moving")
    found = moved(told(calm, moving))
    assert found
    assert found.sentence == "Moving: 190 in 2022/23: 90% higher than in 2021/22 (100), more than chance would give."


def test_nothing_is_said_across_a_break() -> None:
    assert moved(told(line(fact("2022/23", "9"), fact("2023/24", "90"), cuts=(SWITCHBOARD,)))) is None


def test_nothing_is_said_of_a_disputed_or_unfinished_figure() -> None:
    assert moved(told(line(fact("2022", "9"), fact("2023", "90", rivals=("90", "80"))))) is None
    assert moved(told(line(fact("2022", "9"), fact("2023", "90", finished=False)))) is None
