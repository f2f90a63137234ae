"""Corners of the sentences: the rarer signals, ranges at nought, years that are disputed or too young."""

from datetime import date

from answerable.calc.behaviour.answer import Behaviour, Chart, Side, Signal, Stretch, Verdict
from answerable.calc.behaviour.judging import behaviour
from answerable.calc.behaviour.series import Point, Series
from answerable.calc.direction import Direction
from answerable.calc.periods import Period, read
from answerable.calc.sentences.behaviour import in_force, told
from answerable.calc.sentences.changed import Class, moved
from answerable.calc.sentences.phrases import since
from answerable.calc.sentences.shapes import Scale
from answerable.calc.sentences.tests.make import fact, line, said
from answerable.calc.sentences.tests.make import told as asked
from answerable.calc.sentences.usual import usual


def months(values: list[float | None]) -> tuple[Point, ...]:
    return tuple(Point(read(f"{2022 + n // 12}-{n % 12 + 1:02d}"), value) for n, value in enumerate(values))


def made(
    values: list[float | None],
    rule: str,
    side: Side,
    verdict: Verdict = Verdict.WORSE,
    limits: tuple[float, float, float] = (10, 0, 20),
) -> Behaviour:
    """A behaviour with one set of limits (mean, lower, upper) and one signal over its last points."""
    points = months(values)
    size = len(points)
    mean, lower, upper = ((one,) * size for one in limits)
    signal = Signal("mdc-1", rule, points[-2].period, points[-1].period, side, verdict)
    return Behaviour(Chart.XMR, points, (Stretch(0, size - 1, mean, lower, upper),), (signal,))


def sentence(how: Behaviour) -> str:
    return told(how, words=lambda value: f"{value:g}")


def test_close_to_a_limit_is_near_the_end_of_the_range() -> None:
    how = made([10, 11, 18, 19], "two_of_three", Side.HIGH)
    assert (
        sentence(how)
        == "Worse than usual: 19 in April 2022, near the top of its usual range (0 to 20) since March 2022."
    )


def test_a_pattern_without_a_way_is_said_plainly() -> None:
    how = made([9, 11, 9, 11], "alternating", Side.NEITHER, Verdict.NOTABLE)
    assert sentence(how) == "11 in April 2022, going up and down by turns since March 2022."


def test_two_in_a_row_outside_are_both_outside() -> None:
    how = made([10, 11, 25, 26], "outside", Side.HIGH)
    assert sentence(how) == (
        "Getting worse: 26 in April 2022; the last two months are both above the usual range (0 to 20)."
    )


def test_a_run_that_has_gone_over_to_another_rule_is_not_counted_too_long() -> None:
    how = made([9, 9, 9, 12, 13, 14], "shift", Side.HIGH)
    assert "running" not in sentence(how)


def test_a_trend_against_the_level_is_told_with_it() -> None:
    points = months([30, 29, 28, 27, 26, 25, 24])
    size = len(points)
    whole = Stretch(0, size - 1, (10.0,) * size, (5.0,) * size, (32.0,) * size)
    first, last = points[0].period, points[-1].period
    signals = (
        Signal("mdc-1", "trend", first, last, Side.LOW, Verdict.BETTER),
        Signal("mdc-1", "shift", first, last, Side.HIGH, Verdict.WORSE),
    )
    assert sentence(Behaviour(Chart.XMR, points, (whole,), signals)) == (
        "Getting worse: 24 in July 2022, higher than usual for seven months running, since January 2022, though falling for "
        "seven months running, since January 2022."
    )


def test_missing_newest_months_do_not_end_a_run() -> None:
    points = months([11, 12, 11, 13, 12, 11, 12, None])
    whole = Stretch(0, 7, (10.0,) * 8, (5.0,) * 8, (15.0,) * 8)
    signal = Signal("mdc-1", "shift", points[0].period, points[6].period, Side.HIGH, Verdict.WORSE)
    how = Behaviour(Chart.XMR, points, (whole,), (signal,))
    assert "for seven months running, since January 2022." in sentence(how)


def test_a_series_without_values_has_no_signal_in_force() -> None:
    assert in_force(Behaviour(Chart.NONE, months([None]))) == []


def test_newest_points_without_limits_are_told_alone() -> None:
    how = Behaviour(Chart.XMR, months([10, 11]), (Stretch(0, 1),))
    assert sentence(how) == "11 in February 2022. The newest months have no usual range to stand in."


def test_a_lower_limit_below_nought_is_left_out_where_no_value_can_be_below() -> None:
    how = made([10, 11, 10, 12], "outside", Side.LOW, limits=(10, -3, 20))
    assert usual(how, 3, str) == "up to 20.0"


def test_a_point_without_limits_has_no_range() -> None:
    assert usual(Behaviour(Chart.NONE, months([1])), 0, str) == ""


def test_the_range_is_as_fine_as_it_must_be() -> None:
    how = made([10, 10, 10, 10], "outside", Side.LOW, limits=(10.45, 10.41, 10.49))
    assert usual(how, 3, lambda value: f"{value:g}") == "10.41 to 10.49"


def test_a_quarter_begins_with_its_first_month() -> None:
    assert since(read("Q2 2023")) == "since April 2023"


def test_too_young_a_part_of_a_year_is_not_compared() -> None:
    text = said(fact("April to May 2022", "50"), fact("April to May 2023", "90"))
    assert "too early a part of its year" in text


def test_a_disputed_whole_year_is_not_told_again_beside_a_part_of_one() -> None:
    text = said(fact("2022/23", "170", rivals=("170", "160")), fact("April 2023 to January 2024", "90"))
    assert "The last whole year" not in text


def test_what_lies_within_its_range_has_moved_within_chance() -> None:
    values: list[float | None] = [20, 22, 19, 21, 23, 20, 18, 21, 22, 19, 20, 21, 22, 20, 19, 21]
    points = months(values)
    facts = [fact(f"{one.period.start:%Y-%m}", f"{one.value:g}") for one in points]
    how = behaviour(Series(points, direction=Direction.DOWN_GOOD))
    found = moved(asked(line(*facts, behaviour=how)))
    assert found
    assert found.grade is Class.WITHIN_CHANCE


def test_a_period_of_odd_days_is_a_figure() -> None:
    odd = Period(date(2022, 1, 5), date(2022, 3, 9))
    assert since(odd) == "since 5 January 2022"


def test_a_range_of_small_rates_is_told_to_two_figures_so_that_the_value_lies_in_it() -> None:
    how = made([0.0051234] * 4, "shift", Side.LOW, limits=(0.005, 0.00412, 0.00587))
    assert usual(how, 3, lambda value: f"{value:g}") == "0.0042 to 0.0058"


def test_a_dozen_numbers_on_days_are_not_too_few_but_carry_over() -> None:
    days = [fact(f"{1 + n} March 2024", f"{200 + 9 * n}") for n in range(12)]
    assert said(*days[:11]).endswith("Eleven figures are too few to say what is usual.")
    assert said(*days).endswith("mostly is on the next, so that two such figures cannot tell chance from change.")


def test_a_dozen_durations_without_a_usual_range_say_that_two_of_them_prove_nothing() -> None:
    times = [fact(f"{2010 + n}/{11 + n}", f"{200 + 9 * n}") for n in range(12)]
    assert said(*times, scale=Scale.DURATION).endswith("Two figures of this kind cannot tell chance from change.")
