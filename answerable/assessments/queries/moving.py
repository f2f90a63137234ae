"""Which way a measure went, how firmly that is known, and whether it meets what is asked: from the measure as its page judges it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from answerable.calc.behaviour.answer import Assured, Verdict
from answerable.calc.behaviour.series import Cut
from answerable.calc.direction import Direction
from answerable.calc.periods import Kind
from answerable.calc.sentences.changed import Class, Moved, moved
from answerable.calc.sentences.phrases import when
from answerable.calc.sentences.shapes import Fact, Line, Told
from answerable.calc.status.facts import Against, Basis, Way
from answerable.kit.wording import british_date
from answerable.measures.models import Measure

CHANGES = ("percent_change", "percentage_points")
LEVELS = (Measure.Aggregation.RATE, Measure.Aggregation.MEAN, Measure.Aggregation.STOCK)
"""What keeps its meaning whatever the length of the period: a total does not."""
LEAST_DAYS = 80
"""Levels are read from about a quarter of a year on: a single month is no level. Numbers on a day are set as far apart."""
_WAYS = {Verdict.BETTER: Way.BETTER, Verdict.WORSE: Way.WORSE, Verdict.NOTABLE: Way.STEADY}


@dataclass(frozen=True)
class Movement:
    """The way, how firmly it is known, the change in percent (None: nothing to take it of), and a sentence."""

    way: Way = Way.UNTOLD
    basis: Basis = Basis.NOTHING
    size: Decimal | None = None
    words: str = ""
    between: str = ""


@dataclass(frozen=True)
class Asked:
    """Whether it meets what is asked of it, in words, and by how many percent it is short; `for_good` where its time is over."""

    against: Against = Against.NO_STANDARD
    words: str = ""
    for_good: bool = False
    short: Decimal = Decimal(0)


def movement(measure: Measure, told: Told, since: date | None) -> Movement:
    """The firmest that can be said of a measure's change. `since` is the day the plan began."""
    if measure.unit in CHANGES:
        return _printed(told, sized=measure.unit == "percent_change")
    found = moved(told)
    if found is not None:
        return _compared(found)
    if measure.aggregation in LEVELS:
        return _levels(told, since)
    return Movement()


def _compared(found: Moved) -> Movement:
    if found.grade is Class.UNTESTED:
        return Movement(_WAYS[found.verdict], Basis.TWO_FIGURES, _percent(found.share), found.sentence)
    way = Way.STEADY if found.grade is Class.WITHIN_CHANCE else _WAYS[found.verdict]
    return Movement(way, Basis.TESTED, _percent(found.share), found.sentence)


def _percent(share: float) -> Decimal:
    return round(Decimal(repr(abs(share) * 100)), 1)


def _printed(told: Told, *, sized: bool) -> Movement:
    """A change as a paper prints it, of the whole or of all parts together; parts that differ say neither."""
    newest = [line.newest for line in told.lines if line.known and not line.newest.rivals]
    values = [one.value for one in newest if one.value is not None]
    ways = {_sided(value, told.direction) for value in values}
    if not values:
        return Movement()
    size = max(abs(value) for value in values)
    return Movement(ways.pop() if len(ways) == 1 else Way.NEITHER, Basis.PRINTED, size if sized else None)


def _sided(size: Decimal, direction: Direction) -> Way:
    if not size:
        return Way.STEADY
    better = {Direction.UP_GOOD: size > 0, Direction.DOWN_GOOD: size < 0}.get(direction)
    return Way.NEITHER if better is None else Way.BETTER if better else Way.WORSE


def _levels(told: Told, since: date | None) -> Movement:
    """The newest level of a share or an average beside the first of the plan's time, whatever their lengths."""
    line = _whole(told)
    if line is None or line.newest.rivals:
        return Movement()
    newest = line.newest
    before = _base([one for one in line.known if not one.rivals and _comparable(one, newest)], newest, since)
    if before is None or not before.value or newest.value is None:
        return Movement()
    size = Decimal(0) if newest.agrees(before) else newest.value - before.value
    words = f"{newest.words} {when(newest.period)}, and {before.words} {when(before.period)}."
    basis = Basis.TWO_FIGURES if newest.period.like(before.period) and not _cuts(line, before, newest) else Basis.LEVELS
    return Movement(
        _sided(size, told.direction),
        basis,
        round(abs(size / before.value * 100), 1),
        words,
        _between(line, before, newest),
    )


def _whole(told: Told) -> Line | None:
    lines = [line for line in told.lines if line.known]
    whole = [line for line in lines if not line.name] or lines
    return whole[0] if len(whole) == 1 else None


def _comparable(fact: Fact, newest: Fact) -> bool:
    """Numbers on a day with one another, and spans of time with one another."""
    if Kind.SNAPSHOT in (fact.period.kind, newest.period.kind):
        apart = (newest.period.start - fact.period.end).days
        return fact.period.kind is newest.period.kind and apart >= LEAST_DAYS
    return min(fact.period.days, newest.period.days) >= LEAST_DAYS


def _base(facts: Sequence[Fact], newest: Fact, since: date | None) -> Fact | None:
    """The first level of the plan's time that shares no day with the newest; else the last one before the plan."""
    apart = [one for one in facts if one.period.end < newest.period.start]
    during = [one for one in apart if since is None or one.period.end >= since]
    return min(during, key=lambda one: one.period.end, default=None) or (apart[-1] if apart else None)


def _between(line: Line, before: Fact, newest: Fact) -> str:
    """What is known to have changed between the two, each with its day."""
    cuts = _cuts(line, before, newest)
    if not cuts:
        return ""
    told = "; ".join(f"from {british_date(cut.at)} {cut.reason}" for cut in cuts)
    return f"Between the two: {told}."


def _cuts(line: Line, before: Fact, newest: Fact) -> list[Cut]:
    return [cut for cut in line.cuts if before.period.end < cut.at <= newest.period.end]


def asked(told: Told) -> Asked:
    """Whether the lines that something is asked of meet it: one that misses is not hidden by one that meets."""
    found = [_of_line(line, told) for line in told.lines if line.goal and line.known and not line.newest.rivals]
    order = (Against.MISSES, Against.HIT_AND_MISS, Against.MEETS)
    return min(found, key=lambda one: order.index(one.against), default=Asked())


def _of_line(line: Line, told: Told) -> Asked:
    goal, newest = line.goal, line.newest
    if goal is None or newest.value is None:
        return Asked()
    wanted = f"{'at least' if goal.at_least else 'at most'} {told.number(goal.value)}"
    name = f"{line.name}: " if line.name else ""
    over = goal.ends is not None and newest.period.end <= goal.ends
    assured = line.behaviour.assured if line.behaviour else Assured.UNKNOWN
    if assured in _BY_LIMITS:
        against, how = _BY_LIMITS[assured]
        return Asked(against, f"{name}{goal.label.capitalize()}: {wanted}; {how}.", over)
    standard = Decimal(repr(goal.value))
    short = standard - newest.value if goal.at_least else newest.value - standard
    meets = short <= 0
    words = f"{name}{goal.label.capitalize()}: {wanted}; the newest figure, {newest.words}, {'meets' if meets else 'misses'} it."
    by = round(max(short, Decimal(0)) / standard * 100, 1) if standard else max(short, Decimal(0))
    return Asked(Against.MEETS if meets else Against.MISSES, words, over, by)


_BY_LIMITS = {
    Assured.ALWAYS: (Against.MEETS, "its whole usual range meets it"),
    Assured.NEVER: (Against.MISSES, "its whole usual range misses it"),
    Assured.HIT_AND_MISS: (Against.HIT_AND_MISS, "its usual range lies on both sides of it"),
}
