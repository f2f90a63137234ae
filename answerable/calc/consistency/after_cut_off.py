"""A paper says up to when its figures run, or when it was written, and tells figures or judgements of a later time.
Example: "Please note, the figures in this report are up to January 2024", and further on "22,400 members in March 2024".

It is silent on plans and on dates of meetings, and where no sentence says of the paper itself up to when it runs.

It matters because the reader cannot know of what time the paper speaks, and the later figures are often the better ones.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from answerable.calc.consistency.finding import Finding, Kind, Place, Severity, place_in_text, place_of
from answerable.calc.consistency.issued import issued
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Figure, Role
from answerable.calc.figures.sentences import Sentence
from answerable.calc.figures.when import Lead, Mention, mentions
from answerable.calc.periods import Period, printed

RULE = "after_cut_off"
_OF_THE_PAPER = re.compile(
    r"\b(?:(?:this|the|following)\s(?:report|paper|document|summary|appendix|update)|(?:all|the)\s(?:data|figures|information|statistics)|summary\sof\s\w+|figures\s(?:quoted|given|used|shown)|data\s(?:used|shown|quoted))\b",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"\b(?:(?:is|are|runs?|covers?|correct|accurate|valid|as)\s(?:the\speriod\s)?(?:at|up\s?(?:to|until)|until|to)|up\s(?:to|until)(?:\sand\sincluding)?)\s(?:the\s)?(?:end\sof\s)?$",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"\b(?:as\s(?:of|at)|to|in|by|until|now|currently|at\sthe\send\sof|during)\s(?:the\s)?(?:end\sof\s)?$",
    re.IGNORECASE,
)
_NOT_A_STATE = re.compile(
    r"\b(?:will|plan(?:s|ned)?|aim|due|expect|forecast|target|meeting|scheduled|resume|commenc|launch|until)\b",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"\bas\s(?:of|at)\s", re.IGNORECASE)
_AS_OF_BEFORE = re.compile(r"\bas\s(?:of|at)\s(?:the\s)?(?:end\sof\s)?$", re.IGNORECASE)
_MONTHS_TO = re.compile(r"(?:[\w-]+\smonths?|quarter|year)\s(?:(?:up\s)?to|ending|ended|end)\s", re.IGNORECASE)
_A_MOMENT = 31
_SHOWN = 3
_FEWEST_DAYS = timedelta(days=20)


def after_cut_off(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every paper that says up to when it runs and then tells of later, or of months that were not over when it was written."""
    for reading in readings:
        if day := issued(reading):
            yield from _not_over(reading, day)
        for sentence in reading.sentences:
            for mention in _cut_offs(sentence):
                later = list(_later(reading, sentence, mention))
                if later:
                    yield _finding(reading, sentence, mention, later)


def _not_over(reading: Reading, day: date) -> Iterator[Finding]:
    for figure in reading.figures:
        period, text = figure.period, figure.sentence.text
        if (
            not period
            or figure.aimed
            or _NOT_A_STATE.search(text)
            or not period.start <= day < period.end - _FEWEST_DAYS
        ):
            continue
        named = [one for one in mentions(text) if one.period == period and _MONTHS_TO.match(text, one.start)]
        if named and named[0].end <= figure.number.start:
            message = f"The paper is of {printed(Period(day, day))}, and tells of months that end later: {text[named[0].start : named[0].end]}."
            yield Finding(RULE, Kind.PERIOD, Severity.MEDIUM, message, (place_of(reading.name, figure),))


def _cut_offs(sentence: Sentence) -> Iterator[Mention]:
    if not _OF_THE_PAPER.search(sentence.text):
        return
    for mention in mentions(sentence.text):
        if (
            mention.period
            and _UP_TO.search(sentence.text[: mention.start])
            and _OF_THE_PAPER.search(sentence.text[: mention.start])
        ):
            yield mention


def _later(reading: Reading, stated: Sentence, cut_off: Mention) -> Iterator[Place]:
    """Sentences that say how things stood at a later time; where there are none, figures of one."""
    last = cut_off.period.end + _FEWEST_DAYS if cut_off.period else date.max
    judged = [
        place_in_text(reading.name, sentence, mention.start, mention.end)
        for sentence in reading.sentences[stated.number + 1 :]
        if _AS_OF.search(sentence.text)
        for mention in mentions(sentence.text)
        if mention.period and mention.period.start > last and _AS_OF_BEFORE.search(sentence.text[: mention.start])
    ]
    figures = (figure for figure in reading.figures if figure.sentence.number > stated.number)
    yield from judged or (place_of(reading.name, figure) for figure in figures if _is_later(figure, last))


def _is_later(figure: Figure, last: date) -> bool:
    period, text = figure.period, figure.sentence.text
    if (
        not period
        or period.start <= last
        or period.days > _A_MOMENT
        or figure.aimed
        or figure.role is not Role.LEVEL
        or _NOT_A_STATE.search(text)
    ):
        return False
    return any(
        one.period == period and one.lead is Lead.OF and _STANDS.search(text[: one.start]) for one in mentions(text)
    )


def _finding(reading: Reading, sentence: Sentence, mention: Mention, later: Sequence[Place]) -> Finding:
    until = printed(mention.period) if mention.period else ""
    when = next((place.when for place in later if place.when), None)
    message = f"The paper says that it runs up to {until}, and tells of later{f' ({when})' if when else ''}."
    stated = place_in_text(reading.name, sentence, mention.start, mention.end)
    return Finding(RULE, Kind.PERIOD, Severity.MEDIUM, message, (stated, *later[:_SHOWN]))
