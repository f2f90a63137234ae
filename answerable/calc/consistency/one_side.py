"""What stands beside one of two figures and not beside the other, and so makes it a remainder, a base, a flow, or of another subject.

Nothing in one sentence says so of both: "fell by 14%" is of the whole, "by 9% in the rest of the county" is not.
"""

import re

from answerable.calc.consistency.candidate import Candidate
from answerable.calc.consistency.synonyms import sense
from answerable.calc.figures.figure import Figure, Role, Unit
from answerable.calc.figures.words import stem, stems

_REST_BEFORE = re.compile(r"\b(?:other|remaining|remainder,?)\s$", re.IGNORECASE)
_REST_AFTER = re.compile(r"[^.;:]{0,80}?\bin\s(?:the\s(?:rest|remainder)\sof|all\sother|other)\b", re.IGNORECASE)
_SAID = r"(?:(?:a|an|the|around|about|approximately|almost|nearly|just|over|under|some|high|low|peak|average|total|of|only)\s){0,3}£?$"
_FROM = re.compile(rf"\bfrom\s{_SAID}", re.IGNORECASE)
_FROM_BEFORE = re.compile(r"[^.;]{0,80}?\bto\s(?:\w+\s){0,2}£?\d", re.IGNORECASE)
_COMPARED = re.compile(rf"\b(?:compared\s(?:with|to)|up\sfrom|down\sfrom)\s{_SAID}", re.IGNORECASE)
_GAINED = re.compile(
    r"\b(?:gain(?:ed|ing|s)?|attracted|attracting|added|adding|welcomed)\s(?:\w+\s){0,2}$", re.IGNORECASE
)
_NEW = re.compile(r"\s(?:new|more)\s[a-z]{3,}", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:has|have|had|are|is|was|were|there\sare|currently|now|total\sof|stands?\sat|sits?\sat|reached|to)\s"
    r"(?:(?:now|currently|over|nearly|almost|about|around|some|just|a|total|of)\s){0,3}$",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"(?:this|that|it|these|those|they|the\s(?:average|figure|number|rate|total|proportion|share|rise|fall|increase|decrease|reduction|median))"
    r"\s(?:was|is|has|had|have|were|are|represent\w*|compare\w*|mean\w*)\b",
    re.IGNORECASE,
)
_TELLS_NOTHING_WORDS = """
    increase decrease reduction rise fall falls drop decline growth change average total overall rate number proportion share
    percentage figure quarter year month week period day
"""
_TELLS_NOTHING = frozenset(sense(stem(word)) for word in _TELLS_NOTHING_WORDS.split())
_CRIME_WORDS = """
    burglary robbery theft shoplifting violence assault rape stalking harassment fraud arson homicide murder vandalism trafficking slavery
"""
_CRIMES = frozenset(sense(stem(word)) for word in _CRIME_WORDS.split())
_OF_SHARES = {Unit.PERCENT, Unit.SECONDS, Unit.MINUTES, Unit.HOURS, Unit.DAYS}


def one_sided(a: Candidate, b: Candidate) -> bool:
    """Whether the one is what the other cannot be: the rest of a whole, where a change began, what came in beside what there is, another crime."""
    if is_rest(a.figure) != is_rest(b.figure) or _base_beside_present(a, b) or _flow_beside_stock(a, b):
        return True
    crimes = _CRIMES & a.context, _CRIMES & b.context
    return bool(crimes[0] and crimes[1] and not crimes[0] & crimes[1])


def subjects_differ(a: Candidate, b: Candidate) -> bool:
    """Whether what stands before the two numbers names other things, or the one points back to what is said elsewhere.

    Of shares, changes in percent and times, which are counted in nothing that could be named after the number.
    """
    if a.figure.unit not in _OF_SHARES and not a.figure.role is b.figure.role is Role.CHANGE:
        return False
    if points_back(a.figure) or points_back(b.figure) or _own_place(a, b) or _own_place(b, a):
        return True
    first, second = _named(a), _named(b)
    return bool(first - _around(b) and second - _around(a))


def _own_place(a: Candidate, b: Candidate) -> bool:
    """Whether the one is of a place of its own, where the other's words and heading name no place."""
    place = a.figure.place
    return place[:1].isupper() and not b.figure.place and not frozenset(stems(place)) & b.wider


def is_rest(figure: Figure) -> bool:
    """Whether a number tells of what is left of a whole: "the other 92", "9% in the rest of the county"."""
    text, number = figure.sentence.text, figure.number
    return bool(_REST_BEFORE.search(text, 0, number.start) or _REST_AFTER.match(text, number.end))


def is_base(figure: Figure) -> bool:
    """Whether a number tells from where a change began: "from 410 in May to 380", "compared with 410"."""
    text, number = figure.sentence.text, figure.number
    before = text[max(0, number.start - 60) : number.start]
    went = _FROM.search(before) and (_FROM_BEFORE.match(text, number.end) or re.search(r"\bto\s[^.;]{1,60}$", before))
    return bool(went or _COMPARED.search(before))


def is_flow(figure: Figure) -> bool:
    """Whether a number tells how many came in, and not how many there are: "gained 420", "500 new members"."""
    text, number = figure.sentence.text, figure.number
    return bool(_GAINED.search(text, 0, number.start) or _NEW.match(text, number.end))


def points_back(figure: Figure) -> bool:
    """Whether the sentence up to the number has only a word for what was said before: "This was down 15%"."""
    return bool(_POINTS_BACK.match(figure.sentence.text, 0, figure.number.start))


def _base_beside_present(a: Candidate, b: Candidate) -> bool:
    if is_base(a.figure) == is_base(b.figure):
        return False
    return a.figure.period is None or a.figure.period != b.figure.period


def _flow_beside_stock(a: Candidate, b: Candidate) -> bool:
    return (is_flow(a.figure) and _is_held(b.figure)) or (is_flow(b.figure) and _is_held(a.figure))


def _is_held(figure: Figure) -> bool:
    held = _HELD.search(figure.sentence.text, 0, figure.number.start)
    return bool(held) and not is_flow(figure)


def _named(one: Candidate) -> frozenset[str]:
    return frozenset(sense(word) for word in stems(one.figure.told_of)) - _TELLS_NOTHING


def _around(one: Candidate) -> frozenset[str]:
    """Where the words of the other's subject may stand: in its own, where it has one, else anywhere near."""
    if one.figure.told_of:
        return _named(one) | one.counted
    return one.context | frozenset(sense(word) for word in one.wider)
