"""A month of private meetings as the public is told of it: topics only, and whether something was asked for in writing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Q

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


def month_now(month: date, *, opening: str = "") -> MonthTold:
    """The month as its log stands now, not yet passed. Two queries."""
    return replace(months_now([month])[month], opening=opening)


class _Held(NamedTuple):
    """A private meeting, without its notes."""

    pk: int
    on: date
    kind: str
    with_role: str
    board: str | None
    example: bool


class _Raised(NamedTuple):
    """What was raised at one, without its notes."""

    meeting: int
    topic: str
    told: bool
    asked_in_writing: bool


def months_now(months: Sequence[date]) -> dict[date, MonthTold]:
    """Months, each by its first day, as the log stands now. Two queries, however many they are."""
    meetings = PrivateMeeting.objects.filter(within(months))
    held: dict[date, list[_Held]] = {month: [] for month in months}
    facts = meetings.order_by("on", "pk").values_list("pk", "on", "kind", "with_role", "board__name", "example")
    for one in map(_Held._make, facts):
        held[one.on.replace(day=1)].append(one)
    topics: dict[int, list[_Raised]] = defaultdict(list)
    rows = PrivateTopic.objects.filter(meeting__in=meetings.values("pk")).order_by("position", "pk")
    for topic in map(_Raised._make, rows.values_list("meeting", "topic", "told", "asked_in_writing")):
        topics[topic.meeting].append(topic)
    return {month: _month(month, rows, topics) for month, rows in held.items()}


def within(months: Sequence[date]) -> Q:
    """That a meeting was in one of the months."""
    found = Q(pk__in=())
    for month in months:
        found |= Q(on__gte=month, on__lt=next_month(month))
    return found


def _month(month: date, meetings: Sequence[_Held], topics: Mapping[int, Sequence[_Raised]]) -> MonthTold:
    kinds = PrivateMeeting.Kind
    raised = [(one, topic) for one in meetings for topic in topics.get(one.pk, ())]
    return MonthTold(
        month=month,
        opening="",
        weekly=sum(1 for one in meetings if one.kind == kinds.WEEKLY),
        boards=tuple(sorted({one.board or one.with_role for one in meetings if one.kind == kinds.BOARD})),
        topics=tuple(
            TopicTold(topic.topic, str(kinds(one.kind).label), topic.asked_in_writing)
            for one, topic in raised
            if topic.told
        ),
        untold=sum(1 for _, topic in raised if not topic.told),
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
