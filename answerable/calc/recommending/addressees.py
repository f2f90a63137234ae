"""Whom a recommendation is for: who stands before its "should"."""

import re

from answerable.calc.recommending.found import Addressee

MODAL = re.compile(
    r"\b(?:should|must|needs?\s+to|ought\s+to|is\s+to|are\s+to|recommend(?:s|ed)?\s+that)\b", re.IGNORECASE
)
"""What makes a sentence ask for something to be done."""
_RECOMMENDS = re.compile(r"\brecommend(?:s|ed)?\s+that\b", re.IGNORECASE)

_CHIEF = re.compile(
    r"\bchief\s+(?:constables?|officers?)|\b(?:the|all|every|each|home\s+office)\s+(?:police\s+)?forces?\b|^\s*(?:police\s+)?forces\b"
    r"|\b(?:the\s+constabulary|constabularies|police\s+service)\b|\bcommissioner\s+of\s+(?:the\s+)?(?:metropolis|police)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\bpolice(?:,\s+fire)?\s+and\s+crime\s+(?:commissioners?|panels?\s+and\s+commissioners?)|\b(?:P(?:F)?CCs?|OPF?CCs?)\b|\blocal\s+policing\s+bod(?:y|ies)\b"
    r"|\bpolicing\s+and\s+crime\s+boards?\b|\b(?:deputy\s+)?mayors?\b|\bthe\s+commissioner(?:[’']s\s+office)?\b(?!\s+of)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\bhome\s+(?:office|secretary)\b(?!\s+(?:police\s+)?forces)|\bcollege\s+of\s+policing\b|\bnational\s+police\s+chiefs\b|\bNPCC\b"
    r"|\bcrown\s+prosecution\b|\bCPS\b|\bministry\s+of\b|\bNHS\b|\bhealth\s+(?:board|trust)s?\b|\bcouncils?\b|\blocal\s+authorit(?:y|ies)\b|\bprobation\b"
    r"|\bHMPPS\b|\bIOPC\b|\bgovernment\b|\bsecretary\s+of\s+state\b|\bambulance\b|\binspectorate\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b((?:[A-Z][\w’'-]+(?:\s+and)?\s+)+)(?:Police|Constabulary)\b")
LONGEST_SUBJECT = 400
"""In characters: what stands before a "should" and is further from it than that names nobody."""
_PATTERNS = ((Addressee.CHIEF_OFFICER, _CHIEF), (Addressee.BODY, _BODY), (Addressee.OTHERS, _OTHERS))


def addressee(text: str, *, above: str = "", force: str = "") -> Addressee:
    """Whom the words are for; where they do not say, whom the heading `above` names, otherwise the chief officer.

    `force` is the name of the office's own force: what is for another force by name is for others.
    """
    return _named_in(_subject(text), force) or _named_in(above, force) or Addressee.CHIEF_OFFICER


def asks(text: str) -> bool:
    """Whether a sentence asks for something to be done."""
    return bool(MODAL.search(text))


def _subject(text: str) -> str:
    """What stands before the first "should"; after "recommend that", what stands between the two."""
    modal = next((one for one in MODAL.finditer(text) if not _RECOMMENDS.match(one[0])), None)
    begin = _RECOMMENDS.search(text)
    if begin and (modal is None or begin.end() <= modal.start()):
        return text[begin.end() : modal.start() if modal else begin.end() + 60][-LONGEST_SUBJECT:]
    return text[: modal.start()][-LONGEST_SUBJECT:] if modal else ""


def _named_in(words: str, force: str) -> Addressee | None:
    """The first that is named; among several, who is held to account here goes before others."""
    places = [(found.start(), who) for who, pattern in _PATTERNS if (found := pattern.search(words))]
    own = [one for one in places if one[1] is not Addressee.OTHERS]
    if own:
        return min(own)[1]
    if named := _NAMED.search(words):
        is_own = not force or named[0].casefold() in force.casefold() or force.casefold() in named[0].casefold()
        return Addressee.CHIEF_OFFICER if is_own else Addressee.OTHERS
    return places[0][1] if places else None
