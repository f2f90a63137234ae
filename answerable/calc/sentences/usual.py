"""The usual range of a series in words, so rounded that whoever reads it places each value as the chart does."""

import calendar
import math
import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from answerable.calc.behaviour.answer import Behaviour, Chart
from answerable.calc.periods import Kind
from answerable.calc.sentences.placing import stretch_of

Words = Callable[[float], str]

MOST_PLACES = 3


def usual(behaviour: Behaviour, place: int, words: Words, most: float = math.inf) -> str:
    """The range at a point: "12 to 24", "up to 24" where the lower limit is below nought and no value can be; else empty.

    `most` is the greatest value there can be (100 for a share): "88% or more". The limits are rounded inwards to the places that
    the values are told to, so that a value lies in the range as said exactly when it lies in the range as computed.
    """
    stretch = stretch_of(behaviour, place)
    if stretch is None:
        return ""
    values = [one.value for one in behaviour.points if one.value is not None]
    lower, upper = stretch.lower[place - stretch.start], stretch.upper[place - stretch.start]
    low, high = _inwards(lower, upper, _places(values, upper - lower))
    like = _like(behaviour, place)
    if lower < 0 <= min(values):
        return f"up to {words(high)}{like}" if high < most else f"any value{like}"
    return f"{words(low)} or more{like}" if upper >= most else f"{_from_to(words(low), words(high))}{like}"


def _like(behaviour: Behaviour, place: int) -> str:
    """Which months the range is of, where each has its own."""
    period = behaviour.points[place].period
    seasonal = behaviour.chart is Chart.SEASONAL and period.kind is Kind.MONTH
    return (
        f" for {_ARTICLES.get(period.start.month, 'a')} {calendar.month_name[period.start.month]}" if seasonal else ""
    )


_ARTICLES = {4: "an", 8: "an", 10: "an"}


def _from_to(low: str, high: str) -> str:
    """The word of the unit once: "35,201 to 36,616 members"."""
    number, _, noun = low.partition(" ")
    return (
        f"{number} to {high}"
        if noun and high.partition(" ")[2] == noun and _NUMBER.fullmatch(number)
        else f"{low} to {high}"
    )


_NUMBER = re.compile(r"[\d,.−]+")


def _places(values: Iterable[float], width: float) -> int:
    """How many decimals the values are told to; not more than a reader can use, but two figures of the range at least."""
    told = (Decimal(repr(value)).normalize().as_tuple().exponent for value in values)
    most = max(MOST_PLACES, 1 - math.floor(math.log10(width))) if width > 0 else MOST_PLACES
    return min(most, max((-places for places in told if isinstance(places, int)), default=0))


def _inwards(lower: float, upper: float, places: int) -> tuple[float, float]:
    """The lower limit rounded up and the upper one down; to nearer places where nothing would be left between."""
    for finer in range(max(places, 0), max(places, 0) + 4):
        scale = 10**finer
        low, high = math.ceil(lower * scale - 1e-9) / scale, math.floor(upper * scale + 1e-9) / scale
        if low <= high:
            return low, high
    return lower, upper
