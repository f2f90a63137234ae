"""An objective without a day by which it is to be reached.

A year, a month or a rhythm in its words ("by March 2027", "each year", "within 60 seconds") is a date, too.
"""

import re
from collections.abc import Iterator, Sequence

from answerable.calc.promises.facts import Finding, Promise

DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:each|every|a|per) (?:day|week|month|quarter|year)\b|\b(?:daily|weekly|monthly|quarterly|yearly|annually)\b"
    r"|\bwithin (?:\d+|one|two|three|six|twelve)\b|\bby the end of\b",
    re.IGNORECASE,
)


def no_date(promises: Sequence[Promise]) -> Iterator[Finding]:
    """One finding for each objective that neither has a day nor says one."""
    for one in promises:
        if one.due is None and not DATED.search(one.text):
            yield Finding(
                "no_date",
                (one.code,),
                f"Objective {one.code} has no date: it is never late, and never done.",
                "Say by when it is to be reached, or how often, within the time of the plan.",
            )
