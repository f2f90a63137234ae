"""What is known of a series that bears on comparing two of its values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from answerable.calc.behaviour.series import Anomaly, Cut, Quantity, Series
from answerable.calc.periods import Period

ALLOWED_UNUSUAL = 20
"""A period that is unusual for at most one day in so many is still compared; as `Period.like` allows for lengths."""


@dataclass(frozen=True)
class Known:
    """What sort of number it is, its breaks and known anomalies, and the day it was told.

    `as_at` is the day of the newest figures: a period that ends after it is not over. `to_date` says that the periods are of
    a year so far, where the periods themselves do not show it (April to June is also a quarter).
    """

    quantity: Quantity = Quantity.COUNT
    cuts: tuple[Cut, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
    as_at: date | None = None
    to_date: bool = False

    @classmethod
    def of(cls, series: Series, as_at: date | None = None, *, to_date: bool = False) -> "Known":
        """What a series knows of itself."""
        return cls(series.quantity, series.cuts, series.anomalies, as_at, to_date)

    def cut_across(self, first: Period, last: Period) -> Cut | None:
        """The first break after the first day of the one and not after the last day of the other, so inside one of them too."""
        across = (cut for cut in self.cuts if first.start < cut.at <= last.end)
        return min(across, key=lambda cut: cut.at, default=None)

    def unusual(self, period: Period) -> Anomaly | None:
        """The first anomaly that more than one in twenty days of the period lie in."""
        marked = (one for one, days in self.touching(period) if days * ALLOWED_UNUSUAL > period.days)
        return next(marked, None)

    def touching(self, period: Period) -> Iterator[tuple[Anomaly, int]]:
        """The anomalies that touch the period, by date, with how many of its days."""
        for one in sorted(self.anomalies, key=lambda one: one.period):
            if one.period.overlaps(period):
                start, end = max(one.period.start, period.start), min(one.period.end, period.end)
                yield one, (end - start).days + 1
