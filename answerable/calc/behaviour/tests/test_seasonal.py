"""The season: that it is found where it is, not where it is not, and that limits follow it."""

import numpy as np
import pytest

from answerable.calc.behaviour.answer import Chart
from answerable.calc.behaviour.judging import behaviour
from answerable.calc.behaviour.seasonal import season
from answerable.calc.behaviour.series import Cut
from answerable.calc.behaviour.tests.make import months, noise, series
from answerable.calc.behaviour.xmr import Floats

FACTORS = np.array([0.8, 0.85, 0.95, 1.0, 1.1, 1.2, 1.25, 1.15, 1.05, 0.95, 0.85, 0.85])


def a_year_in_the_sun(years: int, noisy: float = 0.0) -> Floats:
    """Values of 300 a month that follow the factors, and differ from them by chance."""
    season_of: Floats = 300 * np.tile(FACTORS, years)
    return season_of * (1 + noisy * np.array(noise(12 * years, 5, 0, 1)))


def places(number: int) -> np.ndarray:
    return np.arange(number) % 12 + 1


def test_the_factors_of_a_season_are_found() -> None:
    found = season(a_year_in_the_sun(6, 1e-8), places(72))
    assert found is not None
    assert found.factors == pytest.approx(FACTORS / FACTORS.mean(), abs=1e-7)


def test_a_pattern_that_never_varies_is_no_season() -> None:
    assert season(a_year_in_the_sun(6), places(72)) is None


def test_limits_are_widened_for_the_eleven_factors_that_are_free() -> None:
    found = season(a_year_in_the_sun(3, 0.02), places(36))
    assert found is not None
    assert found.widening == pytest.approx((36 / 25) ** 0.5, abs=1e-12)


def test_two_years_are_too_few() -> None:
    assert season(a_year_in_the_sun(2, 0.02), places(24)) is None


def test_three_years_but_for_a_month_are_too_few() -> None:
    assert season(a_year_in_the_sun(3, 0.02)[:35], places(35)) is None


def test_months_without_a_season_have_none() -> None:
    assert season(np.array(noise(60)), places(60)) is None


def test_constant_months_have_no_season() -> None:
    assert season(np.full(48, 7.0), places(48)) is None


def test_values_of_nought_have_no_season() -> None:
    values = a_year_in_the_sun(4, 0.02)
    values[7] = 0
    assert season(values, places(48)) is None


def test_a_gap_spares_the_season() -> None:
    values = a_year_in_the_sun(6, 1e-8)
    values[30] = np.nan
    found = season(values, places(72))
    assert found is not None
    assert found.factors == pytest.approx(FACTORS / FACTORS.mean(), abs=1e-7)


def test_a_steep_rise_is_no_season() -> None:
    assert season(np.linspace(100, 400, 60) + np.array(noise(60, 2, 0, 5)), places(60)) is None


def test_the_usual_range_follows_the_season() -> None:
    answer = behaviour(series(a_year_in_the_sun(4, 0.03).tolist()))
    assert answer.chart is Chart.SEASONAL
    assert answer.last is not None
    assert answer.last.mean[6] > 1.4 * answer.last.mean[0]
    assert answer.last.mean[6] == answer.last.mean[18]
    assert "the usual range follows the season" in answer.cautions[-1]


def test_summers_are_no_signal_where_every_summer_is_high() -> None:
    assert behaviour(series(a_year_in_the_sun(5, 0.03).tolist())).signals == ()


def test_a_winter_as_high_as_a_summer_is_one() -> None:
    values = a_year_in_the_sun(5, 0.03)
    values[36] = 360
    (signal,) = behaviour(series(values.tolist())).signals
    assert (signal.rule, signal.start) == ("outside", months(60)[36])


def test_the_season_of_all_years_serves_a_new_stretch() -> None:
    cut = Cut(months(60)[40].start, "a new system")
    answer = behaviour(series(a_year_in_the_sun(5, 0.03).tolist(), cuts=(cut,)))
    assert answer.last is not None
    assert len(set(answer.last.mean)) == 12
