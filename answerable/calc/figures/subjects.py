"""What a number is about: the noun phrase it counts, with its head last."""

import re
from itertools import takewhile

from answerable.calc.figures.words import SMALL, WORD

_STOP_WORDS = """
    made given seen held taken sent found built spent won put run drawn shown began begun came become became left
    lost met paid set kept brought cost led rose fell grew received carried submitted delivered completed conducted
    recorded reported trained funded identified undertaken issued attended located answered engaged deployed
    distributed purchased participating acting working helping using making saving giving seeing since across along
    around who that which resulting leading ranging totalling was were has have will can may said saw see sees get
    got go went remain remains continue continues stood stands sits equating related resolved assessed dealt located
    abandoned cautioned released convicted sentenced awarded felt took told asked agreed believed feel believe fell
    higher lower nationally locally regionally respectively previous prior last pa cover covers covered
"""
_STOP = SMALL | frozenset(_STOP_WORDS.split())
_VERBS = frozenset(_STOP_WORDS.split()) | {
    "will",
    "would",
    "has",
    "have",
    "had",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "may",
    "can",
    "could",
    "should",
}
_SKIP_WORDS = """
    additional extra further new more fewer total different individual separate specific overall active such full
    newly
"""
_SKIP = frozenset(_SKIP_WORDS.split())
_NUMBER_OF = re.compile(
    r"\b(?:numbers?|totals?|volumes?|levels?)\s(?:of\s)?(?:the\s|all\s|people\s(?=\w))?((?:[A-Za-z][\w&'’-]*\s){1,6}?)(?:has|have|had|is|was|were|are|being|from|to|increas|reduc|decreas|fell|fall|rose|rise|ris|grew|grow|carried|recorded|receiv|reported|in|at|by|stood|stands)",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\s(?:\([^()]{1,20}\)\s)?out\sof\s(?:the\s|all\s)?\d[\d,]*")
_GAP = re.compile(r"[\s]+(?:(?:of|in)\s)?|[&'’-]")


def counted(text: str, start: int, end: int) -> tuple[str, ...]:
    """The words for the thing counted: what follows the number, else what "the number of ..." before it names."""
    return _after(text, end, money=text[start] == "£") or _before(text, start)


def _after(text: str, end: int, *, money: bool) -> tuple[str, ...]:
    """Nouns right after the number: "158 Immediate Justice referrals to", "1,000 hours of road safety enforcement"."""
    if whole := _OUT_OF.match(text, end):
        end = whole.end()
    head: list[str] = []
    at = end
    for word in WORD.finditer(text, end, min(len(text), end + 120)):
        gap, plain = text[at : word.start()], word.group().casefold()
        if gap.strip(" '‘’\"“”/") or len(head) == 6:
            break
        if plain == "of" or (plain == "in" and money and not head):
            return (*_of(text, word.end()), *head)
        if len(plain) == 1 or (plain in _STOP and plain not in _SKIP and (plain != "the" or not head)):
            break
        if head and (
            _acts(plain, text, word.end())
            or (_is_plural(head[-1]) and not _is_plural(plain) and word.group().islower())
        ):
            break
        if plain not in _SKIP and plain not in _STOP:
            head.append(word.group())
        at = word.end()
    return tuple(head)


def _acts(plain: str, text: str, end: int) -> bool:
    """Whether a word after a noun is what was done, and no part of the name: "arrests recorded"."""
    return plain.endswith(("ed", "ing")) and not _noun_follows(text, end)


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _of(text: str, at: int) -> tuple[str, ...]:
    phrase = re.match(
        r"\s(?:the\s|all\s|our\s|these\s)?(?:\d[\d,]*\s|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s)?((?:[A-Za-z][\w&'’-]*\s?){1,4})",
        text[at : at + 80],
    )
    if not phrase:
        return ()
    words = []
    for word in phrase[1].split():
        if word.casefold() in _STOP:
            break
        words.append(word)
    return tuple(words)


def _noun_follows(text: str, at: int) -> bool:
    following = re.match(r"\s([a-z]{3,})", text[at : at + 24])
    return bool(following and following[1] not in _STOP and following[1].endswith("s"))


def _before(text: str, start: int) -> tuple[str, ...]:
    found = list(_NUMBER_OF.finditer(text, max(0, start - 160), start))
    told = takewhile(lambda word: word.casefold() not in _VERBS, WORD.findall(found[-1][1])) if found else ()
    return tuple(word for word in told if word.casefold() not in SMALL)
