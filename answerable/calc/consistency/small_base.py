"""A change in percent is told of a handful: from two to three is "a rise of 50%".
Example: "Attempted murders rose by 50%, from two to three".

It is silent where the first figure is ten or more, on money, shares and times, and on a change told in numbers only.

It matters because one case more or less turns such a percentage into another, and readers take it for a trend.
"""

from collections.abc import Iterator, Sequence

from answerable.calc.consistency.finding import Finding, Kind, Severity, place_of
from answerable.calc.consistency.pairs import from_to
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Unit

RULE = "small_base"
_HANDFUL = 10


def small_base(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every change in percent beside the two figures that it runs between, the first of them below ten."""
    for reading in readings:
        for told in reading.by_sentence.values():
            for pair in from_to(told):
                counted = pair.base.unit is pair.now.unit is Unit.COUNT and not pair.base.per and not pair.now.per
                if pair.claim.unit is Unit.PERCENT and counted and 0 < pair.base.value < _HANDFUL:
                    message = (
                        f"{pair.claim.number.printed} is told of a change from {pair.base.number.printed} to"
                        f" {pair.now.number.printed}: of so few, one more or less is another percentage."
                    )
                    places = tuple(place_of(reading.name, one) for one in (pair.claim, pair.base, pair.now))
                    yield Finding(RULE, Kind.BASELINE, Severity.LOW, message, places)
