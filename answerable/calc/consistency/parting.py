"""What tells two figures in prose apart: another period, another place or name, a part of the whole, a number in the name."""

import re
from itertools import takewhile
from typing import Protocol

from answerable.calc.consistency.candidate import Candidate
from answerable.calc.consistency.gathering import told_near
from answerable.calc.consistency.one_side import one_sided, subjects_differ
from answerable.calc.consistency.synonyms import sense
from answerable.calc.consistency.times import times_differ
from answerable.calc.figures.figure import Figure
from answerable.calc.figures.words import SMALL, stem

_SAME_BREATH = 3
_SHORT_HEADING = 4
# Parts that every report has: they say where in it something stands, and not of what it is.
_PARTS_OF_REPORTS = """
    introduction foreword summary executive headlines headline conclusion conclusions background purpose overview recommendation
    recommendations looking forward ahead next steps context outlook message closing remarks key findings points chair commissioner
    chief constable report highlights welcome glance
"""
_EVERY_REPORT = frozenset(_PARTS_OF_REPORTS.split())
_WORD_OR_LETTER = re.compile(r"[a-z]+")
_PART_BEFORE = ("further ", "another ", "of whom ", "of which ", "of these ", "of those ", "of them ")
_PART_AFTER = (
    "further",
    "another",
    "remaining",
    "other",
    "of the ",
    "of those",
    "of these",
    "of them",
    "of who",
    "of which",
    "out of ",
)
_COPIED = 5
_ANYBODY = frozenset({stem("people")})
_JOINING = frozenset(
    sense(stem(word))
    for word in [
        "member",
        "people",
        "officer",
        "staff",
        "pcso",
        "special",
        "constable",
        "cadet",
        "recruit",
        "child",
        "group",
        "scheme",
    ]
)
_NEW = re.compile(r"\s(?:brand\s)?new\b|\s(?:[\w-]+\s){1,3}(?:have\s)?(?:joined|signed\sup)\b", re.IGNORECASE)
_CONTRASTS = """
    north south east west central | city county borough | rural urban | male female | men women boys girls | adult young child youth
    | first second third fourth fifth | primary secondary | residential business commercial | received resolved answered abandoned
    closed opened refused | internal external | local national regional | spring summer autumn winter | christmas easter
    | morning evening night weekend | current previous next last | stolen recovered seized | planned completed | home away
    | including excluding without | facebook twitter instagram linkedin tiktok youtube | capital revenue | emergency non-emergency
"""
_CONTRAST_STEMS = tuple(frozenset(stem(word) for word in group.split()) for group in _CONTRASTS.split("|"))


class Commonness(Protocol):
    """Knows which words stand around so many figures that they part none of them."""

    def common(self, word: str) -> bool:
        """Whether this is one of them."""


def apart(a: Candidate, b: Candidate, words: Commonness) -> bool:
    """Whether anything says that the two are of different things, or of one thing at different times."""
    if a.figure.per != b.figure.per or is_part(a.figure) != is_part(b.figure) or _joined(a) != _joined(b):
        return True
    if one_sided(a, b) or subjects_differ(a, b):
        return True
    return times_differ(a, b) or _tell_both(a, b) or other_things(a, b, words)


def other_things(a: Candidate, b: Candidate, words: Commonness) -> bool:
    """Whether words, names or headings say that two figures are of different things, whatever their times and values."""
    return in_one_breath(a, b) or _sections_differ(a, b) or _words_differ(a, b, words)


def in_one_breath(a: Candidate, b: Candidate) -> bool:
    """Whether the two stand in sentences that follow one another: nobody contradicts himself in one breath."""
    reach = _SAME_BREATH if a.sentence.passage is b.sentence.passage else 1
    return a.document == b.document and abs(a.sentence.number - b.sentence.number) <= reach


def _sections_differ(a: Candidate, b: Candidate) -> bool:
    """Whether they stand under headings of one make, "North Division" and "South Division", or under two names."""
    if a.document != b.document or a.heading == b.heading:
        return False
    first, second = (frozenset(_WORD_OR_LETTER.findall(one.heading.casefold())) - SMALL for one in (a, b))
    if first <= _EVERY_REPORT or second <= _EVERY_REPORT:
        return False
    if not 0 < len(first) <= _SHORT_HEADING >= len(second) > 0:
        return False
    alike = len(first) == len(second) > 1 and len(first - second) == 1
    return alike or not (first & a.common or second & b.common)


def _words_differ(a: Candidate, b: Candidate, words: Commonness) -> bool:
    """Each has a modifier or a name that the other lacks; other rounds; north and south."""
    if a.undertakings and b.undertakings and not a.undertakings & b.undertakings:
        return True
    if a.numbered != b.numbered or _contrasted(a.nearest, b.nearest):
        return True
    if _own_names(a, b, words) and _own_names(b, a, words):
        return True
    return copied(a, b) < _COPIED and _own_subject(a, b) and _own_subject(b, a)


def copied(a: Candidate, b: Candidate) -> int:
    """How many words right beside the numbers are the same, word for word: what was copied is of one thing, whatever stands around."""
    return sum(
        sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
        for one, other in zip(a.beside_words, b.beside_words, strict=True)
    )


def _own_subject(a: Candidate, b: Candidate) -> bool:
    """Whether the one counts what the other does not; of a subject named before its number half may stand anywhere near the other."""
    if a.named_before:
        return len(a.about & b.context) < len(a.about) / 2
    return bool(a.about - b.counted - _ANYBODY)


def _tell_both(a: Candidate, b: Candidate) -> bool:
    return told_near(a, b.figure) or told_near(b, a.figure)


def _own_names(a: Candidate, b: Candidate, words: Commonness) -> bool:
    """Whether a name stands near the one that stands nowhere around the other."""
    return any(name not in b.wider and not words.common(sense(name)) for name in a.named)


def _contrasted(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(a & group and b & group and not a & b & group for group in _CONTRAST_STEMS)


def _joined(one: Candidate) -> bool:
    """Whether the number is of people or groups that came new to those there are; new things may be all there are."""
    return one.head in _JOINING and bool(_NEW.match(one.sentence.text, one.figure.number.end))


def is_part(figure: Figure) -> bool:
    """Whether the words beside a number make it a part: "of whom 61", "12 of them", "a further 40"."""
    text, number = figure.sentence.text, figure.number
    before = text[max(0, number.start - 16) : number.start].casefold()
    after = text[number.end : number.end + 10].casefold()
    return any(word in before for word in _PART_BEFORE) or after.lstrip(") ").startswith(_PART_AFTER)
