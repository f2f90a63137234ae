"""Two figures of one series: how they differ, and whether by more than chance; or why they are not to be compared."""

import math
from dataclasses import replace

from answerable.calc.behaviour.series import Point, Quantity
from answerable.calc.change import chance
from answerable.calc.change.answer import Caution, Change, Method, Percent, Points, Reason, Refusal, Suspicion
from answerable.calc.change.cautions import cautions
from answerable.calc.change.known import Known
from answerable.calc.change.refusing import refusal
from answerable.calc.intervals import Interval
from answerable.calc.periods import Kind, printed


class NotComparable(ValueError):
    """The two are not figures that anyone can have told, or come in the wrong order."""


def compare(before: Point, after: Point, known: Known | None = None) -> Change | Refusal:
    """The change from the earlier point to the later one; a Refusal where the periods or their values are not alike.

    Values of shares are percent from 0 to 100. Raises NotComparable when the later point comes first, and for values that
    cannot be: not finite, a count or rate below nought, a share outside 0 and 100, a denominator of nought or less.
    """
    known = known or Known()
    if after.period < before.period:
        raise NotComparable(
            f"Give the earlier figure first: {printed(after.period)} comes before {printed(before.period)}."
        )
    check(before, known.quantity)
    check(after, known.quantity)
    missing = next((one for one in (before, after) if one.value is None), None)
    if missing:
        return Refusal(Reason.NO_VALUE, f"Not compared: there is no figure for {printed(missing.period)}.")
    refused = refusal(before.period, after.period, known)
    if refused:
        return refused
    change = measured(before, after, known.quantity)
    return replace(change, cautions=(*change.cautions, *cautions(change, known)))


def measured(before: Point, after: Point, quantity: Quantity) -> Change:
    """The arithmetic alone: size, relative change, test. The caller has seen to it that the two may be compared."""
    if before.value is None or after.value is None:
        raise NotComparable("A gap has no size: leave points without a value out.")
    size = after.value - before.value
    change = Change(before, after, quantity, size, _relative(before.value, size, quantity))
    match quantity:
        case Quantity.COUNT if after.period.kind is Kind.SNAPSHOT:
            return replace(change, cautions=(_NO_EVENTS,))
        case Quantity.COUNT:
            return tested_rates(change, (before.value, 1), (after.value, 1))
        case Quantity.OTHER | Quantity.AMOUNT:
            return replace(change, cautions=(_NO_TEST,))
    if before.denominator is None or after.denominator is None:
        return replace(change, cautions=(_NO_DENOMINATOR,))
    first, second = (before.value, before.denominator), (after.value, after.denominator)
    return _tested_shares(change, first, second) if quantity is Quantity.SHARE else tested_rates(change, first, second)


def check(point: Point, quantity: Quantity) -> None:
    """Raises NotComparable for a value or a denominator that cannot be; a gap passes."""
    for what, number in (("value", point.value), ("denominator", point.denominator)):
        if number is not None and not math.isfinite(number):
            raise NotComparable(
                f"The {what} of {printed(point.period)} is not a number: correct it, or leave it empty."
            )
    if point.denominator is not None and point.denominator <= 0:
        raise NotComparable(
            f"The denominator of {printed(point.period)} is {point.denominator:g}: it must be above nought."
        )
    if point.value is None or quantity is Quantity.OTHER:
        return
    if point.value < 0:
        raise NotComparable(
            f"The value of {printed(point.period)} is {point.value:g}: a {quantity} is never below nought."
        )
    if quantity is Quantity.SHARE and point.value > 100:
        raise NotComparable(f"The share of {printed(point.period)} is {point.value:g}%: a share is at most 100%.")


def tested_rates(change: Change, first: tuple[float, float], second: tuple[float, float]) -> Change:
    """With the square-root difference and its interval, for two (events for each unit, units)."""
    z, between = chance.root_difference_of_rates(first, second), chance.ratio(first, second)
    percent = between and Interval(100 * (between.low - 1), 100 * (between.high - 1))
    return replace(change, method=Method.SQUARE_ROOT, z=z, interval=percent, beyond_chance=abs(z) >= chance.FLAG)


def _tested_shares(change: Change, first: tuple[float, float], second: tuple[float, float]) -> Change:
    points = chance.points_between(first, second)
    return replace(change, method=Method.NEWCOMBE, interval=points, beyond_chance=not points.holds(0))


def _relative(base: float, size: float, quantity: Quantity) -> Percent | Points | None:
    if quantity is Quantity.SHARE:
        return Points(size)
    return Percent(100 * size / base) if base > 0 else None


_NO_TEST = Caution(
    Suspicion.NO_TEST, "Two figures of this kind cannot tell chance from change: it takes a run of like periods."
)
_NO_EVENTS = Caution(
    Suspicion.NO_TEST,
    "How many there are on a day is not a count of events, so that two such numbers cannot tell chance from change.",
)
_NO_DENOMINATOR = Caution(
    Suspicion.NO_DENOMINATOR,
    "How many it is a share of was not told, so that nobody can say whether this is more than chance.",
)
