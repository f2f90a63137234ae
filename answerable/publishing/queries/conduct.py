"""From what is judged of a series to what a page keeps of it, and back to what is drawn."""

from collections.abc import Sequence
from decimal import Decimal

from answerable.calc.behaviour import answer as calc
from answerable.calc.behaviour.series import Goal
from answerable.kit.wording import without_noughts
from answerable.measures.queries.judged import JudgedSeries
from answerable.publishing.pages.judged import Aim, Conduct, Found, Stretch, Unusual


def conduct(one: JudgedSeries) -> Conduct:
    """How a series behaves, as plain data."""
    how = one.behaviour
    return Conduct(
        area=one.area,
        breakdown=one.breakdown,
        chart=how.chart.value,
        periods=tuple(point.period for point in how.points),
        values=tuple(
            None if point.value is None else without_noughts(Decimal(repr(point.value))) for point in how.points
        ),
        stretches=tuple(_stretch(stretch) for stretch in how.stretches),
        found=tuple(_found(signal) for signal in how.signals),
        assured=how.assured.value,
        goal=aim(how.goal) if how.goal else None,
        unusual=tuple(Unusual(anomaly.period, anomaly.reason) for anomaly in how.anomalies),
        why_none=how.why_none,
        cautions=how.cautions,
    )


def aim(goal: Goal) -> Aim:
    return Aim(number(goal.value), goal.at_least, goal.starts, goal.ends, goal.label)


def number(value: float) -> Decimal:
    """A computed number to six figures."""
    return Decimal(f"{value:.6g}")


def _stretch(one: calc.Stretch) -> Stretch:
    return Stretch(
        start=one.start,
        end=one.end,
        lower=_edges(one.lower),
        mean=_edges(one.mean),
        upper=_edges(one.upper),
        rebased=one.rebased.reason if one.rebased else "",
        rebased_on=one.rebased.at if one.rebased else None,
    )


def _edges(values: Sequence[float]) -> tuple[Decimal, ...]:
    """One number a point; one for all where they are the same."""
    found = tuple(map(number, values))
    return found[:1] if len(set(found)) == 1 else found


def _found(one: calc.Signal) -> Found:
    return Found(one.rule_set, one.rule, one.start, one.end, one.side.value, one.verdict.value)
