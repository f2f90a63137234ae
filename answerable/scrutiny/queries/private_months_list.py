"""The months of the private log as the office's list: what was passed, what waits, and what has changed since."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from answerable.scrutiny.models import MonthSummary, PrivateMeeting
from answerable.scrutiny.queries.private_months import MonthTold, months_now, next_month, passed, same, within
from answerable.scrutiny.queries.promises import Found, Wanted

PER_PAGE = 24
PASSED, NOT_PASSED = "passed", "not-passed"
SORTS = {"month": "month"}


@dataclass(frozen=True)
class MonthLine:
    """A month in the office's list: how many meetings and topics it has, and whether it was passed and still says the same."""

    month: date
    meetings: int
    topics: int
    passed_on: date | None
    differs: bool


@dataclass(frozen=True)
class Months:
    """One page of the months, and how many of all are over and wait to be passed."""

    found: Found[MonthLine]
    waiting: int


def months(wanted: Wanted, *, day: date) -> Months:
    """One page of the months that have a private meeting or a summary, the newest first. Six queries, however many there are."""
    days = PrivateMeeting.objects.order_by().values_list("on", flat=True).distinct()
    summaries = dict(MonthSummary.objects.values_list("month", "passed_at"))
    newest_first = wanted.sort != "month" or wanted.descending
    every = sorted({*(on.replace(day=1) for on in days), *summaries}, reverse=newest_first)
    waiting = sum(1 for month in every if not summaries.get(month) and next_month(month) <= day)
    state = wanted["state"]
    kept = [month for month in every if not state or bool(summaries.get(month)) == (state == PASSED)]
    pages = max(1, -(-len(kept) // PER_PAGE))
    page = min(max(1, wanted.page), pages)
    shown = kept[(page - 1) * PER_PAGE : page * PER_PAGE]
    return Months(Found(_lines(shown), len(kept), page, pages, PER_PAGE), waiting)


def _lines(shown: Sequence[date]) -> tuple[MonthLine, ...]:
    now = months_now(shown)
    held = PrivateMeeting.objects.filter(within(shown)).order_by().values_list("on").annotate(many=Count("pk"))
    number: Counter[date] = Counter()
    for on, many in held:
        number[on.replace(day=1)] += many
    told = {one.month: passed(one) for one in MonthSummary.objects.filter(month__in=shown)}
    return tuple(_line(now[month], told.get(month), number[month]) for month in shown)


def _line(now: MonthTold, then: MonthTold | None, meetings: int) -> MonthLine:
    differs = then is not None and not same(now, then)
    return MonthLine(now.month, meetings, len(now.topics), then.passed_on if then else None, differs)
