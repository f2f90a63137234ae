"""Where what is held disagrees: disputes to settle, and restatements."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.measures.models import Measure, Observation
from answerable.measures.queries.held import Figure, Key, Series, key_of, series_of_many, settlements, stands


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
    """All disputes (open and settled) and restatements held. Only keys with several values are looked at closely."""
    suspects = _keys_with_rivals(known_on)
    measures = Measure.objects.filter(pk__in={key[0] for key in suspects}).select_related("subject").order_by("title")
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


def _keys_with_rivals(known_on: date | None) -> Sequence[Key]:
    rows = Observation.objects.order_by("pk")
    if known_on:
        rows = rows.filter(as_at__lte=known_on)
    by_key: dict[Key, list[Observation]] = defaultdict(list)
    for row in rows:
        by_key[key_of(row)].append(row)
    settled = settlements()
    suspects = []
    for key, members in by_key.items():
        how, decided = stands(members, settled.get(key)) if len(members) > 1 else (None, None)
        if how and (how.disputed or how.restated or decided):
            suspects.append(key)
    return suspects
