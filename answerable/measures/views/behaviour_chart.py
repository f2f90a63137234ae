"""From how a series behaves to what is drawn of it: the line chart, and the signs with their words. Office and public alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from answerable.calc.behaviour.answer import Assured, Behaviour, Side, Signal, Stretch, Verdict
from answerable.calc.behaviour.series import Cut, Goal
from answerable.calc.periods import Period, axis_label
from answerable.calc.sentences.behaviour import in_force
from answerable.calc.sentences.phrases import nouns, number
from answerable.calc.sentences.placing import newest, stretch_of, unusual
from answerable.kit.charts.data import Band, Break, Kind, Level, Limits, LineChart, Point, Remark
from answerable.kit.charts.signs import Shape, Sign
from answerable.kit.wording import without_noughts

KINDS = {Verdict.BETTER: Kind.BETTER, Verdict.WORSE: Kind.WORSE, Verdict.NOTABLE: Kind.NOTABLE}
FIRST_MARKED = ("two_of_three", "trend", "shift", "outside")
"""Where two signals share a point, the later of these rules marks it."""


@dataclass(frozen=True)
class Told:
    """What the figure of a period is, as printed, and what is said of it besides ("disputed", "restated")."""

    value: Decimal | None
    kind: Kind = Kind.PLAIN
    note: str = ""
    provisional: bool = False


@dataclass(frozen=True)
class Happening:
    """Something to be known of at a time, that changes neither line nor limits."""

    period: Period
    words: str


@dataclass(frozen=True)
class Drawing:
    """What is drawn: a series' behaviour, with what no arithmetic finds. `identity` is unlike any other on the page.

    `told` gives the figures as printed; a period that it lacks is drawn as the behaviour has it. `cuts` are needed only for a
    series without stretches (rolling totals); `goals` are those of its area and part.
    """

    identity: str
    title: str
    behaviour: Behaviour
    unit: str = "count"
    told: Mapping[Period, Told] = field(default_factory=dict)
    cuts: tuple[Cut, ...] = ()
    goals: tuple[Goal, ...] = ()
    happenings: tuple[Happening, ...] = ()


def chart_of(drawing: Drawing) -> LineChart:
    """The chart of a series: limits a stretch, breaks and unusual times with their reasons, standards, marked points."""
    how = drawing.behaviour
    marked = dict(_marks(how))
    return LineChart(
        drawing.identity,
        drawing.title,
        tuple(_point(drawing, place, marked) for place in range(len(how.points))),
        drawing.unit,
        limits=tuple(limits_of(one) for one in how.stretches if one.has_limits),
        breaks=tuple(_breaks(how, drawing.cuts)),
        bands=tuple(_bands(how)),
        remarks=tuple(_remarks(how, drawing.happenings)),
        levels=tuple(_levels(how, drawing.goals)),
    )


def limits_of(stretch: Stretch) -> Limits:
    return Limits(stretch.start, stretch.end, stretch.lower, stretch.mean, stretch.upper)


def change_sign(how: Behaviour) -> Sign:
    """Whether its newest point is within its usual range, better, worse, or worth a look; or that this cannot be told."""
    place = newest(how)
    if place is None or stretch_of(how, place) is None or unusual(how.anomalies, how.points[place].period):
        return Sign(Shape.UNKNOWN, "Cannot tell whether it is changing")
    found = in_force(how)
    if not found:
        return Sign(Shape.USUAL, "Within its usual range")
    first = found[0]
    low = first.side is Side.LOW
    if first.verdict is Verdict.NOTABLE:
        way = {Side.LOW: "Lower than usual", Side.HIGH: "Higher than usual"}.get(first.side, "An unusual pattern")
        return Sign(Shape.NOTABLE, f"{way}: worth a look", low)
    better = first.verdict is Verdict.BETTER
    return Sign(Shape.BETTER if better else Shape.WORSE, "Better than usual" if better else "Worse than usual", low)


def assurance_sign(how: Behaviour) -> Sign | None:
    """Whether its standard is met as a matter of course; None where it has none."""
    label = how.goal.label if how.goal else "standard"
    match how.assured:
        case Assured.ALWAYS:
            return Sign(Shape.ALWAYS, f"Usually sure to meet its {label}")
        case Assured.HIT_AND_MISS:
            return Sign(Shape.HIT_AND_MISS, f"Hit and miss: may or may not meet its {label}")
        case Assured.NEVER:
            return Sign(Shape.NEVER, f"Will not meet its {label} unless something changes")
        case Assured.UNKNOWN:
            return Sign(Shape.UNKNOWN, f"Cannot tell whether it will meet its {label}")
    return None


def _point(drawing: Drawing, place: int, marked: Mapping[int, tuple[Kind, str]]) -> Point:
    held = drawing.behaviour.points[place]
    told = drawing.told.get(held.period) or Told(None if held.value is None else plain(held.value))
    label = axis_label(held.period)
    if told.kind is not Kind.PLAIN or place not in marked:
        return Point(label, told.value, told.note, told.kind, told.provisional)
    kind, note = marked[place]
    return Point(label, told.value, told.note or note, kind, told.provisional)


def plain(value: float) -> Decimal:
    """The number as it is written, without the nought of a float."""
    return without_noughts(Decimal(repr(value)))


def _marks(how: Behaviour) -> Iterator[tuple[int, tuple[Kind, str]]]:
    """Which points the signals mark, and in which words; where two share a point the later one given here counts."""
    rank = {rule: place for place, rule in enumerate(FIRST_MARKED)}
    for signal in sorted(how.signals, key=lambda one: rank.get(one.rule, -1)):
        places = [place for place in range(len(how.points)) if _within(how, place, signal)]
        for place in places:
            yield place, (KINDS[signal.verdict], _said(how, signal, places))


def _within(how: Behaviour, place: int, signal: Signal) -> bool:
    """Whether a point is one of those that the signal speaks of: in its time, judged, and on its side where it has one."""
    point, stretch = how.points[place], stretch_of(how, place)
    if point.value is None or stretch is None or unusual(how.anomalies, point.period):
        return False
    if not (signal.start.start <= point.period.start and point.period.end <= signal.end.end):
        return False
    if signal.rule == "trend" or signal.side is Side.NEITHER:
        return True
    mean = stretch.mean[place - stretch.start]
    return point.value > mean if signal.side is Side.HIGH else point.value < mean


def _said(how: Behaviour, signal: Signal, places: Sequence[int]) -> str:
    """What is written once at the points of a signal."""
    high = signal.side is Side.HIGH
    several = f"{number(len(places))} {nouns(how.points[places[0]].period)}"
    match signal.rule:
        case "outside":
            return f"{'above' if high else 'below'} the usual range"
        case "shift":
            return f"{several} {'above' if high else 'below'} average"
        case "trend":
            return f"{'rising' if high else 'falling'} for {several}"
    return "" if signal.side is Side.NEITHER else f"{'high' if high else 'low'} for its usual range"


def _breaks(how: Behaviour, cuts: Sequence[Cut]) -> Iterator[Break]:
    """Where the stretches begin; with none (rolling totals), before the first period that reaches past the day."""
    if how.stretches:
        yield from (Break(one.start, one.rebased.reason) for one in how.stretches if one.rebased)
        return
    for cut in cuts:
        place = next((n for n, point in enumerate(how.points) if point.period.end >= cut.at), 0)
        if place:
            yield Break(place, cut.reason)


def _bands(how: Behaviour) -> Iterator[Band]:
    for one in how.anomalies:
        places = [place for place, point in enumerate(how.points) if point.period.overlaps(one.period)]
        if places:
            yield Band(places[0], places[-1], one.reason)


def _remarks(how: Behaviour, happenings: Sequence[Happening]) -> Iterator[Remark]:
    for one in happenings:
        place = next((n for n, point in enumerate(how.points) if point.period.overlaps(one.period)), None)
        if place is not None:
            yield Remark(place, one.words)


def _levels(how: Behaviour, goals: Sequence[Goal]) -> Iterator[Level]:
    """Each standard over the periods that end while it holds."""
    for goal in goals:
        places = [place for place, point in enumerate(how.points) if goal.holds(point.period.end)]
        if places:
            words = f"{goal.label.capitalize()}: {'at least' if goal.at_least else 'at most'}"
            yield Level(words, plain(goal.value), places[0], places[-1])
