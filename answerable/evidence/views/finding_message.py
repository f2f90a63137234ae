"""The sentence of a finding as a person reads it: papers by their titles, places by what their form counts."""

import re
from collections.abc import Iterable

from answerable.evidence.models import Document, Finding, Place
from answerable.evidence.queries.review_places import NOWHERE, TEXTS, Near, place_words

LINE = re.compile(r"\bline (\d+)")


def line_words(document: Document, line: int) -> str:
    """ "line 72"; of a form that has no lines "paragraph 72"."""
    return f"{_word(document)} {line}"


def line_near_words(document: Document, line: int, near: Near = NOWHERE) -> str:
    """ "line 72"; of a form that has no lines "paragraph 72 (printed 3.2), under “Complaints”" or "... in the table “Calls”"."""
    return place_words(document.form, line, near)


def message_of(finding: Finding, places: Iterable[Place]) -> str:
    """The sentence of a rule, which calls papers by their codes and every place a line; `places` have their documents."""
    papers = {place.document.code: place.document for place in places}
    message = finding.message
    # The code of a later version begins with that of the first: the longer goes before.
    for code in sorted(papers, key=len, reverse=True):
        one = papers[code]
        name = "this paper" if one.pk == finding.document_id else f"“{one.title}”"
        message = re.sub(rf"(?<![\w-]){re.escape(code)}, line (\d+)", rf"{_safe(name)}, {_word(one)} \1", message)
    own = papers.get(finding.document.code)
    return LINE.sub(rf"{_word(own)} \1", message) if own and len(papers) == 1 else message


def _word(document: Document) -> str:
    return "line" if document.form in TEXTS else "paragraph"


def _safe(name: str) -> str:
    """A name that stands for itself in what a pattern is replaced by."""
    return name.replace("\\", r"\\")
