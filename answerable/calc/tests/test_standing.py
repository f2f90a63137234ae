"""Values told for one key agree, rival one another, or follow one another."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.standing import Qualifier, Told, agrees, standing

DAY = date(2024, 3, 21)
WORDS = {
    "": Qualifier.EXACT,
    "over": Qualifier.OVER,
    "nearly": Qualifier.NEARLY,
    "about": Qualifier.ABOUT,
    "up to": Qualifier.UP_TO,
}


def told(value: str | None, printed: str = "", *, on: date = DAY, key: int = 0) -> Told:
    word = next((word for word in WORDS if word and printed.startswith(word)), "")
    return Told(None if value is None else Decimal(value), on, printed, WORDS[word], key)


AGREEING = [
    (("28.4", "28.4%"), ("28.43", "28.43%")),
    (("28.5", "28.5%"), ("28.45", "28.45%")),
    (("19.7", "19.7%"), ("20", "nearly 20%")),
    (("1669", "1,669"), ("1700", "nearly 1,700")),
    (("1700", "1,700"), ("1700", "nearly 1,700")),
    (("226000", "£226k"), ("225734", "£225,734")),
    (("4400000", "£4.4m"), ("4437000", "£4.437 million")),
    (("500", "over 500"), ("500", "500")),
    (("500", "over 500"), ("531", "531")),
    (("30", "about 30"), ("28", "28")),
    (("50", "up to 50"), ("12", "12")),
    (("34", "00:00:34"), ("34", "34 seconds")),
    (("-20", "about 20"), ("-19", "19")),
    ((None, ""), (None, "n/a")),
]
DISAGREEING = [
    (("77", "77"), ("92", "92")),
    (("1753", "1,753"), ("1700", "nearly 1,700")),
    (("167506", "167,506"), ("167358", "167,358")),
    (("28.4", "28.4%"), ("28.5", "28.5%")),
    (("226000", "£226k"), ("189000", "£189k")),
    (("500", "over 500"), ("499", "499")),
    (("500", "over 500"), ("620", "620")),
    (("20", "nearly 20%"), ("15", "15%")),
    (("50", "up to 50"), ("51", "51")),
    (("50", "up to 50"), ("100", "up to 100")),
    (("1000", "1,000"), ("1034", "1,034")),
    (("3500000", "nearly £3.5m"), ("3500000", "over £3.5m")),
    ((None, ""), ("0", "0")),
]


@pytest.mark.parametrize(("one", "other"), AGREEING)
def test_equal_at_the_coarser_precision_is_agreement(
    one: tuple[str | None, str], other: tuple[str | None, str]
) -> None:
    assert agrees(told(*one), told(*other))
    assert agrees(told(*other), told(*one))


@pytest.mark.parametrize(("one", "other"), DISAGREEING)
def test_anything_else_is_disagreement(one: tuple[str | None, str], other: tuple[str | None, str]) -> None:
    assert not agrees(told(*one), told(*other))
    assert not agrees(told(*other), told(*one))


def test_a_later_value_restates_the_earlier_one() -> None:
    found = standing([told("167358", on=date(2023, 3, 21)), told("167506")])
    assert found
    assert [one.value for one in found.current] == [167506]
    assert [one.value for one in found.earlier] == [167358]
    assert found.restated
    assert not found.disputed


def test_values_of_the_latest_day_that_disagree_are_rivals() -> None:
    found = standing([told("1669", "1,669"), told("1700", "nearly 1,700"), told("1753", "1753")])
    assert found
    assert [one.value for one in found.current] == [1753, 1669]
    assert found.disputed
    assert not found.restated


def test_the_most_precise_speaks_for_those_that_agree() -> None:
    found = standing([told("28.4", "28.4%"), told("28.43", "28.43%", on=date(2023, 1, 1))])
    assert found
    assert [str(one.value) for one in found.current] == ["28.43"]
    assert not found.earlier


def test_what_was_told_later_is_not_known_before() -> None:
    found = standing([told("1", on=date(2023, 3, 21)), told("2")], as_known_on=date(2024, 3, 20))
    assert found
    assert [one.value for one in found.current] == [1]
    assert not found.restated


def test_nothing_told_by_then_has_no_standing() -> None:
    assert standing([told("2")], as_known_on=date(2024, 3, 20)) is None


def test_a_number_that_goes_missing_is_a_restatement() -> None:
    found = standing([told("5", on=date(2023, 3, 21)), told(None)])
    assert found
    assert [one.value for one in found.current] == [None]
    assert found.restated


many = st.lists(
    st.builds(
        Told,
        st.none() | st.decimals(-(10**7), 10**7, places=2) | st.integers(0, 3000).map(Decimal),
        st.dates(date(2023, 1, 1), date(2023, 1, 5)),
        st.just(""),
        st.sampled_from(Qualifier),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=8,
)


@given(many.flatmap(lambda values: st.tuples(st.just(values), st.permutations(values))))
def test_the_order_of_telling_does_not_matter(orders: tuple[list[Told], list[Told]]) -> None:
    assert standing(orders[0]) == standing(orders[1])


@given(many)
def test_rivals_disagree_and_nothing_is_lost(values: list[Told]) -> None:
    found = standing(values)
    assert found
    spoken = found.current + found.earlier
    assert not any(agrees(a, b) for at, a in enumerate(spoken) for b in spoken[:at])
    assert all(any(agrees(one, speaker) for speaker in spoken) for one in values)
    assert max(one.as_at for one in values) >= max(one.as_at for one in found.current)


@given(many)
def test_agreement_is_mutual_and_with_oneself(values: list[Told]) -> None:
    assert all(agrees(one, one) for one in values)
    assert all(agrees(a, b) == agrees(b, a) for a in values for b in values)
