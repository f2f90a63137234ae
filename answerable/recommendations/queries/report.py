"""Reports and how far the response to each is: the list, what waits, and one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from answerable.clocks.queries.waiting import ClockLine, line_of
from answerable.recommendations.intake.report_copies import CopyOwed, copies_owed
from answerable.recommendations.models import CopySent, Recommendation, Report

WAITING = (Report.Response.OWED, Report.Response.INVITED, Report.Response.COMMENTED)
"""States of a response that is still to be published."""
LARGE = ("chief_comments", "body_comments", "reply", "frozen", "note")
"""What no list shows."""


@dataclass(frozen=True)
class ReportLine:
    """A report in a list. `due` is the day its response is due; `days` say how that stands ("due in 5 days"), empty without a clock."""

    code: str
    title: str
    origin: str
    published: date
    response: str
    due: date | None
    days: str
    is_late: bool
    recommendations: int
    live: int


@dataclass(frozen=True)
class ReportWaiting:
    """A response that is still to be published, for the page of the day. `next` says what has to be done, `words` how its clock stands."""

    code: str
    title: str
    origin: str
    state: str
    due: date | None
    words: str
    is_late: bool
    next: str


@dataclass(frozen=True)
class CopyLine:
    """Who is owed a copy of the response, what says so, and the copy that was sent, if it was."""

    owed: CopyOwed
    sent: CopySent | None


NEXT: Mapping[str, str] = {
    Report.Response.OWED: "Invite the chief officer to comment",
    Report.Response.INVITED: "Keep the chief officer's comments once they come",
    Report.Response.COMMENTED: "Finish the response and publish it",
}


def report_lines(rows: QuerySet[Report], day: date) -> tuple[ReportLine, ...]:
    """Rows of a list as they stand on a day, in the order of `rows`. One query."""
    counted = rows.select_related("clock__duty", "clock__owner").annotate(
        how_many=Count("recommendations"),
        how_many_live=Count("recommendations", filter=Q(recommendations__state__in=Recommendation.LIVE)),
    )
    return tuple(_line(one, day, one.how_many, one.how_many_live) for one in counted)


def reports_waiting(day: date, *, limit: int = 100) -> tuple[ReportWaiting, ...]:
    """The responses that are owed and not published, the earliest due first. One query."""
    rows = Report.objects.filter(response__in=WAITING).select_related("clock__duty", "clock__owner").defer(*LARGE)
    found = rows.order_by(F("clock__due").asc(nulls_last=True), "published", "pk")
    return tuple(_waiting(one, day) for one in found[:limit])


def how_many_wait(day: date) -> tuple[int, int]:
    """How many responses are owed and not published, and how many of them are late on a day. One query."""
    late = Count("pk", filter=Q(clock__due__lt=day))
    found = Report.objects.filter(response__in=WAITING).aggregate(all=Count("pk"), late=late)
    return found["all"], found["late"]


def clock_of(report: Report, day: date) -> ClockLine | None:
    """How the clock of its response stands on a day; None where none was started."""
    return line_of(report.clock, day) if report.clock else None


def copies_of(report: Report) -> tuple[tuple[CopyLine, ...], tuple[CopySent, ...]]:
    """Those who are owed a copy, each with the first one that was sent; and the copies that nobody was owed. One query."""
    sent = list(report.copies.order_by("sent_on", "pk"))
    owed = [CopyLine(one, _first(sent, one.to)) for one in copies_owed(report.origin)]
    named = {line.owed.to for line in owed}
    return tuple(owed), tuple(one for one in sent if one.to not in named)


def _first(sent: list[CopySent], to: str) -> CopySent | None:
    return next((one for one in sent if one.to == to), None)


def _line(one: Report, day: date, how_many: int, live: int) -> ReportLine:
    clock = clock_of(one, day)
    waits = one.response in WAITING
    return ReportLine(
        code=one.code,
        title=one.title,
        origin=one.get_origin_display(),
        published=one.published,
        response=one.get_response_display(),
        due=clock.due if clock and waits else None,
        days=clock.words if clock and one.response != Report.Response.NOT_NEEDED else "",
        is_late=bool(waits and clock and clock.due and clock.due < day),
        recommendations=how_many,
        live=live,
    )


def _waiting(one: Report, day: date) -> ReportWaiting:
    clock = clock_of(one, day)
    invites = one.origin == Report.Origin.INSPECTORATE
    return ReportWaiting(
        code=one.code,
        title=one.title,
        origin=one.get_origin_display(),
        state=one.get_response_display(),
        due=clock.due if clock else None,
        words=clock.words if clock else "",
        is_late=bool(clock and clock.due and clock.due < day),
        next=NEXT[one.response] if invites else NEXT[Report.Response.COMMENTED],
    )
