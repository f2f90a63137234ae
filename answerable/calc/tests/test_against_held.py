"""How a claim stands to what is held, and its value in the unit that is held."""

from datetime import date
from decimal import Decimal

import pytest

from answerable.calc.against_held import Stand, stand, value_for
from answerable.calc.figures.figure import Direction, Unit
from answerable.calc.standing import Qualifier, Told, standing

MARCH, MAY = date(2024, 3, 21), date(2024, 5, 1)


def told(value: str, as_at: date = MARCH, qualifier: Qualifier = Qualifier.EXACT) -> Told:
    return Told(Decimal(value), as_at, value, qualifier)


@pytest.mark.parametrize(
    ("mine", "held", "expected"),
    [
        pytest.param(told("1753"), [told("1753")], Stand.AGREES, id="the same"),
        pytest.param(told("28.4"), [told("28.43")], Stand.AGREES, id="rounded"),
        pytest.param(told("1700", qualifier=Qualifier.NEARLY), [told("1669")], Stand.AGREES, id="nearly"),
        pytest.param(told("1753"), [told("1669")], Stand.CONTRADICTS, id="another of one day"),
        pytest.param(told("1753", MAY), [told("1669")], Stand.RESTATES, id="another later"),
        pytest.param(told("1753"), [told("1669", MAY)], Stand.UNSUPPORTED, id="another before"),
        pytest.param(told("1753", MAY), [told("1753"), told("1669", MAY)], Stand.AGREES_EARLIER, id="what was before"),
        pytest.param(told("1669"), [told("1753"), told("1669")], Stand.AGREES, id="one of two rivals"),
        pytest.param(told("1753"), [], Stand.UNSUPPORTED, id="nothing held"),
    ],
)
def test_it_stands(mine: Told, held: list[Told], expected: Stand) -> None:
    latest = max((one.as_at for one in held), default=None)
    assert stand(mine, standing(held), latest).stand is expected


def test_it_names_what_it_contradicts() -> None:
    found = stand(told("1753"), standing([told("1669")]), MARCH)
    assert found.by == told("1669")


@pytest.mark.parametrize(
    ("value", "unit", "direction", "wanted", "expected"),
    [
        ("1.5", Unit.MINUTES, Direction.NONE, "seconds", "90"),
        ("90", Unit.MINUTES, Direction.NONE, "hours", "1.5"),
        ("10", Unit.PERCENT, Direction.DOWN, "percent_change", "-10"),
        ("10", Unit.PERCENT, Direction.UP, "percent_change", "10"),
        ("226000", Unit.POUNDS, Direction.NONE, "gbp", "226000"),
    ],
)
def test_a_value_in_the_unit_held(value: str, unit: Unit, direction: Direction, wanted: str, expected: str) -> None:
    assert value_for(Decimal(value), unit, direction, wanted) == Decimal(expected)
