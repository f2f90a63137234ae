"""A total since a month cannot have come about at the rate that the paper tells for the same thing.
Example: "around 1,000 officer hours every month" in one place, "17,000 officer hours since January" in a paper of March.

It is silent where total and rate are within a factor of two over the months, where the paper has no date, and where the two are not of
one thing of the same name.

It matters because one of the three, the total, the rate or the month it is counted from, is wrong, and a saving is judged by all.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from answerable.calc.consistency.echoes import LEAST, Telling, Weights, chains, places_of, tellings
from answerable.calc.consistency.finding import Finding, Kind, Severity
from answerable.calc.consistency.issued import issued
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Figure, Role, Unit
from answerable.calc.periods import printed

RULE = "rate_over_months"
_FACTOR = 2
_ALIKE = 0.3
_MONTHS = {"month": 1, "monthly": 1, "year": 12, "annual": 12, "annually": 12, "yearly": 12, "annum": 12, "quarter": 3}
_ADDED = {Unit.COUNT, Unit.HOURS, Unit.POUNDS}


def rate_over_months(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every total since a month that is more than twice, or less than half, of what a told rate gives in that time."""
    told = [one for one in tellings(readings) if _is_level(one.figure)]
    weights = Weights(told)
    rates = [one for one in told if one.figure.per in _MONTHS]
    for total in told:
        months = _months(readings[total.document], total.figure)
        for rate in rates if months else ():
            if total.about == rate.about and len(total.about) > 1 and _off(total, rate, months):
                shared, overlap = weights.shared(total, rate)
                if shared >= LEAST and overlap >= _ALIKE:
                    yield _finding(readings, total, rate, months)


def _is_level(figure: Figure) -> bool:
    return figure.role is Role.LEVEL and not figure.aimed and figure.unit in _ADDED and figure.number.upper is None


def _months(reading: Reading, figure: Figure) -> int:
    """How many months the total is counted over, begun ones too; 0 where that is not said."""
    day = issued(reading)
    if figure.per or not figure.since or figure.period or not day or day < figure.since.start:
        return 0
    return _whole_months(figure.since.start, day)


def _whole_months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _expected(rate: Telling, months: int) -> Decimal:
    return rate.figure.value * months / _MONTHS[rate.figure.per]


def _off(total: Telling, rate: Telling, months: int) -> bool:
    expected = _expected(rate, months)
    return total.figure.value > _FACTOR * expected or total.figure.value * _FACTOR < expected


def _finding(readings: Sequence[Reading], total: Telling, rate: Telling, months: int) -> Finding:
    expected = _expected(rate, months).quantize(Decimal(1))
    since = printed(total.figure.since) if total.figure.since else ""
    thing = " ".join(total.figure.words)
    message = (
        f"{total.figure.number.printed} {thing} since {since} do not fit {rate.figure.number.printed} a"
        f" {'month' if _MONTHS[rate.figure.per] == 1 else 'year'}: {months} months give about {expected:,}."
    )
    (chain,) = chains([(total, rate)])
    return Finding(RULE, Kind.ARITHMETIC, Severity.HIGH, message, places_of(readings, chain), expected)
