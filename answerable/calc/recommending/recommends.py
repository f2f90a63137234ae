"""Sentences in running text that recommend something, without a number or a heading of their own."""

import re

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_RECOMMENDS = re.compile(
    r"\b(?:we|I|this\s+(?:review|audit|panel)|the\s+panel)\s+(?:also\s+|therefore\s+|further\s+)*recommend(?:s)?\b(?!\s+(?:ed|reading))|\bit\s+is\s+(?:therefore\s+)?recommended\s+that\b",
    re.IGNORECASE,
)


def recommends(text: str) -> str:
    """The first sentence that recommends; empty where none does."""
    return next((one.strip() for one in _SENTENCE.split(text) if _RECOMMENDS.search(one)), "")
