"""Which two figures a stated change is a change between, when the text says so. Each finder answers or stays silent."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from answerable.calc.figures.figure import Direction, Figure, Role, Unit
from answerable.calc.figures.when import Mention
from answerable.calc.periods import Kind, Period

NEAR = 80
PANDEMIC = date(2020, 3, 31)
_FROM = re.compile(
    r"\bfrom\s(?:(?:just|over|nearly|almost|around|about|approximately|under|more|than|an?|the|average|of|some|only|total)\s)*£?$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"[^.;:]{0,70}?\b(?:to|increas(?:ed|ing) to|ris(?:en|ing) to|fall(?:en|ing) to|up to|reach(?:ed|ing)|compared (?:with|to)|against)\s"
    r"(?:(?:just|over|nearly|almost|around|about|approximately|under|more|than|an?|the|average|of|some|only|total|current|now|consistently)\s)*£?",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"[^.;:]{0,70}?\b(?:compared (?:with|to)|(?:up|down) from|against)\s(?:(?:just|over|nearly|around|about|a|the|total|figure|of|only)\s)*£?",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\b(?:increas|ris|rose|grow|grew|reduc|decreas|fall|fell|drop|declin|up|down)\w*", re.IGNORECASE)
_THAN = re.compile(
    r"\s?(?:\w+\s){0,3}?(?:than|from|on|over|against|compared\s(?:with|to))\s(?:the\s|a\s)?(?:(?:previous|last|prior)\syear'?s?\s|figure\sof\s|total\sof\s)?£?",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r"\s?(?:\w+\s){0,2}(?:than|from|on|over|compared\s(?:with|to))\s[\w\s/–-]{3,60}\s\(£?", re.IGNORECASE
)
_SO_FAR = re.compile(r"\b(?:so\sfar|to\sdate|year\sto\sdate|YTD)\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\band\b|%|\bper\scent\b", re.IGNORECASE)
_OTHER_SUBJECT = re.compile(
    r";|\b(?:while|whilst|whereas|but|although|however|meanwhile)\b|,\sand\s(?:the\s)?[a-z]+\s", re.IGNORECASE
)


@dataclass(frozen=True)
class Pair:
    """A stated change and the figures it runs between."""

    claim: Figure
    base: Figure
    now: Figure


def levels(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that tell how much there is."""
    return [figure for figure in figures if figure.role is Role.LEVEL]


def claims(figures: Sequence[Figure]) -> list[Figure]:
    """The stated changes: those marked so, and a percentage that a change before it is coordinated with ("... and by 44%")."""
    found: list[Figure] = []
    for at, figure in enumerate(figures):
        coordinated = (
            found
            and found[-1] is figures[at - 1]
            and figure.unit is Unit.PERCENT
            and re.search(
                r"\band\sby\s(?:\w+\s)?$", figure.sentence.text[max(0, figure.number.start - 20) : figure.number.start]
            )
        )
        if coordinated or (figure.role is Role.CHANGE and not figure.aimed and not figure.per):
            found.append(figure)
    return found


def from_to(figures: Sequence[Figure]) -> list[Pair]:
    """In one sentence: "from 13,177 to 22,429, an increase of 70%", "fallen by 33%, from 109 to 73", "66 increasing to 90"."""
    pairs = []
    told = levels(figures)
    for first, second in pairwise(told):
        backwards = _compares(first, second)
        if (
            first.unit is second.unit
            and (backwards or _runs(first, second))
            and (claim := _claim_beside(first, second, figures))
        ):
            pairs.append(Pair(claim, second, first) if backwards else Pair(claim, first, second))
    return pairs


def _compares(now: Figure, base: Figure) -> bool:
    """ "1,204 in 2023 compared with 1,310 in 2022": the later figure comes first."""
    return bool(_COMPARED.fullmatch(now.sentence.text[now.number.end : base.number.start]))


def _runs(base: Figure, now: Figure) -> bool:
    text = base.sentence.text
    between = text[base.number.end : now.number.start]
    if not _TO.fullmatch(between) or "compared" in between or "against" in between:
        return False
    if _FROM.search(text[max(0, base.number.start - 60) : base.number.start]):
        return True
    return bool(_MOVED.search(between)) and not _ANOTHER.search(between)


def _claim_beside(base: Figure, now: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The one stated change next to the pair, before or after, with nothing else told between them."""
    text, at = base.sentence.text, list(figures).index
    before = [one for one in claims(figures) if at(one) == at(base) - 1]
    after = [one for one in claims(figures) if at(one) == at(now) + 1]
    gaps = [(one, text[one.number.end : base.number.start]) for one in before] + [
        (one, text[now.number.end : one.number.start]) for one in after
    ]
    fitting = [
        (len(gap), one.number.start, one) for one, gap in gaps if len(gap) <= NEAR and not _OTHER_SUBJECT.search(gap)
    ]
    return min(fitting)[2] if fitting else None


def series(figures: Sequence[Figure], previous: Sequence[Figure]) -> list[Pair]:
    """Figures listed with their periods ("YE March 2020 – 1,718, YE Jan 2024 – 2,461") beside the changes between them."""
    listed = [figure for figure in levels(figures) if figure.period and _after_its_period(figure)]
    if len(listed) < 2 or len({figure.unit for figure in listed}) > 1:
        return []
    ordered = sorted(listed, key=lambda figure: figure.period.end if figure.period else date.min)
    near = [claim for claim in (*claims(previous), *claims(figures)) if claim.unit is Unit.PERCENT]
    pairs = []
    for claim in near:
        base = _base_in(ordered, claim)
        if base and base is not ordered[-1]:
            pairs.append(Pair(claim, base, ordered[-1]))
    return pairs


def _after_its_period(figure: Figure) -> bool:
    before = figure.sentence.text[max(0, figure.number.start - 5) : figure.number.start]
    return bool(re.search(r"\d\)?\s?[–—:=-]\s?£?$", before))


def _base_in(ordered: list[Figure], claim: Figure) -> Figure | None:
    """Which of the listed figures the change is measured from; the earliest of two when it does not say."""
    wanted = claim.against
    ended = [figure for figure in ordered if figure.period and figure.period.end <= PANDEMIC]
    if wanted and wanted.pre_pandemic:
        return ended[-1] if ended else None
    named = (wanted.period if wanted else None) or claim.since
    if named:
        return next(
            (
                figure
                for figure in ordered
                if figure.period and (figure.period == named or figure.period.end == named.end)
            ),
            None,
        )
    return ordered[0] if len(ordered) == 2 else None


Index = Mapping[tuple[Unit, str, Period], Sequence[Figure]]


def index(figures: Sequence[Figure]) -> Index:
    """The levels that can be a base, by unit, head of what they count, and period."""
    found: dict[tuple[Unit, str, Period], list[Figure]] = defaultdict(list)
    for one in figures:
        if one.role is Role.LEVEL and one.words and one.period and not one.aimed:
            found[one.unit, one.about[-1], one.period].append(one)
    return found


def on_earlier(claim: Figure, figures: Sequence[Figure], indexed: Index) -> Pair | None:
    """ "1,753 submissions, a 27.6% increase on 2022": the base is the same thing told for 2022, in the passage, else the document, else a
    table."""
    now = told_before(claim, figures)
    if not now or not claim.against or not now.words or not now.period or _SO_FAR.search(now.sentence.text):
        return None
    wanted = base_period(now.period, claim.against)
    if not wanted or wanted == now.period:
        return None
    told = [one for one in indexed.get((now.unit, now.about[-1], wanted), ()) if _same_words(one, now)]
    present = [one for one in indexed.get((now.unit, now.about[-1], now.period), ()) if one.value == now.value]
    in_passage = [one for one in told if one.sentence.passage is now.sentence.passage]
    in_prose = [one for one in told if one.sentence.number >= 0]
    # A table is believed about the base only where it tells the same present value.
    in_tables = [one for one in told if any(one.sentence.number == beside.sentence.number < 0 for beside in present)]
    for pool in (in_passage, in_prose, in_tables):
        if len({one.value for one in pool}) == 1:
            return Pair(claim, pool[0], now)
    return None


def compared_with(claim: Figure, figures: Sequence[Figure]) -> Pair | None:
    """ "15,000 incidents, 3% fewer than the 15,464 the year before": the two figures stand on both sides of the change."""
    now = told_before(claim, figures)
    later = [one for one in figures if one.number.start >= claim.number.end]
    if not now or not later or later[0].role is not Role.LEVEL or later[0].unit is not now.unit:
        return None
    between = claim.sentence.text[claim.number.end : later[0].number.start]
    return Pair(claim, later[0], now) if _THAN.fullmatch(between) or _IN_BRACKETS.fullmatch(between) else None


def told_before(claim: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The level right before a stated change that the change is said of."""
    earlier = [one for one in figures if one.number.end <= claim.number.start]
    if not earlier or earlier[-1].role is not Role.LEVEL or earlier[-1].unit is Unit.PERCENT:
        return None
    gap = claim.sentence.text[earlier[-1].number.end : claim.number.start]
    apposed = re.search(r"(?:,|\(|–|-|\bwhich\sis|\bthis\sis|\brepresent\w+|\bwith)\s?(?:\w+\s){0,4}$", gap)
    return earlier[-1] if apposed and len(gap) <= NEAR and not _OTHER_SUBJECT.search(gap) else None


def base_period(now: Period, against: Mention) -> Period | None:
    """The period measured against; "the previous year" is the same days a year earlier."""
    if against.period:
        return against.period
    whole_year = now.kind in {Kind.CALENDAR_YEAR, Kind.FINANCIAL_YEAR}
    return None if against.pre_pandemic or (against.same_days and whole_year) else year_before(now)


def year_before(period: Period) -> Period | None:
    """The same days of the year before; None for a period that has none."""
    try:
        start, end = (day.replace(year=day.year - 1) for day in (period.start, period.end))
    except ValueError:
        return None
    return Period(start, end)


def _same_words(one: Figure, now: Figure) -> bool:
    return set(one.about) <= set(now.about) or set(now.about) <= set(one.about)


def goes_wrong_way(claim: Figure, base: Figure, now: Figure) -> bool:
    """Whether the figures move against the stated direction."""
    moved = now.value - base.value
    return (claim.direction is Direction.UP and moved < 0) or (claim.direction is Direction.DOWN and moved > 0)
