"""The year that a paper is about as a whole: "Annual report 2022/23", "covers the year from 1 April 2022 to 31 March 2023"."""

import re

from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.when import mentions
from answerable.calc.periods import Period

_FIRST_BLOCKS, _LONGEST_TITLE, _YEAR = 12, 120, 12
_ANNUAL = re.compile(
    r"\b(?:annual|year-?\s?end|end\sof\syear)\b[^.]{0,60}\b(?:report|review|statement)\b", re.IGNORECASE
)
_COVERS = re.compile(r"\b(?:covers|for|covering)\sthe\s(?:financial\s)?year\b", re.IGNORECASE)
IN_THE_YEAR = re.compile(
    r"\b(?:in|during|over|throughout)\s(?:the|this)\s(?:financial\s)?year(?:\sunder\s(?:report|review))?(?=[,.;:)]|$|\s(?:and|but|with|at)\b)",
    re.IGNORECASE,
)


def own_year(reading: Reading) -> Period | None:
    """The one year that the title or the opening of an annual paper names; None where they name none or several."""
    opening = [passage.text for at, passage in reading.passages.items() if 0 <= at < _FIRST_BLOCKS]
    rows = [row.text for table in reading.tables[:1] for row in table.rows[:_FIRST_BLOCKS]]
    titles = [reading.title, *rows, *(text for text in opening if len(text) <= _LONGEST_TITLE)]
    named = {period for title in titles if _ANNUAL.search(title) for period in _years(title)}
    named |= {period for text in opening if _COVERS.search(text) for period in _years(text[: 2 * _LONGEST_TITLE])}
    return named.pop() if len(named) == 1 else None


def _years(text: str) -> list[Period]:
    return [one.period for one in mentions(text) if one.period and one.period.months == _YEAR]
