"""Prose says that something rose or fell all the time ("year on year", "every month", "steadily"), and the series beside it does not.
Example: "Submissions have risen year on year since 2019", over a table with 640 for 2019 and 590 for 2020; or with its own series in the sentence.

It is silent where the table stands elsewhere, where what heads it is not what the sentence speaks of, and of the last period when it is
shorter than the others.

It matters because a steady rise and a rise with a dip are judged differently, and the claim is the first thing that is quoted.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from answerable.calc.consistency.finding import Finding, Kind, Severity, place_in_text, place_of
from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.series import Point, Series, all_series, spoken_of
from answerable.calc.consistency.told_series import IN_A_ROW, against
from answerable.calc.figures.sentences import Sentence
from answerable.calc.figures.when import Lead, mentions
from answerable.calc.periods import Period, printed

RULE = "year_on_year"
_ALWAYS = re.compile(
    r"\b(?:year[\s-](?:on|after)[\s-]year|month[\s-](?:on|after)[\s-]month|(?:each|every)\s(?:year|month|quarter)|consistently|steadily|continuously|continually|a\s(?:steady|consistent|continuous|continual)\s(?:increase|decrease|rise|fall|reduction|growth|decline))\b",
    re.IGNORECASE,
)
_IN_A_ROW = re.compile(rf"\b(?:{IN_A_ROW})\b", re.IGNORECASE)
_UP = re.compile(r"\b(?:increas|r[io]s(?:e|en|ing)\b|grow|grew|improv|higher|more\b)", re.IGNORECASE)
_DOWN = re.compile(r"\b(?:decreas|reduc|f[ae]ll|declin|drop|lower|fewer\b|down\b)", re.IGNORECASE)
_AIMED = re.compile(r"\b(?:will|aim|target|expect|plan(?:ned|s)?|should|would|forecast)\b", re.IGNORECASE)
_ONE_CHANGE = re.compile(
    r"year[\s-]on[\s-]year\s(?:increase|decrease|rise|fall|reduction|change|growth|comparison|basis)", re.IGNORECASE
)
_NEAR = 60


def year_on_year(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every claim of a constant movement that a series beside it does not bear out."""
    series = all_series(readings)
    for at, reading in enumerate(readings):
        own = [one for one in series if one.document == at]
        for sentence in reading.sentences:
            claim = _ALWAYS.search(sentence.text)
            rising = _rising(sentence.text, claim) if claim else None
            if claim and rising is not None and not _ONE_CHANGE.match(sentence.text, claim.start()):
                yield from _judged(readings, reading, sentence, spoken_of(reading, sentence, own), claim, rising)
            yield from _in_sentence(reading, sentence)


def _in_sentence(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """The claim and its series in one sentence."""
    claim = _IN_A_ROW.search(sentence.text) or _ALWAYS.search(sentence.text)
    rising = _rising(sentence.text, claim) if claim else None
    if not claim or rising is None or _ONE_CHANGE.match(sentence.text, claim.start()):
        return
    for step in against(reading.by_sentence.get(sentence.number, ()), rising=rising):
        way, moved = ("rise", "a fall") if rising else ("fall", "a rise")
        message = (
            f"“{claim.group()}” is said of a {way}, and the sentence has {moved} from {step.first.number.printed}"
            f" to {step.second.number.printed}."
        )
        stated = place_in_text(reading.name, sentence, claim.start(), claim.end())
        places = (stated, place_of(reading.name, step.first), place_of(reading.name, step.second))
        yield Finding(RULE, Kind.CONTRADICTION, Severity.MEDIUM, message, places)


def _rising(text: str, claim: re.Match[str]) -> bool | None:
    """Which way the claim goes; None where it is of a plan, or names no way or both."""
    near = text[max(0, claim.start() - _NEAR) : claim.end() + _NEAR]
    up, down = bool(_UP.search(near)), bool(_DOWN.search(near))
    return None if up == down or _AIMED.search(near) else up


def _judged(
    readings: Sequence[Reading],
    reading: Reading,
    sentence: Sentence,
    series: Series | None,
    claim: re.Match[str],
    rising: bool,
) -> Iterator[Finding]:
    points = _like(_from(series.points, _since(sentence))) if series else []
    against = [
        (a, b) for a, b in pairwise(points) if (b.cell.value < a.cell.value) == rising and a.cell.value != b.cell.value
    ]
    if not series or len(points) < 3 or not against:
        return
    first, second = max(against, key=_step)
    way, moved = ("rise", "a fall") if rising else ("fall", "a rise")
    message = (
        f"“{claim.group()}” is said of a {way}, and the table has {moved} from {first.cell.printed} ({printed(first.period)})"
        f" to {second.cell.printed} ({printed(second.period)})."
    )
    stated = place_in_text(reading.name, sentence, claim.start(), claim.end())
    places = (stated, series.place(readings, first), series.place(readings, second))
    yield Finding(RULE, Kind.CONTRADICTION, Severity.MEDIUM, message, places)


def _step(pair: tuple[Point, Point]) -> Decimal:
    before, after = (point.cell.value for point in pair)
    return abs(after - before) / max(before, Decimal(1))


def _since(sentence: Sentence) -> Period | None:
    return next((one.period for one in mentions(sentence.text) if one.lead is Lead.SINCE and one.period), None)


def _from(points: Sequence[Point], since: Period | None) -> list[Point]:
    return [point for point in points if since is None or point.period.end >= since.start]


def _like(points: Sequence[Point]) -> list[Point]:
    """The points of one length of period, without a last one that is shorter."""
    if not points:
        return []
    usual = sorted(point.period.days for point in points)[len(points) // 2]
    return [point for point in points if abs(point.period.days - usual) <= 10]
