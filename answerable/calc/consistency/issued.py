"""The day a document was written, as its first lines give it."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from answerable.calc.consistency.reading import Reading
from answerable.calc.periods import Kind, NotAPeriod, read

_FIRST_ROWS = 30
_FIRST_SENTENCES = 25
_LABEL = re.compile(r"(?:meeting\s)?date(?:\sof\s(?:the\s)?(?:meeting|report|issue|publication))?\s?:?", re.IGNORECASE)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]+\s(?:19|20)\d\d|\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d"
_DATED = re.compile(
    rf"\b(?:date|dated|meeting)\b[^.\d]{{0,30}}({_DAY})"
    rf"|\b(?:panel|board|committee|report|paper|published|released|issued)\b[,:]?\s(?:of\s|on\s)?({_DAY})",
    re.IGNORECASE,
)


def issued(reading: Reading) -> date | None:
    """The day beside "Date" in a table at the head of the document, else after that word, or "Panel", in its first sentences; None else."""
    return next(_in_tables(reading), None) or next(_in_sentences(reading), None)


def _in_tables(reading: Reading) -> Iterator[date]:
    rows = [row for table in reading.tables for row in table.rows][:_FIRST_ROWS]
    for row in rows:
        told = [cell.strip() for cell in row.cells]
        for label, value in pairwise(told):
            if _LABEL.fullmatch(label) and (day := _day(value)):
                yield day


def _in_sentences(reading: Reading) -> Iterator[date]:
    for sentence in reading.sentences[:_FIRST_SENTENCES]:
        found = _DATED.search(sentence.text)
        if found and (day := _day(found[1] or found[2])):
            yield day


def _day(text: str) -> date | None:
    try:
        period = read(text)
    except NotAPeriod:
        return None
    return period.start if period.kind is Kind.SNAPSHOT else None
