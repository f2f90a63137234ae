"""A month of private meetings as the public is told of it: topics only, and whether something was asked for in writing."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from answerable.kit.freezing import digest, freeze, thaw
from answerable.scrutiny.models import MonthSummary, PrivateMeeting, PrivateTopic


@dataclass(frozen=True)
class TopicTold:
    """One thing that was raised. `where` is the kind of meeting in words."""

    topic: str
    where: str
    asked_in_writing: bool


@dataclass(frozen=True)
class PassedBefore:
    """An earlier passing of the same month, and why it was passed again."""

    on: date
    because: str


@dataclass(frozen=True)
class MonthTold:
    """What the public reads of a month: how often there were meetings, and what was raised. `untold` counts what is not named."""

    month: date
    opening: str
    weekly: int
    boards: tuple[str, ...]
    topics: tuple[TopicTold, ...]
    untold: int
    passed_on: date | None = None
    before: tuple[PassedBefore, ...] = ()
    example: bool = False


@dataclass(frozen=True)
class MonthLine:
    """A month in the office's list: how many meetings and topics it has, and whether it was passed and still says the same."""

    month: date
    meetings: int
    topics: int
    passed_on: date | None
    differs: bool


def month_now(month: date, *, opening: str = "") -> MonthTold:
    """The month as its log stands now, not yet passed. Two queries."""
    meetings = list(
        PrivateMeeting.objects.filter(on__gte=month, on__lt=next_month(month))
        .select_related("board")
        .order_by("on", "pk")
        .defer("notes")
    )
    topics = list(
        PrivateTopic.objects.filter(meeting__in=[one.pk for one in meetings])
        .select_related("meeting")
        .order_by("meeting__on", "meeting__pk", "position", "pk")
        .defer("notes", "meeting__notes")
    )
    boards = {
        one.board.name if one.board else one.with_role for one in meetings if one.kind == PrivateMeeting.Kind.BOARD
    }
    return MonthTold(
        month=month,
        opening=opening,
        weekly=sum(1 for one in meetings if one.kind == PrivateMeeting.Kind.WEEKLY),
        boards=tuple(sorted(boards)),
        topics=tuple(
            TopicTold(one.topic, one.meeting.get_kind_display(), one.asked_in_writing) for one in topics if one.told
        ),
        untold=sum(1 for one in topics if not one.told),
        example=any(one.example for one in meetings),
    )


def passed(summary: MonthSummary | None) -> MonthTold | None:
    """The month as it was passed; None where it was not."""
    return thaw(MonthTold, summary.frozen) if summary and summary.passed_at else None


def same(now: MonthTold, then: MonthTold) -> bool:
    """Whether the log still says what was passed."""
    return replace(now, opening="", passed_on=None, before=()) == replace(then, opening="", passed_on=None, before=())


def seen_of(now: MonthTold, summary: MonthSummary | None) -> str:
    """What somebody has read who opened the month so: it changes with every topic and every passing."""
    edition = summary.edition if summary else 0
    return f"{edition}:{digest(freeze(replace(now, opening='')))}"


def next_month(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def months() -> tuple[MonthLine, ...]:
    """Every month that has a private meeting or a summary, the newest first. Three queries, however many meetings there are."""
    summaries = {one.month: one for one in MonthSummary.objects.all()}
    days = PrivateMeeting.objects.order_by("on").values_list("on", flat=True)
    held: dict[date, int] = {}
    for on in days:
        held[on.replace(day=1)] = held.get(on.replace(day=1), 0) + 1
    told: dict[date, list[str]] = {}
    rows = PrivateTopic.objects.filter(told=True).order_by("meeting__on", "meeting__pk", "position", "pk")
    for on, topic in rows.values_list("meeting__on", "topic"):
        told.setdefault(on.replace(day=1), []).append(topic)
    found = []
    for month in sorted({*held, *summaries}, reverse=True):
        then = passed(summaries.get(month))
        topics = told.get(month, [])
        differs = then is not None and [one.topic for one in then.topics] != topics
        found.append(MonthLine(month, held.get(month, 0), len(topics), then.passed_on if then else None, differs))
    return tuple(found)
