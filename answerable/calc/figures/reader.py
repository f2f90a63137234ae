"""Passages in, figures out: the small readers of this folder put together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from answerable.calc.blocks import Passage
from answerable.calc.figures.before_verb import before_verb, head_last
from answerable.calc.figures.changes import change
from answerable.calc.figures.figure import Direction, Figure, Number, Role, Unit
from answerable.calc.figures.multiples import multiples
from answerable.calc.figures.numbers import numbers
from answerable.calc.figures.qualifiers import aimed, qualifier, rate
from answerable.calc.figures.sentences import Sentence, sentences
from answerable.calc.figures.subjects import counted
from answerable.calc.figures.when import Lead, Mention, mentions
from answerable.calc.standing import Qualifier

_LED = re.compile(
    r"\b(?:in|during|for|of|between|throughout|at|by|to|until|on|over|from|as of|within|up to|the|ending)\s(?:the\s)?(?:start of\s|early\s|late\s|mid\s)?$"
    r"|[\s–—-]$(?<!and\s)",
    re.IGNORECASE,
)
_WHEN = re.compile(r",?\s(?:when|in which|during which)\s[^.;]{0,60}$")
_AGAINST_IT = re.compile(
    r"^[^.;]{0,80}(?:\b(?:from|against|than|of\s(?:which|whom|them|these|those)|compar\w+\s(?:with|to)|versus|vs)\s|[,(]\s?|\band\s(?:(?:are|is|was|were|now|then|it\sis)\s){0,2})(?:the\s|just\s|over\s|about\s|a\starget\sof\s|only\s|£){0,3}$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\bof\s(?:whom|which|them|these|those)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_BRACKET = re.compile(r"[^.;:()]{0,60}\(")
_APPOSED = re.compile(
    r"[^.;:]{0,60}[,(–]\s?(?:(?:which|this)\s(?:is|was)\s)?(?:(?:an?|up|down|representing|with|by|of|over|just|further|nearly|almost|about|around|increase|rise|reduction|fall|decrease|drop|growth|improvement|some|than|more|overall|total)\s){0,6}",
    re.IGNORECASE,
)
_OF_TIME = {Unit.SECONDS, Unit.MINUTES, Unit.HOURS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.POINTS}
_WITHIN = re.compile(r"\bwithin\s$", re.IGNORECASE)
_NEAR = 4
_REACH = 90


def read_figures(passages: Iterable[Passage]) -> tuple[Figure, ...]:
    """Every figure of the passages, in order."""
    return tuple(figure for sentence in sentences(tuple(passages)) for figure in figures_of(sentence))


def figures_of(sentence: Sentence) -> tuple[Figure, ...]:
    """The figures of one sentence, in order."""
    text = sentence.text
    named = mentions(text)
    found = tuple(sorted([*numbers(text, named), *multiples(text)], key=lambda number: number.start))
    figures: list[Figure] = []
    for number in found:
        figure = _figure(sentence, number, found, named)
        figures.append(_told_before(figure, figures[-1] if figures else None))
    return tuple(figures)


def _told_before(figure: Figure, before: Figure | None) -> Figure:
    """A figure that names nothing itself is of what the figure before it is of, where it is set against that one, else of the thing
    said before the verb."""
    if figure.words and not (figure.unit in _OF_TIME and len(figure.words) == 1):
        return figure
    text, start = figure.sentence.text, figure.number.start
    between = text[before.number.end : start] if before else ""
    if before and before.unit is figure.unit and _AGAINST_IT.search(between):
        return replace(figure, told_of=before.told_of, words=figure.words or before.words)
    part = _OF_THEM.search(between) or (figure.unit is Unit.PERCENT and _BRACKET.fullmatch(between))
    if before and (part or (figure.role is Role.CHANGE and _APPOSED.fullmatch(between))):
        return replace(figure, told_of=before.told_of or " ".join(before.words))
    phrase = before_verb(text, start)
    return replace(figure, told_of=phrase, words=figure.words or head_last(phrase))


def _figure(sentence: Sentence, number: Number, found: tuple[Number, ...], named: tuple[Mention, ...]) -> Figure:
    text, start, end = sentence.text, number.start, number.end
    role, direction = (Role.CHANGE, number.moves) if number.moves is not Direction.NONE else change(text, start, end)
    said = qualifier(text, start, end)
    of = _of(text, number, found, named)
    return Figure(
        number=number,
        sentence=sentence,
        qualifier=Qualifier.ABOUT if said is Qualifier.EXACT and _rounds(number) else said,
        role=Role.CHANGE if number.unit is Unit.POINTS else role,
        direction=direction if role is Role.CHANGE else Direction.NONE,
        words=counted(text, start, end),
        period=of.period if of else None,
        against=_nearest(number, named, Lead.AGAINST, found),
        since=next((mention.period for mention in _close(number, named, Lead.SINCE)), None),
        aimed=aimed(text, start, end),
        per=rate(text, start, end),
    )


def _rounds(number: Number) -> bool:
    """Whether the words round by their nature: doubled, a third."""
    return number.rounded or number.moves is not Direction.NONE


def _of(text: str, number: Number, found: tuple[Number, ...], named: tuple[Mention, ...]) -> Mention | None:
    """The period a number is of: the one right before it, else the next after it, else the last before it that no number has."""
    own = [mention for mention in named if mention.lead is not Lead.AGAINST and mention.period]
    right_before = [
        mention
        for mention in own
        if 0 <= number.start - mention.end <= _NEAR and not text[mention.end : number.start].strip(" –—-:")
    ]
    if right_before := right_before or [
        mention for mention in named if mention.period and _WHEN.match(text[mention.end : number.start])
    ]:
        return right_before[-1]
    if after := _following(text, number, found, own):
        return after
    before = [
        mention
        for mention in own
        if mention.end <= number.start and mention.lead is Lead.OF and ";" not in text[mention.end : number.start]
    ]
    free = [
        mention
        for mention in before
        if not any(_following(text, other, found, own) == mention for other in found if other.end <= mention.start)
    ]
    return free[-1] if free and not _dashed(text, free[-1]) else None


def _following(text: str, number: Number, found: tuple[Number, ...], own: list[Mention]) -> Mention | None:
    after = next((mention for mention in own if mention.start >= number.end), None)
    if not after or after.lead is not Lead.OF or after.start - number.end > _REACH:
        return None
    between = text[number.end : after.start]
    if between == " (" and text[after.end : after.end + 1] == ")":
        return after
    crowded = any(number.end <= other.start < after.start and not _is_limit(text, other) for other in found)
    if crowded or any(mark in between for mark in ",;:()") or _dashed(text, after):
        return None
    return after if _LED.search(between) else None


def _is_limit(text: str, number: Number) -> bool:
    """Whether the number only says how fast: 80% were answered within 60 seconds in December."""
    return bool(_WITHIN.search(text[max(0, number.start - 8) : number.start]))


def _dashed(text: str, mention: Mention) -> bool:
    """Whether the period stands before a number of its own: YE March 2020 – 1,718."""
    rest = text[mention.end : mention.end + 4].lstrip()
    return rest[:1] in {"–", "—", "-", ":"} and rest[1:].strip()[:1].isdigit()


def _nearest(number: Number, named: tuple[Mention, ...], lead: Lead, found: tuple[Number, ...]) -> Mention | None:
    """The mention of this kind that follows the number before the next number, else the one close before it."""
    following = [other.start for other in found if other.start > number.end]
    limit = min(following, default=1 << 30)
    after = [
        mention
        for mention in named
        if mention.lead is lead and number.end <= mention.start < min(limit, number.end + 120)
    ]
    return (
        after[0]
        if after
        else next(
            (mention for mention in reversed(list(_close(number, named, lead))) if mention.end <= number.start), None
        )
    )


def _close(number: Number, named: tuple[Mention, ...], lead: Lead) -> Iterator[Mention]:
    for mention in named:
        if (
            mention.lead is lead
            and mention.period
            and mention.start - number.end >= -120
            and mention.start - number.end <= 100
        ):
            yield mention
