"""Which earlier figure the newest is set against, and whether the difference is beyond chance; or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from answerable.calc.behaviour.series import Anomaly, Cut, Point, Quantity
from answerable.calc.change.answer import Change, Refusal
from answerable.calc.change.comparing import NotComparable, compare
from answerable.calc.change.known import Known
from answerable.calc.sentences.older import Older, older_than
from answerable.calc.sentences.phrases import day_or_month, listed, named, when
from answerable.calc.sentences.shapes import Fact, Line, Scale, Told


@dataclass(frozen=True)
class Against:
    """The figure compared with and the change from it; or, with no figure, one sentence that says why (or none at all).

    `beyond` says whether the difference is more than chance, None where it cannot be told. `passed` are nearer figures
    that were passed over, of the time known to be `unusual`. `held` is how many like figures there are on this side of a break.
    """

    before: Fact | None = None
    change: Change | None = None
    beyond: bool | None = None
    why: str = ""
    passed: tuple[Fact, ...] = ()
    unusual: Anomaly | None = None
    older: Older = field(default_factory=Older)
    held: int = 1

    @property
    def beware(self) -> list[str]:
        """What was passed over, and what else a reader of the comparison must know, in sentences."""
        return [*self._passed_over(), *self._also_told(), *self._season()]

    def _passed_over(self) -> list[str]:
        if not self.before:
            return []
        sharing = [named(one.period) for one in reversed(self.older.overlapping)]
        odd = [named(one.period) for one in reversed(self.passed)]
        parts = [f"{listed(odd)}, as unusual ({self.unusual.reason})"] if odd and self.unusual else []
        share = "shares" if len(sharing) == 1 else "share"
        parts += [f"{listed(sharing)}, which {share} days with it"] if sharing else []
        return [f"Passed over: {'; '.join(parts)}."] if parts else []

    def _also_told(self) -> list[str]:
        """A figure of nearly the same day: with an assumed date, a different one is no change."""
        near = next((one for one in self.older.near if not one.rivals), None)
        of = self.older.of
        if near is None or of is None:
            return []
        if near.words == of.words:
            return [] if self.before else [f"The same is told {when(near.period)}."]
        told = f"It is also told as {near.words} {when(near.period)}"
        same = near.value == of.value or near.agrees(of)
        return [f"{told}." if same else f"{told}: with an assumed date so near, that is another count and no change."]

    def _season(self) -> list[str]:
        return ["The two are of different times of the year."] if self.before and self.older.other_season else []


def last_like(facts: Sequence[Fact], fact: Fact) -> Fact | None:
    """The last figure before this one whose period is like it and shares no day with it."""
    before = [one for one in facts if one.period.like(fact.period) and one.period.end < fact.period.start]
    return max(before, key=lambda one: one.period.end, default=None)


def against(line: Line, fact: Fact, told: Told) -> Against:
    """What a figure of a line is set against: the newest like one that no break, dispute or unusual time stands before."""
    if told.scale is Scale.CHANGE:
        return Against()
    known = line.bearing(told.quantity_of(fact))
    older = older_than(line.known, fact)
    nearest = older.nearest
    cut = known.cut_across(nearest.period, fact.period) if nearest else None
    if nearest and cut:
        return Against(why=cut_words(nearest, cut))
    held = 1 + sum(not known.cut_across(one.period, fact.period) for one in older.facts)
    if not older.facts:
        return Against(why=_other_season(older), older=older)
    return replace(_first(older.facts, fact, known), older=older, held=held)


def compared(before: Fact, fact: Fact, known: Known) -> Against:
    """One figure set against another; refused across a break, and where the periods are not alike."""
    cut = known.cut_across(before.period, fact.period)
    if cut:
        return Against(why=cut_words(before, cut))
    if before.rivals:
        return Against(why="The figure before it is disputed, so the two are not compared.")
    found = _change(before, fact, known)
    if isinstance(found, Refusal):
        return Against(why=found.sentence)
    return Against(before, found, _beyond(before, fact, found, known))


def cut_words(before: Fact, cut: Cut) -> str:
    """Why nothing is compared across a break: "It is not compared with 2022/23: from September 2023 on, ..."."""
    return _apart(named(before.period), f"from {day_or_month(cut.at)} on, {cut.reason}")


def _first(older: Sequence[Fact], fact: Fact, known: Known) -> Against:
    """The first that is not of an unusual time, with those that are."""
    usual = (place for place, one in enumerate(older) if not _odd(one, fact, known))
    place = next(usual, None)
    odd = known.unusual(older[0].period)
    if place is None:
        reason = odd.reason if odd else ""
        return Against(why=_apart(named(older[0].period), f"that time is known to be unusual ({reason})"))
    return replace(compared(older[place], fact, known), passed=tuple(older[:place]), unusual=odd)


def _odd(one: Fact, fact: Fact, known: Known) -> bool:
    return known.unusual(one.period) is not None and known.cut_across(one.period, fact.period) is None


def _other_season(older: Older) -> str:
    if not older.unseasonable:
        return ""
    one = older.unseasonable[0]
    return _apart(f"{named(one.period)} ({one.words})", "that is another time of the year")


def _apart(before: str, why: str) -> str:
    return f"It is not compared with {before}: {why}."


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
    if change.beyond_chance is None:
        return None
    verdicts = {
        (one.beyond_chance, one.beyond_chance and one.size > 0)
        for old in set(before.stretch)
        for new in set(fact.stretch)
        if isinstance(one := _change(_with(before, old), _with(fact, new), known), Change)
    }
    return change.beyond_chance if len(verdicts) == 1 else None


def _with(fact: Fact, value: Decimal) -> Fact:
    return replace(fact, value=max(value, Decimal(0)))
