"""Parts that a list makes parts of a whole: behind a semicolon, in brackets, so much for each, and what is told for several years together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from answerable.calc.consistency.arithmetic import open_to
from answerable.calc.figures.figure import Figure, Role, Unit
from answerable.calc.figures.number_words import WORDED, value_of
from answerable.calc.figures.words import stems
from answerable.calc.standing import Qualifier

_LISTED = 3
_JOINT = re.compile(r"[^.;:]{0,80};\s(?:\w+\s){0,2}£?")
_BETWEEN = re.compile(r"[^.;:()]{1,90}?(?:,|\band)\s(?:(?:an?|another|further|additional|the|some)\s){0,2}£?")
_NEXT_WORD = re.compile(r"[\s,]*([A-Za-z]+)")
_PAID_FOR = re.compile(
    r"(?:it|this|that|they|(?:the|this|that)\s(?:money|grant|funding|fund|sum|award))\s(?:(?:has|have|was|were|is|will\sbe|will)\s)?"
    r"(?:paid|pays|pay|spent|bought|buys|buy|funded|funds|went|goes|go|shared|split|covers?|covered|divided)\b",
    re.IGNORECASE,
)
_PARTLY = re.compile(r"\b(?:includ\w+|such\sas|rest|among|mostly|mainly|some)\b", re.IGNORECASE)
_OF_THAT = re.compile(r"of\s(?:that|this|the)\s(?P<move>increase|rise|growth|reduction|fall|decrease)\s", re.IGNORECASE)
_COMES = re.compile(r"\b(?:comes?|came|coming|arises?|arose|results?|resulted)\sfrom\b|\bis\sdue\sto\b", re.IGNORECASE)
_EACH = re.compile(r"\s(?:each|apiece)\b")
_NAMED = re.compile(
    r"\s(?:each\s)?(?:to|for|in|from)\s(?P<names>(?:[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*(?:,\s|\s?and\s)?)+?)(?=\sand\s(?:a\s)?£|,\s£|[.;)]|$)"
)
_AT = re.compile(r"\s(?:[a-z-]+\s){1,3}(?:at|of|for|costing|worth|with|with\sgrants\sof)\s£?")
_IN_ALL = re.compile(
    r"\s?(?:each|apiece),?\s(?:\(|making\s|or\s|which\sis\s|a\stotal\sof\s|totalling\s|coming\sto\s){0,2}£?"
)
_SAYS_ALL = re.compile(r"^\s(?:in\s(?:all|total)|altogether|together)\b")
_TOTALS = re.compile(r"\b(?:total|totalling|making|coming\sto)\b")
_CUMULATIVE = re.compile(r"\b(?:cumulative|combined|total|together|in\sall|altogether)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    rf"\b(?:of|over|for|across|in)\s(?:the\s|all\s|these\s|those\s)?(?P<many>{WORDED}|\d)\s(?:years|quarters|months)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Listed:
    """A whole with its parts, what these come to (with the lowest and highest that rounding leaves open), and their words.

    `sure` where the words leave no part out and none in twice, so that also a sum far from the whole is a fault.
    """

    whole: Figure
    parts: tuple[Figure, ...]
    total: Decimal
    low: Decimal
    high: Decimal
    said: str
    sure: bool = False


def listed(told: Sequence[Figure], earlier: Sequence[Sequence[Figure]]) -> Iterator[Listed]:
    """The lists of a sentence; `earlier` are the figures of the sentences before it in its passage, by sentence."""
    before = earlier[-1] if earlier else ()
    yield from _after_semicolon(told)
    yield from _named_in_whole(told)
    yield from _in_brackets(told, before)
    yield from _of_a_move(told, before)
    yield from _for_each(told)
    yield from _of_several_years(told, earlier)


def adds(figure: Figure, unit: Unit) -> bool:
    """Whether a figure can be a part or a whole: an exact level of the unit."""
    said = figure.unit is unit and figure.role is Role.LEVEL and figure.qualifier is Qualifier.EXACT
    return said and figure.number.upper is None


def made(whole: Figure, parts: Sequence[Figure], times: Sequence[int] = (), *, sure: bool = False) -> Listed:
    """The list of the parts, each so many times as is told (once where nothing is)."""
    often = times or [1] * len(parts)
    ends = [open_to(part) for part in parts]
    words = [
        part.number.printed if many == 1 else f"{many} times {part.number.printed}"
        for part, many in zip(parts, often, strict=True)
    ]
    return Listed(
        whole,
        tuple(parts),
        sum((many * part.value for part, many in zip(parts, often, strict=True)), Decimal(0)),
        sum((many * low for (low, _), many in zip(ends, often, strict=True)), Decimal(0)),
        sum((many * high for (_, high), many in zip(ends, often, strict=True)), Decimal(0)),
        f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0],
        sure,
    )


def _gap(first: Figure, second: Figure) -> str:
    return first.sentence.text[first.number.end : second.number.start]


def _after(figure: Figure) -> str:
    return figure.sentence.text[figure.number.end :]


def _after_semicolon(told: Sequence[Figure]) -> Iterator[Listed]:
    """ "181 came; 63 in the first year, 57 in the second and 66 in the third": three and more, each told in the same form."""
    for at, whole in enumerate(told):
        parts = told[at + 1 :]
        if len(parts) < _LISTED or not all(adds(one, whole.unit) for one in (whole, *parts)):
            continue
        joined = all(_BETWEEN.fullmatch(_gap(a, b)) for a, b in pairwise(parts))
        forms = {found[1] if (found := _NEXT_WORD.match(_after(one))) else "" for one in parts}
        if _JOINT.fullmatch(_gap(whole, parts[0])) and joined and len(forms) == 1 and "" not in forms:
            yield made(whole, parts)


def _named_in_whole(told: Sequence[Figure]) -> Iterator[Listed]:
    """ "286 drones and bikes: 12 drones and 24 bikes": the whole names its parts, so that any other number is wrong."""
    for at, whole in enumerate(told):
        parts = told[at + 1 :]
        if len(parts) < 2 or not all(adds(one, Unit.COUNT) and one.about for one in (whole, *parts)):
            continue
        head, colon, rest = _gap(whole, parts[0]).rpartition(":")
        named = stems(head)
        joined = all(_BETWEEN.fullmatch(_gap(a, b)) for a, b in pairwise(parts))
        same = len(named) == len({one.about[-1] for one in parts}) + sum(len(one.about) - 1 for one in parts)
        if colon and not rest.strip() and joined and same and all(set(one.about) <= set(named) for one in parts):
            yield made(whole, parts, sure=True)


def _in_brackets(told: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Listed]:
    """ "It paid for 64 lamps (£210,000), 22 cameras (£186,000) and training (£80,000)", after the sum that paid."""
    pounds = [one for one in told if one.unit is Unit.POUNDS]
    parts = [one for one in pounds if _bracketed(one)]
    if len(parts) < _LISTED or not all(adds(one, Unit.POUNDS) for one in parts):
        return
    text, first = told[0].sentence.text, parts[0].number.start
    # "Round 5. It paid for": a sentence may begin after a number with a full stop.
    begins = text.rfind(". ", 0, first) + 1
    earlier = told if begins else before
    sums = [one for one in earlier if one.unit is Unit.POUNDS and (one.number.end < begins or not begins)]
    own = [one for one in pounds if one.number.start >= begins]
    lists = text[begins : parts[-1].number.end]
    if _PARTLY.search(lists) or any(mark in text[first : parts[-1].number.end] for mark in (";", ":", ". ")):
        return
    if len(own) == len(parts) and len(sums) == 1 and _PAID_FOR.match(lists.lstrip()) and adds(sums[0], Unit.POUNDS):
        yield made(sums[0], parts)


def _bracketed(figure: Figure) -> bool:
    text, number = figure.sentence.text, figure.number
    return text[: number.start].rstrip("£").endswith("(") and text[number.end : number.end + 1] == ")"


def _of_a_move(told: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Listed]:
    """ "£4.4m more. Of that increase £2.9m comes from the precept and £1.3m from growth"."""
    text = told[0].sentence.text
    moves = [one for one in before if one.role is Role.CHANGE and one.unit in {Unit.COUNT, Unit.POUNDS}]
    if not _OF_THAT.match(text) or not _COMES.search(text) or len(moves) != 1 or _PARTLY.search(text):
        return
    parts = [one for one in told if adds(one, moves[0].unit)]
    if len(parts) > 1 and moves[0].qualifier is Qualifier.EXACT:
        yield made(moves[0], parts)


def _for_each(told: Sequence[Figure]) -> Iterator[Listed]:
    for at, part in enumerate(told):
        if not _EACH.match(_after(part)):
            continue
        yield from _times(told, at)
        yield from _to_names(told, at)


def _times(told: Sequence[Figure], at: int) -> Iterator[Listed]:
    """ "Four vans at £30,000 each, £110,000 in all"."""
    part, next_ones = told[at], told[at + 1 : at + 2]
    if at == 0 or not next_ones:
        return
    many, whole = told[at - 1], next_ones[0]
    after = _gap(part, whole)
    counted = adds(many, Unit.COUNT) and 1 < many.value < 1000 and many.value == int(many.value)
    all_told = _IN_ALL.fullmatch(after.lstrip()) and (_SAYS_ALL.match(_after(whole)) or _TOTALS.search(after))
    if counted and _AT.fullmatch(_gap(many, part)) and all_told and adds(whole, part.unit) and adds(part, whole.unit):
        yield made(whole, (part,), [int(many.value)], sure=True)


def _to_names(told: Sequence[Figure], at: int) -> Iterator[Listed]:
    """ "£140,000: £30,000 each to Ashby, Brill and Cowley and £60,000 to Dene"."""
    parts, unit = told[at:], told[at].unit
    named = _NAMED.match(_after(told[at]))
    # The count of those who share may stand between: "to the four partnerships: £30,000 each".
    whole = next((one for one in reversed(told[:at]) if one.unit is unit), None)
    if not whole or not named or not all(adds(one, unit) for one in (whole, *parts)):
        return
    many = len([name for name in re.split(r",\s|\s?\band\s", named["names"]) if name.strip()])
    if many > 1 and ":" in _gap(whole, told[at]) and not any(_EACH.match(_after(one)) for one in parts[1:]):
        yield made(whole, parts, [many, *([1] * (len(parts) - 1))])


def _of_several_years(told: Sequence[Figure], earlier: Sequence[Sequence[Figure]]) -> Iterator[Listed]:
    """ "The gap is £2.5m in 2025/26 and £3.7m in 2026/27. The cumulative gap of two years is £6.2m"."""
    text = told[0].sentence.text
    several = _SEVERAL.search(text)
    wholes = [one for one in told if one.unit is not Unit.YEARS]
    if not several or not _CUMULATIVE.search(text) or len(wholes) != 1 or wholes[0].role is not Role.LEVEL:
        return
    whole, many = wholes[0], _count(several["many"])
    for figures in earlier:
        parts = [one for one in figures if one.unit is whole.unit]
        dated = {one.period for one in parts if one.period}
        alike = parts and set(stems(text)) & set(stems(parts[0].sentence.text))
        if len(parts) == len(dated) == many and alike and all(adds(one, whole.unit) for one in (whole, *parts)):
            yield made(whole, parts, sure=True)


def _count(words: str) -> int:
    return int(words) if words.isdigit() else value_of(words)
