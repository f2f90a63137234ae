"""Questions as a list, searched, narrowed, sorted and paged in the database; and one of them with everything about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Substr

from answerable.areas.models import Area
from answerable.kit.wording import british_date
from answerable.people.models import User
from answerable.people.permissions import Permission, may
from answerable.plans.models import Priority
from answerable.scrutiny.models import Meeting, PublicQuestion, QuestionMove, Redaction, Undertaking
from answerable.scrutiny.queries.promises import PER_PAGE, Found, Wanted, order, paged, saying
from answerable.scrutiny.queries.question_personal import MayBePersonal, may_be_personal

WAITING, NO_MEETING, LEFT = "waiting", "none", "left"
BEGINNING = 160
"""How many characters of a question a list carries."""
SORTS: Mapping[str, str] = {
    "asked": "asked_on",
    "state": "state",
    "meeting": "meeting__date",
    "area": "area__name",
    "theme": "theme",
}
SAYS = ("text", "shown_text", "answer", "theme")
UNCONFIRMED_FOR = timedelta(days=30)
"""How long a question is kept whose asker never pressed the button."""


LEFT_BEHIND = Q(
    state__in=[PublicQuestion.State.RECEIVED, PublicQuestion.State.LIVE],
    meeting__in=Meeting.objects.exclude(state__in=Meeting.AHEAD).values("pk"),
)
"""Those that wait for a meeting which was held without them, or cancelled."""


@dataclass(frozen=True)
class QuestionLine:
    """One question in a list."""

    key: int
    reference: str
    words: str
    state: str
    state_words: str
    meeting: str
    meeting_day: date | None
    theme: str
    area: str
    asked_on: date
    is_read: bool
    is_confirmed: bool
    overdue: bool
    example: bool


@dataclass(frozen=True)
class Standing:
    """How many questions wait for what. Those not confirmed are counted apart, and nowhere else."""

    confirmed: int
    unread: int
    unsorted: int
    live: int
    written: int
    answered: int
    unconfirmed: int
    left_behind: int


@dataclass(frozen=True)
class QuestionPage:
    """One question with its life; `personal` is what in it looks as if it were about a person."""

    row: PublicQuestion
    moves: tuple[QuestionMove, ...]
    redactions: tuple[Redaction, ...]
    undertakings: tuple[Undertaking, ...]
    merged: tuple[PublicQuestion, ...]
    personal: tuple[MayBePersonal, ...]


def questions(user: User, wanted: Wanted, *, day: date, is_confirmed: bool = True) -> Found[QuestionLine]:
    """One page of the questions that this user may see. At most three queries, however many there are."""
    rows = PublicQuestion.objects.visible_to(user).filter(confirmed_at__isnull=not is_confirmed)
    # Who asked is for those who answer: others do not find it out by searching either.
    says = (*SAYS, "name", "email") if may(user, Permission.ANSWER) else SAYS
    rows = rows.filter(saying(wanted.words, says)).filter(_narrowed(wanted))
    waits_first = Case(When(state__in=PublicQuestion.OPEN, then=Value(0)), default=Value(1))
    usual = (waits_first.asc(), F("asked_on").desc(), F("number").desc())
    kept = _paged(rows.order_by(*order(wanted, SORTS, usual), "pk"), wanted)
    whole = _whole(kept.lines)
    lines = tuple(_line(whole[key], day) for key in kept.lines if key in whole)
    return Found(lines, kept.total, kept.page, kept.pages)


def _paged(rows: QuerySet[PublicQuestion], wanted: Wanted) -> Found[int]:
    """The keys of one page. They are read off the index; where words are looked for, all texts are read, but only once."""
    if not wanted.words:
        kept = paged(rows.only("pk"), wanted)
        return Found(tuple(one.pk for one in kept.lines), kept.total, kept.page, kept.pages)
    keys = tuple(rows.values_list("pk", flat=True))
    pages = max(1, -(-len(keys) // PER_PAGE))
    page = min(max(1, wanted.page), pages)
    return Found(keys[(page - 1) * PER_PAGE : page * PER_PAGE], len(keys), page, pages)


def _whole(keys: Sequence[int]) -> Mapping[int, PublicQuestion]:
    """These questions with what a list says of them, by their keys."""
    rows = PublicQuestion.objects.filter(pk__in=keys).select_related("meeting", "area", "priority")
    rows = rows.defer("text", "shown_text", "answer", "access_needs", "not_answered")
    cut = rows.annotate(beginning=Substr("text", 1, BEGINNING + 1), shown=Substr("shown_text", 1, BEGINNING + 1))
    return {one.pk: one for one in cut}


def never_confirmed(at: datetime) -> QuerySet[PublicQuestion]:
    """Those that came by the form a month before this moment, or earlier, and that nobody has confirmed."""
    waiting = PublicQuestion.objects.filter(confirmed_at=None, state__in=PublicQuestion.OPEN)
    return waiting.filter(asked_at__lte=at - UNCONFIRMED_FOR)


def _narrowed(wanted: Wanted) -> Q:
    found = Q()
    if state := wanted["state"]:
        meant = {WAITING: Q(state__in=PublicQuestion.OPEN), LEFT: LEFT_BEHIND}
        found &= meant.get(state, Q(state=state))
    if code := wanted["meeting"]:
        found &= Q(meeting__isnull=True) if code == NO_MEETING else Q(meeting__code=code)
    if area := wanted["area"]:
        found &= Q(area__code=area)
    if theme := wanted["about"]:
        found &= Q(theme=theme) | Q(theme="", priority__title=theme)
    if read := wanted["read"]:
        found &= Q(cleared_at__isnull=read == "no")
    if channel := wanted["channel"]:
        found &= Q(channel=channel)
    return found


def _line(row: PublicQuestion, day: date) -> QuestionLine:
    beginning, shown = str(getattr(row, "beginning", "")), str(getattr(row, "shown", ""))
    return QuestionLine(
        key=row.pk,
        reference=row.reference,
        words=shortened(beginning or shown or "Erased"),
        state=row.state,
        state_words=row.get_state_display(),
        meeting=row.meeting.name if row.meeting else "",
        meeting_day=row.meeting.date if row.meeting else None,
        theme=row.theme or (row.priority.title if row.priority else ""),
        area=row.area.name if row.area else "",
        asked_on=row.asked_on,
        is_read=row.cleared_at is not None,
        is_confirmed=row.confirmed_at is not None,
        overdue=is_overdue(row, day),
        example=row.example,
    )


def is_overdue(row: PublicQuestion, day: date) -> bool:
    """Whether an answer was promised for a day that has passed."""
    return row.state == PublicQuestion.State.WRITTEN and row.answer_due is not None and row.answer_due < day


def shortened(words: str) -> str:
    """On one line, and cut at a word."""
    line = " ".join(words.split())
    return line if len(line) <= BEGINNING else f"{line[: BEGINNING - 2].rsplit(' ', 1)[0]} …"


def standing(user: User) -> Standing:
    """How many there are of each sort. One query."""
    confirmed, state = Q(confirmed_at__isnull=False), PublicQuestion.State
    counts = PublicQuestion.objects.visible_to(user).aggregate(
        confirmed=Count("pk", filter=confirmed),
        unread=Count("pk", filter=confirmed & Q(cleared_at__isnull=True, state__in=PublicQuestion.OPEN)),
        unsorted=Count("pk", filter=confirmed & Q(state=state.RECEIVED)),
        live=Count("pk", filter=confirmed & Q(state=state.LIVE)),
        written=Count("pk", filter=confirmed & Q(state=state.WRITTEN)),
        answered=Count("pk", filter=confirmed & Q(state=state.ANSWERED)),
        left_behind=Count("pk", filter=confirmed & LEFT_BEHIND),
        unconfirmed=Count("pk", filter=~confirmed & Q(state__in=PublicQuestion.OPEN)),
    )
    return Standing(**counts)


def meetings_asked() -> tuple[tuple[str, str], ...]:
    """Each meeting that has questions, in words, with its code; the latest first."""
    rows = Meeting.objects.filter(Exists(_asked_of("meeting"))).order_by("-date", "pk")
    return tuple((f"{one.name}, {british_date(one.date)}", one.code) for one in rows)


def areas_asking() -> tuple[tuple[str, str], ...]:
    """Each place that questions came from, with its code."""
    return tuple(Area.objects.filter(Exists(_asked_of("area"))).order_by("name", "pk").values_list("name", "code"))


def _asked_of(name: str) -> QuerySet[PublicQuestion]:
    """The questions of the row beside, found by its key: none of the others is read."""
    return PublicQuestion.objects.filter(**{name: OuterRef("pk")})


def subjects() -> tuple[str, ...]:
    """Each theme, and each priority of questions without a theme."""
    themes = PublicQuestion.objects.exclude(theme="").order_by().values_list("theme", flat=True).distinct()
    titles = Priority.objects.filter(Exists(_asked_of("priority").filter(theme=""))).values_list("title", flat=True)
    return tuple(sorted({*themes, *titles}, key=str.casefold))


def question_page(row: PublicQuestion) -> QuestionPage:
    """Everything about one question."""
    return QuestionPage(
        row=row,
        moves=tuple(row.moves.order_by("at", "pk")),
        redactions=tuple(row.redactions.order_by("pk")),
        undertakings=tuple(row.undertakings.order_by("made_on", "pk")),
        merged=tuple(row.merged.order_by("year", "number")),
        personal=may_be_personal(row.text) if row.cleared_at is None else (),
    )
