"""On which days what goes out needs a named exception, because an election is near."""

from collections.abc import Sequence
from datetime import date

from answerable.publishing.models import PreElectionPeriod


def period_on(day: date) -> PreElectionPeriod | None:
    """The pre-election period that a day lies in (both its ends count); of several, the one that ends last."""
    return PreElectionPeriod.objects.filter(start__lte=day, end__gte=day).order_by("-end", "pk").first()


def next_period(day: date) -> PreElectionPeriod | None:
    """The first period that begins after a day."""
    return PreElectionPeriod.objects.filter(start__gt=day).order_by("start", "pk").first()


def periods() -> Sequence[PreElectionPeriod]:
    """Every period, the latest first."""
    return list(PreElectionPeriod.objects.order_by("-start", "-pk"))
