"""How each measure weighs: whether it counts, which way it speaks, and why, in words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from answerable.calc.status.answer import Considered, Weight
from answerable.calc.status.facts import Against, Basis, Facts, MeasureFact, Shows, Way

HARD = (Basis.TWO_FIGURES, Basis.PRINTED, Basis.LEVELS)
"""Nothing told chance from change: a small change counts as none."""


@dataclass(frozen=True)
class Weighed:
    """A measure with the way that counts. `counts` is False where it cannot say that a promise is kept; `why` says why."""

    fact: MeasureFact
    counts: bool
    way: Way
    why: str
    old: bool = False

    @property
    def told(self) -> bool:
        """Whether it says something: a way, or a standard met or missed."""
        return self.counts and (self.way is not Way.UNTOLD or self.fact.against is not Against.NO_STANDARD)


def weighed(facts: Facts, *, too_old_after: int, least_change: int) -> tuple[Weighed, ...]:
    """Every measure of the objective weighed, in order."""
    oldest = months_before(facts.as_at, too_old_after)
    return tuple(_one(fact, oldest, least_change) for fact in facts.measures)


def months_before(day: date, months: int) -> date:
    """The first day of the month that lies so many months before."""
    ordinal = day.year * 12 + day.month - 1 - months
    return date(ordinal // 12, ordinal % 12 + 1, 1)


def _one(fact: MeasureFact, oldest: date, least_change: int) -> Weighed:
    why = _left_out(fact)
    if why:
        return Weighed(fact, False, Way.UNTOLD, why)
    if fact.last is not None and fact.last < oldest and not fact.stands_for_good:
        return Weighed(fact, False, Way.UNTOLD, "its newest figure is too old", old=True)
    if fact.disputed:
        return Weighed(fact, False, Way.UNTOLD, "the papers contradict each other on its newest figure")
    small = fact.basis in HARD and fact.size < Decimal(least_change)
    if small and fact.way in (Way.BETTER, Way.WORSE):
        return Weighed(fact, True, Way.STEADY, f"a change below {least_change}% that nothing tested counts as none")
    return Weighed(fact, True, fact.way, fact.basis.words)


def _left_out(fact: MeasureFact) -> str:
    if not fact.figures:
        return "no figure of it is held"
    if fact.shows is Shows.ACTIVITY:
        return f"it shows work or means, not what came of them{_because(fact)}"
    if fact.shows is Shows.CONTEXT:
        return f"it shows surroundings, not this promise{_because(fact)}"
    if not fact.judgeable:
        return "which way of it is better is not agreed"
    return ""


def _because(fact: MeasureFact) -> str:
    return f" ({fact.shows_because})" if fact.shows_because else ""


def considered(one: Weighed) -> Considered:
    """The measure in a sentence, with how it weighs and why."""
    fact = one.fact
    parts = [fact.moved or fact.sentence, fact.asked]
    words = " ".join([f"{fact.title}:", *(part for part in parts if part)]) if any(parts) else f"{fact.title}."
    return Considered(words, weight(one), one.why, fact.code)


def weight(one: Weighed) -> Weight:
    if not one.counts:
        return Weight.LEFT_OUT
    if one.way is Way.WORSE or one.fact.against is Against.MISSES:
        return Weight.AGAINST
    if one.way is Way.BETTER or one.fact.against is Against.MEETS:
        return Weight.FOR
    return Weight.NEITHER
