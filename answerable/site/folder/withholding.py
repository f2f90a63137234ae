"""What the public form of an office folder keeps back: small numbers, and those that would give them away."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from answerable.calc.periods import Period
from answerable.measures.intake.returns import Row
from answerable.measures.models import Measure, Telling
from answerable.publishing.queries import record
from answerable.publishing.queries.withheld import NOT_SHOWN, Cell

type Hidden = Mapping[int, Collection[Cell]]
"""The figures that no public page tells, by the key of their measure."""
type Told = tuple[object, ...]


def hidden_from_the_public() -> Hidden:
    """As the public pages have it, so that the two never give away together what neither tells."""
    if not Measure.objects.filter(suppress_below__gt=0).exists():
        return {}
    return record.read(record.latest_known() or date.max).hidden


def is_hidden(hidden: Hidden, measure: int, area: str, breakdown: str, days: tuple[date, date]) -> bool:
    cells = hidden.get(measure)
    return bool(cells) and (area, breakdown, Period(*days)) in (cells or ())


def emptied(row: Mapping[str, object]) -> dict[str, object]:
    """A row of a return that says that a figure was told, and where, and nothing of what it says."""
    return {
        **row,
        "value": "",
        "status": "suppressed",
        "qualifier": "exact",
        "printed": NOT_SHOWN,
        "note": "",
        "reason": "",
    }


def not_known_better(rows: Sequence[Row]) -> list[Row]:
    """The rows without those that were kept back from the public and are held here with their value."""
    kept_back = [row for row in rows if _is_kept_back(row.status, row.printed)]
    if not kept_back:
        return list(rows)
    names = ("measure__code", "area__code", "breakdown", "period_start", "period_end")
    held = Telling.objects.filter(source__code__in={row.source for row in kept_back}, observation__value__isnull=False)
    known = set(held.values_list(*(f"observation__{name}" for name in names), "source__code", "locator"))
    return [row for row in rows if not (_is_kept_back(row.status, row.printed) and _place(row) in known)]


def _is_kept_back(status: object, printed: object) -> bool:
    return (status, printed) == ("suppressed", NOT_SHOWN)


def _place(row: Row) -> Told:
    return (row.measure, row.area, row.breakdown, row.period.start, row.period.end, row.source, row.locator)


def told_once(rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """The rows without those that tell again, at the same place, that a figure is not shown: once is what a load keeps."""
    seen: set[Told] = set()
    for row in rows:
        place = tuple(row[name] for name in ("measure", "area", "breakdown", "period_start", "period_end", "locator"))
        hidden = _is_kept_back(row["status"], row["printed"])
        if not hidden or place not in seen:
            yield row
        if hidden:
            seen.add(place)
