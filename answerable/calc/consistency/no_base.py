"""A change in percent is told with no word of what it is measured against: no period, no earlier figure, no "since".
Example: "digital demand is growing, up 30%", and nothing more.

It is silent where the sentence names a period, an earlier figure or a comparison, or one of its passage up to the next does; where the
few passages before, the paper's opening or its title set out what all is compared with; where a table has the row and its change; on
targets and proposals, in headings, and on "the rise of 4%", which was told before. It speaks once for a passage.

It matters because a rise of 30% may be on last month or on ten years ago, and nobody can check it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from answerable.calc.blocks import PassageKind
from answerable.calc.consistency.base_told import says_when, told_for_all, told_in_table
from answerable.calc.consistency.finding import Finding, Kind, Severity, place_of
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Direction, Figure, Role, Unit
from answerable.calc.figures.when import mentions
from answerable.calc.figures.words import stems

RULE = "no_base"
_COMPARED = re.compile(
    r"\b(?:compar\w+|previous|prior|last\s(?:year|month|quarter)|year[\s-](?:on|end)|since|from|than|against|baseline|before|earlier|annual|per\s(?:year|annum)|a\syear|over\sthe|in\sthe\s(?:last|past)|pre-?(?:covid|pandemic)|inflation|precept|council\stax|pay\s(?:award|rise))\b",
    re.IGNORECASE,
)
_SAID_OF = re.compile(
    r"\b(?:recommend\w*|propos\w+|survey|respondents?|agreed|in\sfavour|support(?:ed)?\san|would)\b", re.IGNORECASE
)
_TOLD_BEFORE = re.compile(r"\b(?:the|this|that|these|those)\s(?:[a-z]+\s)?$", re.IGNORECASE)
_SET_OUT = re.compile(
    r"\bcompar\w+\s(?:to|with)\s(?:the\s)?(?:previous|prior|preceding|last|same|this\stime)\b|\b(?:previous|prior|preceding|past)\s(?:12|twelve|year|financial)\b|\byear[\s-]on[\s-]year\b",
    re.IGNORECASE,
)
_NEAR_BLOCKS, _WITHIN = 4, 8
_SHOWN = 3
_WORDS = 4


def no_base(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Each passage with changes in percent that say nothing of their base."""
    for reading in readings:
        changes = [figure for figure in reading.figures if _is_change(figure)]
        if not changes or told_for_all(reading):
            continue
        bare = [figure for figure in changes if not _has_base(reading, figure)]
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
    if not told or figure.direction is Direction.NONE or figure.sentence.passage.kind is PassageKind.HEADING:
        return False
    text = figure.sentence.text
    return not _SAID_OF.search(text) and not _TOLD_BEFORE.search(text, 0, figure.number.start)


def _has_base(reading: Reading, figure: Figure) -> bool:
    """Whether the sentence, its passage, the few before, or a table give a period, a comparison or figures to measure by."""
    text = figure.sentence.text
    if figure.against or figure.since or figure.period or _COMPARED.search(text) or says_when(text):
        return True
    if _SET_OUT.search(reading.around(figure.sentence, _NEAR_BLOCKS)) or told_in_table(reading.grids, figure):
        return True
    number = figure.sentence.number
    return (
        _passage_tells(reading, figure) or len(_levels(reading, number)) > 1 or _paragraph_before_tells(reading, figure)
    )


def _passage_tells(reading: Reading, figure: Figure) -> bool:
    """Whether a sentence of the passage, up to the one after its own, names a period or a comparison."""
    number = figure.sentence.number
    beside = [
        one.text
        for one in reading.sentences[max(0, number - _WITHIN) : number + 2]
        if one.passage is figure.sentence.passage
    ]
    return any(mentions(text) or says_when(text) for text in beside)


def _paragraph_before_tells(reading: Reading, figure: Figure) -> bool:
    """Whether the paragraph right before tells a change of a like thing with its base: it is the base of those that go on from it."""
    passage, at = figure.sentence.passage, reading.block_of(figure.sentence)
    before = reading.passages.get(at - 1)
    if before is None or not before.kind is passage.kind is PassageKind.PARAGRAPH:
        return False
    said = frozenset(stems(figure.sentence.text))
    return any(
        one.sentence.passage is before
        and _is_change(one)
        and _COMPARED.search(one.sentence.text)
        and said & frozenset(stems(one.sentence.text))
        for one in reading.figures
    )


def _levels(reading: Reading, number: int) -> list[Figure]:
    return [
        one for one in reading.by_sentence.get(number, ()) if one.role is Role.LEVEL and one.unit is not Unit.PERCENT
    ]
