"""A series as a page keeps it, back as the behaviour that charts and signs are made from."""

from collections.abc import Sequence
from decimal import Decimal

from answerable.calc.behaviour.answer import Assured, Behaviour, Chart, Side, Signal, Stretch, Verdict
from answerable.calc.behaviour.series import Anomaly, Cut, Goal, Point
from answerable.publishing.pages import judged as kept


def behaviour(one: kept.Conduct) -> Behaviour:
    """The behaviour that the page was frozen with."""
    points = zip(one.periods, one.values, strict=True)
    return Behaviour(
        chart=Chart(one.chart),
        points=tuple(Point(period, None if value is None else float(value)) for period, value in points),
        stretches=tuple(_stretch(stretch) for stretch in one.stretches),
        signals=tuple(_signal(found) for found in one.found),
        assured=Assured(one.assured),
        goal=goal(one.goal) if one.goal else None,
        anomalies=tuple(Anomaly(unusual.period, unusual.reason) for unusual in one.unusual),
        why_none=one.why_none,
        cautions=one.cautions,
    )


def goal(aim: kept.Aim) -> Goal:
    return Goal(float(aim.value), aim.at_least, aim.starts, aim.ends, aim.label)


def _stretch(one: kept.Stretch) -> Stretch:
    size = one.end - one.start + 1
    rebased = Cut(one.rebased_on, one.rebased) if one.rebased_on else None
    lower, mean, upper = (_edges(edges, size) for edges in (one.lower, one.mean, one.upper))
    return Stretch(one.start, one.end, mean, lower, upper, rebased)


def _edges(values: Sequence[Decimal], size: int) -> tuple[float, ...]:
    """One number a point, also where one was kept for all."""
    found = tuple(map(float, values))
    return found * size if len(found) == 1 else found


def _signal(one: kept.Found) -> Signal:
    return Signal(one.rule_set, one.rule, one.start, one.end, Side(one.side), Verdict(one.verdict))
