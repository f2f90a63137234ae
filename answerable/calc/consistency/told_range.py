"""Prose gives the range that a series stayed in ("between 0.6% and 0.7% since", "consistently over 60%"), and the table has a value outside it.
Example: "it has been between 0.6% and 0.7% since", beside a table whose last year has 0.5%.

It is silent where the table stands elsewhere, where what heads it is not what the sentence speaks of, and where rounding to the printed
precision brings the value into the range.

It matters because a range tells the reader that all is well within it: the value outside is the news.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from answerable.calc.consistency.finding import Finding, Kind, Severity, place_of
from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.series import Series, all_series, spoken_of
from answerable.calc.figures.figure import Figure, Role
from answerable.calc.figures.when import mentions
from answerable.calc.periods import Period, printed

RULE = "told_range"
_ENDLESS = Decimal("Infinity")
_STAYED = re.compile(
    r"\b(?:has|have|had)\s(?:been|remained|stayed|varied|ranged|fluctuated)\s(?:consistently\s)?between\s$|\branged\s(?:between|from)\s$",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:(?:has|have)\s(?:been|remained|stayed)|remain(?:s|ed)|consistently|always)\s(?:consistently\s|always\s|at\s)?(?:(?P<over>over|above|more\sthan|at\sleast)|under|below|less\sthan|fewer\sthan)\s£?$",
    re.IGNORECASE,
)
_SINCE_THEN = re.compile(r"\bsince\s(?:then|that\s(?:year|time|point))\b|\bthereafter\b", re.IGNORECASE)


def told_range(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every range told in prose that leaves out a value of the table beside it."""
    series = all_series(readings)
    for at, reading in enumerate(readings):
        own = [one for one in series if one.document == at]
        for figure in reading.figures if own else ():
            if _is_range(figure) and (one := spoken_of(reading, figure.sentence, own, unit=figure.unit)):
                yield from _outside(readings, reading, figure, one)


def _is_range(figure: Figure) -> bool:
    return figure.role is Role.LEVEL and not figure.aimed and _ends(figure) is not None


def _ends(figure: Figure) -> tuple[Decimal, Decimal] | None:
    """The lowest and the highest value that the sentence says the series had; without an end on one side, infinity."""
    before = figure.sentence.text[: figure.number.start]
    if figure.number.upper is not None:
        return (figure.value, figure.number.upper) if _STAYED.search(before) else None
    said = _OVER.search(before)
    if not said:
        return None
    return (figure.value, _ENDLESS) if said["over"] else (-_ENDLESS, figure.value)


def _outside(readings: Sequence[Reading], reading: Reading, figure: Figure, series: Series) -> Iterator[Finding]:
    low, high = _ends(figure) or (-_ENDLESS, _ENDLESS)
    after = _after(figure)
    points = [point for point in series.points if after is None or point.period.start > after.start]
    half = _half_place(figure)
    wrong = [point for point in points if not low - half <= point.cell.value <= high + half]
    if not wrong or len(wrong) * 2 >= len(points):
        return
    told = " and ".join(f"{point.cell.printed} ({printed(point.period)})" for point in wrong[:3])
    message = f"The range {_said(figure, low, high)} leaves out what the table has: {told}."
    places = (place_of(reading.name, figure), *(series.place(readings, one) for one in wrong[:3]))
    yield Finding(RULE, Kind.CONTRADICTION, Severity.MEDIUM, message, places)


def _said(figure: Figure, low: Decimal, high: Decimal) -> str:
    if figure.number.upper is not None:
        return figure.number.printed.replace(" and ", " to ")
    return f"{'over' if high == _ENDLESS else 'under'} {figure.number.printed}"


def _half_place(figure: Figure) -> Decimal:
    """Half the last place printed of an end of the range."""
    ends = (figure.value, figure.number.upper if figure.number.upper is not None else figure.value)
    places = [Decimal(1).scaleb(exponent) for one in ends if isinstance(exponent := one.as_tuple().exponent, int)]
    return min(places) / 2


def _after(figure: Figure) -> Period | None:
    """The period after which the range holds: "since then" of the period named before it."""
    text = figure.sentence.text
    then = _SINCE_THEN.search(text)
    named = [one.period for one in mentions(text) if one.period and then and one.end <= then.start()]
    return named[-1] if named else figure.since
