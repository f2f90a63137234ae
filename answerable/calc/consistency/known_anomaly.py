"""A change in percent is measured against twelve months in which the lockdowns made most figures unlike any other year's.
Example: "a fall of 44% on the year ending May 2021".

The restrictions in England ran from 23 March 2020 to 19 July 2021 (Institute for Government, "Timeline of UK government coronavirus
lockdowns and restrictions"). It is silent where less than six tenths of the base lie in them, on stocks such as members and staff, and
where the sentence itself speaks of the pandemic.

It matters because most of such a fall, or rise, is the end of the lockdowns, and is told as the fruit of what was done.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from answerable.calc.consistency.finding import Finding, Kind, Severity, place_of
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Figure, Role, Unit
from answerable.calc.figures.when import Lead, mentions
from answerable.calc.periods import Period, printed

RULE = "known_anomaly"
LOCKDOWNS = Period(date(2020, 3, 23), date(2021, 7, 19))
_LEAST_DAYS = 85
_MOST = 0.6
_LONGEST = 4000
_NEAR_BLOCKS = 4
_TOLD = re.compile(r"\b(?:covid|pandemic|lockdown|coronavirus)", re.IGNORECASE)
_STOCK = re.compile(
    r"\b(?:member|subscriber|follower|staff|establishment|headcount|budget|invest|precept|funding|grant|volunteer|cadet|special\sconstable)",
    re.IGNORECASE,
)


def known_anomaly(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every change in percent whose base is a year of lockdowns, one finding for each base of a passage."""
    for reading in readings:
        told = [(figure, base) for figure in reading.figures if _is_change(figure) and (base := _base(reading, figure))]
        for (_, base), group in groupby(told, key=lambda one: (reading.block_of(one[0].sentence), one[1])):
            figures = [figure for figure, _ in group]
            said = " and ".join(dict.fromkeys(figure.number.printed for figure in figures[:3]))
            verb = "are" if " and " in said else "is"
            message = (
                f"{said} {verb} measured against {printed(base)}, much of which was under lockdown: is it a fair base?"
            )
            places = tuple(place_of(reading.name, figure) for figure in figures[:3])
            yield Finding(RULE, Kind.BASELINE, Severity.MEDIUM, message, places)


def _is_change(figure: Figure) -> bool:
    text = figure.sentence.text
    told = figure.role is Role.CHANGE and figure.unit is Unit.PERCENT and not figure.aimed
    return told and not _TOLD.search(text) and not _STOCK.search(text)


def _base(reading: Reading, figure: Figure) -> Period | None:
    """The base that the sentence names, or the year that its passage says to end with it, if most of it was under restrictions."""
    named = [figure.against.period if figure.against else None]
    named += [one.period for one in mentions(figure.sentence.text) if one.lead is not Lead.OF]
    if figure.since:
        ending = [one.period for one in mentions(figure.sentence.passage.text[:_LONGEST]) if one.period]
        named += [period for period in ending if period.end == figure.since.end]
    unusual = next((period for period in named if period and _is_unusual(period)), None)
    return None if unusual and _TOLD.search(reading.around(figure.sentence, _NEAR_BLOCKS)) else unusual


def _is_unusual(period: Period) -> bool:
    if period.days < _LEAST_DAYS or not period.overlaps(LOCKDOWNS):
        return False
    shared = (min(period.end, LOCKDOWNS.end) - max(period.start, LOCKDOWNS.start)).days + 1
    return shared >= _MOST * period.days
