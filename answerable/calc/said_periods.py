"""The period of a figure whose own sentence says none: what is said around it, set beside the periods that values are held for."""

from collections.abc import Iterator, Sequence
from datetime import date

from answerable.calc.claims import Claim
from answerable.calc.figures.when import Lead, mentions
from answerable.calc.periods import Period

NEAR_ENOUGH = 31
"""So many days may lie between "since May 2021" and the first day of what is held since then."""


def said_around(texts: Sequence[str]) -> tuple[Period, ...]:
    """The periods that these texts are of, in their order, in each the one said last first; each period once."""
    return tuple(dict.fromkeys(period for text in texts for period in reversed(_of(text))))


def _of(text: str) -> list[Period]:
    return [one.period for one in mentions(text) if one.period and one.lead is Lead.OF]


def likeliest(
    claim: Claim, held: Sequence[Period], around: Sequence[Period] = (), *, day: date | None = None, stock: bool = False
) -> Period | None:
    """The one of the periods `held`, for each of which the claim's value is held, that the claim is of; None where that stays open.

    In this order: the period said, also where it is held by another name; since a day, up to the paper's `day`; a period said
    around the claim; the last on or before the paper's day, where the measure counts what there is (`stock`); the only one.
    """
    known = sorted({one for one in held if day is None or one.end <= day or claim.aimed}, key=lambda one: one.end)
    if not known:
        return None
    if claim.period:
        return _only(
            [one for one in known if one == claim.period] or [one for one in known if _is_same(one, claim.period)]
        )
    if since := claim.since:
        return _last(one for one in known if abs((one.start - since.start).days) <= NEAR_ENOUGH and one.end > since.end)
    said = next((one for period in around for one in known if _is_same(one, period)), None)
    return said or (known[-1] if stock else _only(known))


def _is_same(held: Period, said: Period) -> bool:
    """Whether what is held may be told of the period said: its last day for a stock, its months for a year that is not over."""
    return held == said or (said.contains(held) and held.end in {said.end, held.start}) or _is_begun(held, said)


def _is_begun(held: Period, said: Period) -> bool:
    return held.start == said.start and held.end < said.end


def _only(periods: Sequence[Period]) -> Period | None:
    return periods[0] if len(periods) == 1 else None


def _last(periods: Iterator[Period]) -> Period | None:
    return max(periods, key=lambda one: one.end, default=None)
