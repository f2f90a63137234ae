"""Areas against limits: exact ones by the distributions themselves, wide ones by values that Public Health England prints."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import bdtr, pdtr

from answerable.calc.funnel import Basis, Entry, Funnel, NotAFunnel, Position, funnel

ALIKE = [Entry("North", 90, 1000), Entry("South", 100, 1000), Entry("East", 110, 1000), Entry("West", 100, 1000)]
APART = [Entry(str(at), count, 1000) for at, count in enumerate([20, 40, 60, 90, 110, 140, 160, 180])]


def positions(found: Funnel) -> dict[str, Position]:
    return {one.entry.name: one.position for one in found.areas}


def test_areas_that_differ_by_chance_are_inside() -> None:
    found = funnel(ALIKE, Basis.RATE)
    assert set(positions(found).values()) == {Position.INSIDE}
    assert (found.mean, found.overdispersed, found.caution) == (0.1, False, "")


def test_an_area_far_from_the_rest_is_found_by_its_size_and_not_by_its_rank() -> None:
    many = [Entry(str(at), 100, 1000) for at in range(20)]
    found = funnel([*many, Entry("Small", 2, 10), Entry("Large", 1600, 10_000), Entry("Quiet", 50, 1000)], Basis.SHARE)
    assert positions(found)["Small"] == Position.INSIDE
    assert positions(found)["Large"] == Position.FAR_ABOVE
    assert positions(found)["Quiet"] == Position.FAR_BELOW


def test_between_the_limits_is_above_and_not_far_above() -> None:
    found = funnel([*(Entry(str(at), 100, 1000) for at in range(30)), Entry("Odd", 125, 1000)], Basis.RATE)
    assert positions(found)["Odd"] == Position.ABOVE


def test_areas_that_differ_by_more_than_chance_get_wider_limits_and_a_sentence() -> None:
    found = funnel(APART, Basis.RATE)
    assert found.overdispersed
    assert "differ by more than chance" in found.caution
    assert set(positions(found).values()) == {Position.INSIDE}


def test_dispersion_is_the_mean_square_of_the_scores_drawn_in() -> None:
    scores = sorted((one.count / 1000 - 0.1) / math.sqrt(0.1 / 1000) for one in APART)
    low, high = scores[0] + 0.7 * (scores[1] - scores[0]), scores[7] - 0.7 * (scores[7] - scores[6])
    drawn = [min(max(score, low), high) for score in scores]
    assert funnel(APART, Basis.RATE).dispersion == pytest.approx(sum(score**2 for score in drawn) / 8, rel=1e-9)


def test_limits_of_large_shares_are_those_that_phe_prints() -> None:
    sizes = [539, 12_316, 99_108, 110_000]
    entries = [Entry(str(size), 0.80642448 * size, size) for size in sizes]
    bands = [one.band for one in funnel(entries, Basis.SHARE, per=100).areas]
    assert bands[2].inner.low == pytest.approx(80.396467, abs=0.002)
    assert bands[3].outer.high == pytest.approx(81.010578, abs=0.002)


@given(st.integers(5, 400), st.sampled_from([Basis.SHARE, Basis.RATE]))
def test_exact_limits_lie_where_the_distribution_reaches_its_tail(size: int, basis: Basis) -> None:
    band = funnel([Entry(str(at), 0.2 * size, size) for at in range(4)], basis).areas[0].band

    def below(count: int) -> float:
        return float(bdtr(count, size, 0.2) if basis is Basis.SHARE else pdtr(count, 0.2 * size))

    top = math.ceil(round(band.outer.high * size, 9))
    assert below(top) >= 0.999 - 1e-9
    assert top == 0 or below(top - 1) <= 0.999 + 1e-9


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 3000)), min_size=4, max_size=30))
def test_limits_hold_the_mean_and_the_outer_hold_the_inner(pairs: list[tuple[int, int]]) -> None:
    found = funnel([Entry(str(at), count, size) for at, (count, size) in enumerate(pairs)], Basis.RATE, per=1000)
    for band in (*found.curve, *(one.band for one in found.areas)):
        assert band.outer.low <= band.inner.low <= band.inner.high <= band.outer.high
        assert band.outer.low - 1e-9 <= found.mean <= band.outer.high + 1e-9


def test_the_curve_narrows_and_covers_every_size() -> None:
    found = funnel([Entry(str(size), size / 10, size) for size in (50, 500, 5000, 9000)], Basis.SHARE)
    widths = [band.outer.high - band.outer.low for band in found.curve]
    assert widths[0] > widths[25] > widths[-1]
    assert found.curve[0].denominator < 50
    assert found.curve[-1].denominator > 9000


@pytest.mark.parametrize("count", [0, 10])
def test_nothing_anywhere_and_everything_everywhere_are_inside(count: int) -> None:
    found = funnel([Entry(str(at), count, 10) for at in range(5)], Basis.SHARE)
    assert set(positions(found).values()) == {Position.INSIDE}


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        (ALIKE[:3], "at least four areas, and there are 3"),
        ([*ALIKE, ALIKE[0]], "North comes twice"),
        ([*ALIKE, Entry("Nowhere", 0, 0)], "Nowhere has 0 of 0"),
        ([*ALIKE, Entry("Lost", math.nan, 10)], "Lost has nan of 10"),
        ([*ALIKE, Entry("Swapped", 11, 10)], "Swapped counts 11 of 10"),
        ([*ALIKE, Entry("Below", -1, 10)], "Below counts -1 of 10"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_a_sentence(entries: list[Entry], words: str) -> None:
    with pytest.raises(NotAFunnel, match=words):
        funnel(entries, Basis.SHARE)
