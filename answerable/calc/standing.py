"""How the values told for one key stand: which is current, which rival it, which came before it.

A key is one measure, area, breakdown value and period; the caller brings the values told for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from answerable.calc.rounding import last_place, round_place


class Qualifier(StrEnum):
    """The word before a number that says how to take it."""

    EXACT = "exact"
    OVER = "over"
    NEARLY = "nearly"
    ABOUT = "about"
    UP_TO = "up_to"


@dataclass(frozen=True)
class Told:
    """One value as one paper told it; None where the paper says it is missing. `key` is the caller's own."""

    value: Decimal | None
    as_at: date
    printed: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    key: int = 0

    @property
    def place(self) -> Decimal:
        """The size of the last place this was told to; an approximate number's trailing noughts are rounding."""
        if self.value is None:
            return Decimal(1)
        place = last_place(self.value, self.printed)
        return max(place, round_place(self.value)) if self.qualifier in _APPROXIMATE else place

    @property
    def leeway(self) -> Decimal:
        """How far the true value may lie: half the place told; for an approximate number at most a tenth of it."""
        if self.value is None:
            return Decimal(0)
        half = last_place(self.value, self.printed) / 2
        return min(self.place / 2, max(abs(self.value) / 10, half))


_APPROXIMATE = {Qualifier.OVER, Qualifier.NEARLY, Qualifier.ABOUT}


@dataclass(frozen=True)
class Standing:
    """The current value (or the rivals, highest first) and the superseded ones, oldest first."""

    current: tuple[Told, ...]
    earlier: tuple[Told, ...]

    @property
    def disputed(self) -> bool:
        """Whether the latest papers disagree with one another."""
        return len(self.current) > 1

    @property
    def restated(self) -> bool:
        """Whether an earlier paper told another value."""
        return bool(self.earlier)


def agrees(a: Told, b: Told) -> bool:
    """Whether two tellings can be of one value: equal at the coarser printed precision.

    28.4 agrees with 28.43, and £226k with £225,734. With a qualifier a number stands for a stretch: "nearly 1,700" for 1,650 to
    1,700, "over 500" for 500 to 550, "about 30" for 27 to 33 (half the place it was rounded to, at most a tenth of it), "up to
    50" for anything up to 50. "Nearly" and "over" one number disagree. Two with the same qualifier are compared like exact numbers. Missing agrees with missing only.
    """
    if a.value is None or b.value is None:
        return a.value is b.value
    if a.qualifier is b.qualifier:
        coarser = 0 if a.place == b.place else max(a.leeway, b.leeway)
        return abs(a.value - b.value) <= coarser
    if {a.qualifier, b.qualifier} == {Qualifier.NEARLY, Qualifier.OVER} and a.value == b.value:
        return False
    (low, high), (other_low, other_high) = stretch(a, a.value), stretch(b, b.value)
    return low <= other_high and other_low <= high


def standing(told: Sequence[Told], as_known_on: date | None = None) -> Standing | None:
    """How the values stand, as known on a day (all of them when None); None when nothing was told by then.

    Values that agree are one; the most precise speaks for them (of equals an exact one, then the latest told). Those told on the
    latest day are current, rivals when they disagree; those last told before are earlier.
    """
    known = [one for one in told if as_known_on is None or one.as_at <= as_known_on]
    if not known:
        return None
    groups = _groups(known)
    latest = max(group.latest for group in groups)
    current = sorted((group for group in groups if group.latest == latest), key=_highest_first)
    earlier = sorted(
        (group for group in groups if group.latest < latest), key=lambda group: (group.latest, _highest_first(group))
    )
    return Standing(tuple(group.speaker for group in current), tuple(group.speaker for group in earlier))


@dataclass
class _Group:
    speaker: Told
    latest: date
    members: list[Told] = field(default_factory=list)

    def add(self, told: Told) -> None:
        self.latest = max(self.latest, told.as_at)
        self.members.append(told)


def _groups(known: Sequence[Told]) -> list[_Group]:
    """Gather the values around the most precise ones, so that the order in which they came does not matter."""
    groups: list[_Group] = []
    for one in sorted(known, key=_most_precise_first):
        open_to_it = [group for group in groups if agrees(group.speaker, one)]
        if open_to_it:
            # A rough value that fits two groups says nothing between them: it goes with the later told, then the nearer.
            max(
                open_to_it, key=lambda group: (group.latest, -_distance(group.speaker, one), _value(group.speaker))
            ).add(one)
        else:
            groups.append(_Group(one, one.as_at, [one]))
    return groups


def clearest(told: Sequence[Told]) -> Told:
    """The telling that speaks for those of one value: the most precise (of equals an exact one, then the latest told)."""
    return min(told, key=_most_precise_first)


def _most_precise_first(told: Told) -> tuple[bool, Decimal, bool, int, Decimal, str, str, int]:
    exact = told.qualifier is Qualifier.EXACT
    return (
        told.value is None,
        told.place,
        not exact,
        -told.as_at.toordinal(),
        _value(told),
        told.qualifier,
        told.printed,
        told.key,
    )


def _highest_first(group: _Group) -> tuple[bool, Decimal]:
    return group.speaker.value is None, -_value(group.speaker)


def stretch(told: Told, value: Decimal) -> tuple[Decimal, Decimal]:
    """The lowest and highest true value that a telling of `value` leaves open, both included."""
    nothing, leeway = Decimal(0), told.leeway
    below, above = {
        Qualifier.EXACT: (leeway, leeway),
        Qualifier.OVER: (nothing, leeway),
        Qualifier.NEARLY: (leeway, nothing),
        Qualifier.ABOUT: (leeway, leeway),
        Qualifier.UP_TO: (abs(value), nothing),
    }[told.qualifier]
    return (value - below, value + above) if value >= 0 else (value - above, value + below)


def _distance(a: Told, b: Told) -> Decimal:
    return abs(_value(a) - _value(b))


def _value(told: Told) -> Decimal:
    return Decimal(0) if told.value is None else told.value
