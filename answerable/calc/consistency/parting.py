"""What tells two figures in prose apart: another period, another place or name, a part of the whole, a number in the name."""

import re
from datetime import date, timedelta
from typing import Protocol

from answerable.calc.consistency.candidate import Candidate
from answerable.calc.consistency.gathering import told_near
from answerable.calc.consistency.synonyms import sense
from answerable.calc.figures.figure import Figure
from answerable.calc.figures.words import stem
from answerable.calc.periods import Period

ONE_ROUND = timedelta(days=45)
_LONG, _A_ROUND_AGO = timedelta(days=300), timedelta(days=75)
_A_MONTH = 31
_SAME_BREATH = 3
_SHORT_HEADING = 4
WORD_OR_LETTER = re.compile(r"[a-z]+")
_PART_BEFORE = ("further", "another")
_PART_AFTER = (
    "further",
    "another",
    "remaining",
    "other",
    "of the ",
    "of those",
    "of these",
    "of who",
    "of which",
    "out of ",
)
_CONTRASTS = """
    north south east west central | city county borough rural urban | male female | men women boys girls | adult young child youth
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
    if a.figure.per != b.figure.per or _is_part(a.figure) != _is_part(b.figure):
        return True
    return _times_differ(a, b) or _tell_both(a, b) or other_things(a, b, words)


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
    first, second = (frozenset(WORD_OR_LETTER.findall(one.heading.casefold())) for one in (a, b))
    if not 0 < len(first) <= _SHORT_HEADING >= len(second) > 0:
        return False
    alike = len(first) == len(second) > 1 and len(first - second) == 1
    return alike or not any(word in one.common for one, told in ((a, first), (b, second)) for word in told)


def _times_differ(a: Candidate, b: Candidate) -> bool:
    """Other periods, other starts; papers of different rounds where both do not name one period."""
    first, second = a.figure, b.figure
    if first.since and second.since and first.since != second.since:
        return True
    if first.period and second.period:
        return not _same_time(first.period, second.period)
    if _other_span(a, b) or _other_span(b, a):
        return True
    if _after(first, b.issued) or _after(second, a.issued) or _long_before(first, b) or _long_before(second, a):
        return True
    return a.document != b.document and not _one_round(a.issued, b.issued)


def _other_span(a: Candidate, b: Candidate) -> bool:
    """Whether the one is of a longer period and the other's sentence speaks of another, though perhaps of another figure's."""
    period = a.figure.period
    return bool(period and period.days > _A_MONTH and b.spans and period not in b.spans)


def _same_time(a: Period, b: Period) -> bool:
    """Whether two periods are one, or a day and the month that it lies in."""
    return a == b or (max(a.days, b.days) <= _A_MONTH and a.overlaps(b))


def _after(figure: Figure, day: date | None) -> bool:
    return bool(figure.period and day and figure.period.start > day)


def _long_before(figure: Figure, other: Candidate) -> bool:
    """Whether the one is as at a month or a day before the other was written, which says no time and so means now.

    What stood lower some months ago may have grown since; what stood long ago says nothing of now.
    """
    period = figure.period
    if not period or other.figure.period or not other.issued or period.days > _A_MONTH:
        return False
    ago = other.issued - period.end
    return ago > (_A_ROUND_AGO if figure.value < other.figure.value else _LONG)


def _one_round(a: date | None, b: date | None) -> bool:
    """Whether two papers were written so near to one another that what they tell is as at one day."""
    return a is b or bool(a and b and abs(a - b) <= ONE_ROUND)


def _words_differ(a: Candidate, b: Candidate, words: Commonness) -> bool:
    """Each has a modifier or a name that the other lacks; other rounds; north and south."""
    if (a.about - b.counted) and (b.about - a.counted):
        return True
    if _own_names(a, b, words) and _own_names(b, a, words):
        return True
    if a.undertakings and b.undertakings and not a.undertakings & b.undertakings:
        return True
    return a.numbered != b.numbered or _contrasted(a.context, b.context)


def _tell_both(a: Candidate, b: Candidate) -> bool:
    return told_near(a, b.figure) or told_near(b, a.figure)


def _own_names(a: Candidate, b: Candidate, words: Commonness) -> bool:
    """Whether a name stands near the one that stands nowhere around the other."""
    return any(name not in b.wider and not words.common(sense(name)) for name in a.named)


def _contrasted(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(a & group and b & group and not a & b & group for group in _CONTRAST_STEMS)


def _is_part(figure: Figure) -> bool:
    text, number = figure.sentence.text, figure.number
    before = text[max(0, number.start - 14) : number.start].casefold()
    after = text[number.end : number.end + 10].casefold()
    return any(word in before for word in _PART_BEFORE) or after.lstrip().startswith(_PART_AFTER)
