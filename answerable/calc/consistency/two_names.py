"""One short form is written out in two ways that cannot both be its name, or one long name differs by a word between two places.
Example: "Harbour Action Team (HAT)" in one place, "Harbour Alert Team (HAT)" in another.

It is silent where a spelling or a plural is all that differs, where the short form has two meanings with no word in common, and on names
of which only one is explained.

It matters because orders, schemes and courses are looked up by their names, and a wrong one is not found or is another thing in law.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.calc.consistency.finding import Finding, Kind, Severity, place_in_text
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.sentences import Sentence
from answerable.calc.figures.words import stem

RULE = "two_names"
_EXPLAINED = re.compile(
    r"((?:[A-Z][\w'’]*[\s-](?:(?:of|for|the|to|in|on|and|&)\s){0,2}){2,6})\(([A-Z][A-Za-z]{1,7}?)s?\)"
)
_NAME = re.compile(r"\b[A-Z][a-z]+(?:\s[A-Z][a-z]+){2,4}\b")
_QUOTED = 60
_SMALL = frozenset({"of", "for", "the", "to", "in", "on", "and", "&"})


@dataclass(frozen=True)
class _Named:
    """A long name with where it stands."""

    words: tuple[str, ...]
    document: int
    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        """The name as it is written there."""
        return self.sentence.text[self.start : self.end].strip()


def two_names(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every short form of the documents with two long names, and every long name that differs by one word from an explained one."""
    explained: dict[str, list[_Named]] = defaultdict(list)
    for at, reading in enumerate(readings):
        for sentence in reading.sentences:
            for short, named in _explained(at, sentence):
                explained[short].append(named)
    written = _written(readings) if explained else {}
    seen: set[tuple[str, ...]] = set()
    for group in explained.values():
        for one in group:
            rivals = (*group, *written.get(_ends(one), ()))
            rival = next((other for other in rivals if _differ(one, other)), None)
            key = tuple(sorted((" ".join(one.words), " ".join(rival.words)))) if rival else ()
            if rival and key not in seen:
                seen.add(key)
                yield _finding(readings, one, rival)


_Ends = tuple[str, str, int]


def _ends(named: _Named) -> _Ends:
    return named.words[0], named.words[-1], len(named.words)


def _written(readings: Sequence[Reading]) -> dict[_Ends, list[_Named]]:
    """The names with capitals that the documents write, by their first and last word."""
    found: dict[_Ends, list[_Named]] = defaultdict(list)
    for at, reading in enumerate(readings):
        for sentence in reading.sentences:
            for match in _NAME.finditer(sentence.text):
                named = _Named(
                    tuple(stem(word) for word in match.group().split()), at, sentence, match.start(), match.end()
                )
                found[_ends(named)].append(named)
    return found


def _explained(document: int, sentence: Sentence) -> Iterator[tuple[str, _Named]]:
    for found in _EXPLAINED.finditer(sentence.text) if "(" in sentence.text else ():
        said = [word for word in re.split(r"[\s-]+", found[1].strip()) if word]
        letters = found[2].casefold()
        for at in range(len(said)):
            tail = [word for word in said[at:] if word.casefold() not in _SMALL]
            if said[at].casefold() not in _SMALL and "".join(word[0] for word in tail).casefold() == letters:
                start = found.start() + found[1].find(said[at])
                words = tuple(stem(word) for word in tail)
                yield letters, _Named(words, document, sentence, start, found.end(1))
                break


def _differ(one: _Named, other: _Named) -> bool:
    """Whether the two have as many words and differ in just one of them, which is no other spelling of it."""
    if len(one.words) != len(other.words) or len(one.words) < 3:
        return False
    pairs = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    return len(pairs) == 1 and pairs[0][0][0] == pairs[0][1][0] and pairs[0][0][:4] != pairs[0][1][:4]


def _finding(readings: Sequence[Reading], one: _Named, other: _Named) -> Finding:
    message = f"One thing has two names: “{one.text}” and “{other.text}”."
    places = tuple(
        place_in_text(readings[named.document].name, named.sentence, named.start, named.end, _QUOTED)
        for named in (one, other)
    )
    return Finding(RULE, Kind.UNIT, Severity.LOW, message, places)
