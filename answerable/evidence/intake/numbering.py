"""What the beginning of a passage says of it: its printed number, whether it is a heading, an item of a list, a footnote."""

import re
from dataclasses import dataclass

from answerable.calc.blocks import Block, Passage, PassageKind

LONGEST_HEADING, _LONGEST_CAPTION = 120, 12
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|should|shall|must|rose|fell|grew|went|came"
    r"|shows?|gives?|sets?|lists?|tells?|remain\w*|stand|stands|stood|increased|decreased|dropped|see)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?P<dotted>\d{1,2}(?:\.\d{1,3}){1,4})\.?\s+(?=[\"'‘“(*]{0,2}(?-i:[A-Z£\d\[<]))"
    r"|(?P<plain>\d{1,3})[.)]\s+"
    r"|(?P<letter>\([a-z\d]{1,4}\)|[a-z]{1,2}\)|[ivx]{1,5}\)|(?:[ivx]{2,5}|[a-h])\.)\s+",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[-•*–▪●◦‣⁃►✓✔]{1,2}\s+")
_NOTE = re.compile(r"(?P<number>[¹²³⁰⁴⁵⁶⁷⁸⁹]{1,3}|\[\d{1,3}\]|\[\^[\w-]{1,40}\]:)\s*(?=\S)")
_SENTENCE_END = re.compile(r"[.!?:;][\"')\]”’*]*\s*$")
_LARGE = re.compile(r"[\"'‘“(]{0,2}[A-Z\d]")
_PLAIN_DIGITS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")


@dataclass(frozen=True)
class Part:
    """What part a passage plays: its kind, its printed number, and its level where it has one."""

    kind: PassageKind = PassageKind.PARAGRAPH
    number: str = ""
    level: int = 0


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence or a clause of a list does."""
    return bool(_SENTENCE_END.search(text[-6:]))


def part_of(text: str, *, stands_alone: bool, indent: int = 0) -> Part:
    """The part that a passage of a plain text plays.

    `stands_alone` says that it is one line with nothing right above it; `indent` how many spaces stand before it.
    """
    if note := _NOTE.match(text):
        return Part(PassageKind.FOOTNOTE, note["number"].strip("[]^:").translate(_PLAIN_DIGITS))
    level = min(indent // 2 + 1, 9)
    if _BULLET.match(text):
        return Part(PassageKind.ITEM, level=level)
    number, kind = printed_number(text)
    if is_heading(text) and (stands_alone or kind == "dotted" or text.isupper()):
        deep = number.count(".") + 1 if kind in {"dotted", "plain"} else 1 if text.isupper() else 2
        return Part(PassageKind.HEADING, number, min(deep, 9))
    if kind in {"plain", "letter"}:
        return Part(PassageKind.ITEM, number, level)
    return Part(number=number)


def printed_number(text: str) -> tuple[str, str]:
    """The number printed before a passage ("5.11", "3", "(a)") and its kind (dotted, plain, letter); both empty for none."""
    found = _NUMBER.match(text)
    if not found:
        return "", ""
    kind = str(found.lastgroup)
    return found[kind].rstrip("."), kind


def is_caption(text: str) -> bool:
    """Whether a passage right above a table names it, though it ends like a sentence: few words, and no verb among them."""
    found = _NUMBER.match(text)
    words = text[found.end() :] if found else text
    named = 0 < len(words.split()) <= _LONGEST_CAPTION and words.endswith(".") and not re.search(r"[.!?]\s", words)
    return named and bool(_LARGE.match(words)) and not _VERB.search(words)


def caption_of(above: Block | None, heading: str) -> str:
    """The short paragraph right above a table that names it, else the heading it stands under."""
    if isinstance(above, Passage) and above.kind is PassageKind.PARAGRAPH and is_caption(above.text):
        return above.text.rstrip(".")
    return heading


def is_heading(text: str) -> bool:
    """Whether words may be a heading: few, with letters, beginning large, and no end of a sentence."""
    found = _NUMBER.match(text)
    words = text[found.end() :] if found else text
    short = 0 < len(words) < LONGEST_HEADING and not ends_sentence(words) and not words.endswith(",")
    return short and bool(_LARGE.match(words)) and any(letter.isalpha() for letter in words)
