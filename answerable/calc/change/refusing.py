"""Why two figures are not to be compared: one small rule a reason, asked in the order in which a reader would."""

from collections.abc import Callable

from answerable.calc.behaviour.series import Anomaly, Cut
from answerable.calc.change.answer import Reason, Refusal
from answerable.calc.change.known import Known
from answerable.calc.periods import Kind, Period, printed

ENOUGH_OF_A_YEAR = 274
"""Days of a year so far, nine months, from which it is compared.

Ratcliffe (2017), "Year-to-date comparisons and why we should stop doing them": in nine years of one city's homicides the
change so far came near to that of the whole year only by the autumn.
"""

_STARTS_OF_YEAR = ((1, 1), (4, 1))

Rule = Callable[[Period, Period, Known], Refusal | None]


def refusal(before: Period, after: Period, known: Known) -> Refusal | None:
    """The first reason not to compare the two periods, the earlier given first; None when they may be compared."""
    return next((found for rule in RULES if (found := rule(before, after, known))), None)


def broken(first: Period, last: Period, known: Known) -> Refusal | None:
    """A break between the two, or inside one of them."""
    cut = known.cut_across(first, last)
    return Refusal(Reason.BREAK, _break_sentence(cut)) if cut else None


def unusual(period: Period, anomaly: Anomaly) -> Refusal:
    """The base lies in a time known to be unusual."""
    return Refusal(
        Reason.ANOMALY,
        f"Not compared with {printed(period)}: that time is known to be unusual ({anomaly.reason}).",
    )


def _not_over(before: Period, after: Period, known: Known) -> Refusal | None:
    told = known.as_at
    if told is None or max(before.end, after.end) <= told:
        return None
    open_one = after if after.end > told else before
    return Refusal(
        Reason.NOT_OVER,
        f"Not compared: {printed(open_one)} was not over when its figure was told on {told.day} {told:%B %Y}.",
    )


def _overlapping(before: Period, after: Period, known: Known) -> Refusal | None:
    if not before.overlaps(after):
        return None
    return Refusal(
        Reason.OVERLAP,
        f"Not compared: {printed(before)} and {printed(after)} share days, which would be counted in both.",
    )


def _other_kind(before: Period, after: Period, known: Known) -> Refusal | None:
    if before.kind == after.kind or {before.kind, after.kind} <= _YEARS:
        return None
    return Refusal(
        Reason.KIND,
        f"Not compared: {printed(before)} and {printed(after)} are not of one kind; compare like with like.",
    )


def _other_length(before: Period, after: Period, known: Known) -> Refusal | None:
    if before.like(after) or {before.kind, after.kind} <= _YEARS:
        return None
    return Refusal(
        Reason.LENGTH,
        f"Not compared: {printed(before)} has {before.days} days and {printed(after)} has {after.days}; compare equal lengths.",
    )


def _early_in_year(before: Period, after: Period, known: Known) -> Refusal | None:
    starts = (after.start.month, after.start.day) in _STARTS_OF_YEAR
    so_far = known.to_date or (starts and after.kind == Kind.RANGE)
    if not so_far or after.days >= ENOUGH_OF_A_YEAR:
        return None
    return Refusal(
        Reason.EARLY_IN_YEAR,
        f"Not compared: {printed(after)} is too early a part of its year; such comparisons settle only after nine months or so.",
    )


def _unusual_base(before: Period, after: Period, known: Known) -> Refusal | None:
    anomaly = known.unusual(before)
    return unusual(before, anomaly) if anomaly else None


def _break_sentence(cut: Cut) -> str:
    return f"Not compared: from {cut.at.day} {cut.at:%B %Y} it is not counted as before ({cut.reason})."


# Any twelve whole months may be set against any other twelve.
_YEARS = {Kind.FINANCIAL_YEAR, Kind.CALENDAR_YEAR, Kind.ROLLING_12}

RULES: tuple[Rule, ...] = (
    _not_over, _overlapping, _other_kind, _other_length, broken, _early_in_year, _unusual_base
)  # fmt: skip
