"""The lists of papers to the panel and of what the panel asked: searched, narrowed, sorted and paged in the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Min, Model, Q, QuerySet
from django.db.models.expressions import OrderBy

from answerable.people.models import User
from answerable.people.permissions import Permission, may
from answerable.people.roles import Role
from answerable.scrutiny.models import PanelMatter, PanelPaper
from answerable.scrutiny.queries.panel_days import last_met

PAPER_ORDERS = {"title": "title", "kind": "kind", "state": "state", "due": "due", "submitted": "submitted_on"}
MATTER_ORDERS = {
    "title": "title",
    "kind": "kind",
    "state": "state",
    "received": "received_on",
    "due": "respond_by",
    "number": "number",
}
PER_PAGE = 25


@dataclass(frozen=True)
class Asked:
    """What a list is asked for; empty is everything."""

    words: str = ""
    kind: str = ""
    state: str = ""
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True)
class Page[R]:
    """One page of a list; `total` counts all that match."""

    rows: tuple[R, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class PaperRow:
    """One paper in the list. `late_days` counts to its submission, or to the day that is looked at."""

    code: str
    title: str
    kind: str
    state: str
    due: date | None
    submitted_on: date | None
    late_days: int
    example: bool


@dataclass(frozen=True)
class MatterRow:
    """One matter in the list."""

    year: int
    number: int
    title: str
    kind: str
    state: str
    received_on: date
    respond_by: date | None
    late_days: int
    example: bool

    @property
    def reference(self) -> str:
        return f"{self.year}/{self.number}"


def is_member(user: User) -> bool:
    """Whether this is a member of the panel."""
    return user.is_active and user.role == Role.PANEL_MEMBER


def matters_of(user: User) -> "QuerySet[PanelMatter]":
    """The office and the members of the panel see what the panel asked; others none of it."""
    sees = is_member(user) or may(user, Permission.SEE)
    return PanelMatter.objects.all() if sees else PanelMatter.objects.none()


def papers(user: User, asked: Asked, number: int, day: date) -> Page[PaperRow]:
    """Two queries, however many papers there are: drafts first, then the newest."""
    rows: QuerySet[PanelPaper] = PanelPaper.objects.visible_to(user)
    for word in asked.words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(kind__icontains=word) | Q(summary__icontains=word))
    rows = _narrowed(rows, asked)
    order = _order(asked, PAPER_ORDERS) or [F("submitted_on").desc(nulls_first=True), F("pk").desc()]
    total = rows.count()
    here, first, pages = _place(total, number)
    # The long texts stay where they are: sorting would carry them all along.
    shown = rows.only("code", "title", "kind", "state", "due", "submitted_on", "example").order_by(*order)
    return Page(tuple(_paper(one, day) for one in shown[first : first + PER_PAGE]), total, here, pages)


def new_papers(user: User, day: date) -> tuple[PanelPaper, ...]:
    """What a member of the panel has to read: submitted since the panel last met, or for a later meeting, and not replaced.

    The newest first.
    """
    if not is_member(user):
        return ()
    rows = PanelPaper.objects.visible_to(user).exclude(replaced_by__state=PanelPaper.State.SUBMITTED)
    met = last_met(day)
    if met:
        rows = rows.filter(Q(submitted_on__gt=met.date) | Q(meeting__date__gt=met.date))
    return tuple(rows.only("code", "title", "submitted_on", "public_from").order_by("-submitted_on", "-pk"))


def matters(user: User, asked: Asked, number: int, day: date) -> Page[MatterRow]:
    """Two queries, however many matters there are: those without a response first, by their date; then the newest."""
    rows = matters_of(user)
    for word in asked.words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(words__icontains=word) | _numbered(word))
    rows = _narrowed(rows, asked)
    by_date = [F("responded_on").desc(nulls_first=True), F("respond_by").asc(nulls_last=True), F("pk").desc()]
    total = rows.count()
    here, first, pages = _place(total, number)
    shown = rows.defer("words", "response").order_by(*(_order(asked, MATTER_ORDERS) or by_date))
    return Page(tuple(_matter(one, day) for one in shown[first : first + PER_PAGE]), total, here, pages)


def _narrowed[M: Model](rows: "QuerySet[M]", asked: Asked) -> "QuerySet[M]":
    said = {"kind": asked.kind, "state": asked.state}
    return rows.filter(**{name: value for name, value in said.items() if value})


def _numbered(word: str) -> Q:
    """Matters of this number, where the word is one such as 2024/3."""
    year, _, number = word.partition("/")
    if year.isascii() and year.isdecimal() and number.isascii() and number.isdecimal() and len(word) < 12:
        return Q(year=int(year), number=int(number)) if int(year) < 32_768 else Q(pk__in=())
    return Q(pk__in=())


def _order(asked: Asked, orders: Mapping[str, str]) -> list[OrderBy]:
    if asked.sort not in orders:
        return []
    field = F(orders[asked.sort])
    by = field.desc(nulls_last=True) if asked.descending else field.asc(nulls_last=True)
    return [by, F("pk").asc()]


def _place(total: int, number: int) -> tuple[int, int, int]:
    """Which page it is, its first row from 0, and how many pages there are."""
    pages = max(1, -(-total // PER_PAGE))
    here = min(number, pages)
    return here, (here - 1) * PER_PAGE, pages


def _paper(one: PanelPaper, day: date) -> PaperRow:
    late = _late(one.due, one.submitted_on, day) if one.state != PanelPaper.State.WITHDRAWN else 0
    return PaperRow(one.code, one.title, one.kind, one.state, one.due, one.submitted_on, late, one.example)


def _matter(one: PanelMatter, day: date) -> MatterRow:
    return MatterRow(
        one.year,
        one.number,
        one.title,
        one.kind,
        one.state,
        one.received_on,
        one.respond_by,
        late_days(one, day),
        one.example,
    )


def late_days(one: PanelMatter, day: date) -> int:
    """By how many days the response came late, or is late on a day."""
    return _late(one.respond_by, one.responded_on, day) if one.state != PanelMatter.State.WITHDRAWN else 0


def _late(due: date | None, done: date | None, day: date) -> int:
    return max(((done or day) - due).days, 0) if due else 0


@dataclass(frozen=True)
class Counts:
    """What stands before the panel: papers by state, those late, the next deadline; and matters that wait, those late."""

    drafts: int
    submitted: int
    late: int
    next_due: date | None
    waiting: int
    waiting_late: int


def counts(user: User, day: date) -> Counts:
    """Two queries."""
    draft = Q(state=PanelPaper.State.DRAFT)
    papers = PanelPaper.objects.visible_to(user).aggregate(
        drafts=Count("pk", filter=draft),
        submitted=Count("pk", filter=Q(state=PanelPaper.State.SUBMITTED)),
        late=Count("pk", filter=draft & Q(due__lt=day)),
        next_due=Min("due", filter=draft & Q(due__gte=day)),
    )
    still = Q(state=PanelMatter.State.OPEN)
    waiting = matters_of(user).aggregate(
        waiting=Count("pk", filter=still), waiting_late=Count("pk", filter=still & Q(respond_by__lt=day))
    )
    return Counts(**papers, **waiting)


def kinds_in_use(user: User) -> tuple[str, ...]:
    """The kinds of papers that there are."""
    rows = PanelPaper.objects.visible_to(user).order_by("kind").values_list("kind", flat=True)
    return tuple(rows.distinct())
