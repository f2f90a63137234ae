"""Short forms that a document explains: "Neighbourhood Watch (NHW)"."""

import re
from collections.abc import Iterable, Mapping

_EXPLAINED = re.compile(
    r"((?:[A-Z][\w'’]{0,30}+(?:-[a-z]\w{0,20}+)?[\s-]{1,3}+(?:(?:and|of|for|the|to|in|on|&)[\s-]{1,3}+){0,2}){2,7})\(([A-Z][A-Za-z&]{1,7})\)"
)


def acronyms(texts: Iterable[str]) -> dict[str, str]:
    """Short form to long form, where the letters of the one are the first letters of words of the other, in order."""
    found: dict[str, str] = {}
    for text in texts:
        if "(" in text:
            for match in _EXPLAINED.finditer(text):
                short = match[2].rstrip("s")
                if long := _long(match[1].split(), short):
                    found.setdefault(short, long)
    return found


def expanded(text: str, known: Mapping[str, str]) -> str:
    """The text with the known short forms written out."""
    if not known:
        return text
    return re.sub(r"\b[A-Z][A-Za-z&]{1,6}\b", lambda match: known.get(match.group().rstrip("s"), match.group()), text)


def _long(words: list[str], short: str) -> str | None:
    """The last words before the bracket that the short form begins with, if its letters stand in them in order."""
    for at in range(len(words) - 1):
        tail = words[at:]
        if (
            tail[0][0] == short[0]
            and _in_order(short.casefold(), " ".join(tail).casefold())
            and len(tail) <= len(short) + 2
        ):
            return " ".join(tail)
    return None


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters if letter.isalpha())
