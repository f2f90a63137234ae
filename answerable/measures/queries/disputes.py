"""Where what is held disagrees: disputes to settle, and restatements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from answerable.measures.models import Measure, Observation
from answerable.measures.queries.held import Figure, Series, series_of_many


@dataclass(frozen=True)
class Disagreement:
    """A figure that is disputed, was settled, or was restated, with the measure and the place it is of."""

    measure: Measure
    series: Series
    figure: Figure


@dataclass(frozen=True)
class Disagreements:
    """Every disagreement held, by what it is."""

    disputed: tuple[Disagreement, ...] = ()
    settled: tuple[Disagreement, ...] = ()
    restated: tuple[Disagreement, ...] = ()


def disagreements(known_on: date | None = None) -> Disagreements:
    """All disputes (open and settled) and restatements held. Only measures with several values for a figure are looked at."""
    measures = (
        Measure.objects.filter(pk__in=_with_several_values(known_on))
        .select_related("subject")
        .order_by("title", "code")
    )
    found = list(_walk(list(measures), known_on))
    return Disagreements(
        disputed=tuple(one for one in found if one.figure.disputed),
        settled=tuple(one for one in found if one.figure.settled),
        restated=tuple(one for one in found if one.figure.restated),
    )


def _walk(measures: Sequence[Measure], known_on: date | None) -> Iterator[Disagreement]:
    series = series_of_many(measures, known_on)
    for measure in measures:
        for one in series[measure.pk]:
            for figure in one.figures:
                if figure.disputed or figure.restated or figure.settled:
                    yield Disagreement(measure, one, figure)


def _with_several_values(known_on: date | None) -> set[int]:
    """The measures that have more than one value for a figure; whether these agree is for a closer look."""
    rows = Observation.objects.order_by()
    if known_on:
        rows = rows.filter(as_at__lte=known_on)
    keys = rows.values("measure", "area", "breakdown", "period_start", "period_end")
    return set(keys.annotate(values=Count("pk")).filter(values__gt=1).values_list("measure", flat=True))
