"""Which measures changed, those that changed most first."""

from dataclasses import dataclass
from datetime import date

from answerable.calc.sentences.changed import Class, Moved, moved
from answerable.measures.models import Measure
from answerable.measures.queries.attention import home_area
from answerable.measures.queries.held import series_of_many
from answerable.measures.queries.judged import ground, judged_of_many


@dataclass(frozen=True)
class Changing:
    """A measure with its change."""

    measure: Measure
    moved: Moved

    @property
    def beyond_chance(self) -> bool:
        """Whether its change is more than chance: by its usual range, or by a test of two figures."""
        return self.moved.grade in (Class.SIGNAL, Class.BEYOND_CHANCE)


def changing(known_on: date | None = None) -> tuple[Changing, ...]:
    """Every measure that has something to be compared with, as known on a day: the firmest and largest change first."""
    measures = list(Measure.objects.select_related("subject").order_by("title"))
    judged = judged_of_many(measures, series_of_many(measures, known_on), ground(home_area(), known_on))
    found = [(one, moved(judged[one.pk].told)) for one in measures]
    return tuple(sorted((Changing(one, how) for one, how in found if how), key=lambda one: one.moved.key))
