"""The list of decisions: searched, narrowed, sorted and paged in the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, Max, Min, Q, When
from django.db.models.expressions import Combinable

from answerable.decisions.models import Decision, DecisionQuerySet
from answerable.people.models import User

ORDERS = {
    "number": ("year", "number"),
    "title": ("title",),
    "state": ("state",),
    "day": ("decided_on",),
    "form": ("form",),
}
"""What each column sorts by; what has no value stands last either way."""
SHOWN = ("code", "year", "number", "title", "form", "state", "decided_on", "significant", "source")


@dataclass(frozen=True)
class DecisionRow:
    """One decision in a list."""

    code: str
    reference: str
    title: str
    form: str
    state: str
    decided_on: date | None
    significant: bool | None
    from_a_paper: bool


@dataclass(frozen=True)
class Asked:
    """What a list is asked for."""

    words: str = ""
    state: str = ""
    form: str = ""
    year: str = ""
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True)
class Page:
    """One page of the list; `total` counts all that match, `every` all there are."""

    rows: tuple[DecisionRow, ...]
    total: int
    page: int
    pages: int


def page(user: User, asked: Asked, number: int, per_page: int) -> Page:
    """Two queries, however many decisions there are."""
    found = _matching(Decision.objects.visible_to(user), asked)
    total = found.count()
    pages = max(1, -(-total // per_page))
    number = min(number, pages)
    # The long texts stay where they are: sorting would carry them all along.
    rows = found.only(*SHOWN).order_by(*_order(asked))[(number - 1) * per_page : number * per_page]
    return Page(tuple(_row(one) for one in rows), total, number, pages)


def _matching(rows: DecisionQuerySet, asked: Asked) -> DecisionQuerySet:
    for word in asked.words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(issue__icontains=word) | _numbered(word))
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.form:
        rows = rows.filter(form=asked.form)
    if asked.year:
        rows = rows.filter(decided_on__year=int(asked.year))
    return rows


def _numbered(word: str) -> Q:
    """Decisions of this number, where the word is one such as 2026/014."""
    year, _, number = word.partition("/")
    if year.isascii() and year.isdecimal() and number.isascii() and number.isdecimal() and len(word) < 10:
        return Q(year=int(year), number=int(number)) if int(year) < 32_768 and int(number) < 32_768 else Q(pk__in=())
    return Q(pk__in=())


def _order(asked: Asked) -> Sequence[str | Combinable]:
    """By the column that was asked for; without one drafts first, for they wait, then the newest."""
    if not asked.sort:
        drafts_first = Case(When(state=Decision.State.DRAFT, then=0), default=1)
        return (drafts_first, F("decided_on").desc(nulls_last=True), "-year", "-number", "-pk")
    fields = [F(name) for name in ORDERS[asked.sort]]
    return (*(one.desc(nulls_last=True) if asked.descending else one.asc(nulls_last=True) for one in fields), "pk")


def _row(one: Decision) -> DecisionRow:
    return DecisionRow(
        one.code, one.reference, one.title, one.form, one.state, one.decided_on, one.significant, one.from_a_paper
    )


def years() -> tuple[str, ...]:
    """The years from the first decision to the last, the newest first."""
    ends = Decision.objects.aggregate(first=Min("decided_on"), last=Max("decided_on"))
    if ends["first"] is None:
        return ()
    return tuple(str(year) for year in range(ends["last"].year, ends["first"].year - 1, -1))


def counts() -> dict[str, int]:
    """How many decisions there are in each state."""
    return dict(Decision.objects.order_by().values_list("state").annotate(number=Count("pk")))
