"""Which earlier figure the newest is set against, and whether the difference is beyond chance; or why there is none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from answerable.calc.behaviour.series import Anomaly, Cut, Point, Quantity
from answerable.calc.change.answer import Change, Refusal
from answerable.calc.change.comparing import NotComparable, compare
from answerable.calc.change.known import Known
from answerable.calc.periods import Kind
from answerable.calc.sentences.phrases import day_or_month, listed, named
from answerable.calc.sentences.shapes import Fact, Line, Scale, Told


@dataclass(frozen=True)
class Against:
    """The figure compared with and the change from it; or, with no figure, one sentence that says why (or none at all).

    `beyond` says whether the difference is more than chance, None where it cannot be told. `passed` are nearer figures
    that were passed over, of a time known to be unusual, and `unusual` is that time.
    """

    before: Fact | None = None
    change: Change | None = None
    beyond: bool | None = None
    why: str = ""
    passed: tuple[Fact, ...] = ()
    unusual: Anomaly | None = None

    @property
    def over(self) -> str:
        """The figures passed over, in a sentence; else empty."""
        if not self.passed or self.unusual is None:
            return ""
        names = listed([named(one.period) for one in reversed(self.passed)])
        return f"{names} {'is' if len(self.passed) == 1 else 'are'} passed over as unusual ({self.unusual.reason})."


def last_like(facts: Sequence[Fact], fact: Fact) -> Fact | None:
    """The last figure before this one whose period is like it and shares no day with it."""
    return next(iter(_like(facts, fact)), None)


def against(line: Line, fact: Fact, told: Told) -> Against:
    """What a figure of a line is set against: the newest like one that no break, dispute or unusual time stands before."""
    if told.scale is Scale.CHANGE:
        return Against()
    known = line.bearing(told.quantity_of(fact))
    older = _like(line.known, fact)
    same = [one for one in older if _season(one) == _season(fact)]
    if older and not same:
        cut = known.cut_across(older[0].period, fact.period)
        return Against(why=_apart(older[0], "that is another time of the year") if cut is None else _cut(older[0], cut))
    return _first(same, fact, known)


def compared(before: Fact, fact: Fact, known: Known) -> Against:
    """One figure set against another; refused across a break, and where the periods are not alike."""
    cut = known.cut_across(before.period, fact.period)
    if cut:
        return Against(why=_cut(before, cut))
    if before.rivals:
        return Against(why="The figure before it is disputed, so the two are not compared.")
    found = _change(before, fact, known)
    if isinstance(found, Refusal):
        return Against(why=found.sentence)
    return Against(before, found, _beyond(before, fact, found, known))


def _like(facts: Sequence[Fact], fact: Fact) -> list[Fact]:
    """The earlier figures of like periods, the newest first."""
    before = [one for one in facts if one.period.like(fact.period) and one.period.end < fact.period.start]
    return sorted(before, key=lambda one: one.period.end, reverse=True)


def _season(fact: Fact) -> tuple[int, int] | None:
    """Which months of the year it is of, where that matters: not for a day, a whole year, or a span without whole months."""
    period = fact.period
    if period.kind is Kind.SNAPSHOT or not period.months % 12 > 0:
        return None
    return period.start.month, period.end.month


def _first(older: Iterable[Fact], fact: Fact, known: Known) -> Against:
    passed: list[Fact] = []
    for one in older:
        unusual = known.unusual(one.period)
        if unusual is None or known.cut_across(one.period, fact.period):
            return _with_passed(compared(one, fact, known), passed, known)
        passed.append(one)
    if not passed:
        return Against()
    odd = known.unusual(passed[0].period)
    return Against(why=_apart(passed[0], f"that time is known to be unusual ({odd.reason if odd else ''})"))


def _with_passed(found: Against, passed: list[Fact], known: Known) -> Against:
    return replace(found, passed=tuple(passed), unusual=known.unusual(passed[0].period)) if passed else found


def _apart(before: Fact, why: str) -> str:
    return f"It is not compared with {named(before.period)}: {why}."


def _cut(before: Fact, cut: Cut) -> str:
    return _apart(before, f"from {day_or_month(cut.at)} on, {cut.reason}")


def _change(before: Fact, fact: Fact, known: Known) -> Change | Refusal:
    """The change; of values that cannot be of their kind, without a test."""
    try:
        return compare(_point(before), _point(fact), known)
    except NotComparable:
        return compare(_point(before), _point(fact), replace(known, quantity=Quantity.OTHER))


def _point(fact: Fact, value: Decimal | None = None) -> Point:
    told = fact.value if value is None else value
    size = float(fact.size) if fact.size else None
    return Point(fact.period, None if told is None else float(told), size)


def _beyond(before: Fact, fact: Fact, change: Change, known: Known) -> bool | None:
    """Whether the difference is beyond chance; of rough figures, only where every value they leave open says the same."""
    if change.beyond_chance is None or (before.stretch[0] == before.stretch[1] and fact.stretch[0] == fact.stretch[1]):
        return change.beyond_chance
    found = set()
    for old in before.stretch:
        for new in fact.stretch:
            one = compare(_point(before, max(old, Decimal(0))), _point(fact, max(new, Decimal(0))), known)
            found.add(None if isinstance(one, Refusal) else (one.beyond_chance, one.size > 0))
    if len({said[0] for said in found if said}) > 1 or len({said[1] for said in found if said and said[0]}) > 1:
        return None
    return change.beyond_chance
