"""Figures in prose that no source stands behind, and counts so small that somebody may be told by them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answerable.calc.blocks import passage
from answerable.calc.figures.figure import Figure, Role, Unit
from answerable.calc.figures.reader import read_figures

_MAYBE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|dozen|doubled|trebled|halved)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:people|persons?|victims?|survivors?|offenders?|suspects?|children|child|girls?|boys?|women|men|woman|man|deaths?|died|killed|"
    r"complaints?|cases?|incidents?|offences?|officers?|residents?|casualties|detainees?|complainants?|families|households?)\b",
    re.IGNORECASE,
)
_REACH = 40


@dataclass(frozen=True)
class Said:
    """A figure as it stands in a text."""

    printed: str


def uncited(text: str) -> tuple[Said, ...]:
    """The figures of a text in which nothing is cited, in order. Days, years, numbers of paragraphs and of houses are none."""
    if not _MAYBE.search(text):
        return ()
    return tuple(Said(one.number.printed) for one in read_figures([passage(text, 1)]) if one.unit is not Unit.RANK)


def small_counts(text: str, threshold: int) -> Iterator[Said]:
    """Counts of people or of what happened to them that are below `threshold`; nought is none."""
    if not _MAYBE.search(text):
        return
    for one in read_figures([passage(text, 1)]):
        near = one.sentence.text[one.number.start : one.number.end + _REACH]
        if _is_small(one, threshold) and _PEOPLE.search(near):
            yield Said(one.number.printed)


def _is_small(one: Figure, threshold: int) -> bool:
    return one.unit is Unit.COUNT and one.role is Role.LEVEL and 0 < one.value < threshold and one.value % 1 == 0
