"""A change of a rate is told in percent, and the two rates give that in percentage points, or give neither.
Example: "up by 4.3%, from 8.7% to 13%", which is 4.3 percentage points, or 49% of the first.

It is silent where the words say "percentage points", where the change is right in percent of the first rate, and where no two rates of the
same thing are told.

It matters because a rise of 4.3% sounds like next to nothing, and half as many again is a success.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from answerable.calc.consistency.arithmetic import Span, difference, open_to, percent_change, stated
from answerable.calc.consistency.echoes import LEAST, Telling, Weights, tellings, where
from answerable.calc.consistency.finding import Finding, Kind, Severity, place_of
from answerable.calc.consistency.pairs import from_to, levels
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Direction, Figure, Role, Unit
from answerable.calc.figures.words import stems

RULE = "points_or_percent"
_RUNS = re.compile(r"[^.;:]{0,60}?\bto\s(?:\w+\s){0,3}?", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:(?:just|over|nearly|about|an?|only|average|of)\s)*$", re.IGNORECASE)
_RATE = re.compile(
    r"\b(?:rates?|outcomes?|satisf\w+|confidence|share|proportion|percentage|attendance|compliance|detections?)\b",
    re.IGNORECASE,
)
_IS_CHANGE = re.compile(
    r"\b(?:increase|rise|fall|reduction|decrease|drop|improvement|growth)\sof\s(?:\w+\s){0,2}$|\b(?:rose|risen|fell|fallen|increased|decreased|up|down|improved|reduced)\s(?:by\s)?(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_ALIKE, _SHARED = 0.3, 3


def points_or_percent(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every change of a rate in percent that the two rates, beside it or elsewhere, give otherwise."""
    yield from _beside(readings)
    for reading in readings:
        yield from _with_base_before(reading)
    yield from _elsewhere(readings)


def _beside(readings: Sequence[Reading]) -> Iterator[Finding]:
    for reading in readings:
        for told in reading.by_sentence.values():
            for pair in from_to(told):
                rates = pair.base.unit is pair.now.unit is pair.claim.unit is Unit.PERCENT
                points, relative = _spans(pair.base, pair.now)
                if rates and relative and _meets(points, pair.claim) and not _meets(relative, pair.claim):
                    message = (
                        f"From {pair.base.number.printed} to {pair.now.number.printed} is {pair.claim.number.printed.rstrip('% ')} percentage points;"
                        f" in percent it is {_size(relative)}%."
                    )
                    places = tuple(place_of(reading.name, one) for one in (pair.claim, pair.base, pair.now))
                    expected, interval = relative.rounded()
                    yield Finding(RULE, Kind.UNIT, Severity.LOW, message, places, abs(expected), interval)


def _with_base_before(reading: Reading) -> Iterator[Finding]:
    """A rate and its change in one sentence, the rate that it changed from in the sentence before or beside the same rate elsewhere."""
    for number, told in reading.by_sentence.items():
        rates = [one for one in told if one.unit is Unit.PERCENT and one.number.upper is None and not one.aimed]
        claims = [one for one in rates if one.role is Role.CHANGE]
        now = [one for one in rates if one.role is Role.LEVEL]
        if len(claims) != 1 or len(now) != 1 or now[0].number.start > claims[0].number.start:
            continue
        base = next(
            (one for one in _bases(reading, number, now[0]) if _is_in_points(one, now[0], claims[0])),
            None,
        )
        if base and _IS_CHANGE.search(claims[0].sentence.text[: claims[0].number.start]):
            yield _in_points(reading, claims[0], base, now[0])


def _bases(reading: Reading, number: int, now: Figure) -> Iterator[Figure]:
    """The only rate of the sentence before, and the rate told beside the same one in a sentence about the same."""
    for other, told in reading.by_sentence.items():
        rates = [one for one in told if one.unit is Unit.PERCENT and one.role is Role.LEVEL and not one.aimed]
        same_passage = rates and rates[0].sentence.passage is now.sentence.passage
        if other == number - 1 and same_passage and len(rates) == 1:
            yield rates[0]
        shared = rates and set(stems(rates[0].sentence.text)) & set(stems(now.sentence.text))
        if other != number and len(rates) == 2 and shared and len(shared) >= _SHARED and rates[0].value == now.value:
            yield rates[1]


def _is_in_points(base: Figure, now: Figure, claim: Figure) -> bool:
    points, relative = _spans(base, now)
    other_way = claim.direction is (Direction.DOWN if now.value > base.value else Direction.UP)
    exact = abs(now.value - base.value) == claim.value and now.value != base.value
    return bool(exact and relative and not other_way and _meets(points, claim) and not _meets(relative, claim))


def _in_points(reading: Reading, claim: Figure, base: Figure, now: Figure) -> Finding:
    _, relative = _spans(base, now)
    percent = f"; in percent it is {_size(relative)}%" if relative else ""
    message = f"From {base.number.printed} to {now.number.printed} is {claim.number.printed.rstrip('% ')} percentage points{percent}."
    places = tuple(place_of(reading.name, one) for one in (claim, base, now))
    expected, interval = relative.rounded() if relative else (claim.value, (claim.value, claim.value))
    return Finding(RULE, Kind.UNIT, Severity.LOW, message, places, abs(expected), interval)


def _elsewhere(readings: Sequence[Reading]) -> Iterator[Finding]:
    told = list(tellings(readings))
    weights = Weights(told)
    rates = list(_pairs_of_rates(told))
    for claim in (one for one in told if _is_claim(one.figure)):
        alike = [
            (weights.shared(claim, base), at) for at, (base, now) in enumerate(rates) if _may_be_of(claim, base, now)
        ]
        near = [(overlap, -at) for (shared, overlap), at in alike if shared >= LEAST and overlap >= _ALIKE]
        if near:
            base, now = rates[-max(near)[1]]
            points, relative = _spans(base.figure, now.figure)
            if relative and not _meets(points, claim.figure) and not _meets(relative, claim.figure):
                yield _finding(readings, claim, base, now)


def _is_claim(figure: Figure) -> bool:
    """A change in percent of a rate, with no rate told beside it."""
    text, number = figure.sentence.text, figure.number
    said = figure.unit is Unit.PERCENT and figure.role is Role.CHANGE and not figure.aimed
    return said and bool(_RATE.search(text[max(0, number.start - 80) : number.end + 80])) and text.count("%") == 1


def _pairs_of_rates(told: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    for base, now in pairwise(told):
        a, b = base.figure, now.figure
        if a.sentence is b.sentence and a.unit is b.unit is Unit.PERCENT and len(levels((a, b))) == 2:
            text = a.sentence.text
            before = text[max(0, a.number.start - 40) : a.number.start]
            if _FROM.search(before) and _RUNS.fullmatch(text[a.number.end : b.number.start]):
                yield base, now


def _may_be_of(claim: Telling, base: Telling, now: Telling) -> bool:
    """Whether the rates stand elsewhere, move the way of the claim, and begin in its year where both say."""
    rises = now.figure.value > base.figure.value
    since, begins = claim.figure.since, base.figure.period
    other_year = since and begins and since.start.year != begins.start.year
    other_way = claim.figure.direction is (Direction.DOWN if rises else Direction.UP)
    return claim.figure.sentence is not base.figure.sentence and not other_way and not other_year


def _spans(base: Figure, now: Figure) -> tuple[Span, Span | None]:
    exact = (base.value, now.value)
    return difference(open_to(base), open_to(now), exact), percent_change(open_to(base), open_to(now), exact)


def _meets(span: Span, claim: Figure) -> bool:
    low, high = stated(claim)
    turned = span if span.expected >= 0 else Span(-span.expected, -span.high, -span.low)
    return turned.meets(low, high)


def _size(span: Span) -> Decimal:
    return abs(span.expected).quantize(Decimal(1))


def _finding(readings: Sequence[Reading], claim: Telling, base: Telling, now: Telling) -> Finding:
    points, relative = _spans(base.figure, now.figure)
    percent = f" or {_size(relative)}%" if relative else ""
    said = " ".join(part for part in (_word(claim.figure), claim.figure.number.printed) if part)
    message = (
        f"A change of {said} ({where(readings, (claim, base), claim)}) is elsewhere told as from {base.figure.number.printed} to"
        f" {now.figure.number.printed}: {abs(points.expected)} percentage points{percent}."
    )
    places = tuple(place_of(readings[one.document].name, one.figure) for one in (claim, base, now))
    expected, interval = points.rounded()
    return Finding(RULE, Kind.UNIT, Severity.MEDIUM, message, places, abs(expected), interval)


def _word(figure: Figure) -> str:
    return "" if figure.qualifier == "exact" else figure.qualifier.replace("_", " ")
