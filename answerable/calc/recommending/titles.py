"""The words that stand for a recommendation in a list: its first sentence, or as much of it as a line holds."""

import re

LONGEST = 200
MOST = 2000
"""In characters: no first sentence is looked for beyond."""
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z(])|\n")
_LEADS_ON = re.compile(r"\s*[;,]\s*(?:and|or)?\s*$")
_TAIL = re.compile(r"[\s.;:,]*(?:[;,]\s*(?:and|or))?[\s.;:,]*$")


def title(text: str) -> str:
    """The first sentence without its full stop; a longer one is cut between words."""
    said = without_tail(" ".join(_END.split(text.strip()[:MOST], maxsplit=1)[0].split()))
    said = said[:1].upper() + said[1:]
    if len(said) <= LONGEST:
        return said
    return said[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def without_tail(text: str) -> str:
    """An item of a list without the "; and" that leads to the next."""
    return _TAIL.sub("", text)


def without_lead(text: str) -> str:
    """The same, with its full stop left where it has one."""
    return text[:-20] + _LEADS_ON.sub("", text[-20:])
