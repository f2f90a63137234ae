"""Looking at the figures again once something has changed: what the rules find now is kept."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from answerable.measures.models import Measure
from answerable.measures.operations.signals import Refreshed, found_in, refresh
from answerable.measures.queries.attention import home_area
from answerable.measures.queries.held import series_of_many
from answerable.measures.queries.judged import ground, judged_of_many


@transaction.atomic
def look_again(measures: Collection[int] | None = None, *, at: datetime) -> Refreshed:
    """Judges measures (by key; all of them when None) by all that is held now, and keeps the signals found.

    Measures that are out of one of these are judged too: their limits follow its figures.
    """
    rows = Measure.objects.order_by("pk")
    chosen = list(rows if measures is None else rows.filter(Q(pk__in=measures) | Q(base__in=measures)))
    judged = judged_of_many(chosen, series_of_many(chosen), ground(home_area()))
    return refresh(found_in(judged.values()), at=at, among=None if measures is None else {one.pk for one in chosen})
