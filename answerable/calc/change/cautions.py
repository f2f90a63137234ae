"""What to beware of in a comparison that may be made: one small rule a suspicion."""

from collections.abc import Callable

from answerable.calc.behaviour.series import Quantity
from answerable.calc.change.answer import Caution, Change, Percent, Suspicion
from answerable.calc.change.known import Known
from answerable.calc.periods import Kind, Period, printed

SMALL = 50
"""Below this many a percentage says more than it knows."""

YEARS_APART = 365
"""Days between the two periods from which nobody remembers what was changed in between."""

FACTOR = 2.0
"""More than so many times as many, or as few, is hardly ever a change of the thing itself."""

Rule = Callable[[Change, Known], Caution | None]


def cautions(change: Change, known: Known) -> tuple[Caution, ...]:
    """Every caution that the change calls for, in the order of `RULES`."""
    return tuple(found for rule in RULES if (found := rule(change, known)))


def recording(change: Change, gap: int) -> Caution | None:
    """A count or a rate that more than doubled, or halved, over a gap of `gap` days: ask what changed before believing it."""
    before, after = change.before.value or 0, change.after.value or 0
    grew, fell = after > FACTOR * before, before > FACTOR * after
    counted = change.quantity in {Quantity.COUNT, Quantity.RATE}
    if not (counted and change.beyond_chance and gap >= YEARS_APART and (grew or fell)):
        return None
    return Caution(
        Suspicion.RECORDING,
        "A change of this size is more often a change of recording than of crime: ask what changed before it is called "
        f"a {'rise' if grew else 'fall'}.",
    )


def _recording(change: Change, known: Known) -> Caution | None:
    return recording(change, gap_days(change.before.period, change.after.period))


def _season(change: Change, known: Known) -> Caution | None:
    before, after = change.before.period, change.after.period
    whole_year = after.months % 12 == 0 and after.months > 0
    same = (before.start.month, before.end.month) == (after.start.month, after.end.month)
    if whole_year or same or after.kind == Kind.SNAPSHOT:
        return None
    return Caution(
        Suspicion.SEASON,
        f"{printed(before)} and {printed(after)} are of different times of the year, and many things have their seasons.",
    )


def _small(change: Change, known: Known) -> Caution | None:
    counted = change.quantity is Quantity.COUNT and isinstance(change.relative, Percent)
    if not counted or (change.before.value or 0) >= SMALL:
        return None
    return Caution(Suspicion.SMALL, "The earlier number is small: tell the change as a number and not as a percentage.")


def _newer_anomaly(change: Change, known: Known) -> Caution | None:
    later = change.after.period
    anomaly = known.unusual(later)
    if not anomaly:
        return None
    return Caution(
        Suspicion.NEWER_ANOMALY,
        f"{printed(later)} lies in a time known to be unusual ({anomaly.reason}), and may say little else.",
    )


def _brief_anomaly(change: Change, known: Known) -> Caution | None:
    for period in (change.before.period, change.after.period):
        brief = next(known.touching(period), None)
        if brief and not known.unusual(period):
            return Caution(
                Suspicion.BRIEF_ANOMALY, f"A few days of {printed(period)} are known to be unusual ({brief[0].reason})."
            )
    return None


def gap_days(before: Period, after: Period) -> int:
    """Days from the end of the one to the beginning of the other."""
    return (after.start - before.end).days - 1


RULES: tuple[Rule, ...] = (_recording, _season, _small, _newer_anomaly, _brief_anomaly)
