"""Where the points of a behaviour stand: which is the newest, on which side of the mean it is, how long a run has lasted."""

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.calc.behaviour.answer import Behaviour, Side, Signal, Stretch
from answerable.calc.behaviour.series import Anomaly
from answerable.calc.periods import Period

ENOUGH = 5
"""So many points are a run; whether chance gives it was decided by the rule that found it."""


@dataclass(frozen=True)
class Placed:
    """A point with the limits that hold for it; an unusual one stands for nothing."""

    period: Period
    value: float
    mean: float
    lower: float
    upper: float

    def outside(self, side: Side) -> bool:
        """Whether it lies beyond the limit of that side."""
        return self.value > self.upper if side is Side.HIGH else self.value < self.lower

    def sided(self, side: Side) -> bool:
        """Whether it lies on that side of the mean."""
        return self.value > self.mean if side is Side.HIGH else self.value < self.mean


def newest(behaviour: Behaviour) -> int | None:
    """The place of the newest point that has a value."""
    held = [place for place, point in enumerate(behaviour.points) if point.value is not None]
    return held[-1] if held else None


def stretch_of(behaviour: Behaviour, place: int) -> Stretch | None:
    """The stretch of a point, where it has limits."""
    found = next((one for one in behaviour.stretches if one.start <= place <= one.end), None)
    return found if found and found.has_limits else None


def unusual(anomalies: Sequence[Anomaly], period: Period) -> Anomaly | None:
    """The known anomaly that a period shares a day with."""
    return next((one for one in anomalies if one.period.overlaps(period)), None)


def judged(behaviour: Behaviour) -> list[Placed]:
    """The points of the newest limits that are judged, oldest first: with a value, and in no known anomaly."""
    last = behaviour.last
    places = range(last.start, last.end + 1) if last and last.has_limits else ()
    found = (_placed(behaviour, place) for place in places)
    return [one for one in found if one]


def run_of(behaviour: Behaviour, signal: Signal) -> list[Placed]:
    """The newest points that go the signal's way without a break, where it is a shift or a trend; else none."""
    last = behaviour.last
    if signal.rule not in ("shift", "trend") or last is None:
        return []
    run: list[Placed] = []
    for place in range(last.end, last.start - 1, -1):
        one = _placed(behaviour, place)
        if one is None and not run and behaviour.points[place].value is None:
            continue
        if one is None or not _goes_on(one, run, signal):
            break
        run.insert(0, one)
    return run if len(run) >= ENOUGH else []


def _goes_on(one: Placed, run: Sequence[Placed], signal: Signal) -> bool:
    """Whether a point that is older than the run belongs to it."""
    if signal.rule == "shift":
        return one.sided(signal.side)
    if not run:
        return True
    step = (run[0].value - run[0].mean) - (one.value - one.mean)
    return step > 0 if signal.side is Side.HIGH else step < 0


def _placed(behaviour: Behaviour, place: int) -> Placed | None:
    point, stretch = behaviour.points[place], stretch_of(behaviour, place)
    if point.value is None or stretch is None or unusual(behaviour.anomalies, point.period):
        return None
    at = place - stretch.start
    return Placed(point.period, point.value, stretch.mean[at], stretch.lower[at], stretch.upper[at])
