"""The log of private meetings as a list, for those who may read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from answerable.plans.models import Board
from answerable.scrutiny.models import PrivateMeeting, PrivateTopic
from answerable.scrutiny.queries.promises import Found, Wanted, order, paged, saying

SORTS: Mapping[str, str] = {"on": "on"}
SAYS = ("with_role", "board__name", "topics__topic", "topics__notes", "notes")


@dataclass(frozen=True)
class PrivateLine:
    """One private meeting in the log."""

    key: int
    on: date
    kind: str
    kind_words: str
    with_words: str
    topics: int
    told: int
    example: bool


def private_meetings(wanted: Wanted) -> Found[PrivateLine]:
    """One page of the log, the latest first. Three queries."""
    found = PrivateMeeting.objects.filter(_conditions(wanted)).defer("notes").select_related("board")
    page = paged(found.order_by(*order(wanted, SORTS, ("-on", "-pk"))), wanted)
    topics = PrivateTopic.objects.filter(meeting__in=[one.pk for one in page.lines]).values("meeting")
    counts = topics.annotate(many=Count("pk"), named=Count("pk", filter=Q(told=True)))
    told = {key: (many, named) for key, many, named in counts.values_list("meeting", "many", "named")}
    lines = tuple(_line(one, *told.get(one.pk, (0, 0))) for one in page.lines)
    return Found(lines, page.total, page.page, page.pages)


def boards() -> tuple[Board, ...]:
    """The boards and partnerships that the office knows of."""
    return tuple(Board.objects.order_by("name"))


def with_words(one: PrivateMeeting) -> str:
    """Whom it was with, or which board it was."""
    return one.board.name if one.board else one.with_role


def _conditions(wanted: Wanted) -> Q:
    """Words are looked for among all topics of a meeting, so the count of topics is asked of the meetings that are found."""
    found = Q()
    if wanted.words:
        keys = PrivateMeeting.objects.filter(saying(wanted.words, SAYS, numbered=False)).values("pk")
        found &= Q(pk__in=keys)
    if wanted["kind"]:
        found &= Q(kind=wanted["kind"])
    return found


def _line(one: PrivateMeeting, topics: int, told: int) -> PrivateLine:
    return PrivateLine(
        key=one.pk,
        on=one.on,
        kind=one.kind,
        kind_words=one.get_kind_display(),
        with_words=with_words(one),
        topics=topics,
        told=told,
        example=one.example,
    )
