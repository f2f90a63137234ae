"""Which measure a claim tells: words, unit, part and place set beside what the measures are called.

What people have confirmed weighs most. A suggestion is made only where the words leave little doubt: a wrong one costs more
of a reader's time than none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from answerable.calc.claims import Claim
from answerable.calc.figures.figure import Role, Unit
from answerable.calc.figures.words import stems
from answerable.calc.fingerprint import subject_stems

FLOOR = 0.5
"""Below this nothing is suggested."""
TAUGHT = 0.98
_NEAR = 0.55
"""What a word of the sentence, the row or the heading counts, beside one of the subject itself."""
_COUNTED = frozenset(
    [
        "count",
        "people",
        "officers",
        "staff",
        "posts",
        "fte",
        "members",
        "organisations",
        "groups",
        "schools",
        "vehicles",
        "areas",
        "miles",
        "square_miles",
        "rank",
    ]
)
_TIMES = {
    Unit.SECONDS: 1, Unit.MINUTES: 60, Unit.HOURS: 3600, Unit.DAYS: 86400,
}  # fmt: skip
_OF_TIME = {"seconds", "hours"}


@dataclass(frozen=True)
class Taught:
    """What papers called a measure, as somebody confirmed: stems in order of the alphabet, the unit, the part."""

    words: tuple[str, ...]
    unit: str
    breakdown: str = ""


@dataclass(frozen=True)
class MeasureWords:
    """A measure as words can find it: what it is called, its unit as measures have it, what it counts, and its parts."""

    code: str
    unit: str
    names: tuple[str, ...]
    context: str = ""
    parts: tuple[str, ...] = ()
    taught: tuple[Taught, ...] = ()


@dataclass(frozen=True)
class AreaWords:
    """An area by its code and its name."""

    code: str
    name: str


@dataclass(frozen=True)
class Suggestion:
    """The measure that a claim probably tells, of which part and area, and how sure that is (0 to 1).

    `area` is empty where the claim names a place that is no area of the office.
    """

    measure: str
    breakdown: str
    area: str
    likeness: float


def fits(unit: Unit, role: Role, measure: str) -> bool:
    """Whether a number of this unit and role can be a value of a measure in its unit."""
    if measure == "percent_change":
        return unit is Unit.PERCENT and role is Role.CHANGE
    if role is Role.CHANGE:
        return False
    if unit is Unit.COUNT:
        return measure in _COUNTED or measure == "per_1000"
    if unit in _TIMES and measure in _OF_TIME:
        return True
    return {Unit.PERCENT: "percent", Unit.POINTS: "percentage_points", Unit.POUNDS: "gbp", Unit.YEARS: "years"}.get(
        unit
    ) == measure


@dataclass(frozen=True)
class _Name:
    measure: MeasureWords
    words: frozenset[str]


class Matcher:
    """Finds the measure of a claim among those held; made once for many claims."""

    def __init__(self, measures: Sequence[MeasureWords], areas: Sequence[AreaWords] = (), home: str = "") -> None:
        self.measures, self.home = measures, home
        self.names = [_Name(one, words) for one in measures for name in one.names if (words := frozenset(stems(name)))]
        self.areas = sorted(((_plain(one.name), one.code) for one in areas), key=lambda pair: -len(pair[0]))

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[_Name]]:
        found: dict[str, list[_Name]] = defaultdict(list)
        for name in self.names:
            for word in name.words:
                found[word].append(name)
        return found

    @cached_property
    def _taught(self) -> Mapping[tuple[tuple[str, ...], str], tuple[MeasureWords, Taught]]:
        return {(told.words, told.unit): (one, told) for one in self.measures for told in one.taught}

    @cached_property
    def _contexts(self) -> Mapping[str, frozenset[str]]:
        return {one.code: frozenset(stems(" ".join((*one.names, one.context, *one.parts)))) for one in self.measures}

    def _weight(self, words: Iterable[str]) -> float:
        """How much words say together: the fewer names have one, the more."""
        return sum(log((len(self.names) + 2) / (len(self._by_word.get(word, ())) + 1)) for word in words)

    def best(self, claim: Claim, heading: str = "") -> Suggestion | None:
        """The likeliest measure of a claim under a heading; None where none is likely enough, or two are alike."""
        if claim.aimed:
            return None
        area = self.area_of(claim)
        key = subject_stems(claim.subject), taught_unit(claim.unit, claim.role)
        if key[0] and key in self._taught:
            one, told = self._taught[key]
            return Suggestion(one.code, told.breakdown, area, TAUGHT)
        scored: dict[str, float] = {}
        measures: dict[str, MeasureWords] = {}
        for one, likeness in self._scores(claim, heading):
            measures[one.code] = one
            scored[one.code] = max(likeness, scored.get(one.code, 0.0))
        order = sorted(scored, key=lambda code: -scored[code])
        if not order or scored[order[0]] < FLOOR:
            return None
        if len(order) > 1 and scored[order[1]] >= scored[order[0]] - 1e-9:
            return None
        chosen = measures[order[0]]
        return Suggestion(chosen.code, self._part(chosen, claim), area, round(scored[order[0]], 3))

    def area_of(self, claim: Claim) -> str:
        """The code of the area a claim is of: the one it names, else the office's own; empty for a place that is none."""
        said = _plain(claim.place if claim.place or claim.row is None else claim.subject)
        named = next((code for name, code in self.areas if name and f" {name} " in f" {said} "), "")
        return named or ("" if claim.place else self.home)

    def _scores(self, claim: Claim, heading: str) -> Iterator[tuple[MeasureWords, float]]:
        subject = frozenset(stems(claim.subject))
        near = frozenset(stems(f"{claim.quote} {heading}")) - subject
        seen: set[int] = set()
        for word in subject:
            for name in self._by_word.get(word, ()):
                if id(name) in seen or not fits(claim.unit, claim.role, name.measure.unit):
                    continue
                seen.add(id(name))
                yield name.measure, self._likeness(name, subject, near)

    def _likeness(self, name: _Name, subject: frozenset[str], near: frozenset[str]) -> float:
        """How much of the name is said, and how much of what is said the measure accounts for."""
        whole = self._weight(name.words) or 1.0
        said = self._weight(name.words & subject) + _NEAR * self._weight(name.words & near)
        known = self._contexts[name.measure.code]
        spoken = self._weight(subject) or 1.0
        return 0.65 * said / whole + 0.35 * self._weight(subject & known) / spoken

    def _part(self, one: MeasureWords, claim: Claim) -> str:
        """The value of the measure's breakdown that a claim names; of several the longest."""
        said = f" {_plain(claim.subject)} "
        named = [part for part in one.parts if f" {_plain(part)} " in said]
        return max(named, key=len, default="")


def taught_unit(unit: Unit, role: Role) -> str:
    """The unit as it is taught: a change in percent is one of its own."""
    return "percent_change" if unit is Unit.PERCENT and role is Role.CHANGE else unit.value


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
