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
    return f"{meeting.name}, {when_words(meeting)}" if meeting else ""


def when_words(meeting: Meeting) -> str:
    """ "7 June 2024"; "June 2024" where the record knows the month and no day."""
    return british_date(meeting.date) if meeting.precision == Meeting.Precision.DAY else month_words(meeting.date)


def month_words(day: date) -> str:
    return f"{day:%B %Y}"


def of_the_panel() -> QuerySet[Meeting]:
    """The panel's meetings: those that serve it here, and those that the record gives its name to."""
    names = MeetingName.objects.filter(function=PANEL).values("name")
    return Meeting.objects.filter(Q(function=PANEL) | Q(function="", kind="meeting", name__in=names))


def last_met(day: date) -> Meeting | None:
    """The panel's last meeting before a day; None where the record has none."""
    return of_the_panel().filter(state__in=HELD, date__lt=day).order_by("-date", "-pk").first()


def month_only(day: date | None) -> bool:
    """Whether a day stands for a meeting of the panel of which the record knows the month alone."""
    return day is not None and of_the_panel().filter(date=day, precision=Meeting.Precision.MONTH).exists()
