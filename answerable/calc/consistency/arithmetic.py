"""What a change or a share comes to, and how far the rounding of its two figures leaves that open."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from answerable.calc.figures.figure import Figure
from answerable.calc.standing import Qualifier, Told, stretch

_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Span:
    """An expected value with the lowest and highest it can be."""

    expected: Decimal
    low: Decimal
    high: Decimal

    def meets(self, low: Decimal, high: Decimal) -> bool:
        """Whether the two stretches share a value."""
        return self.low <= high and low <= self.high

    def rounded(self) -> tuple[Decimal, tuple[Decimal, Decimal]]:
        """Expected value and interval to two places, as they are shown."""
        return self.expected.quantize(_CENT), (self.low.quantize(_CENT), self.high.quantize(_CENT))


def told(figure: Figure) -> Told:
    """The figure as one telling of its value."""
    return Told(figure.value, date.min, figure.number.printed, figure.qualifier)


def open_to(figure: Figure) -> tuple[Decimal, Decimal]:
    """The values that a figure leaves open: a whole number told exactly leaves none but itself."""
    one = told(figure)
    if one.qualifier is Qualifier.EXACT and one.place == 1:
        return figure.value, figure.value
    return stretch(one, figure.value)


def stated(figure: Figure) -> tuple[Decimal, Decimal]:
    """The values that a stated change leaves open: always half its last place."""
    return stretch(told(figure), figure.value)


def percent_change(
    base: tuple[Decimal, Decimal], now: tuple[Decimal, Decimal], exact: tuple[Decimal, Decimal]
) -> Span | None:
    """Change in percent from `base` to `now` (stretches) with `exact` as printed; None from nought."""
    if base[0] <= 0 or exact[0] <= 0:
        return None
    return Span(*(100 * (b - a) / a for a, b in (exact, (base[1], now[0]), (base[0], now[1]))))


def difference(base: tuple[Decimal, Decimal], now: tuple[Decimal, Decimal], exact: tuple[Decimal, Decimal]) -> Span:
    """`now` less `base`."""
    return Span(exact[1] - exact[0], now[0] - base[1], now[1] - base[0])
