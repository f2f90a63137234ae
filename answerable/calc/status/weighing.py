"""How each measure weighs: whether it counts, which way it speaks, and why, in words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from answerable.calc.status.answer import Considered, Weight
from answerable.calc.status.facts import Against, Basis, Facts, MeasureFact, Shows, Way

UNTESTED = (Basis.TWO_FIGURES, Basis.PRINTED, Basis.LEVELS)
"""Nothing told chance from change: a small change counts as none."""


@dataclass(frozen=True)
class Limits:
    """What the rules say of age and size; their meaning stands with `RuleSet`."""

    too_old_after: int = 18
    least_change: int = 5
    doubted_change: int = 50
    near_miss: int = 2


@dataclass(frozen=True)
class Weighed:
    """A measure with the way and the standing against its standard that count.

    `counts` is False where it cannot say whether a promise is kept, and `why` says why; `old` and `doubted` are two reasons.
    """

    fact: MeasureFact
    counts: bool
    way: Way = Way.UNTOLD
    against: Against = Against.NO_STANDARD
    why: str = ""
    old: bool = False
    doubted: bool = False

    @property
    def told(self) -> bool:
        """Whether it says something: a way, or a standard met or missed."""
        return self.counts and (self.way is not Way.UNTOLD or self.against is not Against.NO_STANDARD)


def weighed(facts: Facts, limits: Limits) -> tuple[Weighed, ...]:
    """Every measure of the objective weighed, in order."""
    oldest = months_before(facts.as_at, limits.too_old_after)
    return tuple(_one(fact, oldest, limits) for fact in facts.measures)


def months_before(day: date, months: int) -> date:
    """The first day of the month that lies so many months before."""
    ordinal = day.year * 12 + day.month - 1 - months
    return date(ordinal // 12, ordinal % 12 + 1, 1)


def _one(fact: MeasureFact, oldest: date, limits: Limits) -> Weighed:
    why = _left_out(fact)
    if why:
        return Weighed(fact, counts=False, why=why)
    if fact.last is not None and fact.last < oldest and not fact.stands_for_good:
        return Weighed(fact, counts=False, why="its newest figure is too old", old=True)
    if fact.disputed:
        return Weighed(fact, counts=False, why="papers contradict each other on its newest figure", doubted=True)
    if fact.doubts and (fact.size is None or fact.size < limits.doubted_change):
        why = "papers contradict each other on its figures by as much as they changed, or it cannot be told"
        return Weighed(fact, counts=False, why=why, doubted=True)
    return _counted(fact, limits)


def _counted(fact: MeasureFact, limits: Limits) -> Weighed:
    against = fact.against
    if against is Against.MISSES and fact.short <= limits.near_miss:
        against = Against.NEARLY
    small = fact.basis in UNTESTED and fact.size is not None and fact.size < limits.least_change
    if small and fact.way in (Way.BETTER, Way.WORSE):
        why = f"a change below {limits.least_change}% that nothing tested counts as none"
        return Weighed(fact, True, Way.STEADY, against, why)
    return Weighed(fact, True, fact.way, against, fact.basis.words)


def _left_out(fact: MeasureFact) -> str:
    if not fact.figures:
        return "no figure of it is held"
    if fact.direction == "contested" and fact.shows is not Shows.ACTIVITY:
        return "which way of it is better is disputed"
    if fact.shows is Shows.ACTIVITY:
        return f"it shows work or means, not what came of them{_because(fact)}"
    if fact.shows is Shows.CONTEXT:
        return f"it does not show this promise{_because(fact)}"
    if not fact.judgeable:
        return "neither way of it is better"
    return ""


def _because(fact: MeasureFact) -> str:
    return f" ({fact.shows_because})" if fact.shows_because else ""


def loudest_first(measures: tuple[Weighed, ...]) -> list[Weighed]:
    """Those against first, then those for it, of each the held before the only printed, and the largest change first; then the rest."""
    order = (Weight.AGAINST, Weight.FOR, Weight.NEITHER, Weight.LEFT_OUT)

    def place(one: Weighed) -> tuple[int, bool, Decimal]:
        loud = weight(one) in (Weight.AGAINST, Weight.FOR)
        size = -(one.fact.size or Decimal(0)) if loud else Decimal(0)
        return order.index(weight(one)), loud and one.fact.basis is Basis.PRINTED, size

    return sorted(measures, key=place)


def considered(one: Weighed) -> Considered:
    """The measure in a sentence, with how it weighs and why."""
    fact = one.fact
    parts = [part for part in (fact.moved or fact.sentence, fact.asked) if part]
    words = f"{fact.title}: {' '.join(parts)}" if parts else f"{fact.title}."
    besides = " ".join(part for part in (fact.between, _late(fact)) if part)
    return Considered(words, weight(one), one.why, fact.code, besides)


def _late(fact: MeasureFact) -> str:
    if not fact.overdue:
        return ""
    return f"Its next figure is {fact.overdue:,} {'day' if fact.overdue == 1 else 'days'} overdue."


def weight(one: Weighed) -> Weight:
    if not one.counts:
        return Weight.LEFT_OUT
    if one.way is Way.WORSE or one.against is Against.MISSES:
        return Weight.AGAINST
    if one.way is Way.BETTER or one.against is Against.MEETS:
        return Weight.FOR
    return Weight.NEITHER
