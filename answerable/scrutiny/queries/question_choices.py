"""What a question can be said to be about: the priorities of the plan in force, and the districts."""

from datetime import date

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
    there = [
        one
        for one in Area.objects.select_related("parent").order_by("position", "name")
        if (one.start is None or one.start <= day) and (one.end is None or one.end >= day)
    ]
    office = body()
    home = office.area_code if office else ""
    found = [one for one in there if one.kind == Area.Kind.AUTHORITY]
    found = found or [one for one in there if one.parent and one.parent.code == home]
    return sorted(((one.pk, one.name) for one in found), key=lambda pair: pair[1])
