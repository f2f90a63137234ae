"""When each objective was last looked at by the meetings of a function, and when the next one is to look at it.

What an earlier plan called the same objective (`plans.Succession`) counts as the same: a new plan does not make everything unseen.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from answerable.calc.programme import Seen
from answerable.plans.models import Objective
from answerable.plans.models.plans import ObjectiveQuerySet
from answerable.plans.queries import in_force
from answerable.scrutiny.models import AgendaItem, Meeting, MeetingForm

HELD = (Meeting.State.HELD, Meeting.State.MINUTES_OUT)
"""States of a meeting at which its items were looked at."""
_PLACED = AgendaItem.objectives.through.objects


def current_objectives(day: date) -> ObjectiveQuerySet:
    """The objectives of the plan in force on a day that no variation has left out by then."""
    plan = in_force(day)
    rows = Objective.objects.filter(plan=plan) if plan else Objective.objects.none()
    return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))


def with_seen(rows: ObjectiveQuerySet, function: str, day: date, *, public: bool = False) -> ObjectiveQuerySet:
    """Each with `last_seen` and `next_seen`, days or None. `public` leaves out what the public may not know of."""
    same = Q(objective=OuterRef("pk")) | Q(objective__continued_by__objective=OuterRef("pk"))
    placed = _PLACED.filter(same, agendaitem__meeting__function=function)
    if public:
        known = Q(agendaitem__meeting__announced=True) | Q(agendaitem__meeting__evidence__in=["papers", "mentioned"])
        placed = placed.filter(known, agendaitem__restricted=False)
    held = placed.filter(agendaitem__meeting__state__in=HELD, agendaitem__meeting__date__lte=day)
    ahead = placed.filter(agendaitem__meeting__state__in=Meeting.AHEAD, agendaitem__meeting__date__gte=day)
    when = "agendaitem__meeting__date"
    return rows.annotate(
        last_seen=Subquery(held.order_by(f"-{when}").values(when)[:1]),
        next_seen=Subquery(ahead.order_by(when).values(when)[:1]),
    )


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
