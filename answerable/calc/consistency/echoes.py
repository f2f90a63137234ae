"""One number told twice: pairs of figures in prose that agree in value and share enough of their words to be of one thing.

Rules that ask whether the two tellings say the same of the number (its period, its qualifier, what it counts) begin here.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from math import log

from answerable.calc.consistency.finding import MOST_PLACES, Place, place_of
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.acronyms import expanded
from answerable.calc.figures.figure import Figure, Unit
from answerable.calc.figures.words import stems
from answerable.calc.standing import Qualifier, Told, agrees

WINDOW = 160
MOST_ALIKE = 60
MOST_NEAR = 200
COMMON_VALUE = 12
LEAST = 8
LARGE = 1000
FEW = 400
_TENTH = Decimal("0.1")
_TIMES = {Unit.SECONDS, Unit.MINUTES, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS}


@dataclass(frozen=True, eq=False)
class Telling:
    """A figure with the document it stands in and the text close to it, short forms written out."""

    document: int
    figure: Figure
    close: str

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of the words near the number."""
        return frozenset(stems(self.close))

    @cached_property
    def about(self) -> frozenset[str]:
        """Stems of the thing counted."""
        return frozenset(self.figure.about)


@dataclass(frozen=True)
class Echo:
    """Two tellings of one number, the first in reading order; `overlap` is how much of the shorter one's words both say, 0 to 1."""

    first: Telling
    second: Telling
    overlap: float


def echoes(readings: Sequence[Reading], least: float = 0.35, *, with_times: bool = False) -> list[Echo]:
    """Pairs in different sentences that agree in value and share at least `least` of their words, weighted by how rare they are."""
    told = [one for one in tellings(readings) if _says_enough(one.figure, with_times=with_times)]
    weights = Weights(told)
    common = Counter((one.figure.unit, one.figure.value) for one in told)
    found = []
    for a, b in _agreeing(told):
        if common[a.figure.unit, a.figure.value] > COMMON_VALUE or _moves_apart(a.figure, b.figure):
            continue
        shared, overlap = weights.shared(a, b)
        if shared >= _least(a, b) and overlap >= _share(a, b, least):
            found.append(Echo(a, b, overlap))
    return found


class Weights:
    """How much a word says, by how rare it is among tellings; of a short paper too little is known to call a word common."""

    def __init__(self, told: Sequence[Telling]) -> None:
        count = Counter(word for one in told for word in one.words)
        many = max(len(told), FEW)
        self._of = {word: log((many + 1) / times) for word, times in count.items()}

    def shared(self, a: Telling, b: Telling) -> tuple[float, float]:
        """The weight of the words that both say, and its part in the weight of the one that says less."""
        both = self._sum(a.words & b.words)
        return both, both / max(min(self._sum(a.words), self._sum(b.words)), 0.1)

    def _sum(self, words: frozenset[str]) -> float:
        return sum(self._of.get(word, 0.0) for word in words)


def tellings(readings: Sequence[Reading]) -> Iterator[Telling]:
    """Every figure in prose with the words near it."""
    for at, reading in enumerate(readings):
        for figure in reading.figures:
            text, number = figure.sentence.text, figure.number
            close = text[max(0, number.start - WINDOW) : number.end + WINDOW]
            yield Telling(at, figure, expanded(close, reading.acronyms))


def where(readings: Sequence[Reading], chain: Sequence[Telling], one: Telling) -> str:
    """Where a telling stands, in words: its line, and its document where the chain has several."""
    several = len({telling.document for telling in chain}) > 1
    name = f"{readings[one.document].name.rsplit('/', 1)[-1]}, " if several else ""
    return f"{name}line {one.figure.line}"


def listed(parts: Iterable[str]) -> str:
    """One, two and three."""
    told = list(parts)
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"


def said_number(figure: Figure) -> str:
    """The number as printed, with its unit where that stands apart: 3 minutes."""
    unit = figure.unit.value if figure.unit in _TIMES else ""
    return f"{figure.number.printed} {unit}".strip() if unit not in figure.number.printed else figure.number.printed


def digits(value: Decimal) -> int:
    """How many digits a number has without its closing noughts: 2 for 17,000, 3 for 123; one of many is seldom met twice by chance."""
    return len(str(value).replace(".", "").strip("0"))


def chains(pairs: Sequence[tuple[Telling, Telling]]) -> list[list[Telling]]:
    """The tellings that hang together by the pairs, each chain in reading order."""
    root: dict[Telling, Telling] = {}

    def top(one: Telling) -> Telling:
        while root.setdefault(one, one) is not one:
            one = root[one]
        return one

    for a, b in pairs:
        root[top(a)] = top(b)
    found: dict[Telling, list[Telling]] = defaultdict(list)
    for one in root:
        found[top(one)].append(one)
    return [sorted(chain, key=lambda one: (one.document, one.figure.line)) for chain in found.values()]


def places_of(readings: Sequence[Reading], chain: Sequence[Telling]) -> tuple[Place, ...]:
    """Where the tellings stand, at most as many as a finding has."""
    return tuple(place_of(readings[one.document].name, one.figure) for one in chain[:MOST_PLACES])


def _least(a: Telling, b: Telling) -> float:
    return LEAST if a.about != b.about or a.figure.value < LARGE else LEAST / 2


def _share(a: Telling, b: Telling, least: float) -> float:
    """A thing of two words and more, counted under the same name in both, needs less beside it."""
    return least / 3 if a.about == b.about and len(a.about) > 1 else least


def _says_enough(figure: Figure, *, with_times: bool) -> bool:
    told = figure.value > 2 and not figure.aimed and figure.number.upper is None
    return told and (with_times or figure.unit not in _TIMES)


def _agreeing(told: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    by_value: dict[tuple[Unit, Decimal], list[Telling]] = defaultdict(list)
    for one in told:
        by_value[_unit(one.figure), one.figure.value].append(one)
    for group in by_value.values():
        for a, b in combinations(group[:MOST_ALIKE], 2):
            if a.figure.sentence is not b.figure.sentence:
                yield a, b
    yield from _rounded(told)


def _unit(figure: Figure) -> Unit:
    """Officer hours are hours, whether they were read so or as a count of them."""
    return Unit.HOURS if "hour" in figure.about else figure.unit


def _rounded(told: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """A number told roughly here ("over 120") and exactly there (123)."""
    large = [one for one in told if one.figure.value >= 50]
    exact = sorted((one for one in large if one.figure.qualifier is Qualifier.EXACT), key=lambda one: one.figure.value)
    values = [one.figure.value for one in exact]
    for a in large:
        if a.figure.qualifier in {Qualifier.EXACT, Qualifier.UP_TO}:
            continue
        first = bisect_left(values, a.figure.value * (1 - _TENTH))
        last = bisect_right(values, a.figure.value * (1 + _TENTH) + 1)
        for b in exact[first : min(last, first + MOST_NEAR)]:
            same = _unit(a.figure) is _unit(b.figure) and a.figure.value != b.figure.value
            if same and agrees(_told(a), _told(b)):
                yield (a, b) if (a.document, a.figure.line) <= (b.document, b.figure.line) else (b, a)


def _told(one: Telling) -> Told:
    return Told(one.figure.value, date.min, one.figure.number.printed, one.figure.qualifier)


def _moves_apart(a: Figure, b: Figure) -> bool:
    """Whether one tells a rise and the other a fall."""
    return {str(a.direction), str(b.direction)} == {"up", "down"}
