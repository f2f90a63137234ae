"""Whether two figures in prose tell of the same thing. Doubt means no: a contradiction that is none costs the reader's trust."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from math import log

from answerable.calc.consistency.candidate import Candidate
from answerable.calc.figures.figure import Figure, Role, Unit
from answerable.calc.figures.words import stem

COMPARED = {Unit.COUNT, Unit.POUNDS, Unit.PERCENT, Unit.HOURS}
SMALL_COUNT = 10
MOST_APART = 2
SAME_WORDS = 0.6
_GENERIC_WORDS = """
    people officers staff members calls hours fund funding investment groups cases areas offences incidents crimes
    arrests reports times events sessions meetings sites posts teams forces years months days money grant cost
    budget savings total number amount average police force additional vehicles schools children victims users
    followers responses
"""
_GENERIC = frozenset(stem(word) for word in _GENERIC_WORDS.split())
_PART_BEFORE = ("further", "another")
_PART_AFTER = (
    "further",
    "another",
    "remaining",
    "other",
    "of the",
    "of those",
    "of these",
    "of who",
    "of which",
    "out of",
)
_CONTRASTS = """
    north south east west central | city county borough rural urban | male female | men women boys girls | adult young child youth
    | first second third fourth fifth | primary secondary | residential business commercial | received resolved answered abandoned
    closed opened refused | internal external | local national regional | spring summer autumn winter | christmas easter
    | morning evening night weekend | current previous next last | stolen recovered seized | planned completed | home away
"""
_CONTRAST_STEMS = tuple(frozenset(stem(word) for word in group.split()) for group in _CONTRASTS.split("|"))


class Rarity:
    """How much a shared word says: the rarer among all sentences, the more."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        count = Counter(word for candidate in candidates for word in candidate.context)
        self._weight = {word: log((len(candidates) + 1) / times) for word, times in count.items()}

    def __call__(self, words: frozenset[str]) -> float:
        """The weight of the words together."""
        return sum(self._weight.get(word, 0.0) for word in words)


def same_thing(a: Candidate, b: Candidate, rarity: Rarity) -> bool:
    """Whether the two tell one quantity, whatever their values."""
    return _comparable(a.figure, b.figure) and not _apart(a, b) and _bound(a, b, rarity)


def worth_comparing(figure: Figure) -> bool:
    """Whether a figure says enough of itself to be found again elsewhere."""
    return bool(
        figure.unit in COMPARED and figure.role is Role.LEVEL and figure.words and not figure.aimed and figure.value > 1
    )


def _comparable(a: Figure, b: Figure) -> bool:
    """Same unit and head, same rate, no two different periods, no two starts."""
    if a.unit is not b.unit or a.about[-1] != b.about[-1] or a.per != b.per:
        return False
    if a.period and b.period and a.period != b.period:
        return False
    return not (a.since and b.since and a.since != b.since)


def _apart(a: Candidate, b: Candidate) -> bool:
    """Whether the words tell them apart: each has a modifier or a name that the other lacks, or one is a part."""
    if a.about - b.about and b.about - a.about:
        return True
    if (a.named - b.plain) and (b.named - a.plain):
        return True
    if (a.numbered and b.numbered and a.numbered != b.numbered) or _contrasted(a.context, b.context):
        return True
    if _tells_both(a, b.figure) or _tells_both(b, a.figure):
        return True
    return _is_part(a.figure) != _is_part(b.figure)


def _contrasted(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one says north where the other says south."""
    return any(a & group and b & group and not a & b & group for group in _CONTRAST_STEMS)


def _tells_both(a: Candidate, other: Figure) -> bool:
    """Whether the sentence of one tells the value of the other too, and so tells the two apart."""
    return any(
        one.unit is other.unit and one.value == other.value and one.about[-1:] == other.about[-1:] for one in a.beside
    )


def _is_part(figure: Figure) -> bool:
    text, number = figure.sentence.text, figure.number
    before = text[max(0, number.start - 14) : number.start].casefold()
    after = text[number.end : number.end + 10].casefold()
    return any(word in before for word in _PART_BEFORE) or after.lstrip().startswith(_PART_AFTER)


def _bound(a: Candidate, b: Candidate, rarity: Rarity) -> bool:
    """Whether enough is shared to say that the two tell one thing."""
    shared, both = rarity(a.context & b.context), (rarity(a.context), rarity(b.context))
    if shared >= SAME_WORDS * max(both) and len(a.context & b.context) >= 5:
        return True
    overlap = shared / max(min(both), 0.1)
    telling = (a.about & b.about) - _GENERIC
    same_period = a.figure.period is not None and a.figure.period == b.figure.period
    if a.figure.unit is Unit.PERCENT or min(a.figure.value, b.figure.value) < SMALL_COUNT:
        return same_period and bool(telling) and overlap >= 0.4
    if _ratio(a.figure.value, b.figure.value) > MOST_APART:
        return False
    if same_period and (telling or a.named & b.named) and overlap >= 0.2:
        return True
    return overlap >= 0.12 and _same_name(a, b, bool(telling))


def _same_name(a: Candidate, b: Candidate, telling: bool) -> bool:
    """Whether the thing has one name of two words or more in both: as what is counted, or as a name near by."""
    if len(a.about & b.about) >= 2 and (telling or (a.next_words and a.next_words == b.next_words)):
        return True
    return bool(a.phrases & b.phrases) and (a.figure.unit is Unit.COUNT or a.figure.value == b.figure.value)


def _ratio(a: Decimal, b: Decimal) -> Decimal:
    return max(a, b) / max(min(a, b), Decimal("0.01"))
