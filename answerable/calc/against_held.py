"""How one claim stands to the values that are held for its key: measure, area, part and period."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from answerable.calc.figures.figure import Direction, Unit
from answerable.calc.standing import Standing, Told, agrees


class Stand(StrEnum):
    """How a claim stands to what is held."""

    UNSUPPORTED = "unsupported"
    AGREES = "agrees"
    AGREES_EARLIER = "agrees_earlier"
    RESTATES = "restates"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True)
class Stood:
    """How a claim stands, and the value held that says so (none where nothing is held)."""

    stand: Stand
    by: Told | None = None


SURE = 0.85
"""A measure that is only suggested is held against a figure where it is as likely as this."""
MOST_APART = 2
_SECONDS = {Unit.SECONDS: 1, Unit.MINUTES: 60, Unit.HOURS: 3600, Unit.DAYS: 86400}
_TIMES = {"seconds": 1, "hours": 3600}


def value_for(value: Decimal, unit: Unit, direction: Direction, wanted: str) -> Decimal:
    """A claim's value as a measure in the unit `wanted` holds it: 1.5 minutes are 90 seconds, a fall of 10% is -10."""
    if unit in _SECONDS and wanted in _TIMES:
        return value * _SECONDS[unit] / _TIMES[wanted]
    if wanted == "percent_change" and direction is Direction.DOWN:
        return -abs(value)
    return value


def near(mine: Decimal, held: Decimal) -> bool:
    """Whether two values can be one thing told differently: one that is many times the other is of another thing."""
    small, large = sorted((abs(mine), abs(held)))
    return large <= MOST_APART * small


def stand(mine: Told, how: Standing | None, latest: date | None) -> Stood:
    """How a value stands to what is held for its key, of which `latest` is the last day that anything was told.

    Agreement is as `standing.agrees` has it: rounding and qualifiers are no difference. A value that differs from all that
    are current restates them when it was told on a later day, and contradicts them when told on the same day. One told
    before is neither: what was held then is not known.
    """
    if how is None or latest is None:
        return Stood(Stand.UNSUPPORTED)
    if same := next((one for one in how.current if agrees(one, mine)), None):
        return Stood(Stand.AGREES, same)
    if before := next((one for one in reversed(how.earlier) if agrees(one, mine)), None):
        return Stood(Stand.AGREES_EARLIER, before)
    current = how.current[0]
    if mine.as_at == latest:
        return Stood(Stand.CONTRADICTS, current)
    return Stood(Stand.RESTATES if mine.as_at > latest else Stand.UNSUPPORTED, current)
