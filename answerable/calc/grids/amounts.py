"""What a cell of figures says: a number in the unit asked for, or why there is none, and the marks beside it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from answerable.calc.standing import Qualifier


class How(StrEnum):
    """How the numbers of a line are meant, where the cells themselves do not say."""

    AS_SHOWN = "as_shown"
    DAY_FRACTION = "day_fraction"  # 0.5 is twelve hours
    SHARE = "share"  # 0.125 is 12.5 percent
    MINUTES_SECONDS = "minutes_seconds"  # 1:23, which a sheet takes for hours and minutes
    MINUTES = "minutes"  # 1.5 is ninety seconds
    HOURS = "hours"
    THOUSANDS = "thousands"  # 1.5 is 1,500
    MILLIONS = "millions"


@dataclass(frozen=True)
class Amount:
    """A figure read. `value` is None exactly when `status` is missing or suppressed. `note` tells of marks beside it."""

    value: Decimal | None
    status: str = "final"
    qualifier: Qualifier = Qualifier.EXACT
    note: str = ""


class NotAnAmount(ValueError):
    """The cell holds neither a number nor a known word for there being none; the message says what to do."""
