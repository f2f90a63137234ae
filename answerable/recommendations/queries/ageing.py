"""How old the live recommendations are, by who made them; and how many were made and settled, quarter by quarter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncQuarter

from answerable.recommendations.models import Move, Recommendation, RecommendationQuerySet, Report

BANDS: tuple[tuple[str, int | None], ...] = (
    ("Under 3 months", 91),
    ("3 to 6 months", 183),
    ("6 to 12 months", 365),
    ("1 to 2 years", 730),
    ("Over 2 years", None),
)
"""Each age with the day it ends before, counted from the day of the report; none ends the last."""
MOST_QUARTERS = 12


@dataclass(frozen=True)
class Ages:
    """The live recommendations of one origin, so many in each of BANDS."""

    origin: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Quarter:
    """How many were made and settled in the three months from `start`, how many became live again, and were live at the end."""

    start: date
    made: int
    settled: int
    reopened: int
    live: int

    @property
    def words(self) -> str:
        """ "January to March 2024"."""
        end = date(self.start.year, self.start.month + 2, 1)
        return f"{self.start:%B} to {end:%B} {self.start.year}"


def ages(rows: RecommendationQuerySet, day: date) -> tuple[Ages, ...]:
    """The live ones by origin, the origins with most first. One query."""
    counts = {f"band{n}": Count("pk", filter=_aged(n, day)) for n in range(len(BANDS))}
    found: Iterable[Mapping[str, Any]] = rows.live().order_by().values("report__origin").annotate(**counts)
    lines = [
        Ages(Report.Origin(one["report__origin"]).label, tuple(one[f"band{n}"] for n in range(len(BANDS))))
        for one in found
    ]
    return tuple(sorted(lines, key=lambda one: (-one.total, one.origin)))


def quarters(rows: RecommendationQuerySet, day: date) -> tuple[Quarter, ...]:
    """The last quarters up to that day, from the first in which there were any. Three queries."""
    made = _by_quarter(rows.order_by().annotate(quarter=TruncQuarter("report__published")).values_list("quarter"))
    moves = Move.objects.filter(recommendation__in=rows.order_by().values("pk"))
    live = Q(after__in=Recommendation.LIVE)
    was_live = Q(before__in=Recommendation.LIVE)
    settled, reopened = (_moves(moves.filter(which)) for which in (was_live & ~live, ~was_live & live))
    return _told(made, settled, reopened, day)


def _told(
    made: Mapping[date, int], settled: Mapping[date, int], reopened: Mapping[date, int], day: date
) -> tuple[Quarter, ...]:
    if not made:
        return ()
    starts = _starts(min(made), day)
    change = [made.get(one, 0) + reopened.get(one, 0) - settled.get(one, 0) for one in starts]
    every = [
        Quarter(start, made.get(start, 0), settled.get(start, 0), reopened.get(start, 0), live)
        for start, live in zip(starts, accumulate(change), strict=True)
    ]
    return tuple(every[-MOST_QUARTERS:])


def _starts(first: date, day: date) -> list[date]:
    starts, at = [], first
    while at <= day:
        starts.append(at)
        at = date(at.year + (at.month == 10), (at.month + 2) % 12 + 1, 1)
    return starts


def _moves(rows: QuerySet[Move]) -> Mapping[date, int]:
    return _by_quarter(rows.order_by().annotate(quarter=TruncQuarter("on")).values_list("quarter"))


def _by_quarter(rows: QuerySet[Any, Any]) -> Mapping[date, int]:
    return dict(rows.annotate(number=Count("pk")))


def _aged(band: int, day: date) -> Q:
    """Reports whose age on a day lies in a band."""
    most, least = BANDS[band][1], BANDS[band - 1][1] if band else None
    found = Q()
    if most is not None:
        found &= Q(report__published__gt=day - timedelta(days=most))
    if least is not None:
        found &= Q(report__published__lte=day - timedelta(days=least))
    return found
