"""How a report announces a recommendation: "Recommendation 3", "AFI 2", a heading "Areas for improvement"."""

import re
from dataclasses import dataclass

from answerable.calc.recommending.found import Kind

_NUMBER = r"(?P<number>[A-Z]{0,3}\s?\d{1,3}(?:\.\d{1,2})?[a-z]?)"
_KINDS = (
    (Kind.CAUSE_OF_CONCERN, r"(?:accelerated\s+)?cause\s+of\s+concern|coc"),
    (Kind.AREA_FOR_IMPROVEMENT, r"area\s+for\s+improvement|afi"),
    (Kind.LEARNING, r"(?:organisational\s+)?learning(?:\s+(?:point|recommendation))?"),
    (
        Kind.RECOMMENDATION,
        r"(?:(?:national|local|joint|key|audit|improvement|statutory|priority|main)\s+)?rec(?:ommendation|\.)?",
    ),
)
_LABELS = tuple(
    (
        kind,
        re.compile(rf"(?:{words})(?:\s*(?:no\.?|number)?\s*{_NUMBER})?(?P<rest>(?![\w]).*)", re.IGNORECASE | re.DOTALL),
    )
    for kind, words in _KINDS
)
# "R1: Review the policy", as audits number them.
_SHORT = re.compile(r"(?P<number>R\s?\d{1,3}[a-z]?)\s*[:.)–—-]\s+(?P<rest>[A-Z].*)", re.DOTALL)
_BEFORE = r"(?:[\d.]+\s+)?(?:(?:our|key|new|further|the|summary\s+of|list\s+of|national|local)\s+)*"
_AFTER = r"(?:\s+(?:for|to)\s+(?P<to>.{2,80}?))?\s*[:.]?"
_SECTIONS = (
    (Kind.CAUSE_OF_CONCERN, re.compile(rf"{_BEFORE}causes\s+of\s+concern{_AFTER}", re.IGNORECASE)),
    (Kind.AREA_FOR_IMPROVEMENT, re.compile(rf"{_BEFORE}areas\s+for\s+improvement{_AFTER}", re.IGNORECASE)),
    (Kind.LEARNING, re.compile(rf"{_BEFORE}(?:organisational\s+)?learning\s+points{_AFTER}", re.IGNORECASE)),
    (Kind.RECOMMENDATION, re.compile(rf"{_BEFORE}recommendations{_AFTER}", re.IGNORECASE)),
)
_CONCERNS = re.compile(
    r"(?:\d+\s+)?(?:coroner[’']s\s+concerns|.{0,80}\bmatters\s+of\s+concern\b)(?:\s+(?:is|are)\s+as\s+follows)?\s*[.:]?",
    re.IGNORECASE,
)
# The words that lead to the list, at the end of a paragraph of a coroner's form; and the parts that follow it there.
_CONCERNS_FOLLOW = re.compile(r"\bmatters\s+of\s+concern\s+(?:is|are)\s+as\s+follows\s*[.:–—-]*$", re.IGNORECASE)
_AFTER_CONCERNS = re.compile(
    r"(?:\d+\s+)?(?:action\s+should\s+be\s+taken|your\s+response|copies(?:\s+and\s+publication)?)[.:]?", re.IGNORECASE
)
# What an inspectorate praises stands in a box of its own, as what it finds wanting does; what follows it is asked of nobody here.
_PRAISES = re.compile(r"(?:promising|innovative|positive|good|notable|best|effective)\s+practices?[.:]?", re.IGNORECASE)
LONGEST_HEADING = 120


@dataclass(frozen=True)
class Label:
    """The number as printed, or empty, and what stands behind it in the same passage."""

    kind: Kind
    number: str
    rest: str


@dataclass(frozen=True)
class Section:
    """Words above a list: what each of its items is, and for whom the heading says they are."""

    kind: Kind
    to: str = ""
    # A coroner's concerns: they are answered like recommendations, and worded as none.
    is_concerns: bool = False


def label(text: str, *, is_heading: bool = False) -> Label | None:
    """What a passage announces as a recommendation of its own. "Recommendation 3 was accepted" announces none."""
    said = text.strip()
    if short := _SHORT.fullmatch(said):
        return Label(Kind.RECOMMENDATION, _tidy(short["number"]), short["rest"].strip())
    for kind, pattern in _LABELS:
        found = pattern.fullmatch(said)
        if found and _announces(found["rest"], numbered=bool(found["number"]), is_heading=is_heading):
            return Label(kind, _tidy(found["number"] or ""), found["rest"].strip(" :.–—-\t\n"))
    return None


def section(text: str) -> Section | None:
    """What a heading says of the list below it: "Areas for improvement", "Recommendations for all forces"."""
    said = " ".join(text.split())
    if _CONCERNS_FOLLOW.search(said):
        return Section(Kind.RECOMMENDATION, is_concerns=True)
    if len(said) > LONGEST_HEADING:
        return None
    for kind, pattern in _SECTIONS:
        if found := pattern.fullmatch(said):
            return Section(kind, found["to"] or "")
    return Section(Kind.RECOMMENDATION, is_concerns=True) if _CONCERNS.fullmatch(said) else None


def ends_concerns(text: str) -> bool:
    """Whether words are the head of what follows a coroner's concerns, which need not be set as a heading."""
    return bool(_AFTER_CONCERNS.fullmatch(text.strip()))


def praises(text: str) -> bool:
    """Whether words are the head of a box that praises: "Promising practice"."""
    return bool(_PRAISES.fullmatch(text.strip()))


def _announces(rest: str, *, numbered: bool, is_heading: bool) -> bool:
    """A label is followed by nothing, by a stop, or by a sentence of its own."""
    if not rest.strip(" .:"):
        return numbered or is_heading or not rest.strip(" ")
    if rest.lstrip()[0] in ":–—-" or (numbered and rest[0] in ".)"):
        return True
    # "Recommendation 3 By 31 March": run together by the form of the file
    return numbered and bool(re.match(r"\s+(?:\(|[A-Z][\w’']*\s)", rest)) and not is_heading


def _tidy(number: str) -> str:
    return re.sub(r"\s+", "", number)
