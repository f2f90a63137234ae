"""The register of promises as a list, and one of them with its life; carried forward until it is kept, broken or released."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import BooleanField, Case, Count, F, Q, QuerySet, Value, When

from answerable.kit.wording import british_date
from answerable.measures.queries.pages import roles_of
from answerable.people.models import User
from answerable.scrutiny.models import Meeting, Undertaking, UndertakingMove
from answerable.scrutiny.queries.promises import Found, Wanted, lateness, order, paged, saying
from answerable.scrutiny.queries.undertakings_moves import Way, ways

SOON = timedelta(days=28)
LIVE = "live"
SORTS: Mapping[str, str] = {"made": "made_on", "due": "due", "owner": "owner_role", "state": "state"}
SAYS = ("words", "owner_role", "meeting__title", "meeting__name", "evidence")


class Timing(StrEnum):
    """What the list can be narrowed to by when promises are due."""

    LATE = "Late"
    SOON = "Due within four weeks"
    LATER = "Due later"
    NONE = "No day set"


@dataclass(frozen=True)
class UndertakingLine:
    """One promise in a list. `carried` counts the meetings of its kind that it was carried over."""

    year: int
    number: int
    words: str
    side: str
    side_words: str
    owner: str
    made_on: date
    meeting: str
    meeting_title: str
    due: date | None
    put_off: int
    state: str
    state_words: str
    since: date
    lateness: str
    carried: int
    restricted: bool
    example: bool

    @property
    def reference(self) -> str:
        return f"{self.year}/{self.number}"


@dataclass(frozen=True)
class Standing:
    """How many are live, late, and said to be kept while nobody has looked; and what became of the others."""

    live: int = 0
    late: int = 0
    waiting: int = 0
    kept: int = 0
    broken: int = 0


@dataclass(frozen=True)
class UndertakingPage:
    """One promise: as a line, its whole life in order with the role that wrote each step down, and the ways it may go."""

    row: Undertaking
    line: UndertakingLine
    moves: tuple[tuple[UndertakingMove, str], ...]
    ways: tuple[Way, ...]


def undertakings(rows: QuerySet[Undertaking], wanted: Wanted, *, day: date) -> Found[UndertakingLine]:
    """One page of the promises that are wanted: what is live first, the earliest due before the others. Four queries."""
    settled = Case(
        When(state__in=Undertaking.LIVE, then=Value(False)), default=Value(True), output_field=BooleanField()
    )
    found = rows.filter(_conditions(wanted, day)).annotate(settled=settled)
    usual = ("settled", F("due").asc(nulls_last=True), "-made_on", "-number", "-pk")
    page = paged(found.order_by(*order(wanted, SORTS, usual)).select_related("meeting"), wanted)
    return Found(lines_of(page.lines, day), page.total, page.page, page.pages)


def lines_of(rows: Sequence[Undertaking], day: date) -> tuple[UndertakingLine, ...]:
    """Rows with their meetings as lines. Two queries."""
    held = _held_days({one.meeting.function for one in rows if one.meeting})
    moved = UndertakingMove.objects.filter(undertaking__in=[one.pk for one in rows], due_was__isnull=False)
    put_off = dict(moved.values_list("undertaking").annotate(times=Count("pk")))
    return tuple(_line(one, held, put_off.get(one.pk, 0), day) for one in rows)


def standing(rows: QuerySet[Undertaking], *, day: date) -> Standing:
    """How they stand. One query."""
    late = Q(state=Undertaking.State.OPEN, due__lt=day)
    told = rows.aggregate(
        live=Count("pk", filter=Q(state__in=Undertaking.LIVE)),
        late=Count("pk", filter=late),
        waiting=Count("pk", filter=Q(state=Undertaking.State.SAID_KEPT)),
        kept=Count("pk", filter=Q(state=Undertaking.State.KEPT)),
        broken=Count("pk", filter=Q(state=Undertaking.State.BROKEN)),
    )
    return Standing(**told)


def undertaking_page(row: Undertaking, *, user: User, day: date) -> UndertakingPage:
    """All that is known of one promise and what `user` may do with it."""
    moves = list(row.moves.order_by("pk"))
    roles = roles_of({one.by for one in moves})
    told = tuple((one, roles[one.by]) for one in moves)
    return UndertakingPage(row, lines_of([row], day)[0], told, ways(row, by=user.actor))


def carried_to(meeting: Meeting, *, restricted: bool = False) -> tuple[Undertaking, ...]:
    """What was promised before a meeting, at one of its kind or in an answer, and is still live on its day: the earliest due first.

    Only what was promised in the open, unless `restricted`. Two queries at most.
    """
    rows = Undertaking.objects.open().filter(made_on__lt=meeting.date)
    if not restricted:
        rows = rows.public()
    here = rows.filter(Q(meeting__function=meeting.function) | Q(meeting__isnull=True)).exclude(meeting=meeting)
    return tuple(here.select_related("meeting", "objective").order_by(F("due").asc(nulls_last=True), "made_on", "pk"))


def owners(rows: QuerySet[Undertaking]) -> tuple[str, ...]:
    return tuple(rows.order_by("owner_role").values_list("owner_role", flat=True).distinct())


def meetings(rows: QuerySet[Undertaking]) -> tuple[tuple[str, str], ...]:
    """Code and words of the meetings at which any of them was made, the latest first."""
    keys = rows.filter(meeting__isnull=False).values("meeting")
    found = Meeting.objects.filter(pk__in=keys).order_by("-date", "code")
    return tuple((one.code, f"{one.name}, {british_date(one.date)}") for one in found)


def _conditions(wanted: Wanted, day: date) -> Q:
    found = saying(wanted.words, SAYS)
    if wanted["state"] == LIVE:
        found &= Q(state__in=Undertaking.LIVE)
    elif wanted["state"]:
        found &= Q(state=wanted["state"])
    plain = {"side": "side", "owner": "owner_role", "meeting": "meeting__code"}
    for key, name in plain.items():
        if wanted[key]:
            found &= Q(**{name: wanted[key]})
    return found & _timing(wanted["timing"], day)


def _timing(timing: str, day: date) -> Q:
    match timing:
        case Timing.LATE:
            return Q(state=Undertaking.State.OPEN, due__lt=day)
        case Timing.SOON:
            return Q(state__in=Undertaking.LIVE, due__gte=day, due__lte=day + SOON)
        case Timing.LATER:
            return Q(state__in=Undertaking.LIVE, due__gt=day + SOON)
        case Timing.NONE:
            return Q(due__isnull=True)
    return Q()


def _held_days(functions: set[str]) -> dict[str, list[date]]:
    """The days of the meetings that were held, by function, in order."""
    held = [Meeting.State.HELD, Meeting.State.MINUTES_OUT]
    found: dict[str, list[date]] = {}
    rows = Meeting.objects.filter(function__in=functions - {""}, state__in=held).order_by("date")
    for function, on in rows.values_list("function", "date"):
        found.setdefault(function, []).append(on)
    return found


def _carried(one: Undertaking, held: Mapping[str, list[date]], day: date) -> int:
    days = held.get(one.meeting.function, []) if one.meeting else []
    until = day if one.state in Undertaking.LIVE else one.state_since
    return max(0, bisect_right(days, until) - bisect_right(days, one.made_on))


def _line(one: Undertaking, held: Mapping[str, list[date]], put_off: int, day: date) -> UndertakingLine:
    return UndertakingLine(
        year=one.year,
        number=one.number,
        words=one.words,
        side=one.side,
        side_words=one.get_side_display(),
        owner=one.owner_role,
        made_on=one.made_on,
        meeting=one.meeting.code if one.meeting else "",
        meeting_title=one.meeting.name if one.meeting else "",
        due=one.due,
        put_off=put_off,
        state=one.state,
        state_words=one.get_state_display(),
        since=one.state_since,
        lateness=lateness(one.due, None, day) if one.state == Undertaking.State.OPEN else "",
        carried=_carried(one, held, day),
        restricted=one.restricted,
        example=one.example,
    )
