"""Whether two figures in prose tell of the same thing. Doubt means no: a contradiction that is none costs the reader's trust."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from math import log

from answerable.calc.figures.acronyms import expanded
from answerable.calc.figures.figure import Figure, Role, Unit
from answerable.calc.figures.words import SMALL, names, stem, stems

COMPARED = {Unit.COUNT, Unit.POUNDS, Unit.PERCENT, Unit.HOURS}
SMALL_COUNT = 10
WINDOW = 160
MOST_APART = 2
SAME_WORDS = 0.6
_GENERIC = frozenset(
    stem(word)
    for word in [
        "people",
        "officers",
        "staff",
        "members",
        "calls",
        "hours",
        "fund",
        "funding",
        "investment",
        "groups",
        "cases",
        "areas",
        "offences",
        "incidents",
        "crimes",
        "arrests",
        "reports",
        "times",
        "events",
        "sessions",
        "meetings",
        "sites",
        "posts",
        "teams",
        "forces",
        "years",
        "months",
        "days",
        "money",
        "grant",
        "cost",
        "budget",
        "savings",
        "total",
        "number",
        "amount",
        "average",
        "police",
        "force",
        "additional",
        "vehicles",
        "schools",
        "children",
        "victims",
        "users",
        "followers",
        "responses",
    ]
)
_NUMBERED = re.compile(
    r"\b(?:round|phase|stage|wave|cohort|tranche|year|tier|level|priority|objective|operation|project|division|zone|group|part)\s(?:\d{1,2}|one|two|three|four|five|six)\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_ONE_OF_MANY = (
    "further",
    "another",
    "remaining",
    "other",
    "of the",
    "of those",
    "of these",
    "of whom",
    "of which",
    "out of",
)


@dataclass(frozen=True)
class Candidate:
    """A figure with the document it stands in and the words around it."""

    document: int
    figure: Figure
    before: str
    beside: tuple[Figure, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict, compare=False)
    common: frozenset[str] = field(default=frozenset(), compare=False, repr=False)

    @cached_property
    def around(self) -> str:
        """The sentence near the number, and the one before it."""
        text, number = self.figure.sentence.text, self.figure.number
        return expanded(
            f"{self.before[-WINDOW:]} {text[max(0, number.start - WINDOW) : number.end + WINDOW]}", self.known
        )

    @cached_property
    def close(self) -> str:
        """The words of the sentence near the number."""
        text, number = self.figure.sentence.text, self.figure.number
        return expanded(text[max(0, number.start - WINDOW) : number.end + WINDOW], self.known)

    @cached_property
    def context(self) -> frozenset[str]:
        """Stems of the words near the number."""
        return frozenset(stems(self.close))

    @cached_property
    def wider(self) -> frozenset[str]:
        """Stems of the words near the number, of the sentence before, and of the heading."""
        return self.context | frozenset(stems(self.around)) | frozenset(stems(self.figure.sentence.passage.heading))

    @cached_property
    def plain(self) -> frozenset[str]:
        """Stems of the words near the number and of the heading."""
        return self.context | frozenset(stems(self.figure.sentence.passage.heading))

    @cached_property
    def numbered(self) -> frozenset[str]:
        """What is told apart by a number near by: "Round 2", "phase three"."""
        return frozenset(found.group().casefold() for found in _NUMBERED.finditer(self.close))

    @cached_property
    def named(self) -> frozenset[str]:
        """Names near the number."""
        return names(self.close, self.common)

    @cached_property
    def phrases(self) -> frozenset[tuple[str, ...]]:
        """Names of two words and more near the number, as stems."""
        found = [
            [word for word in match.group().split() if word.casefold() not in SMALL]
            for match in _PHRASE.finditer(self.close)
        ]
        return frozenset(tuple(stem(word) for word in words) for words in found if len(words) > 1)

    @cached_property
    def about(self) -> frozenset[str]:
        """Stems of the thing counted."""
        return frozenset(stems(expanded(" ".join(self.figure.words), self.known)))

    @cached_property
    def next_words(self) -> tuple[str, ...]:
        """The three words right after the number."""
        text, number = self.figure.sentence.text, self.figure.number
        following = re.match(r"(?:\s[A-Za-z][\w'’-]*){3}", text[number.end : number.end + 80])
        return tuple(following.group().casefold().split()) if following else ()


class Rarity:
    """How much a shared word says: the rarer among all sentences, the more."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._count = Counter(word for candidate in candidates for word in candidate.context)
        self._total = len(candidates) + 1

    def __call__(self, words: frozenset[str]) -> float:
        """The weight of the words together."""
        return sum(log(self._total / self._count[word]) if self._count[word] else 0.0 for word in words)


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
    if a.numbered and b.numbered and a.numbered != b.numbered:
        return True
    if _tells_both(a, b.figure) or _tells_both(b, a.figure):
        return True
    return _is_part(a.figure) != _is_part(b.figure)


def _tells_both(a: Candidate, other: Figure) -> bool:
    """Whether the sentence of one tells the value of the other too, and so tells the two apart."""
    return any(
        one.unit is other.unit and one.value == other.value and one.about[-1:] == other.about[-1:] for one in a.beside
    )


def _is_part(figure: Figure) -> bool:
    text, number = figure.sentence.text, figure.number
    before = text[max(0, number.start - 14) : number.start].casefold()
    after = text[number.end : number.end + 10].casefold()
    return any(word in before for word in _ONE_OF_MANY[:2]) or any(
        after.lstrip().startswith(word) for word in _ONE_OF_MANY
    )


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
