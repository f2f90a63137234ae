"""The figures of all documents made ready to be compared: each with its surroundings, and the pairs worth a look."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from answerable.calc.consistency.candidate import Candidate
from answerable.calc.consistency.issued import issued
from answerable.calc.consistency.own_year import own_year
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Figure
from answerable.calc.figures.sentences import Sentence

_LEADS = 250
MOST_ALIKE = 120


def candidates(readings: Sequence[Reading]) -> list[Candidate]:
    """Every figure in prose with what surrounds it; a short form that one document explains is known to all."""
    known = {short: long for reading in readings for short, long in reading.acronyms.items()}
    return [one for at, reading in enumerate(readings) for one in _of(at, reading, known)]


def pairs(told: Sequence[Candidate], words: Sequence[frozenset[str]]) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs of one unit that share one of the words given for each, each pair once.

    A word that more than `MOST_ALIKE` figures share tells nothing and brings nobody together.
    """
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (one, keys) in enumerate(zip(told, words, strict=True)):
        for word in keys:
            alike[one.unit, word].append(at)
    seen: set[tuple[int, int]] = set()
    for group in alike.values():
        if len(group) <= MOST_ALIKE:
            seen.update(combinations(group, 2))
    for first, second in sorted(seen):
        yield told[first], told[second]


def rare(told: Sequence[Candidate], most: int) -> list[frozenset[str]]:
    """For each figure the words close to it that at most so many figures have close to them."""
    counts = Counter(word for one in told for word in one.context)
    return [frozenset(word for word in one.context if counts[word] <= most) for one in told]


def _of(document: int, reading: Reading, known: dict[str, str]) -> Iterator[Candidate]:
    day, year = issued(reading), own_year(reading)
    leads = _leads(reading.sentences)
    for number, told in reading.by_sentence.items():
        passage = told[0].sentence.passage
        beside = [
            one
            for other in (number - 1, number, number + 1)
            for one in reading.by_sentence.get(other, ())
            if other == number or one.sentence.passage is passage
        ]
        for figure in told:
            near = tuple(one for one in beside if one is not figure)
            yield Candidate(document, figure, leads.get(number, ""), near, known, reading.common, day, year)


def _leads(sentences: Sequence[Sentence]) -> dict[int, str]:
    """The text that leads to each sentence under its heading: the sentence before it, of the passage before where it is the first."""
    found: dict[int, str] = {}
    last: Sentence | None = None
    for one in sentences:
        if last and last.passage.heading == one.passage.heading:
            found[one.number] = last.text[-_LEADS:]
        last = one
    return found


def told_near(a: Candidate, other: Figure) -> bool:
    """Whether the sentences around one figure tell the other's value of the same thing too, and so tell the two apart."""
    head = other.about[-1:]
    return any(
        one.unit is other.unit and one.value == other.value and (not head or not one.about or one.about[-1:] == head)
        for one in a.near
    )
