"""From what is held of a measure to what its page says of it: values with their tellings, and the sentences."""

from collections import Counter
from collections.abc import Sequence

from answerable.calc import sentences as calc
from answerable.calc.direction import Direction
from answerable.calc.standing import Qualifier
from answerable.kit.wording import value_words
from answerable.measures.models import Measure
from answerable.measures.queries import held as live
from answerable.measures.queries.gathered import gathered
from answerable.measures.wording import of_words, scale_of, told_words
from answerable.publishing.pages.parts import Figure, Series, Settlement, Telling, Value
from answerable.publishing.queries.record import Papers, Record, Spot

FEW = 3
"""So many series are told one by one."""


def series_of(measure: Measure, held: Sequence[live.Series], record: Record) -> tuple[Series, ...]:
    """Everything held of a measure, the body's own area and the whole first."""
    home = record.body.area_code
    ordered = sorted(held, key=lambda one: (one.area != home, bool(one.breakdown)))
    return tuple(
        Series(
            area=one.area,
            area_name=one.area_name,
            area_kind=record.kinds.get(one.area, ""),
            breakdown=one.breakdown,
            figures=tuple(figure(found, measure.unit, record.papers) for found in one.figures if found.current),
        )
        for one in ordered
    )


def figure(held: live.Figure, unit: str, papers: Papers) -> Figure:
    """One period: its current value or rivals, what came before, and every place that tells each."""
    groups = gathered(held)
    values = {speaker: _value(members, unit, papers) for speaker, members in groups.items()}
    current = tuple(values[one.key] for one in held.current)
    chosen = {one.key for one in (*held.current, *held.earlier)}
    aside = tuple(value for key, value in values.items() if key not in chosen)
    settled = Settlement(held.settled.reason, held.settled.at.date(), aside) if held.settled else None
    return Figure(
        period=held.period,
        assumed=held.best.period_basis == "assumed",
        current=current,
        earlier=tuple(values[one.key] for one in held.earlier),
        settled=settled,
    )


def rounded(held: live.Figure) -> bool:
    """Whether its papers tell it to different places, and agree."""
    return not held.disputed and not held.restated and not held.settled and len({one.value for one in held.held}) > 1


def _value(members: Sequence[live.Held], unit: str, papers: Papers) -> Value:
    """One value of the first member, which speaks for the others too."""
    speaker = members[0]
    return Value(
        value=speaker.value,
        words=_words(speaker, unit),
        qualifier=speaker.qualifier,
        status=speaker.status,
        as_at=speaker.as_at,
        tellings=tuple(_telling(place, one, unit, papers) for one in members for place in one.places),
        reason=speaker.reason,
    )


def _words(one: live.Held, unit: str) -> str:
    return told_words(one.value, unit, one.qualifier, one.status)


def _telling(place: live.Place, one: live.Held, unit: str, papers: Papers) -> Telling:
    spot = Spot.of(place.locator)
    return Telling(
        paper=papers.ref(place.source, place.title, spot.line),
        published=place.published,
        assumed=place.published_basis == "assumed",
        where=spot.where,
        line=spot.line,
        printed=place.printed,
        words=_words(one, unit),
        note=place.note,
    )


def sentences(measure: Measure, series: Sequence[Series], home: str) -> tuple[str, ...]:
    """The plain sentences at the head of a measure's page."""
    lines = tuple(
        calc.Line(_name(one, home), tuple(_fact(found, measure.unit) for found in one.figures))
        for one in alike(series, home)
    )
    scale, direction = scale_of(measure.unit), Direction(measure.direction)
    return calc.sentences(calc.Told(lines, scale, direction, lambda gap: value_words(gap, measure.unit)))


def alike(series: Sequence[Series], home: str) -> list[Series]:
    """The body's own area; else areas of one kind, so that a division is not set beside its policing units."""
    whole = [one for one in series if one.area == home]
    if whole or len(series) <= FEW:
        return whole or list(series)
    kinds = Counter(one.area_kind for one in series)
    most = max(kinds, key=lambda kind: kinds[kind], default="")
    return [one for one in series if one.area_kind == most]


def _name(one: Series, home: str) -> str:
    return of_words(one.area_name, one.breakdown, home=one.area == home)


def _fact(one: Figure, unit: str) -> calc.Fact:
    """Large numbers are shortened for reading; the table has them in full."""
    best = one.best
    brief = told_words(best.value, unit, best.qualifier, best.status, brief=True)
    return calc.Fact(
        period=one.period,
        value=best.value,
        words=brief,
        qualifier=Qualifier(best.qualifier),
        rivals=one.rivals,
        finished=one.period.end <= best.latest,
        assumed=one.assumed,
        provisional=best.status == "provisional",
    )
