"""From what is held of a measure to what its page says of it: values with their tellings."""

from collections.abc import Sequence

from answerable.measures.models import Measure
from answerable.measures.queries import held as live
from answerable.measures.queries.gathered import gathered
from answerable.measures.wording import told_words
from answerable.publishing.pages.parts import Figure, Series, Settlement, Telling, Value
from answerable.publishing.queries.record import Papers, Record, Spot
from answerable.publishing.queries.withheld import NOT_SHOWN


def series_of(measure: Measure, held: Sequence[live.Series], record: Record) -> tuple[Series, ...]:
    """Everything held of a measure, the body's own area and the whole first."""
    home = record.body.area_code
    ordered = sorted(held, key=lambda one: (one.area != home, bool(one.breakdown)))
    return tuple(
        Series(
            area=one.area,
            area_name=one.area_name,
            area_kind=record.areas[one.area].kind if one.area in record.areas else "",
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
    if one.value is None and one.printed == NOT_SHOWN:
        return NOT_SHOWN
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
        value=one.value,
        qualifier=one.qualifier,
    )
