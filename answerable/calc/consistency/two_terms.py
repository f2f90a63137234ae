"""One sum is told on two terms: paid at once here and over several years there, or every year here and over all the years there.
Example: "A £4m upfront investment in the control room" in one place, "a multi-year £4m investment in the control room" in another.

It is silent where a place does not say how the sum is paid, where it says both ("£1m a year for three years"), and where the
surroundings do not bind the two sums to one thing.

It matters because a sum every year for ten years is ten times a sum paid once.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import combinations

from answerable.calc.consistency.candidate import Candidate
from answerable.calc.consistency.finding import Finding, Kind, Severity, place_of
from answerable.calc.consistency.gathering import candidates
from answerable.calc.consistency.likeness import Rarity, likeness
from answerable.calc.consistency.parting import other_things
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Unit

RULE = "two_terms"
MOST_ALIKE = 60
LEAST = 1000
_ENOUGH = 0.34
_BEFORE, _AFTER = 60, 45


class Terms(StrEnum):
    """How a sum is paid."""

    ONCE = "at once"
    YEARLY = "every year"
    YEARS = "over several years"


_ONCE = re.compile(r"\b(?:up-?\s?front|one-?off|single\spayment|lump\ssum)\b", re.IGNORECASE)
_YEARLY = re.compile(
    r"\b(?:an?\syear|annual(?:ly)?|per\s(?:year|annum)|each\syear|every\syear|yearly|recurr\w+)\b", re.IGNORECASE
)
_YEARS = re.compile(
    r"\b(?:multi-?year|(?:two|three|four|five|six|seven|ten|[2-9]|10)[\s-]years?\b(?=\s\w)|(?:over|across|for)\s(?:the\s)?(?:next\s|coming\s|last\s)?(?:two|three|four|five|six|seven|ten|[2-9]|10)\s(?:financial\s)?years)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.;:,()£]*")


def two_terms(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Each sum of money that two places tell on terms that exclude one another."""
    told = candidates(readings)
    rarity = Rarity(told)
    seen: set[object] = set()
    for a, b in _pairs(told):
        first, second = terms(a), terms(b)
        alike = first and second and first is not second and likeness(a, b, rarity) >= _ENOUGH
        key = a.figure.value, frozenset({first, second}), a.about & b.about
        if alike and key not in seen and not other_things(a, b, rarity) and rarity.telling(a, b):
            seen.add(key)
            yield _finding(readings, a, b)


def terms(one: Candidate) -> Terms | None:
    """How the sum is paid, by the words of its clause close to it."""
    text, number = one.sentence.text, one.figure.number
    before = re.split(r"[.;:,()£]", text[max(0, number.start - _BEFORE) : number.start])[-1]
    found = _CLAUSE.match(text, number.end)
    near = f"{before} # {found.group()[:_AFTER] if found else ''}"
    for pattern, kind in ((_YEARS, Terms.YEARS), (_YEARLY, Terms.YEARLY), (_ONCE, Terms.ONCE)):
        if pattern.search(near):
            return None if kind is Terms.YEARS and _YEARLY.search(near) else kind
    return None


def _pairs(told: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    alike: dict[object, list[Candidate]] = defaultdict(list)
    for one in told:
        if one.figure.unit is Unit.POUNDS and one.figure.value >= LEAST:
            alike[one.figure.value].append(one)
    for group in alike.values():
        yield from combinations(group[:MOST_ALIKE], 2)


def _finding(readings: Sequence[Reading], a: Candidate, b: Candidate) -> Finding:
    places = tuple(place_of(readings[one.document].name, one.figure) for one in (a, b))
    said = " and ".join(
        f"{place.printed} {terms(one)} (line {place.line})" for one, place in zip((a, b), places, strict=True)
    )
    words = max((" ".join(one.figure.words) for one in (a, b)), key=len)
    about = f" ({words})" if words else ""
    return Finding(RULE, Kind.UNIT, Severity.MEDIUM, f"One sum is told on two terms{about}: {said}.", places)
