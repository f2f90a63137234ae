"""What wants attention: signals by what was made of them, and one signal with the series it is of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from answerable.bodies.queries import body
from answerable.calc.periods import Period, printed
from answerable.measures.models import Measure, Signal
from answerable.measures.queries.held import Series, series_of
from answerable.measures.queries.judged import Judged, JudgedSeries, ground, judged_of_many
from answerable.measures.wording import of_words

SHOWN = {
    "new": "To look at",
    "looked_at": "Looked at",
    "explained": "Explained",
    "gone": "No longer found",
}
"""The sorts of signal that have a list of their own."""


@dataclass(frozen=True)
class SignalPage:
    """One signal with the measure judged as it is now, and the series that the signal is of, where it is still held."""

    signal: Signal
    judged: Judged
    series: JudgedSeries | None
    held: Series | None

    @property
    def period(self) -> Period:
        return Period(self.signal.period_start, self.signal.period_end)


def home_area() -> str:
    """The code of the area that the body is for; empty before an office is loaded."""
    office = body()
    return office.area_code if office else ""


def signals(sort: str) -> QuerySet[Signal]:
    """The signals of one sort, the newest points first, and worse before better."""
    rows = Signal.objects.select_related("measure__subject", "area")
    found = rows.filter(gone_at__isnull=False) if sort == "gone" else rows.found().filter(state=sort)
    return found.order_by("-period_end", "-verdict", "measure__title", "pk")


def counts() -> dict[str, int]:
    """How many signals there are of each sort."""
    return {sort: signals(sort).count() for sort in SHOWN}


def of(signal: Signal, home: str) -> str:
    """What a signal is of, besides its measure."""
    return of_words(signal.area.name, signal.breakdown, home=signal.area.code == home)


def when(signal: Signal) -> str:
    return printed(Period(signal.period_start, signal.period_end))


def signal_page(signal: Signal) -> SignalPage:
    """The signal with its measure as it is judged now."""
    held = series_of(signal.measure)
    found = judged_as_held(signal.measure, held, None)
    key = (signal.area.code, signal.breakdown)
    return SignalPage(
        signal,
        found,
        next((one for one in found.series if (one.area, one.breakdown) == key), None),
        next((one for one in held if (one.area, one.breakdown) == key), None),
    )


def judged_as_held(measure: Measure, series: Sequence[Series], known_on: date | None) -> Judged:
    """A measure judged by figures that were read already, as known on a day."""
    return judged_of_many([measure], {measure.pk: series}, ground(home_area(), known_on))[measure.pk]
