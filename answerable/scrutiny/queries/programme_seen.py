"""When each objective was last looked at by the meetings of a function, and when the next one is to look at it.

What an earlier plan called the same objective (`plans.Succession`) counts as the same: a new plan does not make everything unseen.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import DateField, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, Least, NullIf

from answerable.calc.programme import Seen
from answerable.plans.models import Objective
from answerable.plans.models.plans import ObjectiveQuerySet
from answerable.plans.queries import in_force
from answerable.scrutiny.models import AgendaItem, Meeting, MeetingForm
from answerable.scrutiny.queries.public_meetings import RECORDED

HELD = (Meeting.State.HELD, Meeting.State.MINUTES_OUT)
"""States of a meeting at which its items were looked at."""
WHEN = "agendaitem__meeting__date"
NEVER_BEFORE, NEVER_AFTER = date(1, 1, 1), date(9999, 12, 31)
_PLACINGS = AgendaItem.objectives.through.objects


def current_objectives(day: date) -> ObjectiveQuerySet:
    """The objectives of the plan in force on a day that no variation has left out by then."""
    plan = in_force(day)
    rows = Objective.objects.filter(plan=plan) if plan else Objective.objects.none()
    return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))


def with_seen(rows: ObjectiveQuerySet, function: str, day: date, *, public: bool = False) -> ObjectiveQuerySet:
    """Each with `last_seen` and `next_seen`, days or None. `public` leaves out what the public may not know of."""
    # What is its own and what is of an earlier plan are asked for apart: one question for both would read every item for each objective.
    own = _placed(Q(objective=OuterRef("pk")), function, public=public)
    earlier = _placed(Q(objective__continued_by__objective=OuterRef("pk")), function, public=public)
    held = {"agendaitem__meeting__state__in": HELD, f"{WHEN}__lte": day}
    # One of which only the month is known is to come until that month is over.
    month = Q(agendaitem__meeting__precision=Meeting.Precision.MONTH, **{f"{WHEN}__gte": day.replace(day=1)})
    ahead = Q(agendaitem__meeting__state__in=Meeting.AHEAD) & (Q(**{f"{WHEN}__gte": day}) | month)
    last = [Subquery(some.filter(**held).order_by(f"-{WHEN}").values(WHEN)[:1]) for some in (own, earlier)]
    following = [Subquery(some.filter(ahead).order_by(WHEN).values(WHEN)[:1]) for some in (own, earlier)]
    return rows.annotate(last_seen=_one(Greatest, last, NEVER_BEFORE), next_seen=_one(Least, following, NEVER_AFTER))


def _one(choose: type[Func], days: Sequence[Subquery], none: date) -> NullIf:
    """The greatest or least of days of which some are missing; each is asked for once.

    SQLite's greatest of a day and nothing is nothing, PostgreSQL's is the day: so that `none` stands for nothing meanwhile.
    """
    stand_in = Value(none, output_field=DateField())
    return NullIf(choose(*(Coalesce(one, stand_in) for one in days)), stand_in)


def _placed(which: Q, function: str, *, public: bool) -> QuerySet[Any]:
    """The placings of objectives on agendas of a function."""
    rows = _PLACINGS.filter(which, agendaitem__meeting__function=function)
    if not public:
        return rows
    known = Q(agendaitem__meeting__announced=True) | Q(agendaitem__meeting__evidence__in=RECORDED)
    return rows.filter(known, agendaitem__restricted=False)


def interval_of(function: str) -> int:
    """In how many months each objective is to be seen once; 0 where nobody has said."""
    found = MeetingForm.objects.filter(function=function).values_list("every_months", flat=True).first()
    return found or 0


def seen_of(objective: Objective, every_months: int) -> Seen:
    """Of an objective that came `with_seen`."""
    last, following = getattr(objective, "last_seen", None), getattr(objective, "next_seen", None)
    return Seen(objective.code, last, following, every_months)


def seen(
    objectives: Sequence[Objective], function: str, *, day: date, every_months: int | None = None
) -> Mapping[int, Seen]:
    """When each of some objectives was and will be seen, by its key. One query, and one for the interval where none is given."""
    every = interval_of(function) if every_months is None else every_months
    rows = with_seen(Objective.objects.filter(pk__in=[one.pk for one in objectives]), function, day)
    return {one.pk: seen_of(one, every) for one in rows}
