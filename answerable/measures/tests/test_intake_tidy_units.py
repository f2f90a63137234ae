"""What the values of a file are understood to be, and the series that calc gets."""

from collections.abc import Sequence
from datetime import date

import pytest

from answerable.calc.behaviour.series import Quantity
from answerable.calc.direction import Direction
from answerable.measures.intake.tidy_units import NotUnderstood, Understood, in_words, understood
from answerable.measures.tests.tidy_make import month, monthly, only, sheet


def meant(values: Sequence[object], name: str = "Burglary", /, **columns: Sequence[object]) -> Understood:
    return understood(only(monthly(values, name, **columns)))


def refusal(values: Sequence[object], name: str = "Burglary", /, **columns: Sequence[object]) -> str:
    with pytest.raises(NotUnderstood) as refused:
        meant(values, name, **columns)
    return str(refused.value)


class TestUnits:
    @pytest.mark.parametrize(
        ("values", "quantity"),
        [([1, 0, 3], Quantity.COUNT), ([1.5, 2], Quantity.OTHER), ([-4, 3, 5], Quantity.OTHER), (["", "-"], Quantity.OTHER)],
    )  # fmt: skip
    def test_values_without_a_denominator(self, values: list[object], quantity: Quantity) -> None:
        assert meant(values).series.quantity is quantity

    def test_counts_out_of_a_denominator_are_judged_as_percent(self) -> None:
        found = meant([45, 50], denominator=[500, 400])
        assert [point.value for point in found.series.points] == [9.0, 12.5]
        assert (found.series.quantity, found.scale.name) == (Quantity.SHARE, "percent")
        assert "read as counts out of the denominator" in found.cautions[0]

    def test_counts_above_their_denominator_are_judged_as_a_rate(self) -> None:
        found = meant([45, 50], denominator=[30, 100])
        assert [point.value for point in found.series.points] == [1.5, 0.5]
        assert found.series.quantity is Quantity.RATE

    @pytest.mark.parametrize(
        ("name", "values", "columns"),
        [
            ("Answered", [91.5, 90], {}),
            ("Answered", ["91%", "90%"], {}),
            ("Answered (per cent)", [91, 90], {}),
            ("Answered", [91, 90], {"unit": ["percent", ""]}),
        ],
    )
    def test_percentages_stay_as_they_are(
        self, name: str, values: list[object], columns: dict[str, list[object]]
    ) -> None:
        found = meant(values, name, denominator=[500, 400], **columns)
        assert (found.series.quantity, found.series.points[1].value) == (Quantity.SHARE, 90)
        assert found.series.points[1].denominator == 400

    def test_a_proportion_is_judged_as_percent_and_shown_as_it_was(self) -> None:
        found = meant([0.25, 0.5], denominator=[500, 400])
        assert [point.value for point in found.series.points] == [25, 50]
        assert found.scale.shown(50) == 0.5

    def test_a_rate_per_thousand_is_of_thousands(self) -> None:
        (point,) = meant([2.5], denominator=[8000], unit=["per 1000"]).series.points
        assert (point.value, point.denominator) == (2.5, 8)

    def test_counts_of_a_whole_population_are_judged_for_100_000_of_it(self) -> None:
        found = meant([52, 40], denominator=[1_040_000, 1_000_000])
        assert [(point.value, point.denominator) for point in found.series.points] == [(5, 10.4), (4, 10)]
        assert (found.series.quantity, found.scale.name) == (Quantity.RATE, "per_100000")

    def test_a_denominator_that_is_not_used_is_told(self) -> None:
        found = meant([120.5, 99], denominator=[500, 400])
        assert (found.series.quantity, "was not used" in found.cautions[0]) == (Quantity.OTHER, True)

    def test_a_slip_below_nought_among_counts_is_refused_with_a_way_out(self) -> None:
        said = refusal([*range(20), -5])
        assert said.startswith("row 22, column value: -5 is below nought")
        assert "write 'other' in a column unit" in said

    def test_counts_of_a_denominator_are_never_below_nought(self) -> None:
        assert "a count never is" in refusal([-5, 4], denominator=[10, 10])

    def test_two_units_are_refused(self) -> None:
        assert "row 3, column unit: 'percent' after 'count'" in refusal([1, 2], unit=["count", "percent"])


class TestDenominatorsOfNought:
    def test_nothing_out_of_none_is_a_gap(self) -> None:
        found = meant([0, 5], denominator=[0, 10])
        assert [point.value for point in found.series.points] == [None, 50]
        assert "The denominator is 0 in January 2021: there is no figure where nothing was counted." in found.cautions

    def test_something_out_of_none_is_refused(self) -> None:
        assert "row 2, column denominator: the denominator is 0 and the value is 3" in refusal(
            [3, 5], denominator=[0, 10]
        )

    def test_a_percentage_of_none_is_a_gap(self) -> None:
        assert meant([95.5, 90], denominator=[0, 10]).series.points[0].value is None

    def test_a_count_without_its_denominator_is_a_gap(self) -> None:
        found = meant([3, 5], denominator=["", 10])
        assert (found.series.points[0].value, "Rows without a denominator are gaps." in found.cautions) == (None, True)


class TestStandards:
    def test_the_polarity_says_which_side_meets_it(self) -> None:
        (goal,) = meant([1, 2], polarity=["down_good"] * 2, standard=[5, 5]).series.goals
        assert (goal.value, goal.at_least, goal.starts, goal.ends) == (5, False, date(2021, 1, 1), None)

    def test_without_a_polarity_the_sign_must_say_it(self) -> None:
        found = meant([1, 2], standard=[5, 5])
        assert (found.unsided, found.series.goals, "as >= or <=" in found.cautions[0]) == (True, (), True)
        assert meant([1, 2], standard=[">=5", ">=5"]).series.goals[0].at_least

    def test_one_that_changes_midway_is_two(self) -> None:
        goals = meant([1, 2, 3], polarity=["up_good"] * 3, standard=[5, 5, 6]).series.goals
        assert [(one.value, one.starts, one.ends) for one in goals] == [
            (5, date(2021, 1, 1), date(2021, 2, 28)),
            (6, date(2021, 3, 1), None),
        ]

    def test_one_that_is_no_longer_written_has_ended(self) -> None:
        goals = meant([1, 2, 3], polarity=["up_good"] * 3, standard=[5, 5, ""]).series.goals
        assert [one.ends for one in goals] == [date(2021, 2, 28)]

    def test_one_that_is_written_once_holds_from_there_on(self) -> None:
        (goal,) = meant([1, 2, 3], polarity=["up_good", "", ""], standard=[5, "", ""]).series.goals
        assert goal.ends is None

    @pytest.mark.parametrize(("written", "percent"), [("90", 90), ("90%", 90), ("0.9", 90), ("0.9%", 0.9)])
    def test_of_a_share_of_counts_in_percent_or_as_a_part_of_one(self, written: str, percent: float) -> None:
        (goal,) = meant([45], denominator=[50], polarity=["up_good"], standard=[written]).series.goals
        assert goal.value == percent

    @pytest.mark.parametrize("written", ["0.9", "90%", "90"])
    def test_of_a_proportion(self, written: str) -> None:
        (goal,) = meant([0.95], denominator=[50], polarity=["up_good"], standard=[written]).series.goals
        assert goal.value == pytest.approx(90)


class TestAnnotations:
    def test_a_break_begins_with_its_row_even_if_it_is_repeated(self) -> None:
        cuts = meant([1, 2, 3], **{"break": ["", "new system", "new system"]}).series.cuts
        assert [(one.at, one.reason) for one in cuts] == [(date(2021, 2, 1), "new system")]

    def test_an_anomaly_has_the_period_of_its_row(self) -> None:
        (anomaly,) = meant([1, 2], anomaly=["", "lockdown"]).series.anomalies
        assert (anomaly.period.start, anomaly.reason) == (date(2021, 2, 1), "lockdown")

    def test_the_polarity(self) -> None:
        assert meant([1, 2], polarity=["", "up good"]).series.direction is Direction.UP_GOOD

    def test_two_polarities_are_refused(self) -> None:
        assert "row 3, column polarity: 'down_good' after 'up_good'" in refusal([1, 2], polarity=["up", "down"])

    def test_the_same_period_twice_is_refused_with_both_rows(self) -> None:
        with pytest.raises(NotUnderstood, match="row 3, column period_start: January 2021 stands in row 2 already"):
            understood(only(sheet(f"Burglary,{month(0)},1", f"Burglary,{month(0)},2")))


@pytest.mark.parametrize(
    ("value", "words"),
    [(1234, "1,234"), (0, "0"), (-5, "−5"), (12.3456, "12.346"), (0.04213, "0.0421"), (12.5, "12.5"), (-0.5, "−0.5")],
)
def test_numbers_in_words(value: float, words: str) -> None:
    assert in_words(value) == words
