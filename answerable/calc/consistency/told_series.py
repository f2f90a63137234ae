"""A series told within one sentence that is said to have moved one way all the time: "412, 398 and 405: a steady fall"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from answerable.calc.figures.figure import Figure, Role
from answerable.calc.figures.number_words import WORDED
from answerable.calc.standing import Qualifier

_MONTHS = "(?:years?|quarters?|months?|weeks?)"
IN_A_ROW = (
    rf"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|(?:{WORDED})|\d+(?:st|nd|rd|th)?)\s{_MONTHS}\s(?:in\ssuccession|in\sa\srow|running)"
    rf"|(?:second|third|fourth|fifth|sixth)\s(?:consecutive|successive|straight)\s{_MONTHS}"
    rf"|each\sof\sthe\s(?:last|past|previous)\s(?:{WORDED}|\d+)\s{_MONTHS}"
)
_JOINED = re.compile(r"[^.;:()%£]{0,60}?(?:\([^()]*\)\s?)?(?:,|\band|\bto|\bthen|,\sand)\s(?:in\s[\w/ ]{3,20}\s)?£?")
_ONE_OF_MANY = re.compile(r"\b(?:target|forecast|plan(?:ned)?)\b", re.IGNORECASE)
_LEAST = 3


@dataclass(frozen=True)
class Step:
    """Two neighbours of a series that move against what is said of it."""

    first: Figure
    second: Figure


def against(told: Sequence[Figure], *, rising: bool) -> Iterator[Step]:
    """The steps of the sentence's one series that go the other way; none where the half or more do."""
    run = _in_order(_run(told))
    steps = [Step(a, b) for a, b in pairwise(run)]
    wrong = [one for one in steps if (one.second.value < one.first.value) == rising]
    wrong = [one for one in wrong if one.second.value != one.first.value]
    if len(run) >= _LEAST and wrong and len(wrong) * 2 <= len(steps):
        yield from wrong[:1]


def _run(told: Sequence[Figure]) -> list[Figure]:
    """The longest run of levels of one unit joined by commas, "and" or "to"."""
    best: list[Figure] = []
    run: list[Figure] = []
    for figure in told:
        fits = figure.role is Role.LEVEL and figure.qualifier is Qualifier.EXACT and figure.number.upper is None
        if run and not (fits and figure.unit is run[-1].unit and _joined(run[-1], figure)):
            run = []
        if fits and not figure.aimed and not figure.per:
            run.append(figure)
        best = max(best, run, key=len)[:]
    return [] if best and _ONE_OF_MANY.search(best[0].sentence.text) else best


def _joined(first: Figure, second: Figure) -> bool:
    return bool(_JOINED.fullmatch(first.sentence.text[first.number.end : second.number.start]))


def _in_order(run: Sequence[Figure]) -> list[Figure]:
    """By time where each says its own; as they stand where none does; nothing where some do or two share one."""
    dated = [(one.period, one) for one in run if one.period]
    told = {period for period, _ in dated}
    if len(dated) == len(told) == len(run):
        return [one for _, one in sorted(dated, key=lambda entry: entry[0].end)]
    return list(run) if len(told) <= 1 else []
