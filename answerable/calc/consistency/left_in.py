"""A mark that was to be replaced is still in the text: "XX%", "[insert figure]", "TBC", a broken reference.
Example: "satisfaction rose to XX% in the last quarter".

It is silent on crosses that are Roman numbers or names, and on "to be confirmed" written out in a sentence about the future.

It matters because it stands where a figure belongs, and shows that the paper was not read once more before it was sent.
"""

import re
from collections.abc import Iterator, Sequence

from answerable.calc.blocks import Row
from answerable.calc.consistency.finding import Finding, Kind, Place, Severity, place_in_text
from answerable.calc.consistency.reading import Reading

RULE = "left_in"
_LEFT = re.compile(
    r"(?P<mark>(?<![\w/])£?[xX]{2,4}\s?%|(?<![\w/])£[xX]{1,4}(?:k|m|bn)?\b(?!\w)|\[\s?(?:insert|tbc|tbd|xx+|figure|number|date|name|to\sfollow)\b[^\]]{0,40}\]"
    r"|(?:Reference\ssource|Bookmark)\snot\s(?:found|defined)|(?<!\w)(?:TBC|TBD)(?!\w)|(?<!\?)\?{3,}|(?<![\w/])[xX]{2,4}\s(?=(?:officers|offences|crimes|calls|incidents|people|cases)\b))"
)

_MARKS = ("XX", "xx", "£X", "£x", "[", "TBC", "TBD", "???", " not found", " not defined")


def left_in(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every mark of something still to come."""
    for reading in readings:
        for sentence in reading.sentences:
            for found in _LEFT.finditer(sentence.text) if _may_hold(sentence.text) else ():
                place = place_in_text(reading.name, sentence, found.start(), found.end())
                yield _finding(found["mark"], place)
        for table in reading.tables:
            for row in table.rows:
                text = " ".join(row.cells)
                if left := _LEFT.search(text) if _may_hold(text) else None:
                    yield _finding(left["mark"], _place(reading, row))


def _may_hold(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


def _finding(mark: str, place: Place) -> Finding:
    soft = mark.strip("[] ").casefold() in {"tbc", "tbd"}
    severity = Severity.LOW if soft else Severity.MEDIUM
    return Finding(RULE, Kind.MISSING, severity, f"“{mark.strip()}” stands where something is still to come.", (place,))


def _place(reading: Reading, row: Row) -> Place:
    return Place(reading.name, row.line, row.text[:160], None, None, page=row.page)
