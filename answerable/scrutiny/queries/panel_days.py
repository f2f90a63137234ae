"""The panel's own meetings: what it is called, when it last met, and how a meeting is told."""

from datetime import date

from django.db.models import Q, QuerySet

from answerable.kit.wording import british_date
from answerable.scrutiny.models import Meeting, MeetingName

PANEL = "panel"
HELD = (Meeting.State.HELD, Meeting.State.MINUTES_OUT)


def panel_name(day: date) -> str:
    """What the panel is called on a day; the last name that is known, where none says its days."""
    rows = list(MeetingName.objects.filter(function=PANEL).order_by("start", "position", "pk"))
    known = [one for one in rows if (one.start is None or one.start <= day) and (one.end is None or one.end >= day)]
    return (known or rows)[-1].name if rows else "Police and Crime Panel"


def meeting_words(meeting: Meeting | None) -> str:
    if meeting is None:
        return ""
    on = british_date(meeting.date) if meeting.precision == Meeting.Precision.DAY else f"{meeting.date:%B %Y}"
    return f"{meeting.name}, {on}"


def of_the_panel() -> QuerySet[Meeting]:
    """The panel's meetings: those that serve it here, and those that the record gives its name to."""
    names = MeetingName.objects.filter(function=PANEL).values("name")
    return Meeting.objects.filter(Q(function=PANEL) | Q(function="", kind="meeting", name__in=names))


def last_met(day: date) -> date | None:
    """The day that the panel last met before a day; None where the record has none."""
    rows = of_the_panel().filter(state__in=HELD, date__lt=day)
    return rows.order_by("-date").values_list("date", flat=True).first()
