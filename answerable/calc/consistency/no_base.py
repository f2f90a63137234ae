"""A change in percent is told with no word of what it is measured against: no period, no earlier figure, no "since".
Example: "digital demand is growing, up 30%", and nothing more.

It is silent where the sentence, the one before it or the one after it names a period, an earlier figure or a comparison, where the few
passages before set out what all is compared with, and on targets. It speaks once for a passage.

It matters because a rise of 30% may be on last month or on ten years ago, and nobody can check it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from answerable.calc.consistency.finding import Finding, Kind, Severity, place_of
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Direction, Figure, Role, Unit
from answerable.calc.figures.when import mentions

RULE = "no_base"
_COMPARED = re.compile(
    r"\b(?:compar\w+|previous|prior|last\s(?:year|month|quarter)|year[\s-](?:on|end)|since|from|than|against|baseline|before|earlier|annual|per\s(?:year|annum)|a\syear|over\sthe|in\sthe\s(?:last|past)|pre-?(?:covid|pandemic)|inflation|precept|council\stax|pay\s(?:award|rise))\b",
    re.IGNORECASE,
)
_SAID_OF = re.compile(r"\b(?:recommend\w*|survey|respondents?|agreed|support(?:ed)?\san|would)\b", re.IGNORECASE)
_SET_OUT = re.compile(
    r"\bcompar\w+\s(?:to|with)\s(?:the\s)?(?:previous|prior|preceding|last|same)\b|\b(?:previous|prior|preceding|past)\s(?:12|twelve|year|financial)\b|\byear[\s-]on[\s-]year\b",
    re.IGNORECASE,
)
_NEAR_BLOCKS = 4
_SHOWN = 3
_WORDS = 4


def no_base(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Each passage with changes in percent that say nothing of their base."""
    for reading in readings:
        bare = [figure for figure in reading.figures if _is_change(figure) and not _has_base(reading, figure)]
        for _, group in groupby(bare, key=lambda figure: reading.block_of(figure.sentence)):
            told = list(group)
            message = f"“{_snippet(told[0])}” is told with no earlier period or figure to measure it by."
            places = tuple(place_of(reading.name, figure) for figure in told[:_SHOWN])
            yield Finding(RULE, Kind.BASELINE, Severity.LOW, message, places)


def _snippet(figure: Figure) -> str:
    """The change with the few words before it and the one after."""
    text, number = figure.sentence.text, figure.number
    before, after = text[: number.start].split()[-_WORDS:], text[number.end :].split()[:1]
    return " ".join([*before, number.printed, *after]).strip(" .,;:()")


def _is_change(figure: Figure) -> bool:
    told = figure.role is Role.CHANGE and figure.unit is Unit.PERCENT and not figure.aimed
    return told and figure.direction is not Direction.NONE and not _SAID_OF.search(figure.sentence.text)


def _has_base(reading: Reading, figure: Figure) -> bool:
    """Whether the sentence or one beside it gives a period, a comparison or figures to measure by."""
    if figure.against or figure.since or figure.period or _COMPARED.search(figure.sentence.text):
        return True
    if _SET_OUT.search(reading.around(figure.sentence, _NEAR_BLOCKS)):
        return True
    number = figure.sentence.number
    beside = [
        one.text for one in reading.sentences[max(0, number - 1) : number + 2] if one.passage is figure.sentence.passage
    ]
    levels = [
        one for one in reading.by_sentence.get(number, ()) if one.role is Role.LEVEL and one.unit is not Unit.PERCENT
    ]
    return any(mentions(text) for text in beside) or len(levels) > 1
