"""What in a text may be about a person: shown to whoever wrote it or clears it, who decides. Nothing is ever taken out by itself."""

import re
from dataclasses import dataclass

MOST_SHOWN = 8


@dataclass(frozen=True)
class MayBePersonal:
    """A stretch of a text and what it looks like; `sort` is one of `Redaction.Sort`."""

    words: str
    written: str
    sort: str = "person"


_RULES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("an e-mail address", "person", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")),
    ("a telephone number", "person", re.compile(r"(?<!\d)(?:\+44[ -]?|0)\d{2,4}(?:[ -]?\d{3,4}){2}(?!\d)")),
    ("a National Insurance number", "person", re.compile(r"\b[A-Za-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-Da-d]\b")),
    ("a postcode", "person", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)),
    (
        "an address",
        "person",
        re.compile(
            r"\b\d{1,4}[A-Za-z]? (?:[A-Z][a-z]+ ){1,3}(?:Street|Road|Avenue|Lane|Close|Drive|Way|Court|Crescent|Place|Terrace)\b"
        ),
    ),
    (
        "a date of birth",
        "person",
        re.compile(
            r"\b(?:born(?: on)?|birth(?:day)?|dob)[ :]{1,3}(?:is |was |on )?\d{1,2}[ /.-](?:\d{1,2}|[A-Za-z]{3,9})[ /.-]\d{2,4}",
            re.IGNORECASE,
        ),
    ),
    (
        "a crime or incident number",
        "case",
        re.compile(
            r"\b(?:crime|incident|case|reference|ref|log)(?: reference)?(?: number| no\.?)?[ :#]{1,3}[A-Z0-9]*\d[A-Z0-9/-]{3,20}",
            re.IGNORECASE,
        ),
    ),
    ("a number plate", "person", re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b")),
    ("a person's name", "person", re.compile(r"\b(?:Mr|Mrs|Ms|Miss|PC|PCSO|DC|Sgt|Sergeant|Dr)\.? [A-Z][a-z]+\b")),
    (
        "somebody's health",
        "health",
        re.compile(
            r"\b(?:my|his|her|their) (?:\w+ )?(?:cancer|diagnosis|medication|depression|disability|pregnancy)\b"
        ),
    ),
)


def may_be_personal(text: str) -> tuple[MayBePersonal, ...]:
    """What looks personal in a text, in its order: each stretch once, at most eight of them."""
    found = (
        (match.start(), MayBePersonal(words, match[0], sort))
        for words, sort, rule in _RULES
        for match in rule.finditer(text)
    )
    ordered = [one for _, one in sorted(found, key=lambda pair: pair[0])]
    once = {one.written.casefold(): one for one in reversed(ordered)}
    return tuple(one for one in ordered if once.get(one.written.casefold()) is one)[:MOST_SHOWN]
