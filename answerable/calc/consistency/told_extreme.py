"""Prose names the period in which a series was highest or lowest, and the table beside it has another.
Example: "the wait was longest in August 2022", beside a table whose longest wait is in November 2022.

It is silent where the sentence names no period of the table or several, where it speaks of records, of other forces or of a target, and
where what heads the table is not what it speaks of.

It matters because a peak is what explanations are built on: with another month they explain nothing.
"""

import re
from collections.abc import Iterator, Sequence

from answerable.calc.consistency.extreme_of_part import Told, other_part
from answerable.calc.consistency.finding import Finding, Kind, Severity, place_in_text
from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.series import Point, Series, all_series, spoken_of
from answerable.calc.figures.figure import Unit
from answerable.calc.figures.sentences import Sentence
from answerable.calc.figures.when import Lead, mentions
from answerable.calc.periods import printed

RULE = "told_extreme"
_EXTREME = re.compile(
    r"\b(?:(?P<high>highest|peaked|peak|longest|largest|busiest)|(?P<low>lowest|fewest|shortest|smallest|quietest))\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:ever|records?|national\w*|country|region\w*|forces|target|(?:second|third|fourth)(?!\squarter)|among|one\sof|most\ssimilar|ranked|per\shead|will|aim|priority|priorities|level\sof\s(?:service|risk))\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\b(?:share|rate|percentage|proportion)\b", re.IGNORECASE)
_NEAR = 70


def told_extreme(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every period that prose calls the highest or lowest of a series whose table near it has another."""
    series = all_series(readings)
    for at, reading in enumerate(readings):
        own = [one for one in series if one.document == at]
        for sentence in reading.sentences if reading.placed else ():
            said = list(_EXTREME.finditer(sentence.text))
            if not said or _ELSEWHERE.search(sentence.text):
                continue
            if len(said) == 1 and own:
                yield from _judged(readings, reading, sentence, said[0], own)
            for one in said:
                if told := other_part(reading, sentence, one):
                    yield _of_part(reading, sentence, one, told)


def _of_part(reading: Reading, sentence: Sentence, said: re.Match[str], told: Told) -> Finding:
    message = (
        f"“{said.group()}” is said of {told.named} ({told.value}), and the table has {told.higher} for {told.best}."
    )
    stated = place_in_text(reading.name, sentence, said.start(), said.end())
    return Finding(RULE, Kind.CONTRADICTION, Severity.MEDIUM, message, (stated, *told.places))


def _judged(
    readings: Sequence[Reading], reading: Reading, sentence: Sentence, said: re.Match[str], own: Sequence[Series]
) -> Iterator[Finding]:
    one = spoken_of(reading, sentence, own, unit=_unit(reading, sentence, said))
    named = _named(sentence, said, one) if one else []
    if not one or len(named) != 1 or len(one.points) < 3:
        return
    value = named[0].cell.value
    best = max(one.points, key=lambda point: point.cell.value if said["high"] else -point.cell.value)
    if best.cell.value == value or abs(best.cell.value - value) <= best.cell.place / 2:
        return
    message = (
        f"“{said.group()}” is said of {printed(named[0].period)} ({named[0].cell.printed}), and the table has"
        f" {best.cell.printed} for {printed(best.period)}."
    )
    stated = place_in_text(reading.name, sentence, said.start(), said.end())
    places = (stated, one.place(readings, named[0]), one.place(readings, best))
    yield Finding(RULE, Kind.CONTRADICTION, Severity.MEDIUM, message, places)


def _unit(reading: Reading, sentence: Sentence, said: re.Match[str]) -> Unit | None:
    """Percent where the sentence speaks of a share, or tells one beside the word."""
    told = reading.by_sentence.get(sentence.number, ())
    beside = any(one.unit is Unit.PERCENT and abs(one.number.start - said.end()) <= _NEAR for one in told)
    return Unit.PERCENT if beside or _SHARE.search(sentence.text) else None


def _named(sentence: Sentence, said: re.Match[str], series: Series) -> list[Point]:
    """The points of the series whose period the sentence names close to the word; none where it also says since when."""
    told = mentions(sentence.text)
    if any(one.lead is not Lead.OF for one in told):
        return []
    near = {one.period for one in told if one.start - said.end() <= _NEAR and said.start() - one.end <= _NEAR}
    return [point for point in series.points if point.period in near]
