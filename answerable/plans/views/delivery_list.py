"""The list of deliverables as a table: its columns, its filters, and what it is sorted by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Q, When
from django.urls import reverse

from answerable.kit.components import Link, Tag, Tone
from answerable.kit.tables import Column, Table
from answerable.plans.models import Deliverable, Side
from answerable.plans.queries.delivery import still_open
from answerable.plans.queries.delivery_lists import has_slipped, owed_objectives, owner_roles, slip_counts
from answerable.plans.views.delivery_table import Asking, Narrow, paged
from answerable.plans.views.delivery_words import accounts_href, late_words, objective_words, status_tag


@dataclass(frozen=True)
class Line:
    """A deliverable in the list."""

    held: Deliverable
    late: str
    slips: int


def stands_shown(line: Line) -> Tag:
    """Its status, with how late it is and how often it slipped: "Under way, 12 days late, slipped twice"."""
    status = status_tag(line.held.status)
    times = {0: "", 1: "slipped once", 2: "slipped twice"}.get(line.slips, f"slipped {line.slips} times")
    words = ", ".join(filter(None, [status.text, line.late, times]))
    return Tag(words, Tone.WORSE if line.late else status.tone)


COLUMNS: tuple[Column[Line], ...] = (
    Column(
        "title",
        "Deliverable",
        lambda one: one.held.title,
        lambda one: Link(one.held.title, reverse("plans:deliverable", args=[one.held.code])),
    ),
    Column(
        "objective",
        "Objective",
        lambda one: objective_words(one.held.objective),
        lambda one: Link(one.held.objective.code, accounts_href(one.held.objective)),
    ),
    Column("owner", "Owner", lambda one: one.held.owner_role or "Nobody is named"),
    Column("due", "Due", lambda one: one.held.due),
    Column("status", "How it stands", lambda one: one.held.status, stands_shown),
)
FOUND_IN = ("title", "code", "owner_role", "note", "objective__code", "objective__title")
ORDERS = {
    "title": F("title").asc(),
    "objective": F("objective__position").asc(),
    "owner": F("owner_role").asc(),
    "status": F("status").asc(),
    "due": F("due").asc(nulls_last=True),
}


def deliverables_table(params: Mapping[str, str], day: date) -> Table:
    """One page of the deliverables: what is still owed first, and of that what is due soonest."""

    def shown(rows: Sequence[Deliverable]) -> Iterable[Line]:
        slips = slip_counts([row.pk for row in rows])
        return [Line(row, late_words(row, day), slips.get(row.pk, 0)) for row in rows]

    rows = Deliverable.objects.select_related("objective__plan")
    ended = Case(When(status__in=Deliverable.LIVE, then=0), default=1)
    asking = Asking(FOUND_IN, narrows(day), ORDERS, (ended.asc(), F("due").asc(nulls_last=True), "pk"))
    return paged(rows, COLUMNS, params, asking, caption="Deliverables", shown=shown)


def narrows(day: date) -> tuple[Narrow, ...]:
    """The filters that the list offers: two queries for what there is."""
    is_late = still_open(day) & Q(due__lt=day)
    late = {"Late": is_late, "Not late": ~is_late, "No date set": Q(due__isnull=True), "Slipped": Q(has_slipped())}
    objectives = owed_objectives()
    priorities = dict.fromkeys(one.priority for one in objectives if one.priority)
    return (
        Narrow("priority", "Priority", {str(one): Q(objective__priority=one) for one in priorities}),
        Narrow("objective", "Objective", {objective_words(one): Q(objective=one) for one in objectives}),
        Narrow("side", "Owed by", {one.label: Q(side=one) for one in Side}),
        Narrow("status", "Status", {one.label: Q(status=one) for one in Deliverable.Status}),
        Narrow("late", "Date", late),
        Narrow("owner", "Owner", {role: Q(owner_role=role) for role in owner_roles()}),
    )
