"""What a measure shows, in plain sentences: what it is now, and how that compares with the last like period.

Only like periods are compared, only two at a time, and nothing is said of causes. A figure that rivals contradict is not
compared with anything; nor is a part of a year, nor a figure told before its period was over.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from answerable.calc import standing
from answerable.calc.direction import Direction
from answerable.calc.periods import Kind, Period, calendar_year, financial_year, printed
from answerable.calc.standing import Qualifier

SMALL = 50
"""Below this many, a change is told as a number: a percentage of few says more than it knows."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


class Scale(StrEnum):
    """How two values of a unit are compared."""

    COUNT = "count"
    SHARE = "share"
    AMOUNT = "amount"
    DURATION = "duration"
    CHANGE = "change"
    PLACE = "place"


@dataclass(frozen=True)
class Fact:
    """One figure: what it says and in what words ("nearly 1,700"), with the words of its rivals when it is disputed.

    `finished` is False where it was told before its period was over; `assumed` where the paper does not print the period.
    """

    period: Period
    value: Decimal | None
    words: str
    qualifier: Qualifier = Qualifier.EXACT
    rivals: tuple[str, ...] = ()
    finished: bool = True
    assumed: bool = False
    provisional: bool = False

    def agrees(self, other: "Fact") -> bool:
        """Whether the two may be of one value: "about 2,000" may be 1,950."""
        first, second = (standing.Told(one.value, one.period.end, one.words, one.qualifier) for one in (self, other))
        return standing.agrees(first, second)


@dataclass(frozen=True)
class Line:
    """The figures of one area or one part of a breakdown; the whole has no name."""

    name: str
    facts: tuple[Fact, ...]

    @property
    def known(self) -> list[Fact]:
        """Those with a value, in the order of their last days; of equals the longest stands last."""
        with_value = [fact for fact in self.facts if fact.value is not None]
        return sorted(with_value, key=lambda fact: (fact.period.end, fact.period.days))


@dataclass(frozen=True)
class Told:
    """What is to be said of: the lines, how they compare, and how a number of this unit is worded."""

    lines: tuple[Line, ...]
    scale: Scale
    direction: Direction
    words: Callable[[Decimal], str] = field(default=str)


def sentences(told: Told) -> tuple[str, ...]:
    """One to four sentences; the first says what a reader came for."""
    lines = [line for line in told.lines if line.known]
    if not lines:
        return ("No figure is held for this measure.",)
    whole = next((line for line in lines if not line.name), None)
    if whole:
        return _of_one(whole, told, _older_disputes(lines, whole.known[-1]))
    if len(lines) == 1:
        return _of_one(lines[0], told, _older_disputes(lines, lines[0].known[-1]))
    return _of_several(lines, told)


def when(period: Period) -> str:
    """The period as it stands in a sentence: "in 2022/23", "on 31 January 2024", "from April 2023 to January 2024"."""
    match period.kind:
        case Kind.SNAPSHOT:
            return f"on {printed(period)}"
        case Kind.ROLLING_12:
            return f"in the {printed(period)}"
        case Kind.RANGE | Kind.QUARTER:
            return f"from {printed(period)}"
    return f"in {printed(period)}"


def last_like(facts: Sequence[Fact], fact: Fact) -> Fact | None:
    """The last figure before this one whose period is like it and shares no day with it."""
    before = [one for one in facts if one.period.like(fact.period) and one.period.end < fact.period.start]
    return max(before, key=lambda one: one.period.end, default=None)


def part_of_year(period: Period) -> str:
    """ "ten months of 2023/24" where the period is the beginning of a year and no whole one; else empty."""
    if period.kind not in (Kind.RANGE, Kind.QUARTER) or not 0 < period.months < 12:
        return ""
    start = period.start
    year = {4: financial_year, 1: calendar_year}.get(start.month)
    return f"{NUMBERS[period.months]} months of {printed(year(start.year))}" if year else ""


def _of_one(line: Line, told: Told, disputes: list[str]) -> tuple[str, ...]:
    facts = line.known
    newest = facts[-1]
    if newest.rivals:
        return (*disputes, _dispute(newest, line.name), *_left_alone(facts), better(told.direction, told.scale))
    now = f"{_value(newest, told)} {_when(newest, told)}"
    now = f"The newest figure is {now}" if disputes else _capital(now)
    return (*disputes, *_now(now, facts, told), better(told.direction, told.scale))


def _now(now: str, facts: Sequence[Fact], told: Told) -> list[str]:
    """The newest figure with its comparison, or with the reason why it has none."""
    newest, part = facts[-1], part_of_year(facts[-1].period)
    before = last_like(facts, newest)
    if not newest.finished:
        return [f"{now}, told before {_span(newest)}.", *_one_before(facts, told)]
    if len(facts) == 1:
        parts = sum(bool(line.known) for line in told.lines) > 1
        alone = "This is the only figure held for the whole" if parts else "This is the only figure held"
        return [f"{now}.", f"{alone}, so there is nothing to compare it with."]
    if part and not before:
        return [f"{now}: {part}, so it is not compared with a whole year.", *_whole_year(facts, told)]
    if before is None or before.rivals or told.scale is Scale.CHANGE:
        return [f"{now}.", *_not_compared(facts, before, told)]
    return [f"{now}: {_compared(newest, before, told)}."]


def _not_compared(facts: Sequence[Fact], before: Fact | None, told: Told) -> list[str]:
    """Why the newest of several figures is not compared; of a change, nothing needs to be said."""
    if told.scale is Scale.CHANGE:
        return []
    if before is None:
        return _unlike(facts, told)
    return ["The figure before it is disputed, so the two are not compared."]


def _span(fact: Fact) -> str:
    return "that day" if fact.period.kind is Kind.SNAPSHOT else "the period was over"


def _one_before(facts: Sequence[Fact], told: Told) -> list[str]:
    """The last finished figure, stated and not compared."""
    finished = [fact for fact in facts[:-1] if fact.finished and not fact.rivals]
    return [f"The one before it is {_value(finished[-1], told)}, {when(finished[-1].period)}."] if finished else []


def _unlike(facts: Sequence[Fact], told: Told) -> list[str]:
    """Why the figure before the newest is no measure of it."""
    newest, before = facts[-1], facts[-2]
    if before.rivals:
        return []
    same = before.period.overlaps(newest.period)
    reason = "shares days with it" if same else "is for a period of another kind"
    said = f"The one before it, {_value(before, told)} {when(before.period)}, {reason}"
    return [f"{said}, so the two are not compared."]


def _whole_year(facts: Sequence[Fact], told: Told) -> list[str]:
    """The last whole year, stated and not compared."""
    years = [fact for fact in facts if fact.period.kind in (Kind.FINANCIAL_YEAR, Kind.CALENDAR_YEAR) and fact.finished]
    if not years or years[-1].rivals:
        return []
    return [f"The last whole year was {printed(years[-1].period)}: {_value(years[-1], told)}."]


def _compared(fact: Fact, before: Fact, told: Told) -> str:
    """The comparison with the value it is made with, where that adds something."""
    how = comparison(fact, before, told)
    base = "" if how == "the same as" else f" ({before.words})"
    return f"{how} {when(before.period)}{base}"


def comparison(fact: Fact, before: Fact, told: Told) -> str:
    """How far one value is from the one before: "0.7% lower than", "18 percentage points higher than", "the same as"."""
    value, base = fact.value or Decimal(0), before.value or Decimal(0)
    rough = fact.qualifier is not before.qualifier or fact.qualifier is not Qualifier.EXACT
    if value == base or (rough and fact.agrees(before)):
        return "about the same as" if rough else "the same as"
    higher = value > base
    if told.scale is Scale.PLACE:
        return f"{'further down' if higher else 'nearer the top'} than"
    about = "about " if rough else ""
    if times := _times(value, base, told):
        return f"{about}{times}"
    size, (down, up) = _difference(value, base, told)
    return f"{about}{size} {up if higher else down} than" if size else "almost the same as"


def _times(value: Decimal, base: Decimal, told: Told) -> str:
    """ "5.6 times as many as", from twice on; a percentage above 100 is hard to read."""
    if told.scale not in (Scale.COUNT, Scale.AMOUNT) or base < SMALL or value < 2 * base:
        return ""
    times = (value / base).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{_plain(times)} times as {'many' if told.scale is Scale.COUNT else 'much'} as"


_LESS = {Scale.COUNT: ("fewer", "more"), Scale.AMOUNT: ("less", "more"), Scale.DURATION: ("shorter", "longer")}


def _difference(value: Decimal, base: Decimal, told: Told) -> tuple[str, tuple[str, str]]:
    """The difference in words, empty where it is too small to be said, with the words for down and up."""
    gap = abs(value - base)
    if told.scale is Scale.SHARE:
        return f"{_plain(gap)} percentage {'point' if gap == 1 else 'points'}", ("lower", "higher")
    if told.scale is Scale.DURATION or min(value, base) < SMALL:
        return (_plain(gap) if told.scale is Scale.COUNT else told.words(gap)), _LESS[told.scale]
    share = gap / base * 100
    rounded = share.quantize(Decimal(1) if share >= 10 else Decimal("0.1"), ROUND_HALF_UP)
    return (f"{_plain(rounded)}%" if rounded else ""), ("lower", "higher")


def _of_several(lines: Sequence[Line], told: Told) -> tuple[str, ...]:
    """Parts without a whole: those that have a figure for the latest period."""
    latest = max((line.known[-1] for line in lines), key=lambda fact: (fact.period.end, fact.period.days)).period
    now = [line for line in lines if line.known[-1].period == latest]
    disputes = _older_disputes(lines, None)
    left = len(lines) - len(now)
    others = [f"The other {_counted(left)} told for other periods only."] if left else []
    if len(now) <= 3:
        said = "; ".join(f"{line.name}: {_part(line, told)}" for line in now)
        first = f"{_capital(_when(now[0].known[-1], told))}, {said}."
    else:
        first = _spread(now, told)
    return (*disputes, first, *others, better(told.direction, told.scale))


def _part(line: Line, told: Told) -> str:
    """A part's figure with its comparison, where it has one."""
    newest = line.known[-1]
    if newest.rivals:
        return f"{_listed(newest.rivals, 'or')} (disputed)"
    before = last_like(line.known, newest)
    if before is None or before.rivals or not newest.finished or told.scale is Scale.CHANGE:
        return _value(newest, told)
    return f"{_value(newest, told)} ({comparison(newest, before, told)} {when(before.period)})"


def _spread(lines: Sequence[Line], told: Told) -> str:
    ordered = sorted(lines, key=lambda line: (line.known[-1].value or Decimal(0), line.name))
    low, high = ordered[0], ordered[-1]
    least, most = (f"{_value(one.known[-1], told)} for {one.name}" for one in (low, high))
    return f"{_capital(_when(low.known[-1], told))}, between {least} and {most}, across {len(lines)} figures."


def _older_disputes(lines: Sequence[Line], newest: Fact | None) -> list[str]:
    """A dispute is said first, whichever figure it is about."""
    found = [(line.name, fact) for line in lines for fact in line.known if fact.rivals and fact is not newest]
    return [_dispute(fact, name) for name, fact in found]


def _dispute(fact: Fact, name: str) -> str:
    of = f" ({name})" if name else ""
    return f"Disputed: {when(fact.period)}{of} the papers tell {_listed(fact.rivals)}, and this is not settled."


def _left_alone(facts: Sequence[Fact]) -> list[str]:
    before = last_like(facts, facts[-1])
    stated = f" The figure before it is {before.words}, {when(before.period)}." if before and not before.rivals else ""
    return [f"Until it is, nothing is compared with it.{stated}"]


def _value(fact: Fact, told: Told) -> str:
    """The value in a sentence; a change is a rise or a fall."""
    if told.scale is not Scale.CHANGE or fact.value is None:
        return fact.words
    if not fact.value:
        return "no change"
    words = fact.words.replace("−", "").replace("+", "")
    return f"{'a rise' if fact.value > 0 else 'a fall'} of {words}"


def _when(fact: Fact, told: Told) -> str:
    """The period, and whether we assumed it or the figure may still change."""
    one_day = fact.period.kind is Kind.SNAPSHOT
    remarks = ["provisional"] if fact.provisional else []
    remarks += [f"the {'date' if one_day else 'period'} is assumed"] if fact.assumed else []
    # A change is not a state of the day it was told on.
    words = f"as at {printed(fact.period)}" if one_day and told.scale is Scale.CHANGE else when(fact.period)
    return words + (f" ({'; '.join(remarks)})" if remarks else "")


_BETTER: dict[Scale, tuple[str, str]] = {
    Scale.DURATION: ("Longer is better.", "Shorter is better."),
    Scale.CHANGE: ("A rise is better.", "A fall is better."),
    Scale.PLACE: ("A place further down is better.", "A place nearer the top is better."),
}


def better(direction: Direction, scale: Scale) -> str:
    """Which way is better, as a sentence: "Shorter is better."."""
    up, down = _BETTER.get(scale, ("Higher is better.", "Lower is better."))
    return {
        Direction.UP_GOOD: up,
        Direction.DOWN_GOOD: down,
        Direction.NEUTRAL: "Neither direction is better in itself.",
        Direction.CONTESTED: "Which direction is better is open to argument.",
    }[direction]


def _listed(words: Sequence[str], joint: str = "and") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def _counted(number: int) -> str:
    said = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{said} is" if number == 1 else f"{said} are"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
