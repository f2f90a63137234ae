"""Whatever is frozen comes back as it was, and what is not known is refused."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.periods import Period
from answerable.kit.freezing import CannotFreeze, Frozen, NotThisForm, digest, freeze, thaw, written


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Inner:
    colour: Colour
    value: Decimal | None
    day: date


@dataclass(frozen=True)
class Outer:
    title: str
    count: int
    sure: bool
    at: datetime
    period: Period
    parts: tuple[Inner, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class Loose:
    anything: object


@dataclass(frozen=True)
class Grown:
    """What Inner became in a later version: one field more, with a default."""

    colour: Colour
    value: Decimal | None
    day: date
    since: str = "not given"


periods = st.lists(st.dates(), min_size=2, max_size=2).map(lambda days: Period(min(days), max(days)))
inners = st.builds(
    Inner, st.sampled_from(Colour), st.none() | st.decimals(allow_nan=False, allow_infinity=False), st.dates()
)
outers = st.builds(
    Outer,
    st.text(),
    st.integers(),
    st.booleans(),
    st.datetimes(timezones=st.just(UTC)),
    periods,
    st.lists(inners, max_size=3).map(tuple),
    st.none() | st.text(),
)

RED = Inner(Colour.RED, Decimal("28.40"), date(2024, 3, 21))


@given(outers)
def test_what_is_frozen_comes_back_through_json_as_it_was(outer: Outer) -> None:
    assert thaw(Outer, json.loads(written(freeze(outer)))) == outer


@given(outers)
def test_equal_things_have_equal_digests(outer: Outer) -> None:
    assert digest(freeze(outer)) == digest(freeze(thaw(Outer, freeze(outer))))


def test_a_decimal_keeps_the_noughts_it_was_printed_with() -> None:
    assert freeze(RED)["is"]["value"] == "28.40"


def test_a_field_added_since_has_its_default() -> None:
    assert thaw(Grown, freeze(RED) | {"kind": "Grown"}).since == "not given"


@pytest.mark.parametrize(
    "data",
    [
        freeze(RED) | {"form": 2},
        freeze(RED) | {"kind": "Outer"},
        freeze(RED) | {"more": 1},
        freeze(RED) | {"is": {**freeze(RED)["is"], "size": 3}},
        freeze(RED) | {"is": {"colour": "red"}},
        freeze(RED) | {"is": []},
        freeze(RED) | {"is": {**freeze(RED)["is"], "value": "a lot"}},
        freeze(RED) | {"is": {**freeze(RED)["is"], "day": 3}},
        {},
    ],
    ids=[
        *("later form", "other kind", "more around it", "unknown field", "missing field", "no mapping"),
        *("no number", "no day", "empty"),
    ],
)
def test_data_of_another_form_is_refused(data: Frozen) -> None:
    with pytest.raises(NotThisForm):
        thaw(Inner, data)


@pytest.mark.parametrize(
    "value",
    [
        Loose({}),
        Inner("red", None, date(2024, 3, 21)),  # type: ignore[arg-type]
        Inner(Colour.RED, Decimal("NaN"), date(2024, 3, 21)),
        Inner(Colour.RED, 28.4, date(2024, 3, 21)),  # type: ignore[arg-type]
        Inner(Colour.RED, None, datetime(2024, 3, 21, tzinfo=UTC)),
        "a text",
    ],
    ids=["any object", "text for an enum", "not a number", "float", "moment for a day", "no dataclass"],
)
def test_what_has_no_frozen_form_is_refused(value: object) -> None:
    with pytest.raises(CannotFreeze):
        freeze(value)


def test_the_refusal_names_the_field() -> None:
    with pytest.raises(CannotFreeze, match=r"Inner\.value"):
        freeze(Inner(Colour.RED, 28.4, date(2024, 3, 21)))  # type: ignore[arg-type]
