"""Meetings as a list: narrowed, sorted and paged by the database, so that ten thousand rows cost what ten cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce

from answerable.scrutiny.models import AgendaItem, Meeting, MeetingName, PublicQuestion, Recipient
from answerable.scrutiny.queries.meetings import not_over

PER_PAGE = 50
AHEAD, HELD = "ahead", "held"
"""What a list can be narrowed to beside the states."""
SORTS: Mapping[str, str] = {"title": "title", "date": "date", "name": "name", "state": "state"}


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see; an empty field is no condition. `sort` is one of SORTS."""

    words: str = ""
    state: str = ""
    function: str = ""
    sort: str = ""
    descending: bool = False
    page: int = 1


@dataclass(frozen=True)
class MeetingRow:
    """One row of the list."""

    code: str
    name: str
    title: str
    date: date
    month_only: bool
    time: str
    state: str
    items: int
    questions: int
    recorded: bool


@dataclass(frozen=True)
class Found:
    """One page of the list, and how many there are in all."""

    rows: tuple[MeetingRow, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Counts:
    """How many meetings are ahead, how many of them are past their day, how many were held."""

    ahead: int
    overdue: int
    held: int
    without_minutes: int


def narrowed(rows: QuerySet[Meeting], wanted: Wanted) -> QuerySet[Meeting]:
    """The meetings that are wanted, in the order that is: those ahead first, the next on top, then those held, the latest first."""
    found = rows
    for word in wanted.words.split():
        found = found.filter(_says(word))
    if wanted.function:
        found = found.filter(function=wanted.function)
    match wanted.state:
        case "":
            pass
        case "ahead":
            found = found.filter(state__in=Meeting.AHEAD)
        case "held":
            found = found.filter(state__in=[Meeting.State.HELD, Meeting.State.MINUTES_OUT])
        case state:
            found = found.filter(state=state)
    return found.order_by(*_order(wanted))


def page_of(rows: QuerySet[Meeting], wanted: Wanted, *, per_page: int = PER_PAGE) -> Found:
    """One page of them. Four queries, however many rows there are."""
    # The keys of all that are wanted at once: to count them first would look through every row twice.
    every = list(narrowed(rows, wanted).values_list("pk", flat=True))
    pages = max(1, -(-len(every) // per_page))
    page = min(max(1, wanted.page), pages)
    keys = every[(page - 1) * per_page : page * per_page]
    shown = {one.pk: one for one in rows.filter(pk__in=keys).defer("agenda", "note")}
    items = _counted(AgendaItem.objects.filter(meeting__in=keys))
    questions = _counted(PublicQuestion.objects.confirmed().filter(meeting__in=keys))
    lines = [_row(shown[key], items.get(key, 0), questions.get(key, 0)) for key in keys]
    return Found(tuple(lines), len(every), page, pages)


def counts(rows: QuerySet[Meeting], day: date) -> Counts:
    """How they stand on a day, in one query."""
    ahead = Q(state__in=Meeting.AHEAD)
    found = rows.aggregate(
        ahead=Count("pk", filter=ahead),
        overdue=Count("pk", filter=ahead & ~not_over(day)),
        held=Count("pk", filter=Q(state__in=[Meeting.State.HELD, Meeting.State.MINUTES_OUT])),
        without_minutes=Count("pk", filter=Q(state=Meeting.State.HELD, evidence="own")),
    )
    return Counts(**found)


def functions(day: date) -> dict[str, str]:
    """Each function of meetings and what it is called now, or was called last."""
    rows = MeetingName.objects.order_by("function", Coalesce("start", Value(date.min)), "position")
    latest = {one.function: one.name for one in rows if one.start is None or one.start <= day}
    first = {one.function: one.name for one in rows}
    return first | latest


def the_next(rows: QuerySet[Meeting], day: date) -> Meeting | None:
    """The next meeting ahead."""
    return rows.filter(not_over(day), state__in=Meeting.AHEAD).order_by("date", "pk").first()


def _counted(rows: QuerySet[AgendaItem] | QuerySet[PublicQuestion]) -> dict[int, int]:
    return dict(rows.order_by().values("meeting").annotate(number=Count("pk")).values_list("meeting", "number"))


def _row(one: Meeting, items: int, questions: int) -> MeetingRow:
    return MeetingRow(
        code=one.code,
        name=one.name,
        title=one.title,
        date=one.date,
        month_only=one.precision == Meeting.Precision.MONTH,
        time=one.time,
        state=one.state,
        items=items,
        questions=questions,
        recorded=one.evidence in ("papers", "mentioned"),
    )


def _says(word: str) -> Q:
    items = AgendaItem.objects.filter(title__icontains=word).values("meeting")
    return Q(title__icontains=word) | Q(name__icontains=word) | Q(location__icontains=word) | Q(pk__in=items)


def _order(wanted: Wanted) -> Sequence[OrderBy | str]:
    if wanted.sort in SORTS:
        by = F(SORTS[wanted.sort])
        return [by.desc() if wanted.descending else by.asc(), "pk"]
    ahead = Q(state__in=Meeting.AHEAD)
    return [
        Case(When(ahead, then=Value(0)), default=Value(1)).asc(),
        Case(When(ahead, then=F("date"))).asc(nulls_last=True),
        F("date").desc(),
        F("pk").asc(),
    ]


def last_recipients(meeting: Meeting) -> list[Recipient]:
    """Who got the papers of the meeting of its function before it; nobody where there was none."""
    before = Meeting.objects.filter(function=meeting.function, date__lt=meeting.date, recipients__isnull=False)
    latest = before.order_by("-date", "-pk").first() if meeting.function else None
    return list(latest.recipients.order_by("position", "pk")) if latest else []
