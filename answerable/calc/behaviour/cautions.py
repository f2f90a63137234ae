"""What a reader must know besides the chart: plain sentences, each true of this series and of no more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from answerable.calc.behaviour.answer import Chart
from answerable.calc.behaviour.limiting import ENOUGH, Lack, Limited, Limiting
from answerable.calc.behaviour.series import Goal, Point, Quantity, Series
from answerable.calc.behaviour.stretches import TOO_LONG
from answerable.calc.behaviour.words import counted, month_of, number, units_of
from answerable.calc.change.answer import BeforeAfter, Suspicion
from answerable.calc.change.before_after import before_and_after
from answerable.calc.change.known import Known as Comparing
from answerable.calc.periods import printed

_MANY = 4
"""So many periods and more are counted, not named."""

ROLLING = (
    "Each value is a total of twelve months and shares most of them with the next, so it has no usual range of its own; "
    "the usual range needs the values of the single months underneath."
)

STOCK = (
    "Each value is of one day, with days between. Where what is there on one day mostly is on the next, as members or open cases "
    "are, values have no usual range of their own; how many came and went between them would show more."
)


def why_none(points: Sequence[Point], parts: Sequence[Limited], unfit: str) -> str:
    """Why a series has no limits at all, by its newest stretch; `unfit` where such values never have any."""
    if not points:
        return "There are no points."
    if unfit:
        return unfit
    if all(one.value is None for one in points):
        return f"No value is told for any of the {units_of(points)}."
    if not any(one.usual for one in parts):
        return f"Every one of the {units_of(points)} is marked as unusual, or has nothing under it."
    return lacking(points, parts[-1])


def lacking(points: Sequence[Point], part: Limited) -> str:
    """Why a stretch has no limits."""
    since = _since(points, part)
    match part.lack:
        case Lack.VALUES:
            verb = "is" if part.usual == 1 else "are"
            return f"There {verb} {counted(part.usual, points)}{since}; limits need {number(ENOUGH)}."
        case Lack.EVENTS:
            return (
                f"Most of the {units_of(points)}{since} are nought, and a usual range of such rare events would mislead; "
                "the days on which each happened would show more."
            )
        case Lack.DIFFERENCE:
            return f"Every value{since} is the same, so there is no usual range to judge the next by."
        case Lack.NEIGHBOURS:
            return f"No two {units_of(points)} follow one another{since}, so it cannot be said how far they usually differ."
        case _:
            return f"The values hardly ever change{since}, so there is no usual range to judge them by."


def _since(points: Sequence[Point], part: Limited) -> str:
    if part.span.moved:
        return f" since the level moved in {month_of(points[part.span.level[0]])}"
    when = month_of(points[part.span.start])
    if part.span.rebased is None:
        return ""
    return f" from {when} on" if part.span.rebased.found else f" since the break in {when}"


@dataclass(frozen=True)
class Known:
    """What was found out about a series: its parts, the breaks that took a finding in, and the goal that holds."""

    parts: Sequence[Limited]
    breaks: Sequence[Limited]
    goal: Goal | None


def cautions(series: Series, limiting: Limiting, known: Known) -> Iterator[str]:
    """Everything to beware of, the weightiest first."""
    points, parts = limiting.points, known.parts
    yield from _levels(points, parts)
    yield from _gaps(points, parts)
    yield from _recorded_otherwise(series, points, parts)
    yield from _unsettled(limiting, parts)
    yield from _beside(points, known.breaks)
    yield from _later_breaks(series, points)
    yield from _lacks(points, parts)
    yield from _left_out(series, limiting)
    yield from _baseline(series, limiting, parts)
    yield from _goals(series, points, known.goal)
    if limiting.method.chart is Chart.SEASONAL and any(one.band for one in parts):
        yield "Months are judged against like months: the usual range follows the season."


def _levels(points: Sequence[Point], parts: Sequence[Limited]) -> Iterator[str]:
    moved = [points[one.span.level[0]] for one in parts if one.span.moved]
    if moved:
        later = f"{counted(ENOUGH, points)} after {'it' if len(moved) == 1 else 'each'}"
        yield f"The level moved and stayed in {_listed(moved)}; no reason is told. The usual range is taken anew {later}."


def _gaps(points: Sequence[Point], parts: Sequence[Limited]) -> Iterator[str]:
    """The gaps that limits begin anew after; without limits they are nothing to beware of."""
    after = [one for one in parts if one.span.rebased and one.span.rebased.found and not one.span.moved]
    if not after or not any(one.band for one in parts):
        return
    which = _listed([points[one.span.start] for one in after])
    if len(after) == 1 and after[0].span.rebased:
        yield f"The usual range begins anew in {which}: {after[0].span.rebased.reason}."
    else:
        yield f"The usual range begins anew in {which}: {counted(TOO_LONG, points)} or more are missing before each."


def _recorded_otherwise(series: Series, points: Sequence[Point], parts: Sequence[Limited]) -> Iterator[str]:
    """After a long gap that nobody told a break of: that months as unlike as these are more often recorded than lived."""
    if any(not one.period.months for one in points) or series.rolling:
        return
    for before, after in pairwise(parts):
        cut = after.span.rebased
        if cut is None or not cut.found or after.span.moved:
            continue
        both = points[before.span.start : after.span.end + 1]
        found = before_and_after(both, cut.at, Comparing(series.quantity, series.cuts, series.anomalies))
        if isinstance(found, BeforeAfter):
            told = f"From {month_of(points[after.span.start])} on the same months average {_amount(found.change.after)}, before the gap {_amount(found.change.before)}."
            yield from (f"{told} {one.sentence}" for one in found.change.cautions if one.about is Suspicion.RECORDING)


def _amount(point: Point) -> str:
    value = point.value or 0.0
    return f"{value:,.0f}" if abs(value) >= 10 else f"{value:.3g}"


def _unsettled(limiting: Limiting, parts: Sequence[Limited]) -> Iterator[str]:
    if parts and parts[-1].span.unsettled:
        points, last = limiting.points, parts[-1].span
        first = limiting.row.held(last.level[1] + 1, last.end)[0]
        yield (
            f"Since {month_of(points[first])} the values lie on another level and are left out of the usual range, "
            f"which is taken anew once they have stayed there for {counted(ENOUGH, points)}."
        )


def _later_breaks(series: Series, points: Sequence[Point]) -> Iterator[str]:
    later = [one for one in series.cuts if points and one.at > points[-1].period.end]
    if later:
        which = " and ".join(f"{one.at.day} {one.at:%B %Y}" for one in sorted(later, key=lambda each: each.at))
        yield f"The break of {which} lies after the newest value and divides nothing yet."


def _beside(points: Sequence[Point], breaks: Sequence[Limited]) -> Iterator[str]:
    if breaks:
        which = _listed([points[one.span.start] for one in breaks])
        yield f"What was unusual right beside the break of {which} is taken to be part of it."


def _lacks(points: Sequence[Point], parts: Sequence[Limited]) -> Iterator[str]:
    if any(one.band for one in parts) and parts[-1].lack:
        yield lacking(points, parts[-1])


def _left_out(series: Series, limiting: Limiting) -> Iterator[str]:
    points, told = limiting.points, [one for one in limiting.points if one.value is not None]
    empty = [one for one in told if one.denominator == 0]
    if empty:
        which = _listed(empty) if len(empty) < _MANY else counted(len(empty), points)
        yield f"Nothing was counted in {which}, so there is no value to judge."
    unusual = [
        one
        for one in told
        if one.denominator != 0 and any(each.period.overlaps(one.period) for each in series.anomalies)
    ]
    if unusual:
        verb = "is" if len(unusual) == 1 else "are"
        yield f"{counted(len(unusual), points).capitalize()} {verb} marked as unusual and left out of the usual range."
    if limiting.method.chart not in (Chart.P, Chart.U) and _some_have_denominators(series):
        yield "Not every value has its denominator, so the usual range does not allow for how many were counted."


def _some_have_denominators(series: Series) -> bool:
    return series.quantity in (Quantity.SHARE, Quantity.RATE) and any(one.denominator for one in series.points)


def _listed(points: Sequence[Point]) -> str:
    names = [month_of(one) for one in points]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _baseline(series: Series, limiting: Limiting, parts: Sequence[Limited]) -> Iterator[str]:
    if series.baseline and not any(limiting.holds_baseline(one) for one in parts):
        yield (
            f"The baseline {printed(series.baseline)} holds fewer than {number(ENOUGH)} values of any stretch, "
            "so the usual range is taken from the whole of each."
        )


def _goals(series: Series, points: Sequence[Point], goal: Goal | None) -> Iterator[str]:
    if not (series.goals and points):
        return
    last = points[-1].period
    if goal is None:
        yield f"No standard holds in {printed(last)}, so none is judged."
        return
    before = [one for one in series.goals if points[0].period.start <= one.starts <= last.end and one is not goal]
    earlier = [one for one in series.goals if one.starts < goal.starts]
    if (before or earlier) and goal.starts > points[0].period.start:
        yield f"The {goal.label} changed on {goal.starts.day} {goal.starts:%B %Y}; it is judged by the one that holds now."
