"""Which measure a claim tells: words, unit, part and place set beside what the measures are called.

What people have confirmed weighs most. A suggestion is made only where the words leave little doubt: a wrong one costs more
of a reader's time than none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log

from answerable.calc.area_names import AreaNames, AreaWords, is_here, plain
from answerable.calc.claims import Claim
from answerable.calc.figures.figure import Role, Unit
from answerable.calc.figures.words import SMALL, stem
from answerable.calc.fingerprint import subject_stems
from answerable.calc.periods import Period

FLOOR = 0.52
"""Below this nothing is suggested."""
MOST_LIKELY = 5
MARGIN = 0.02
"""So far the best must be before the next measure."""
TAUGHT = 0.98
_NEAR = ((4, 0.95), (8, 0.85), (16, 0.7), (999, 0.5))
"""What a word of the sentence counts, by how many words lie between it and the number; one of the subject counts 1."""
_CAPTION, _PASSAGE, _HEADING = 0.6, 0.4, 0.3
_ENOUGH = 2.0
"""Words that say only so much leave half the doubt."""
_FEW = 50
"""So many measures more are imagined: a word says something in an office of few measures, too."""
_UNPARTED, _OTHER_AIM, _OTHER_NUMBER, _CLOSE = 0.9, 0.9, 0.5, 0.95
_UNHEARD = 3.0
"""What a word weighs that no measure is called by."""
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
_OF_TIME = {"seconds", "hours"}
_IN_TIME = {Unit.SECONDS, Unit.MINUTES, Unit.HOURS, Unit.DAYS}
_SAME_UNIT = {
    Unit.PERCENT: "percent", Unit.POINTS: "percentage_points", Unit.POUNDS: "gbp", Unit.YEARS: "years", Unit.RANK: "rank",
}  # fmt: skip
_TOKEN = re.compile(r"[a-z][a-z&]*(?:['’][a-z]+)*|(?<![\d.,£])\d{3}(?![\d%]|[,.]\d|\s?(?:k|m|bn)\b)")
_MOVED = re.compile(
    r"\b(?:cut|sav(?:ed?|ings?)|reduc\w+|increas\w+|gain(?:ed|s)?|chang\w+|extra|additional|fewer|more|growth|fall|rise|new)\b"
)
"""A number that tells by how much something changed is a value of a measure that is called so."""
_AIMED = re.compile(
    r"\b(?:plan(?:ned|s)?|targets?|budget(?:ed|s)?|expected|forecast|aims?|anticipated|pledged?|future)\b"
)
_MOVING = frozenset(
    stem(word)
    for word in ["increase", "increases", "reduction", "decrease", "rise", "fall", "drop", "change", "growth"]
)
"""What a change is called says nothing of what changed."""
_BOUND = re.compile(r"\b(?:within|inside)\s(?:the\s)?(?:first\s)?$")
_SMALL = SMALL - {"new", "extra", "additional", "fewer", "more", "first", "within", "over"}


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
    # The codes of the areas that figures are held of.
    areas: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Suggestion:
    """The measure that a claim probably tells, of which part and area, and how sure that is (0 to 1).

    `area` is empty where the claim names a place that is no area of the office; `period` is set where what is held, or what is said
    around the figure, tells more of its period than the figure's own sentence.
    """

    measure: str
    breakdown: str
    area: str
    likeness: float
    period: Period | None = None


@dataclass(frozen=True)
class Around:
    """What stands around a claim: the heading above its passage, and the passage; a cell's caption is in its subject."""

    heading: str = ""
    passage: str = ""


def fits(unit: Unit, role: Role, measure: str, subject: str = "") -> bool:
    """Whether a number of this unit and role, about this subject, can be a value of a measure in its unit."""
    if measure == "percent_change":
        return unit is Unit.PERCENT and role is Role.CHANGE
    if role is Role.CHANGE and unit is Unit.PERCENT:
        return False
    if unit is Unit.COUNT:
        counted = measure in _COUNTED or measure == "per_1000"
        return counted or (measure in {"hours", "years"} and stem(measure) in _words(subject))
    if unit in _IN_TIME and measure in _OF_TIME:
        return True
    return _SAME_UNIT.get(unit) == measure


def can_be(claim: Claim, measure: str) -> bool:
    """Whether a claim can be a value of a measure in its unit: "within 10 seconds" is the bound of another figure."""
    if measure in _OF_TIME and claim.row is None and _BOUND.search(claim.quote.partition(claim.printed)[0]):
        return False
    return fits(claim.unit, claim.role, measure, claim.subject)


@dataclass(frozen=True)
class _Name:
    """One thing a measure is called, with the value of its breakdown where that is named, too."""

    measure: MeasureWords
    words: frozenset[str]
    part: str = ""


@dataclass(frozen=True)
class _Sort:
    """What sort of measure one is: its names' words, all words said of it, whether it tells of a movement, whether of an aim."""

    called: frozenset[str]
    words: frozenset[str]
    moves: bool
    aims: bool


def _sort(one: MeasureWords) -> _Sort:
    every = " ".join((*one.names, one.context, *one.parts, one.unit)).casefold()
    names = " ".join(one.names).casefold()
    return _Sort(
        frozenset(_words(names)), frozenset(_words(every)), bool(_MOVED.search(every)), bool(_AIMED.search(names))
    )


class Matcher:
    """Finds the measure of a claim among those held; made once for many claims."""

    def __init__(
        self,
        measures: Sequence[MeasureWords],
        areas: Sequence[AreaWords] = (),
        home: str = "",
    ) -> None:
        self.measures, self.home = measures, home
        self.names = list(_names(measures))
        self.areas = AreaNames(areas)

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[_Name]]:
        found: dict[str, list[_Name]] = defaultdict(list)
        for name in self.names:
            for word in name.words:
                found[word].append(name)
        return found

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        """How much a word says: the fewer measures are called by it, the more."""
        called: dict[str, set[str]] = defaultdict(set)
        for name in self.names:
            for word in name.words:
                called[word].add(name.measure.code)
        return {word: log((len(self.measures) + _FEW) / (len(codes) + 0.5)) for word, codes in called.items()}

    @cached_property
    def _taught(self) -> Mapping[tuple[tuple[str, ...], str], tuple[MeasureWords, Taught]]:
        """What was taught of one thing alone: what two measures were called tells neither."""
        found: dict[tuple[tuple[str, ...], str], set[tuple[str, str]]] = defaultdict(set)
        taught = [((told.words, told.unit), one, told) for one in self.measures for told in one.taught]
        for key, one, told in taught:
            found[key].add((one.code, told.breakdown))
        return {key: (one, told) for key, one, told in taught if len(found[key]) == 1}

    @cached_property
    def _kinds(self) -> Mapping[str, _Sort]:
        return {one.code: _sort(one) for one in self.measures}

    @cached_property
    def _by_code(self) -> Mapping[str, Sequence[_Name]]:
        found: dict[str, list[_Name]] = defaultdict(list)
        for name in self.names:
            found[name.measure.code].append(name)
        return found

    def measure(self, code: str) -> MeasureWords:
        """The measure of this code. Raises KeyError for one that is not held."""
        return self._measures[code]

    @cached_property
    def _measures(self) -> Mapping[str, MeasureWords]:
        return {one.code: one for one in self.measures}

    def likenesses(self, claim: Claim, around: Around, among: Iterable[str]) -> dict[tuple[str, str], float]:
        """How likely the words make each of these measures (codes), with each of its parts: also where that is hardly at all."""
        said, subject = _said(claim, around.heading, around.passage), _subject(claim)
        found: dict[tuple[str, str], float] = {}
        for name in (name for code in among for name in self._by_code.get(code, ())):
            key = name.measure.code, name.part
            found[key] = max(found.get(key, 0.0), self._likeness(name, said, subject))
        return found

    def best(self, claim: Claim, heading: str = "", passage: str = "") -> Suggestion | None:
        """The likeliest measure of a claim under a heading, in a passage; None where none is likely enough, or two are alike."""
        found = self.likely(claim, heading, passage)
        if not found or (len(found) > 1 and found[0].likeness - found[1].likeness < MARGIN):
            return None
        return found[0]

    def likely(self, claim: Claim, heading: str = "", passage: str = "") -> tuple[Suggestion, ...]:
        """The measures that a claim may tell, the likeliest first: those that are likely enough, at most so many as are worth a look."""
        key = subject_stems(claim.subject), taught_unit(claim.unit, claim.role)
        if key[0] and key in self._taught:
            one, told = self._taught[key]
            return (Suggestion(one.code, told.breakdown, self.area_of(claim, one.areas, heading), TAUGHT),)
        said = _said(claim, heading, passage)
        scored: dict[str, tuple[float, _Name]] = {}
        for name, likeness in self._scores(claim, said):
            if likeness > scored.get(name.measure.code, (FLOOR, name))[0]:
                scored[name.measure.code] = likeness, name
        order = sorted(scored.values(), key=lambda pair: -pair[0])[:MOST_LIKELY]
        return tuple(
            Suggestion(
                name.measure.code,
                _part(claim, name, said),
                self.area_of(claim, name.measure.areas, heading),
                round(min(likeness, 1.0), 3),
            )
            for likeness, name in order
        )

    def area_of(self, claim: Claim, among: frozenset[str] = frozenset(), heading: str = "") -> str:
        """The code of the area a claim is of: the one it names, else the office's own; empty for a place that is none.

        Of several areas that go by one name, one of those `among` which figures are held is meant. What prose is about, and the
        heading it stands under, name only such an area.
        """
        label, caption = _parted(claim)
        for text in (label, caption) if claim.row is not None else (claim.place,):
            if named := self.areas.named(text, among):
                return named
        for text in (claim.subject, heading) if claim.row is None else ():
            if (named := self.areas.named(text, among)) in among:
                return named
        return "" if claim.place and not is_here(claim.place) else self.home

    def _scores(self, claim: Claim, said: Mapping[str, float]) -> Iterator[tuple[_Name, float]]:
        subject = _subject(claim)
        moved = claim.role is Role.CHANGE and claim.unit is not Unit.PERCENT
        for name in {id(name): name for word in said for name in self._by_word.get(word, ())}.values():
            kind = self._kinds[name.measure.code]
            if (not moved or kind.moves) and can_be(claim, name.measure.unit):
                likeness = self._likeness(name, said, subject)
                yield name, likeness * (1.0 if claim.aimed == kind.aims else _OTHER_AIM)

    def _likeness(self, name: _Name, said: Mapping[str, float], subject: frozenset[str]) -> float:
        """How much of the name is said near the number, and how much of what the number counts the measure accounts for."""
        weights = self._weights
        whole = sum(weights[word] for word in name.words)
        covered = sum(weights[word] * said.get(word, 0.0) for word in name.words)
        known = self._kinds[name.measure.code].words
        spoken = sum(weights.get(word, _UNHEARD) for word in subject)
        explained = sum(weights.get(word, _UNHEARD) for word in subject & known) / spoken if spoken else 0.5
        parted = 1.0 if name.part or not name.measure.parts else _UNPARTED
        if self._is_other_number(name, said):
            parted *= _OTHER_NUMBER
        enough = covered / (covered + _ENOUGH)
        return parted * enough * (0.7 * covered / whole + 0.3 * explained) * 1.25 if whole else 0.0

    def _is_other_number(self, name: _Name, said: Mapping[str, float]) -> bool:
        """Whether the claim names a number (101) where the measure is called by another (999)."""
        called = {word for word in self._kinds[name.measure.code].called if word.isdecimal()}
        spoken = {word for word in said if word.isdecimal() and word in self._by_word}
        return bool(called and spoken and not called & spoken)


def _subject(claim: Claim) -> frozenset[str]:
    return frozenset(_words(_parted(claim)[0])) - _MOVING


def taught_unit(unit: Unit, role: Role) -> str:
    """The unit as it is taught: a change in percent is one of its own."""
    return "percent_change" if unit is Unit.PERCENT and role is Role.CHANGE else unit.value


def _part(claim: Claim, name: _Name, said: Mapping[str, float]) -> str:
    """The value of a measure's breakdown that a claim names: none where it names two, in one row, and so means the whole."""
    text = f" {plain(f'{claim.subject} {claim.quote}')} "
    parts = {part: frozenset(_words(part)) for part in name.measure.parts}
    named = {
        part: words for part, words in parts.items() if words and min(said.get(word, 0) for word in words) >= _CLOSE
    }
    # Of parts that share their stems ("theft of", "theft from") the one that is said word for word.
    named = {part: words for part, words in named.items() if f" {plain(part)} " in text} or named
    whole = [part for part, words in named.items() if not any(words < other for other in named.values())]
    if len(whole) == 1:
        return whole[0]
    # A row of two parts is their sum; a sentence of two tells of each somewhere.
    return "" if whole and claim.row is not None else name.part


def _names(measures: Iterable[MeasureWords]) -> Iterator[_Name]:
    for one in measures:
        for name in one.names:
            if words := frozenset(_words(name)):
                yield _Name(one, words)
                for part in one.parts:
                    if told := frozenset(_words(part)):
                        yield _Name(one, words | told, part)


def _said(claim: Claim, heading: str, passage: str) -> dict[str, float]:
    """The words that stand with a number, each with what it counts there: the nearer, the more."""
    subject, caption = _parted(claim)
    said = dict.fromkeys(_words(heading), _HEADING)
    said |= dict.fromkeys(_words(passage), _PASSAGE) | dict.fromkeys(_words(caption), _CAPTION)
    if claim.row is None:
        before, _, after = claim.quote.partition(claim.printed)
        for words in (_words(before)[::-1], _words(after)):
            for away, word in enumerate(words):
                said[word] = max(said.get(word, 0.0), next(weight for most, weight in _NEAR if away < most))
    return said | dict.fromkeys(_words(subject), 1.0)


def _parted(claim: Claim) -> tuple[str, str]:
    """The subject of a cell and its caption, which stands in brackets behind it; prose has no caption."""
    if claim.row is None or not claim.subject.endswith(")"):
        return claim.subject, ""
    depth = 0
    for at in range(len(claim.subject) - 1, -1, -1):
        depth += (claim.subject[at] == ")") - (claim.subject[at] == "(")
        if not depth:
            return claim.subject[:at], claim.subject[at:]
    return claim.subject, ""


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    """The stems of words that carry meaning, in order, and numbers that are names (101, 999)."""
    plain = re.sub(r"\b(co|re|pre|e)-(?=[a-z])", r"\1", text.casefold()).replace("-", " ").replace("_", " ")
    return tuple(stem(word) for word in _TOKEN.findall(plain) if word not in _SMALL and len(word) > 1)
