"""What the public may know of meetings: the published programme, the agendas, how each item ended. Public pages are made of this alone.

Of a restricted item nothing but its ground and its length is in here. How an item ended is in here once the minutes are out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from answerable.calc.meeting_times import begins
from answerable.scrutiny.models import AgendaItem, Meeting, MeetingForm, Paper
from answerable.scrutiny.queries.agenda_days import days_on

RECORDED = ("papers", "mentioned")
"""How a meeting is known that a published paper tells of: the public knows of it by that."""
CLOSED_PART = "Part not held in public"


@dataclass(frozen=True)
class PublicObjective:
    """An objective that an item is about."""

    plan: str
    code: str
    title: str


@dataclass(frozen=True)
class PublicItem:
    """One item of an agenda. A restricted one has no words but its ground: its title is CLOSED_PART."""

    position: int
    title: str
    kind: str = ""
    purpose: str = ""
    lead_role: str = ""
    begins: str = ""
    minutes: int | None = None
    restricted: bool = False
    ground: str = ""
    objectives: tuple[PublicObjective, ...] = ()
    # The code of the paper that it has.
    paper: str = ""
    moved_from: date | None = None
    # The word and the shape of the step it was judged on; empty before the minutes are out.
    assurance: str = ""
    shape: str = ""
    reason: str = ""
    judge_role: str = ""
    minute: str = ""
    recording_at: str = ""


@dataclass(frozen=True)
class PublicMeeting:
    """A meeting as the public may know of it. `questions_close` is None where none may be sent in."""

    code: str
    kind: str
    function: str
    name: str
    title: str
    day: date
    month_only: bool
    time: str
    ends: str
    location: str
    note: str
    state: str
    state_words: str
    cancelled_because: str
    watch_address: str
    recording_address: str
    transcript_address: str
    takes_questions: bool
    questions_close: date | None
    minutes_due: date | None
    agenda: tuple[str, ...]
    items: tuple[PublicItem, ...]
    papers: tuple[str, ...]

    @property
    def ahead(self) -> bool:
        return self.state in Meeting.AHEAD

    @property
    def open_items(self) -> tuple[PublicItem, ...]:
        return tuple(one for one in self.items if not one.restricted)


def public_rows() -> QuerySet[Meeting]:
    """The meetings that the public may know of: those announced, and those that a published paper tells of."""
    return Meeting.objects.filter(Q(announced=True) | Q(evidence__in=RECORDED))


def is_public(row: Meeting) -> bool:
    """Whether the public may know of this meeting: as `public_rows` asks the database."""
    return row.announced or row.evidence in RECORDED


def public_meetings() -> tuple[PublicMeeting, ...]:
    """All of them in the order of their days. Six queries, however many there are."""
    return _public(public_rows().order_by("date", "pk"))


def public_meeting(code: str) -> PublicMeeting | None:
    """One meeting; None where the public may not know of it."""
    found = _public(public_rows().filter(code=code))
    return found[0] if found else None


def asking_now(day: date) -> PublicMeeting | None:
    """The next meeting that a question may be sent in to on `day`; None where there is none."""
    found = _public(asking_rows(day)[:1])
    return found[0] if found else None


def asking_rows(day: date) -> QuerySet[Meeting]:
    """The announced meetings ahead that still take questions on `day`, the next first."""
    takes = MeetingForm.objects.filter(takes_questions=True).values("function")
    ahead = Meeting.objects.to_come().filter(
        announced=True, function__in=takes, questions_close__gte=day, date__gte=day
    )
    return ahead.order_by("date", "pk")


def _public(rows: QuerySet[Meeting]) -> tuple[PublicMeeting, ...]:
    items = (
        AgendaItem.objects.select_related("assurance", "paper", "moved_from")
        .prefetch_related("objectives__plan")
        .order_by("position", "pk")
    )
    papers = Paper.objects.select_related("source").order_by("position", "pk")
    found = rows.prefetch_related(Prefetch("items", items), Prefetch("papers", papers))
    forms = {one.function: one for one in MeetingForm.objects.all()}
    return tuple(_meeting(one, forms.get(one.function)) for one in found)


def _meeting(row: Meeting, form: MeetingForm | None) -> PublicMeeting:
    takes = bool(form and form.takes_questions and row.state in Meeting.AHEAD)
    items = list(row.items.all())
    day_known = row.precision == Meeting.Precision.DAY
    return PublicMeeting(
        code=row.code,
        kind=row.kind,
        function=row.function,
        name=row.name,
        title=row.title,
        day=row.date,
        month_only=not day_known,
        time=row.time,
        ends=row.ends,
        location=row.location,
        note=row.note,
        state=row.state,
        state_words=row.get_state_display(),
        cancelled_because=row.cancelled_because,
        watch_address=row.watch_address,
        recording_address=row.recording_address,
        transcript_address=row.transcript_address,
        takes_questions=takes,
        questions_close=row.questions_close if takes else None,
        minutes_due=days_on(form, row.date).minutes if _owes_minutes(row) else None,
        agenda=tuple(row.agenda),
        items=_items(row, items),
        papers=tuple(one.code for one in row.papers.all()),
    )


def _owes_minutes(row: Meeting) -> bool:
    """Whether a day for its minutes can be told. What is known from a paper alone was held before there was such a rule."""
    known = row.precision == Meeting.Precision.DAY and row.evidence not in RECORDED
    return known and row.state in (*Meeting.AHEAD, Meeting.State.HELD)


def _items(row: Meeting, items: Sequence[AgendaItem]) -> tuple[PublicItem, ...]:
    times = begins(row.time, [one.minutes for one in items])
    ended = row.state == Meeting.State.MINUTES_OUT
    return tuple(public_item(one, starts, ended=ended) for one, starts in zip(items, times, strict=False))


def public_item(one: AgendaItem, starts: str, *, ended: bool) -> PublicItem:
    """An item as the public may know of it; how it ended only where `ended`."""
    if one.restricted:
        return PublicItem(
            one.position, CLOSED_PART, begins=starts, minutes=one.minutes, restricted=True, ground=one.ground
        )
    return PublicItem(
        position=one.position,
        title=one.title,
        kind=one.kind,
        purpose=one.purpose,
        lead_role=one.lead_role,
        begins=starts,
        minutes=one.minutes,
        objectives=tuple(PublicObjective(o.plan.code, o.code, o.title) for o in one.objectives.all()),
        paper=one.paper.code if one.paper else "",
        moved_from=_moved_from(one),
        assurance=one.assurance.word if ended and one.assurance else "",
        shape=one.assurance.shape if ended and one.assurance else "",
        reason=one.reason if ended else "",
        judge_role=one.judge_role if ended else "",
        minute=one.minute if ended else "",
        recording_at=one.recording_at if ended else "",
    )


def _moved_from(one: AgendaItem) -> date | None:
    """The day of the meeting that it was an item of before, where the public knows of that meeting."""
    before = one.moved_from
    return before.date if before and is_public(before) else None
