"""What functions meetings are held for here, and what their meetings are called on a day."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from answerable.scrutiny.models import MeetingForm, MeetingName
from answerable.scrutiny.queries.agenda_days import name_on


def functions(day: date) -> tuple[tuple[str, str], ...]:
    """The functions that meetings are held for here, each with what its meetings are called on a day; in public ones first."""
    names = list(MeetingName.objects.order_by("position", "pk"))
    forms = {one.function: one for one in MeetingForm.objects.all()}
    codes = dict.fromkeys([*(one.function for one in names), *forms])
    order = sorted(codes, key=lambda code: (code not in forms, not (code in forms and forms[code].in_public)))
    return tuple((code, called(code, day, names)) for code in order)


def called(function: str, day: date, names: Sequence[MeetingName] | None = None) -> str:
    """What the meetings of a function are called on a day; where nobody has said, a word made of the function's own."""
    return name_on(function, day, names) or function.replace("-", " ").capitalize()


def of_function(function: str) -> Q:
    """Meetings of a function: those that say so, and those of the record that only their name tells of.

    An event, and a meeting under a name that no function ever had, are of none.
    """
    names = MeetingName.objects.filter(function=function).values("name")
    return Q(kind="meeting") & (Q(function=function) | Q(function="", name__in=names))
