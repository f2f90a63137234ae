"""Whose report a document is likely to be, by the words of its first page; a person confirms it."""

import re

from answerable.calc.blocks import Document

FIRST = 6
"""So many blocks are looked at: a report says on its first page whose it is."""
_SAYS = (
    ("super_complaint", r"super-?\s?complaint"),
    ("coroner", r"\bregulation\s+28\b|\bfuture\s+deaths\b|\bcoroner\b"),
    ("internal_audit", r"\binternal\s+audit"),
    ("external_audit", r"\bexternal\s+audit|\bauditor[’']s\s+annual\s+report"),
    ("inspectorate", r"\bHMIC(?:FRS)?\b|\binspectorate\s+of\s+constabulary|\bPEEL\b"),
    ("complaints_regulator", r"\bIOPC\b|\bindependent\s+office\s+for\s+police\s+conduct"),
    ("panel", r"\bpolice(?:,\s+fire)?\s+and\s+crime\s+panel\b"),
)
_PATTERNS = tuple((origin, re.compile(pattern, re.IGNORECASE)) for origin, pattern in _SAYS)


def origin(document: Document) -> str:
    """One of the register's origins ("coroner", "inspectorate"), or empty where the first page names none."""
    said = "\n".join([document.title, *(one.text for one in document.passages[:FIRST])])
    return next((name for name, pattern in _PATTERNS if pattern.search(said)), "")
