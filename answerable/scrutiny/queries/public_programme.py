"""What the public may know of the programme: the announced meetings a year ahead and those of the year behind, what each is to
look at, and how long each objective was not looked at. Public pages and the public calendar are made of this alone.

Of a restricted item nothing is in here, not even that an objective is on it. Private functions have no public programme.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F, Prefetch

from answerable.calc.programme import add_months, gap_words, too_long, whole_months
from answerable.scrutiny.models import AgendaItem, Meeting, MeetingForm
from answerable.scrutiny.queries.meetings import last_day
from answerable.scrutiny.queries.programme_days import DUE, MeetingDay, of_due, of_meeting
from answerable.scrutiny.queries.programme_names import called, of_function
from answerable.scrutiny.queries.programme_seen import HELD, current_objectives, seen_days, seen_of
from answerable.scrutiny.queries.public_meetings import PublicObjective, public_rows

YEAR = 12
"""Months that the programme looks ahead, and back."""


@dataclass(frozen=True)
class PublicTopic:
    """What a meeting is to look at, in the open: the title of an item on objectives."""

    title: str
    objectives: tuple[PublicObjective, ...]


@dataclass(frozen=True)
class PublicDate:
    """A meeting in the public programme. `questions_close` is None where none may be sent in."""

    code: str
    name: str
    title: str
    day: date
    month_only: bool
    time: str
    location: str
    state: str
    state_words: str
    cancelled_because: str
    watch_address: str
    questions_close: date | None
    topics: tuple[PublicTopic, ...]
    note: str = ""
    ends: str = ""

    @property
    def ahead(self) -> bool:
        return self.state in Meeting.AHEAD


@dataclass(frozen=True)
class PublicSeen:
    """An objective, when it was last looked at in public and is next to be, and both in words.

    `months` are whole ones since it was last looked at; None where nobody has. Of a day that stands for its month, `last_month`
    or `next_month` says so.
    """

    objective: PublicObjective
    last: date | None
    months: int | None
    next: date | None
    words: str
    too_long: bool
    last_month: bool = False
    next_month: bool = False


@dataclass(frozen=True)
class PublicProgramme:
    """The programme of one function that meets in public, as at a day. `every_months` is 0 where no interval is set."""

    function: str
    name: str
    purpose: str
    day: date
    every_months: int
    ahead: tuple[PublicDate, ...]
    behind: tuple[PublicDate, ...]
    objectives: tuple[PublicSeen, ...]

    @property
    def unseen(self) -> tuple[PublicSeen, ...]:
        """Those that were not looked at for too long."""
        return tuple(one for one in self.objectives if one.too_long)


def public_programmes(*, day: date) -> tuple[PublicProgramme, ...]:
    """The programme of each function that meets in public; those that are to see the whole plan come first."""
    forms = MeetingForm.objects.filter(in_public=True).order_by(F("every_months").asc(nulls_last=True), "function")
    return tuple(_programme(one, day) for one in forms)


def public_programme(function: str, *, day: date) -> PublicProgramme | None:
    """One of them; None where the function does not meet in public."""
    form = MeetingForm.objects.filter(function=function, in_public=True).first()
    return _programme(form, day) if form else None


def public_days(meeting: PublicDate, address: str = "") -> Iterator[MeetingDay]:
    """The day of a meeting whose day is known, and until when a question may be sent in. One that is cancelled says so first."""
    if meeting.month_only:
        return
    cancelled = meeting.state == Meeting.State.CANCELLED
    topics = "; ".join(one.title for one in meeting.topics)
    said = f"Cancelled: {meeting.cancelled_because}" if cancelled else f"To be looked at: {topics}" if topics else ""
    found = of_meeting(meeting, meeting.day, "\n".join(filter(None, (said, meeting.note))), address)
    yield replace(found, summary=f"Cancelled: {found.summary}", cancelled=True) if cancelled else found
    if meeting.questions_close:
        words = DUE["questions_close"]
        yield of_due(meeting, meeting.day, "questions_close", words, meeting.questions_close, address)


def _programme(form: MeetingForm, day: date) -> PublicProgramme:
    every = form.every_months or 0
    rows, days = current_objectives(day).select_related("plan"), seen_days(form.function, day, public=True)
    ahead, behind = _dates(form, day)
    objectives = []
    for row in rows.order_by("position", "pk"):
        known = seen_of(row, days, every)
        about = PublicObjective(row.plan.code, row.code, row.title)
        months = whole_months(known.last, day) if known.last else None
        words = gap_words(known, day)
        months_only = known.last_month, known.next_month
        objectives.append(PublicSeen(about, known.last, months, known.next, words, too_long(known, day), *months_only))
    return PublicProgramme(
        function=form.function,
        name=called(form.function, day),
        purpose=form.purpose,
        day=day,
        every_months=every,
        ahead=ahead,
        behind=behind,
        objectives=tuple(objectives),
    )


def _dates(form: MeetingForm, day: date) -> tuple[tuple[PublicDate, ...], tuple[PublicDate, ...]]:
    """The meetings that are to come, the next first, and those of the year behind, the last first; each stands in one of them.

    One whose day went by and of which nobody has said how it went is behind.
    """
    items = AgendaItem.objects.open().prefetch_related("objectives__plan").order_by("position", "pk")
    rows = public_rows().filter(
        of_function(form.function), date__gt=add_months(day, -YEAR), date__lte=add_months(day, YEAR)
    )
    found = list(rows.prefetch_related(Prefetch("items", items)).order_by("date", "pk"))
    coming = [last_day(one) >= day and one.state not in HELD for one in found]
    ahead = [_date(one, form) for one, comes in zip(found, coming, strict=True) if comes]
    behind = [_date(one, form) for one, comes in zip(found, coming, strict=True) if not comes]
    return tuple(ahead), tuple(reversed(behind))


def _date(row: Meeting, form: MeetingForm) -> PublicDate:
    asking = row.state in Meeting.AHEAD and form.takes_questions
    return PublicDate(
        code=row.code,
        name=row.name,
        title=row.title,
        day=row.date,
        month_only=row.precision == Meeting.Precision.MONTH,
        time=row.time,
        location=row.location,
        state=row.state,
        state_words=row.get_state_display(),
        cancelled_because=row.cancelled_because,
        watch_address=row.watch_address,
        questions_close=row.questions_close if asking else None,
        topics=tuple(_topics(row)),
        note=row.note,
        ends=row.ends,
    )


def _topics(row: Meeting) -> list[PublicTopic]:
    found = []
    for item in row.items.all():
        objectives = tuple(PublicObjective(one.plan.code, one.code, one.title) for one in item.objectives.all())
        if objectives:
            found.append(PublicTopic(item.title, objectives))
    return found
