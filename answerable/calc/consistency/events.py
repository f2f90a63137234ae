"""When a thing began, as a sentence tells it: what was launched, introduced, set up or went live, and the date beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.synonyms import sense
from answerable.calc.figures.sentences import Sentence
from answerable.calc.figures.when import Lead, Mention, mentions
from answerable.calc.figures.words import SMALL, stems
from answerable.calc.periods import Period

_BEGAN = re.compile(
    r"\b(?:launch(?:ed|es|ing)?|introduc(?:ed|es|ing|tion)|implement(?:ed|ing|ation)|establish(?:ed|ing|ment)|creat(?:ed|ing|ion)|set\sup|go(?:es|ing)?\slive"
    r"|w(?:ent|ill\sgo)\slive|roll(?:ed|ing)?\sout|commenc(?:ed|es|ing|ement)|came\sinto\s(?:force|effect|being)|formed|formation|was\sadopted)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:second|third|fourth|further|follow(?:ing|ed)?[\s-]up|refresh\w*|re-?launch\w*|updated?|next|annual|phase|round|pilot\w*|extend\w*|expan\w+|again|reintroduc\w*|upgrad\w*|review\w*)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<![\w’'])(?:[A-Z][\w’'-]*[a-z][\w’'-]*(?:\s(?:(?:of|and|for|against)\s(?:the\s)?)?[A-Z][\w’'-]+)+|[A-Z][A-Za-z]?[A-Z][A-Za-z]{0,5})(?![\w’'-])"
)
_EXPLAINED = re.compile(r"\s?\(([A-Z][A-Za-z&]{1,7})\)")
_BODIES = re.compile(
    r"constabulary|police (?:service|force)|commissioner|council|government|office|\b(?:i?opcc|pcc|force|hmic\w*)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(early|mid|late)[\s-]{1,2}(?:in\s)?$", re.IGNORECASE)
_TO_DATE = re.compile(
    r"[^.;:,]{0,100}?\b(?:in|on|from|since|during|until)\s(?:the\s)?(?:early\s|mid[\s-]|late\s)?$", re.IGNORECASE
)
_STRAIGHT = re.compile(r",?\s(?:\w+\s){0,2}(?:in|on|from)\s(?:the\s)?(?:early\s|mid[\s-]|late\s)?$", re.IGNORECASE)
_NOUN = re.compile(r"introduction|implementation|establishment|creation|formation|commencement", re.IGNORECASE)
_APPOSED = re.compile(r",\s(?:was|were|is|are|has\sbeen|have\sbeen)\s(?:\w+\s)?$", re.IGNORECASE)
_OBJECT_END = re.compile(r",?\s(?:as|by|via|with|which|that|who|where|across|accessible)\s", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being)\s(?:\w+\s)?$", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:]|,\s|\s(?:and|but|while|which)\s(?=(?:the|a|an|has|have|was|were)\s)")
_LEADING = re.compile(r"^(?:the|an?|in|on|since|from)\s", re.IGNORECASE)
_JOINED = re.compile(r"\band\s(?:an?\s|the\s|its\s)?(?:[a-z-]+\s){0,4}\(?$")
_MONTHS = {"early": (1, 5), "mid": (4, 9), "late": (8, 12)}
_FIRST, _REACH, _OPENING = 70, 110, 30
_SHORTEST = 12


@dataclass(frozen=True)
class Event:
    """A beginning: the name of what began (a short form where there is one), how its sentence calls it, the senses of those words,
    and the days it may have been on.
    """

    document: int
    sentence: Sentence
    name: str
    called: str
    words: frozenset[str]
    when: Period
    said: str
    at: int


def events(readings: Sequence[Reading]) -> Iterator[Event]:
    """Every dated beginning of the documents."""
    known = {short: long for reading in readings for short, long in reading.acronyms.items()}
    shortened = _shortening(known)
    for at, reading in enumerate(readings):
        for sentence in reading.sentences:
            if _BEGAN.search(sentence.text):
                yield from _events(at, sentence, shortened)


def _shortening(known: Mapping[str, str]) -> Mapping[str, str]:
    return {long.casefold(): short for short, long in known.items()}


def _events(document: int, sentence: Sentence, shortened: Mapping[str, str]) -> Iterator[Event]:
    text = sentence.text
    dated = [one for one in mentions(text) if one.period and one.lead is not Lead.AGAINST and one.period.days <= 366]
    for mention in dated:
        found = _beside(text, mention)
        if not found or _AGAIN.search(text, max(0, found[0] - 20), found[1]):
            continue
        start, end = found
        words = frozenset(sense(word) for word in stems(text[start:end])) - frozenset(
            sense(w) for w in stems(mention_text(text, mention))
        )
        names = list(_names(text, start, end, mention, shortened)) or [""]
        for name in names:
            said = mention_text(text, mention)
            yield Event(
                document, sentence, name, _called(text[start:end]), words, narrowed(text, mention), said, mention.start
            )


def _called(words: str) -> str:
    """The words for what began without the small words at their ends."""
    told = words.strip(" ,;:.").split()
    while told and told[0].casefold() in SMALL:
        told.pop(0)
    while told and (told[-1].casefold() in SMALL or _BEGAN.fullmatch(told[-1])):
        told.pop()
    return " ".join(told)


def _beside(text: str, mention: Mention) -> tuple[int, int] | None:
    """From where to where the text speaks of what began on the date: before it ("X was launched in May"), or after it."""
    before = list(_BEGAN.finditer(text, max(0, mention.start - _REACH), mention.start))
    if before and _TO_DATE.fullmatch(text, before[-1].end(), mention.start):
        begins = before[-1]
        named_after = _NOUN.fullmatch(begins.group())
        return (begins.end() if named_after else _clause_start(text, begins.start())), mention.start
    after = _BEGAN.search(text, mention.end, mention.end + _FIRST)
    if after and mention.start < _OPENING:
        passive = _PASSIVE.search(text, mention.end, after.start())
        return (mention.end, passive.start()) if passive else (after.end(), _object_end(text, after.end()))
    return _in_list(text, mention)


def _object_end(text: str, start: int) -> int:
    """Where the words for what was begun end: before who advised it, where it is and what it does."""
    last = min(len(text), start + _REACH)
    ended = _OBJECT_END.search(text, start, last)
    return ended.start() if ended else last


def _in_list(text: str, mention: Mention) -> tuple[int, int] | None:
    """A later member of a list: "the introduction of one team in May and another team (AT) in June"."""
    straight = _STRAIGHT.search(text, max(0, mention.start - _REACH), mention.start)
    lists = re.search(r"\sand\s(?:an?\s|the\s)?[^,;.]{3,90}$", text[max(0, mention.start - _REACH) : mention.start])
    if straight and lists and _BEGAN.search(text, 0, mention.start - len(lists.group())):
        return mention.start - len(lists.group()) + 5, mention.start
    return None


def _clause_start(text: str, before: int) -> int:
    """Where the clause begins that names what began; what stands between two commas before its verb is passed over."""
    start = max(0, before - _REACH)
    if _APPOSED.search(text, start, before):
        return start
    ends = [mark.end() for mark in _CLAUSE.finditer(text, start, before)]
    return max((end for end in ends if end < before - _SHORTEST), default=start)


def _names(text: str, start: int, end: int, mention: Mention, shortened: Mapping[str, str]) -> Iterator[str]:
    """Names between, a short form instead of the long one; before a date only the last, after one the first and what "and" joins to it."""
    found: list[str] = []
    for match in _NAME.finditer(text, start, end):
        if _BODIES.search(match.group()):
            continue
        explained = _EXPLAINED.match(text, match.end())
        name = explained[1] if explained else _shortest(match.group(), shortened)
        joined = not found or _JOINED.search(text, start, match.start())
        if start < mention.end or joined:
            found.append(name)
    if start > mention.end:
        yield from dict.fromkeys(found)
    elif found:
        yield found[-1]


def _shortest(name: str, shortened: Mapping[str, str]) -> str:
    plain = _LEADING.sub("", name).casefold()
    for long, short in shortened.items():
        if plain == long or plain.removesuffix("s") == long.removesuffix("s"):
            return short
    return " ".join(word for word in name.split() if word.casefold() not in SMALL)


def mention_text(text: str, mention: Mention) -> str:
    """The words of a date, with "early" where it is there."""
    part = _PART.search(text[max(0, mention.start - 8) : mention.start])
    return f"{part[1].casefold()} {text[mention.start : mention.end]}" if part else text[mention.start : mention.end]


def narrowed(text: str, mention: Mention) -> Period:
    """The days a date leaves open: "early 2022" ends in May, with a month to spare."""
    period = mention.period
    if period is None:
        raise ValueError("A date without days cannot be narrowed.")
    part = _PART.search(text[max(0, mention.start - 8) : mention.start])
    if not part or period.days < 360:
        return period
    first, last = _MONTHS[part[1].casefold()]
    return Period(date(period.start.year, first, 1), date(period.start.year, last, 28))
