"""From what is known of a measure besides its figures to what its page keeps of it, each with who told it."""

from datetime import date

from answerable.kit.wording import value_words
from answerable.measures.models import Measure
from answerable.measures.queries.currency import Currency
from answerable.measures.queries.known_besides import Besides as Live
from answerable.measures.queries.known_besides import ComparatorFact, SignalFact, StandardFact, ToldIn
from answerable.measures.wording import of_words
from answerable.publishing.pages.judged import (
    Asked,
    Beside,
    Besides,
    Broken,
    Explained,
    Freshness,
    Noted,
    Serves,
    Where,
)
from answerable.publishing.queries.conduct import aim
from answerable.publishing.queries.record import Record, Spot


def besides(measure: Measure, known: Live, record: Record, fresh: Currency | None = None) -> Besides:
    """Everything known besides; signals only where the office has said something of them."""
    return Besides(
        asked=tuple(_asked(one, measure, record) for one in known.standards),
        broken=tuple(
            Broken(one.at, one.assumed, one.kind, one.reason, one.breakdown, one.note, where(one.told, record))
            for one in known.breaks
        ),
        noted=tuple(
            Noted(one.period, one.kind, one.reason, one.breakdown, one.note, where(one.told, record))
            for one in known.annotations
        ),
        beside=tuple(_beside(one, measure, record) for one in known.comparators),
        serves=tuple(
            Serves(one.framework, one.version, one.metric, one.fit, one.breakdown, one.note) for one in known.served
        ),
        explained=tuple(
            _explained(one, record) for one in known.signals if one.note and _may_be_told(one, measure, record)
        ),
        freshness=_freshness(fresh, record.known_on) if fresh else None,
    )


def where(told: ToldIn | None, record: Record) -> Where | None:
    """The place in a paper, with the link to its line."""
    if told is None:
        return None
    spot = Spot.of(told.locator)
    return Where(record.papers.ref(told.source, told.title, spot.line), told.published, spot.where, spot.line)


def _asked(one: StandardFact, measure: Measure, record: Record) -> Asked:
    way = "at least" if one.at_least else "at most"
    return Asked(
        kind=one.kind,
        words=f"{way} {value_words(one.value, measure.unit)}",
        aim=aim(one.goal),
        set_by=one.set_by,
        area=one.area,
        of=of_words(record.area_name(one.area), one.breakdown, home=one.area == record.body.area_code),
        breakdown=one.breakdown,
        reason=one.reason,
        note=one.note,
        said=where(one.told, record),
    )


def _beside(one: ComparatorFact, measure: Measure, record: Record) -> Beside:
    return Beside(
        kind=one.kind,
        name=one.name,
        why=one.why,
        period=one.period,
        words=value_words(one.value, measure.unit) if one.value is not None else "",
        n=one.n,
        n_of=one.n_of,
        of=one.breakdown,
        note=one.note,
        said=where(one.told, record),
    )


def _explained(one: SignalFact, record: Record) -> Explained:
    of = of_words(record.area_name(one.area), one.breakdown, home=one.area == record.body.area_code)
    return Explained(one.period, of, one.rule, one.side, one.verdict, one.state, one.note)


def _may_be_told(one: SignalFact, measure: Measure, record: Record) -> bool:
    """Whether a signal still holds, and speaks of no figure that is not shown."""
    hidden = record.hidden.get(measure.pk, ())
    secret = [cell[2] for cell in hidden if cell[:2] == (one.area, one.breakdown)]
    return not one.gone and not any(one.period.overlaps(period) for period in secret)


def _freshness(one: Currency, on: date) -> Freshness:
    return Freshness(on, one.told_on, one.told_for, one.owner, one.expected, one.due)
