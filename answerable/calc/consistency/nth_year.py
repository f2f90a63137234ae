"""One count of consecutive years is put to two years, or is still told as current when its year is over.
Example: "we are in our ninth consecutive year of falling crime", and in the annex "in 2011/12 we achieved our ninth consecutive year".

It is silent where neither place names a year, where the words do not bind the two to one thing, and where both name the same year.

It matters because a run that is told a year late may have ended since, and the reader cannot see it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from answerable.calc.consistency.finding import Finding, Kind, Severity, place_in_text
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.sentences import Sentence
from answerable.calc.figures.when import mentions
from answerable.calc.figures.words import stems
from answerable.calc.periods import Period, printed

RULE = "nth_year"
_NTH = re.compile(
    r"\b(?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:nd|rd|th))\s(?:consecutive|successive|straight)\s(?P<unit>year|quarter|month)\b",
    re.IGNORECASE,
)
_CURRENT = re.compile(r"\b(?:currently|now|are\s(?:in|enjoying|seeing)|this\syear)\b", re.IGNORECASE)
_LEAST_SHARED = 1


@dataclass(frozen=True)
class _Run:
    """A run of years as one sentence tells it; no period where it is told as current."""

    document: int
    sentence: Sentence
    start: int
    end: int
    nth: str
    period: Period | None
    words: frozenset[str]


def nth_year(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every run of one length that a document puts to two times."""
    for at, reading in enumerate(readings):
        told = [run for sentence in reading.sentences for run in _runs(at, sentence)]
        for a, b in combinations(told, 2):
            if a.nth == b.nth and a.period != b.period and len(a.words & b.words) >= _LEAST_SHARED:
                places = tuple(place_in_text(reading.name, one.sentence, one.start, one.end) for one in (a, b))
                message = f"The {a.nth} is told of {_said(a)} and of {_said(b)}."
                yield Finding(RULE, Kind.PERIOD, Severity.LOW, message, places)


def _runs(document: int, sentence: Sentence) -> Iterator[_Run]:
    for found in _NTH.finditer(sentence.text):
        named = [
            one.period for one in mentions(sentence.text[: found.end() + 60]) if one.period and one.period.days > 27
        ]
        if named or _CURRENT.search(sentence.text):
            after = frozenset(stems(sentence.text[found.end() : found.end() + 60]))
            nth = f"{found['nth'].casefold()} consecutive {found['unit'].casefold()}"
            yield _Run(document, sentence, found.start(), found.end(), nth, named[0] if named else None, after)


def _said(run: _Run) -> str:
    return printed(run.period) if run.period else "now"
