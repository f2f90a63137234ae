"""Whether two figures in prose tell of the same thing. Doubt means no: a contradiction that is none costs the reader's trust."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import log, sqrt

from answerable.calc.consistency.candidate import Candidate
from answerable.calc.consistency.parting import apart, copied
from answerable.calc.consistency.synonyms import sense
from answerable.calc.figures.figure import Direction, Figure, Role, Unit
from answerable.calc.figures.words import stem

COMPARED = {Unit.COUNT, Unit.POUNDS, Unit.PERCENT, Unit.HOURS, Unit.MINUTES, Unit.SECONDS, Unit.DAYS}
SMALL_COUNT = 10
_PRIOR = 300
_SAYS_LITTLE = 0.35
_FEW, _OFTEN = 12, 0.04
_COUNTED, _NAMED, _NEAR = 0.03, 0.12, 0.1
_COPIED_WORD, _MOST_COPIED = 0.02, 8
ENOUGH, NAMED_ALIKE, WITHOUT_HEAD, COPIED = 0.4, 0.36, 0.5, 0.6
MANY = 6
MOST_BETWEEN_CHANGES, MOST_IN_ONE_PERIOD = Decimal("1.3"), Decimal("1.5")
_LEAST_TELLING = 4.0
_GENERIC_WORDS = """
    people officers staff members calls hours fund funding investment groups cases areas offences incidents crimes
    arrests reports times events sessions meetings sites posts teams forces years months days money grant cost
    budget savings total number amount average police force additional vehicles schools children victims users
    followers responses commissioner constabulary county community partners support work increase reduction
"""
ANYBODY, MEMBER = frozenset({stem("people")}), sense(stem("member"))
GENERIC = frozenset(stem(word) for word in _GENERIC_WORDS.split())


class Rarity:
    """How much a shared word says: the rarer around all figures the more, and little where it is one of the field's everyday words."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        counts = Counter(word for candidate in candidates for word in candidate.weights)
        phrases = Counter(phrase for candidate in candidates for phrase in candidate.phrases)
        most = len(candidates) + _PRIOR
        self._weight = {
            word: log(most / times) * (_SAYS_LITTLE if word in GENERIC else 1) for word, times in counts.items()
        }
        self._size: dict[int, float] = {}
        often = max(_FEW, len(candidates) * _OFTEN)
        self._rare_phrases = frozenset(phrase for phrase, times in phrases.items() if times <= often)
        self._common = frozenset(word for word, times in counts.items() if times > often)

    def of(self, words: Iterable[str]) -> float:
        """The weight of the words together."""
        return sum(self._weight.get(word, 0.0) for word in words)

    def common(self, word: str) -> bool:
        """Whether a word stands around so many figures that it parts none of them."""
        return word in self._common

    def share_name(self, a: Candidate, b: Candidate) -> bool:
        """Whether a name of two words or more, that few figures have near them, stands near both."""
        return bool(a.phrases & b.phrases & self._rare_phrases)

    def telling(self, a: Candidate, b: Candidate) -> bool:
        """Whether the words near both numbers that they share say anything, beyond the field's everyday words."""
        return self.of((a.context & b.context) - GENERIC) >= _LEAST_TELLING or self.share_name(a, b)

    def alike(self, a: Candidate, b: Candidate) -> float:
        """How alike the surroundings of two figures are, from 0 to 1."""
        shared = a.weights.keys() & b.weights.keys()
        told = sum(self._weight[word] * min(a.weights[word], b.weights[word]) for word in shared)
        return told / max(sqrt(self._all(a) * self._all(b)), 0.1)

    def _all(self, one: Candidate) -> float:
        if id(one) not in self._size:
            self._size[id(one)] = sum(self._weight[word] * weight for word, weight in one.weights.items())
        return self._size[id(one)]


def worth_comparing(figure: Figure) -> bool:
    """Whether a figure says enough of itself to be found again elsewhere."""
    return bool(figure.unit in COMPARED and figure.value > 1 and not (figure.aimed and figure.role is Role.LEVEL))


def same_thing(a: Candidate, b: Candidate, rarity: Rarity) -> bool:
    """Whether the two tell one quantity, whatever their values."""
    return a.figure.role is b.figure.role and bound(a, b, rarity) and not apart(a, b, rarity)


def bound(a: Candidate, b: Candidate, rarity: Rarity) -> bool:
    """Whether enough is shared to say that the two tell one thing."""
    if a.figure.role is Role.CHANGE:
        return _bound_changes(a, b, rarity)
    ratio, score, head = apart_by(a, b), likeness(a, b, rarity), same_head(a, b)
    same_period = a.period is not None and a.period == b.period
    if a.figure.unit is Unit.PERCENT:
        return score >= (0.45 if same_period else 0.65) and ratio <= 2
    if ratio > 2 or (min(a.figure.value, b.figure.value) < SMALL_COUNT and not same_period):
        return head and rarity.alike(a, b) >= COPIED and len(a.context & b.context) >= (MANY if ratio > 2 else MANY - 1)
    if not head:
        enough = COPIED if a.figure.unit is Unit.COUNT else WITHOUT_HEAD
        return score >= enough and rarity.alike(a, b) >= ENOUGH and rarity.telling(a, b)
    named = rarity.share_name(a, b) or (len(a.about) > 1 and a.about == b.about)
    return score >= (NAMED_ALIKE if named else ENOUGH) and (rarity.telling(a, b) or score >= COPIED + 0.1)


def likeness(a: Candidate, b: Candidate, rarity: Rarity) -> float:
    """How much says that the two are of one thing: their surroundings, the thing counted, a name, values near one another."""
    score = rarity.alike(a, b) + _COUNTED * rarity.of(a.about & b.counted | b.about & a.counted)
    if len(a.about) > 1 and a.about == b.about:
        score += _NAMED
    if rarity.share_name(a, b):
        score += _NAMED
    score += _COPIED_WORD * min(copied(a, b), _MOST_COPIED)
    return score + _NEAR * max(0.0, 1.5 - float(apart_by(a, b))) * 2


def _bound_changes(a: Candidate, b: Candidate, rarity: Rarity) -> bool:
    if Direction.NONE not in {a.figure.direction, b.figure.direction} and a.figure.direction is not b.figure.direction:
        return False
    if a.figure.unit is Unit.PERCENT:
        most = MOST_IN_ONE_PERIOD if a.period and a.period == b.period else MOST_BETWEEN_CHANGES
        return apart_by(a, b) <= most and likeness(a, b, rarity) >= ENOUGH and rarity.telling(a, b)
    loose = not (a.head and b.head) or a.named_before or b.named_before
    named = same_head(a, b) or (loose and likeness(a, b, rarity) >= ENOUGH and rarity.telling(a, b))
    same_start = a.figure.since is not None and a.figure.since == b.figure.since
    return named and (same_start or (rarity.alike(a, b) >= COPIED - 0.1 and apart_by(a, b) <= 2))


def same_head(a: Candidate, b: Candidate) -> bool:
    """Whether what the one counts is named right after the other number; two words of it where one number has no head."""
    if not (a.head and b.head) and len(a.counted & b.counted) >= 2:
        return True
    if (a.head in ANYBODY and b.head == MEMBER) or (b.head in ANYBODY and a.head == MEMBER):
        return True
    return bool((a.head and a.head in b.counted) or (b.head and b.head in a.counted))


def apart_by(a: Candidate, b: Candidate) -> Decimal:
    """How many times the smaller value the larger is."""
    values = a.figure.value, b.figure.value
    return max(values) / max(min(values), Decimal("0.01"))
