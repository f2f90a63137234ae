"""What a question can be said to be about: the priorities of the plan in force, and the districts."""

from datetime import date

from django.db.models import Q

from answerable.areas.models import Area
from answerable.bodies.queries import body
from answerable.plans.queries import in_force

type Choices = list[tuple[int, str]]


def priorities_on(day: date) -> Choices:
    """The priorities of the plan in force, by their keys, in their order."""
    plan = in_force(day)
    rows = plan.priorities.order_by("position", "pk") if plan else ()
    return [(one.pk, one.title) for one in rows]


def districts_on(day: date) -> Choices:
    """The local authorities that there are on a day, by their keys; without any, whatever lies directly in the force's area."""
    begun, lasting = Q(start__isnull=True) | Q(start__lte=day), Q(end__isnull=True) | Q(end__gte=day)
    there = Area.objects.filter(begun, lasting).order_by("name")
    found = list(there.filter(kind=Area.Kind.AUTHORITY).values_list("pk", "name"))
    office = body() if not found else None
    return found or (list(there.filter(parent__code=office.area_code).values_list("pk", "name")) if office else [])
