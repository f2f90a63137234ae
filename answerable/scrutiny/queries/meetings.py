"""Questions about meetings: what was held, what is next, what papers there were."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from answerable.scrutiny.intake.record import MeetingLine, MeetingNameLine, PaperLine
from answerable.scrutiny.models import Meeting, MeetingName, Paper
from answerable.scrutiny.queries.public_meetings import RECORDED, public_rows

WAS_HELD = (Meeting.State.HELD, Meeting.State.MINUTES_OUT)


@dataclass(frozen=True)
class Calendar:
    """Meetings seen from a day: those held, latest first, and the next one, if a date is published."""

    held: tuple[Meeting, ...]
    next: Meeting | None


def calendar(on: date) -> Calendar:
    """The meetings that the public may know of, as they stand on a day. Events are not meetings, and are left out.

    One of which only the month is known is held once that month is over; one that is planned here, once that is said of it.
    """
    rows = list(public_rows().filter(kind="meeting").select_related("source").order_by("date", "pk"))
    ahead = [row for row in rows if last_day(row) > on and row.state != Meeting.State.CANCELLED]
    held = [row for row in rows if last_day(row) <= on and row.state in WAS_HELD]
    return Calendar(tuple(reversed(held)), ahead[0] if ahead else None)


def last_day(row: Meeting) -> date:
    if row.precision == Meeting.Precision.DAY:
        return row.date
    return row.date.replace(day=monthrange(row.date.year, row.date.month)[1])


def not_over(day: date) -> Q:
    """Meetings whose day is not past: of one of which only the month is known, whose month is not over."""
    return Q(date__gte=day) | Q(precision=Meeting.Precision.MONTH, date__gte=day.replace(day=1))


def meetings() -> Sequence[Meeting]:
    """Everything that papers tell of, in the order of its days; what is planned here is told by its agenda."""
    return list(Meeting.objects.filter(evidence__in=RECORDED).select_related("source").order_by("date", "pk"))


def papers() -> Sequence[Paper]:
    """All papers, those that others are part of first."""
    return list(Paper.objects.select_related("source", "meeting", "part_of").order_by("position", "pk"))


def name_lines() -> tuple[MeetingNameLine, ...]:
    rows = MeetingName.objects.order_by("position", "pk")
    return tuple(MeetingNameLine(one.function, one.name, one.start, one.end, one.note) for one in rows)


def meeting_line(row: Meeting) -> MeetingLine:
    """A meeting as its file would say it."""
    return MeetingLine(
        code=row.code,
        kind=row.kind,
        name=row.name,
        title=row.title,
        date=row.date,
        precision=row.precision,
        time=row.time,
        location=row.location,
        agenda=tuple(row.agenda),
        evidence=row.evidence,
        note=row.note,
        source=row.source.code if row.source else "",
        source_line=row.source_line,
    )


def paper_line(row: Paper) -> PaperLine:
    """A paper as its file would say it."""
    return PaperLine(
        code=row.code,
        title=row.source.title,
        published=row.source.published,
        published_basis=row.source.published_basis,
        note=row.source.note,
        kind=row.kind,
        author_role=row.author_role,
        meeting=row.meeting.code if row.meeting else "",
        part_of=row.part_of.code if row.part_of else "",
        purpose=row.purpose,
        recommendation=row.recommendation,
        attachments=tuple(row.attachments),
    )
