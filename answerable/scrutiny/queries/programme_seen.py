"""When each objective was last looked at by the meetings of a function, and when the next one is to look at it.

What an earlier plan called the same objective (`plans.Succession`) counts as the same: a new plan does not make everything unseen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Min, Q, QuerySet

from answerable.calc.programme import Seen
from answerable.plans.models import Objective
from answerable.plans.models.plans import ObjectiveQuerySet
from answerable.plans.queries import in_force
from answerable.scrutiny.models import AgendaItem, Meeting, MeetingForm
from answerable.scrutiny.queries.public_meetings import RECORDED

HELD = (Meeting.State.HELD, Meeting.State.MINUTES_OUT)
"""States of a meeting at which its items were looked at."""
WHEN = "agendaitem__meeting__date"
_PLACINGS = AgendaItem.objectives.through.objects


@dataclass(frozen=True)
class SeenDays:
    """When something was last looked at, and when it next is to be; None where it was not, or is not to be.

    Of a meeting of which the month alone is known the day is the first, and `last_month` or `next_month` says so.
    """

    last: date | None = None
    next: date | None = None
    last_month: bool = False
    next_month: bool = False


UNSEEN = SeenDays()


def current_objectives(day: date) -> ObjectiveQuerySet:
    """The objectives of the plan in force on a day that no variation has left out by then."""
    plan = in_force(day)
    rows = Objective.objects.filter(plan=plan) if plan else Objective.objects.none()
    return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))


def seen_days(function: str, day: date, *, public: bool = False) -> Mapping[int, SeenDays]:
    """By the key of every objective that a meeting of a function looked at or is to look at. Two queries.

    `public` leaves out what the public may not know of. All at once: asked for each objective apart, ten thousand of them take
    half a second.
    """
    rows = _PLACINGS.filter(agendaitem__meeting__function=function)
    if public:
        known = Q(agendaitem__meeting__announced=True) | Q(agendaitem__meeting__evidence__in=RECORDED)
        rows = rows.filter(known, agendaitem__restricted=False)
    held = Q(agendaitem__meeting__state__in=HELD, **{f"{WHEN}__lte": day})
    # One of which only the month is known is to come until that month is over.
    month = Q(agendaitem__meeting__precision=Meeting.Precision.MONTH, **{f"{WHEN}__gte": day.replace(day=1)})
    ahead = Q(agendaitem__meeting__state__in=Meeting.AHEAD) & (Q(**{f"{WHEN}__gte": day}) | month)
    # What is its own and what is of an earlier plan are asked for apart: one question for both would read every item twice.
    found = _by_objective(rows, "objective", held, ahead)
    earlier = rows.filter(objective__continued_by__isnull=False)
    for key, before in _by_objective(earlier, "objective__continued_by__objective", held, ahead).items():
        found[key] = _both(found[key], before) if key in found else before
    return found


def _by_objective(rows: QuerySet[Any], of: str, held: Q, ahead: Q) -> dict[int, SeenDays]:
    month = Q(agendaitem__meeting__precision=Meeting.Precision.MONTH)
    days = rows.order_by().values(of)
    days = days.annotate(last=Max(WHEN, filter=held), last_month=Max(WHEN, filter=held & month))
    days = days.annotate(next=Min(WHEN, filter=ahead), next_month=Min(WHEN, filter=ahead & month))
    return {
        key: SeenDays(
            last, following, last is not None and last == behind, following is not None and following == first
        )
        for key, last, behind, following, first in days.values_list(of, "last", "last_month", "next", "next_month")
    }


def _both(one: SeenDays, other: SeenDays) -> SeenDays:
    """The later of the days behind, and the earlier of the days ahead."""
    behind = one if (one.last or date.min) >= (other.last or date.min) else other
    ahead = one if (one.next or date.max) <= (other.next or date.max) else other
    return SeenDays(behind.last, ahead.next, behind.last_month, ahead.next_month)


def interval_of(function: str) -> int:
    """In how many months each objective is to be seen once; 0 where nobody has said."""
    found = MeetingForm.objects.filter(function=function).values_list("every_months", flat=True).first()
    return found or 0


def seen_of(objective: Objective, days: Mapping[int, SeenDays], every_months: int) -> Seen:
    """Of one objective, by what `seen_days` said."""
    found = days.get(objective.pk, UNSEEN)
    return Seen(objective.code, found.last, found.next, every_months, found.last_month, found.next_month)
