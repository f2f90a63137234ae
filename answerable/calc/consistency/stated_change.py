"""A stated change does not follow from the two figures that are told beside it, or goes the other way, or measures a year against itself.
Example: Reports rose from 412 to 503, an increase of 18%. From 412 to 503 is a rise of 22.09%.

It is silent where a rounding of the figures gives the change, where it is not said between which figures the change runs, and, of two
percentages, where the change is right in points or in percent of the first.

It matters because a change is what readers remember of a paper, and nobody works it out again.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from answerable.calc.consistency.arithmetic import Span, difference, open_to, percent_change, stated
from answerable.calc.consistency.cells import cell_figures
from answerable.calc.consistency.finding import Finding, Kind, Place, Severity, place_of
from answerable.calc.consistency.pairs import (
    Pair,
    base_period,
    claims,
    compared_with,
    from_to,
    goes_wrong_way,
    index,
    on_earlier,
    series,
    told_before,
)
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Direction, Figure, Unit
from answerable.calc.standing import Qualifier

RULE = "stated_change"
_POINT = Decimal(1)
_TENS = Decimal("2.5")


def stated_change(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every stated change of the documents whose two figures are told beside it and give another."""
    for reading in readings:
        seen: set[tuple[int, int]] = set()
        for pair in _pairs(reading):
            key = (pair.claim.sentence.number, pair.claim.number.start)
            if key not in seen and (finding := _judged(reading.name, pair)):
                seen.add(key)
                yield finding
        yield from _against_itself(reading)


def _pairs(reading: Reading) -> Iterator[Pair]:
    previous: list[Figure] = []
    indexed = index([*reading.figures, *cell_figures(reading.grids)])
    by_sentence = [list(group) for _, group in groupby(reading.figures, key=lambda figure: figure.sentence.number)]
    for told in by_sentence:
        yield from from_to(told)
        adjacent = previous and previous[0].sentence.passage is told[0].sentence.passage
        yield from series(told, previous if adjacent else [])
        for claim in claims(told):
            if pair := compared_with(claim, told) or on_earlier(claim, told, indexed):
                yield pair
        previous = told


def _judged(document: str, pair: Pair) -> Finding | None:
    """The finding, if no value that the rounding leaves open gives the stated change."""
    expected = _expected(pair)
    if not expected or _follows(pair, expected):
        return None
    places = tuple(place_of(document, figure) for figure in (pair.claim, pair.base, pair.now))
    shown, interval = (_turned(expected) if pair.claim.direction is Direction.DOWN else expected).rounded()
    return Finding(RULE, Kind.ARITHMETIC, _severity(pair, expected), _message(pair, expected), places, shown, interval)


def _expected(pair: Pair) -> Span | None:
    base, now, exact = open_to(pair.base), open_to(pair.now), (pair.base.value, pair.now.value)
    if pair.claim.unit is Unit.PERCENT and pair.base.unit is not Unit.PERCENT:
        return percent_change(base, now, exact)
    if pair.claim.unit in {Unit.POINTS, Unit.PERCENT} and pair.base.unit is Unit.PERCENT:
        return difference(base, now, exact)
    return difference(base, now, exact) if pair.claim.unit is pair.base.unit else None


def _follows(pair: Pair, expected: Span) -> bool:
    """Whether the claim holds; of two percentages a change may be meant in points or in percent of the first."""
    if goes_wrong_way(pair.claim, pair.base, pair.now):
        return False
    spans = [expected]
    if pair.claim.unit is Unit.PERCENT and pair.base.unit is Unit.PERCENT:
        relative = percent_change(open_to(pair.base), open_to(pair.now), (pair.base.value, pair.now.value))
        spans += [relative] if relative else []
    low, high = stated(pair.claim)
    return any(_unsigned(span).meets(low, high) for span in spans)


def _unsigned(span: Span) -> Span:
    return span if span.expected >= 0 else _turned(span)


def _turned(span: Span) -> Span:
    """The span of a fall, told as a fall is told: without the sign."""
    return Span(-span.expected, -span.high, -span.low)


def _severity(pair: Pair, expected: Span) -> Severity:
    """High when the direction or the size is another; low when only the last place is."""
    off = abs(abs(expected.expected) - pair.claim.value)
    if goes_wrong_way(pair.claim, pair.base, pair.now) or off > abs(expected.expected) / 2:
        return Severity.HIGH
    low, high = stated(pair.claim)
    in_tens = pair.claim.value % 10 == 0 and off < _TENS
    return Severity.LOW if in_tens or (off <= (high - low) * 3 / 2 and off < _POINT) else Severity.MEDIUM


def _message(pair: Pair, expected: Span) -> str:
    claim = pair.claim
    figures = f"{pair.base.number.printed} to {pair.now.number.printed}"
    if goes_wrong_way(claim, pair.base, pair.now):
        word = "a rise" if claim.direction is Direction.UP else "a fall"
        return f"From {figures} is not {word}: the figures go the other way."
    mark = {Unit.PERCENT: "%", Unit.POINTS: " percentage points"}.get(claim.unit, "")
    mark = " percentage points" if pair.base.unit is Unit.PERCENT else mark
    about = (
        ""
        if claim.qualifier is Qualifier.EXACT or claim.number.printed.isalpha()
        else f"{claim.qualifier.replace('_', ' ')} "
    )
    moved = "no change" if expected.expected == 0 else "a rise" if expected.expected > 0 else "a fall"
    size = abs(expected.rounded()[0])
    return f"From {figures} is {moved} of {_plain(size)}{mark}, not {about}{claim.number.printed}."


def _plain(value: Decimal) -> str:
    return f"{int(value):,}" if value == value.to_integral() else f"{value:,}"


def _against_itself(reading: Reading) -> Iterator[Finding]:
    """A change "on 2023" said of a figure of 2023 measures a year against itself."""
    by_sentence = [list(group) for _, group in groupby(reading.figures, key=lambda figure: figure.sentence.number)]
    for told in by_sentence:
        for claim in claims(told):
            now = told_before(claim, told)
            if now and now.period and claim.against and base_period(now.period, claim.against) == now.period:
                places: tuple[Place, ...] = (place_of(reading.name, claim), place_of(reading.name, now))
                message = f"{claim.number.printed} is measured against the same period ({places[1].when}) as the figure it changes to."
                yield Finding(RULE, Kind.PERIOD, Severity.MEDIUM, message, places)
