"""The unit of time that follows a number: 10 working days, 17,000 officer hours, 6 secs."""

import re

from answerable.calc.figures.figure import Unit

TIME = re.compile(
    r"\s(?:and\sa\shalf\s)?(?:(?:working|calendar|rest|clear|consecutive|officer|staff|police|volunteer(?:ing)?|additional|extra|full|person|further|more|overtime|flying|patrol|training)\s)?(second|minute|hour|day|week|month|year)s?\b(?!-)|\s?(secs?|mins?|hrs?)\b",
    re.IGNORECASE,
)
_UNITS = {
    "second": Unit.SECONDS, "sec": Unit.SECONDS, "minute": Unit.MINUTES, "min": Unit.MINUTES, "hour": Unit.HOURS, "hr": Unit.HOURS,
    "day": Unit.DAYS, "week": Unit.WEEKS, "month": Unit.MONTHS, "year": Unit.YEARS,
}  # fmt: skip


def time_unit(found: re.Match[str]) -> Unit:
    """The unit of a match of TIME."""
    return _UNITS[(found[1] or found[2].rstrip("s")).casefold()]
