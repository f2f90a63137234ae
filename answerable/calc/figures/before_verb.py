"""What a figure is about where the thing stands before it: "Abandonment rates now stand at 4%", "a net budget of £212m"."""

import re

from answerable.calc.figures.number_words import WORDED
from answerable.calc.figures.words import SMALL, WORD

_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|rose|risen|rises|rising|fell|fallen|falls|falling|increas(?:e|ed|es|ing)|reduc(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|drop(?:s|ped|ping)?|declin(?:e|ed|es|ing)|"
    r"improv(?:e|ed|es|ing)|grew|grown|grows|went|moved|stood|stands?|sits?|remain(?:s|ed|ing)?|(?<!the\s)(?<!an\s)(?<!^)averag(?:e|ed|es)|exceed(?:s|ed|ing)?|reach(?:es|ed)?|total(?:s|led)|amount(?:s|ed)|costs?|came|climbed|jumped|plunged|slumped|"
    r"will|would|now|currently|waited|took|takes?|lasted|accounted|represent(?:s|ed)?|doubled|trebled|halved|hit|dipped|surged|soared|continue[sd]?|ranged?|varied|went)\b",
    re.IGNORECASE,
)
_NOUN_OF = re.compile(
    r"\b(?:an?|the|its|our|their|this|that|with|at)\s(?:(?:an?|the|total|overall|gross)\s){0,2}((?:[A-Za-z][\w'’&-]*\s){1,4}?)of\s(?:(?:up\sto|just\sover|just\sunder|over|under|around|about|nearly|almost|some|approximately|circa|at\sleast|more\sthan|less\sthan|between)\s)?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[.;:]\s|,\s(?:and|but|while|whilst|with|although|of\swhich|of\swhom)\s|\s(?:while|whilst|whereas|but|that|although|because|whether|where|when)\s|\sand\s(?=(?:[a-z]+\s){1,3}(?:is|are|was|were|rose|fell|stood|increased|decreased|dropped)\b)|[()–—]\s?",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"(?:^|,\s)(?:(?:in|at|on|during|since|across|over|between|by|as|for|from|of|within|following|throughout|nationally|locally|however|overall|moreover|similarly|meanwhile|conversely|additionally|according)\b[^,]{0,70}|\w{4,14}ly),\s",
    re.IGNORECASE,
)
_CHANGE_WORDS = """
    increase decrease reduction rise fall drop decline growth uplift improvement change total average target rest majority minority number numbers percentage
    proportion rate maximum minimum sum figure level value mean median order range result margin gap difference baseline peak high low share
"""
_CHANGE = frozenset(_CHANGE_WORDS.split())
_PRONOUNS_WORDS = """
    it this that these those they there which who we he she what others both all some many most each
"""
_PRONOUNS = frozenset(_PRONOUNS_WORDS.split())
_ARTICLES = frozenset(["the", "a", "an", "our", "its", "their", "overall", "total"])
_LINKS = frozenset(["of", "for", "in", "among", "amongst", "at", "to", "by", "with", "from", "on", "across", "per"])
_FROM_PLACE = frozenset(["in", "at", "by", "with", "from", "on", "across", "within", "since", "during", "per"])
_NO_PHRASE = _PRONOUNS | _FROM_PLACE
_NOUN_TOO = re.compile(r"costs?|rises?|falls?|drops?|increases|totals|takes|stands|hit|numbers", re.IGNORECASE)
_NUMBER = re.compile(rf"\d|\b(?:{WORDED})\b", re.IGNORECASE)
# "The Board has funded 40 schemes" is not about the Board.
_DONE = re.compile(
    r"(?:has|have|had|will|would)\s(?:(?:now|also|already|since|so\sfar|recently|to)\s){0,2}(?!(?:been|be|risen|fallen|increased|reduced|decreased|dropped|declined|improved|grown|reached|"
    r"exceeded|stood|averaged|cost|remained|doubled|halved|trebled|almost|nearly|more|gone|come|climbed|rise|fall|stand|remain|cost|increase|reduce|total|reach)\b)[a-z]{3,}",
    re.IGNORECASE,
)
# "Stop and search find rate: 28.4%", "Burglary – 1,204".
_LABEL = re.compile(r"(?:^|[.;•]\s)([A-Z\d][^.:;()]{2,60})(?:\s\([^()]{1,60}\))?(?::\s|\s[–—-]\s)[^.:;,()]{0,25}$")
_BRACKETED = re.compile(r"\s\([^()]*\)")
_CALL_NUMBER = re.compile(r"\s(?:999|101|111)(?=\s)")
_LONGEST = 6
_REACH = 180


def before_verb(text: str, start: int) -> str:
    """The thing told before the number at `start`, as the sentence says it, without its article; "" where nothing plain is said."""
    before = text[max(0, start - _REACH) : start]
    if found := _NOUN_OF.search(before):
        words = _words(found[1])
        if words and words[-1].casefold() not in _CHANGE:
            return " ".join(words)
    if found := _LABEL.search(before):
        return _phrase(_CALL_NUMBER.sub(" ", f" {found[1]}"))
    before = clause = _BRACKETED.sub("", before)
    for found in _CLAUSE.finditer(before):
        clause = before[found.end() :]
    if lead := _LEAD_IN.match(clause):
        clause = clause[lead.end() :]
    clause = _CALL_NUMBER.sub(" ", clause)
    verb = _first_verb(clause)
    return _phrase(clause[: verb.start()]) if verb and not _DONE.match(clause, verb.start()) else ""


def _first_verb(clause: str) -> re.Match[str] | None:
    """The first verb; a word that can be a noun too is one where a verb follows it: "overtime costs exceeded"."""
    for found in _VERB.finditer(clause):
        if not (_NOUN_TOO.fullmatch(found.group()) and _VERB.match(clause, found.end() + 1)):
            return found
    return None


def head_last(phrase: str) -> tuple[str, ...]:
    """The telling words of a noun phrase with its head last: "charge rate for rape" is rape, charge, rate."""
    head: list[str] = []
    rest: list[str] = []
    into, kept = head, True
    for token in phrase.replace(",", " ").split():
        plain = token.casefold()
        if plain in _LINKS and head:
            into, kept = rest, plain not in _FROM_PLACE
        elif kept:
            into += _words(token)
    return tuple([*rest, *head][-_LONGEST:])


def _phrase(said: str) -> str:
    """The phrase, if it is a plain one: short, without a number, no pronoun at its ends, and more than "the number"."""
    tokens = said.strip(" ,").split()
    while tokens and tokens[0].casefold() in _ARTICLES:
        tokens = tokens[1:]
    ends = {tokens[0].casefold(), tokens[-1].casefold()} if tokens else _PRONOUNS
    while tokens and tokens[-1].casefold() in SMALL:
        tokens = tokens[:-1]
    if (
        len(tokens) > 12
        or ends & _PRONOUNS
        or _NUMBER.search(said)
        or (len(tokens) == 1 and tokens[0].casefold() in _CHANGE)
    ):
        return ""
    return " ".join(tokens)


def _words(said: str) -> tuple[str, ...]:
    return tuple(word for word in WORD.findall(said) if word.casefold() not in SMALL)
