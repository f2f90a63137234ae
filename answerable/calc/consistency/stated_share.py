"""A share is told with both its counts, and the counts do not give it.
Example: "68 of 96 learners (61%) finished". 68 of 96 is 70.83%.

It is silent where another number stands between the three, where a count is rounded ("nearly 70"), and where the share is the true one rounded
or cut off.

It matters because everything is on one line: whoever works it out once no longer trusts the rest of the page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.consistency.arithmetic import open_to, stated
from answerable.calc.consistency.finding import Finding, Kind, Severity, place_of
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Figure, Role, Unit
from answerable.calc.rounding import last_place
from answerable.calc.standing import Qualifier

RULE = "stated_share"
_CENT, _WRONG_BY_FAR = Decimal("0.01"), Decimal(5)
_COUNTED = {Unit.COUNT, Unit.POUNDS}
_OF = re.compile(r"\s(?:[a-z]+\s){0,2}(?:out\s)?of\s(?:(?:the|our|all|these|those|a\stotal\sof)\s){0,2}£?")
_THEN_SHARE = re.compile(r"[^.;:()%£]{0,60}?(?:\s\(|,\s?or\s|\s?[–-]\s)")
_THEN_COUNTS = re.compile(r"[^.;:()]{0,90}?(?:\s\(|,\s?or\s|\s?[–-]\s)£?")
_BESIDE = re.compile(r"(?:\s(?:of\s(?:them|these|those|whom|which)|[a-z]+))?\s\(")
_PARTS = re.compile(
    r"[^.;()]{0,80}\s?(?:,\s?|\b)(?:of\s(?:which|whom|these|those|them)|and|with),?\s(?:(?:only|just|some)\s)?£?"
)
_OF_WHICH = re.compile(r"\bof\s(?:which|whom|these|those|them),?\s(?:(?:only|just)\s)?£?$")
_OF_THEM = re.compile(r"\sof\s(?:them|these|those|whom)\b")
_OF_BEFORE = re.compile(r"(?:^|[.;:,]\s)of\s(?:(?:the|our|all|these|those|a\stotal\sof)\s){0,2}£?$", re.IGNORECASE)
_COMMA = re.compile(r"[^.;:()]{1,80},\s(?:(?:only|just)\s)?£?")
_NEXT = re.compile(r"\)?[^.;:()]{0,70}(?:,|\band)\s£?")
_NEARLY_OF = re.compile(
    r"[^.;:()]{0,90},\s(?:(?:or|which\sis)\s)?(?:nearly|almost|about|just\s\w+|over|more\sthan|less\sthan|some|around)?\s?(?:an?\s)?$"
)


@dataclass(frozen=True)
class _Share:
    part: Figure
    whole: Figure
    claim: Figure


def stated_share(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every share in prose that the two counts beside it give otherwise."""
    for reading in readings:
        for told in reading.by_sentence.values():
            seen: set[int] = set()
            for share in (*_in_a_row(told), *_of_a_whole(told)):
                if share.claim.number.start not in seen:
                    seen.add(share.claim.number.start)
                    yield from _judged(reading.name, share)


def _in_a_row(told: Sequence[Figure]) -> Iterator[_Share]:
    """ "68 of 96 (61%)", "61%, or 68 of 96", "61% (68 of 96)", "£1.8m, nearly half of the £2.9m"."""
    for one, two, three in zip(told, told[1:], told[2:], strict=False):
        first, second = _gap(one, two), _gap(two, three)
        if _is_share(three) and _OF.fullmatch(first) and _THEN_SHARE.fullmatch(second) and _ends(three):
            yield _Share(one, two, three)
        elif _is_share(one) and _THEN_COUNTS.fullmatch(first) and _OF.fullmatch(second) and _may_be_of(one, two, told):
            yield _Share(two, three, one)
        elif _is_share(two) and _NEARLY_OF.fullmatch(first) and _OF.fullmatch(second):
            yield _Share(one, three, two)


def _of_a_whole(told: Sequence[Figure]) -> Iterator[_Share]:
    """ "Of 96 learners, 68 (61%)", "96 learners, of whom 68 (61%)", "and 68 of them (61%)", and what follows in the same list."""
    whole: Figure | None = None
    before: Figure | None = None
    for at, part in enumerate(told):
        claim = told[at + 1] if at + 1 < len(told) else None
        if part.unit not in _COUNTED or part.role is not Role.LEVEL:
            continue
        if claim and _is_share(claim) and _BESIDE.fullmatch(_gap(part, claim)) and _ends(claim):
            whole = _whole_of(part, claim, before, whole)
            if whole:
                yield _Share(part, whole, claim)
        else:
            whole = None
        before = part


def _whole_of(part: Figure, claim: Figure, before: Figure | None, whole: Figure | None) -> Figure | None:
    """The count before that words make the whole of this part, else that of the list it goes on with."""
    if before is None:
        return None
    text, between = part.sentence.text, _gap(before, part)
    said_of = _OF_WHICH.search(between) and _PARTS.fullmatch(between[between.find(")") + 1 :])
    headed = _OF_BEFORE.search(text[: before.number.start]) and _COMMA.fullmatch(between)
    of_them = _OF_THEM.match(_gap(part, claim)) and "." not in between and ";" not in between
    if said_of or headed or of_them:
        return before
    return whole if whole and _NEXT.search(between) and ";" not in between and ":" not in between else None


def _gap(first: Figure, second: Figure) -> str:
    return first.sentence.text[first.number.end : second.number.start]


def _is_share(figure: Figure) -> bool:
    return figure.unit is Unit.PERCENT and figure.role is Role.LEVEL and not figure.aimed and not figure.number.upper


def _ends(claim: Figure) -> bool:
    """Whether nothing is said of the share itself: a bracket, a comma or the end follows it."""
    after = claim.sentence.text[claim.number.end : claim.number.end + 10].lstrip("% ")
    return after[:1] in {"", ")", ",", ".", ";"} and not after.startswith(") of ")


def _may_be_of(claim: Figure, part: Figure, told: Sequence[Figure]) -> bool:
    """Whether the share is the last told before its counts."""
    between = [
        one for one in told if claim.number.end <= one.number.start < part.number.start and one.unit is Unit.PERCENT
    ]
    return not between


def _judged(document: str, share: _Share) -> Iterator[Finding]:
    part, whole, claim = share.part, share.whole, share.claim
    counts = part.unit is whole.unit and part.unit in _COUNTED and 0 < part.value <= whole.value
    if not counts or part.aimed or whole.aimed or {part.qualifier, whole.qualifier} != {Qualifier.EXACT}:
        return
    least, most = _left_open(part, whole)
    low, high = stated(claim)
    # A share may have been cut off at its last place, too.
    if claim.qualifier is Qualifier.EXACT and not claim.number.rounded:
        high += last_place(claim.value, claim.number.printed) / 2
    if least <= high and low <= most:
        return
    expected = (100 * part.value / whole.value).quantize(_CENT)
    off = abs(expected - claim.value)
    said = (
        f"{'' if claim.qualifier is Qualifier.EXACT else claim.qualifier.replace('_', ' ') + ' '}{claim.number.printed}"
    )
    message = f"{part.number.printed} of {whole.number.printed} is {expected}%, not {said}."
    places = tuple(place_of(document, one) for one in (claim, part, whole))
    interval = (least.quantize(_CENT), most.quantize(_CENT))
    severity = Severity.MEDIUM if off >= _WRONG_BY_FAR else Severity.LOW
    yield Finding(RULE, Kind.ARITHMETIC, severity, message, places, expected, interval)


def _left_open(part: Figure, whole: Figure) -> tuple[Decimal, Decimal]:
    """What the share can be, by the rounding of the counts."""
    (a, b), (c, d) = open_to(part), open_to(whole)
    return 100 * a / d, 100 * b / c
