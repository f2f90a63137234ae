"""How meetings, their states and their days are worded on the office's pages."""

from datetime import date

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localtime

from answerable.kit.components import Tag, Tone
from answerable.kit.http import now
from answerable.kit.wording import british_day, counted
from answerable.measures.queries.pages import review_day
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.models import AgendaItem, Meeting

HERE = ("Meetings", "scrutiny:meetings")
State = Meeting.State
TONES = {
    State.PLANNED: Tone.NEUTRAL,
    State.COMMISSIONED: Tone.AMBER,
    State.PAPERS_IN: Tone.AMBER,
    State.PAPERS_OUT: Tone.BETTER,
    State.HELD: Tone.UNKNOWN,
    State.MINUTES_OUT: Tone.GREEN,
    State.CANCELLED: Tone.WORSE,
}


def shown_day() -> date:
    """The day that the office's pages speak of."""
    return review_day(localtime(now()).date())


def meeting_of(request: HttpRequest, code: str) -> Meeting:
    """The meeting, where this user may see it; otherwise there is none."""
    return get_object_or_404(Meeting.objects.visible_to(user_of(request)).select_related("source"), code=code)


def item_of(request: HttpRequest, code: str, key: int) -> AgendaItem:
    meeting = meeting_of(request, code)
    rows = AgendaItem.objects.select_related("meeting", "assurance", "paper__source", "moved_from")
    return get_object_or_404(rows, meeting=meeting, pk=key)


def above(meeting: Meeting) -> list[tuple[str, str]]:
    """The pages above one of a meeting's pages."""
    return [*crumbs(HERE), (short(meeting), meeting_href(meeting))]


def above_item(item: AgendaItem) -> list[tuple[str, str]]:
    """The pages above one of an item's pages."""
    href = reverse("scrutiny:item", args=[item.meeting.code, item.pk])
    return [*above(item.meeting), (item.title, href)]


def short(meeting: Meeting) -> str:
    """ "Public meeting, 12 December 2024"."""
    return f"{meeting.name}, {when(meeting)}"


def when(meeting: Meeting) -> str:
    """ "12 December 2024", or "December 2024" where only that is known."""
    return british_day(meeting.date, month_only=meeting.precision == Meeting.Precision.MONTH)


def on(meeting: Meeting) -> str:
    """ "on 12 December 2024", or "in December 2024" where only that is known."""
    return f"{'on' if meeting.precision == Meeting.Precision.DAY else 'in'} {when(meeting)}"


def away(meeting: Meeting, day: date) -> str:
    """ ", in 35 days"; empty where only its month is known, for nobody can count to a month."""
    return f", {until(meeting.date, day)}" if meeting.precision == Meeting.Precision.DAY else ""


def meeting_href(meeting: Meeting) -> str:
    return reverse("scrutiny:meeting", args=[meeting.code])


def state_tag(state: str) -> Tag:
    sort = State(state)
    return Tag(sort.label, TONES[sort])


def until(to: date, day: date) -> str:
    """ "in 35 days", "today", "12 days ago"."""
    away = (to - day).days
    if away == 0:
        return "today"
    return f"in {counted(away, 'day')}" if away > 0 else f"{counted(-away, 'day')} ago"
