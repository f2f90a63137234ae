"""What claims are matched with and compared to: the measures by their words, the areas by name, the values held by key."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from answerable.areas.models import Area
from answerable.calc.area_names import AreaWords
from answerable.calc.matching import Matcher, MeasureWords, Taught
from answerable.calc.standing import Standing, Told
from answerable.evidence.models import Alias
from answerable.measures.models import Measure, Observation, Settlement, Telling
from answerable.measures.queries.attention import home_area
from answerable.measures.queries.held import Key, key_of, observations, settlements, stands


@dataclass(frozen=True)
class HeldAt:
    """How the values of one key stand, and the last day that any of them was told."""

    standing: Standing
    latest: date


def matcher() -> Matcher:
    """The matcher with all measures as they are called now, and what was taught. Six queries."""
    taught: dict[int, list[Taught]] = defaultdict(list)
    for alias in Alias.objects.order_by("taught_at", "pk"):
        taught[alias.measure_id].append(Taught(tuple(alias.words.split()), alias.unit, alias.breakdown))
    parts: dict[int, list[str]] = defaultdict(list)
    told = Observation.objects.exclude(breakdown="").order_by("measure", "breakdown")
    for measure, part in told.values_list("measure", "breakdown").distinct():
        parts[measure].append(part)
    held: dict[int, set[str]] = defaultdict(set)
    for measure, area in Observation.objects.values_list("measure", "area__code").distinct():
        held[measure].add(area)
    rows = Measure.objects.select_related("subject").order_by("pk")
    areas = [AreaWords(code, name) for code, name in Area.objects.order_by("pk").values_list("code", "name")]
    return Matcher([_words(row, parts[row.pk], taught[row.pk], held[row.pk]) for row in rows], areas, home_area())


def _words(row: Measure, parts: Iterable[str], taught: Iterable[Taught], areas: Iterable[str]) -> MeasureWords:
    context = f"{row.subject.title} {row.numerator} {row.breakdown}"
    names = (row.title, *row.aliases)
    return MeasureWords(row.code, row.unit, names, context, tuple(parts), tuple(taught), frozenset(areas))


def held_for(measures: Collection[int]) -> Mapping[Key, HeldAt]:
    """How the values of these measures stand, by key. Five queries."""
    by_key: dict[Key, list[Observation]] = defaultdict(list)
    for row in observations().filter(measure__in=measures):
        by_key[key_of(row)].append(row)
    settled = settlements(list(measures))
    found = {key: (stands(rows, settled.get(key))[0], rows) for key, rows in by_key.items()}
    return {key: HeldAt(how, _latest(rows)) for key, (how, rows) in found.items() if how}


def _latest(rows: Sequence[Observation]) -> date:
    return max(row.as_at for row in rows)


def mark() -> int:
    """A number that grows whenever an observation, a telling or a settlement is added: they are never changed or deleted."""
    newest = (model.objects.aggregate(last=Max("pk"))["last"] or 0 for model in (Observation, Telling, Settlement))
    return sum(newest)


def in_words(told: Told) -> str:
    """A value held, as it was printed, with its day."""
    return f"{told.printed or told.value} as at {told.as_at:%-d %B %Y}"
