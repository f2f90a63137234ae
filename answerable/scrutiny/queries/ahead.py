"""What is still to come for an objective, or is late: work, recommendations, answers, figures."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localtime

from answerable.evidence.models import Query
from answerable.kit.wording import british_date, counted
from answerable.measures.models import Measure
from answerable.measures.queries.currency import currency
from answerable.plans.models import Deliverable, Objective
from answerable.plans.queries.delivery import address_of
from answerable.recommendations.models import Recommendation
from answerable.scrutiny.queries.moments import Ahead


def ahead(objectives: Sequence[Objective], measures: Sequence[Measure], day: date) -> tuple[Ahead, ...]:
    """Everything that somebody still owes, what is late first, then by its date; what has no date comes last."""
    found = [
        *deliverables(objectives, day),
        *recommendations(objectives, day),
        *answers(measures, day),
        *figures(measures, day),
    ]
    return tuple(sorted(found, key=lambda one: (not one.late, one.due is None, one.due or date.max, one.words)))


def deliverables(objectives: Sequence[Objective], day: date) -> Iterator[Ahead]:
    rows = Deliverable.objects.filter(objective__in=objectives, status__in=Deliverable.LIVE)
    for row in rows:
        late = row.due is not None and row.due < day
        owner = f", owed by the {row.owner_role}" if row.owner_role else ""
        yield Ahead(
            f"{row.title}{owner}: {row.get_status_display().lower()}{due_words(row.due, day)}.",
            row.due,
            late,
            address_of(row),
        )


def recommendations(objectives: Sequence[Objective], day: date) -> Iterator[Ahead]:
    rows = Recommendation.objects.live().filter(objective__in=objectives).select_related("report")
    for row in rows:
        due = row.deadline or row.local_target
        yield Ahead(
            f"{row.get_kind_display()} {row.number} of “{row.report.title}”: {row.get_state_display().lower()}"
            f"{due_words(due, day)}.",
            due,
            due is not None and due < day,
            reverse("recommendations:recommendation", args=[row.pk]),
        )


def answers(measures: Sequence[Measure], day: date) -> Iterator[Ahead]:
    """Questions that nobody has answered."""
    concerns = Q(claim__measure__in=measures) | Q(finding__places__claim__measure__in=measures)
    rows = Query.objects.filter(concerns, answered_at=None, asked_at__date__lte=day)
    for row in rows.select_related("document").distinct():
        asked = localtime(row.asked_at).date()
        yield Ahead(
            f"An answer to query {row.number} on “{row.document.title}”, asked on {british_date(asked)}.",
            href=reverse("evidence:query", args=[row.document.code, row.number]),
        )


def figures(measures: Sequence[Measure], day: date) -> Iterator[Ahead]:
    """The next figures of measures that have a schedule; those that are due together are told together."""
    known = currency([one.pk for one in measures], day)
    together: dict[date, list[Measure]] = defaultdict(list)
    for measure in measures:
        how = known.get(measure.pk)
        if how and how.due:
            together[how.due].append(measure)
    for due, some in together.items():
        first, others = some[0], len(some) - 1
        which = f"“{first.title}”" + (f" and {counted(others, 'other measure')}" if others else "")
        address = reverse("measures:measure", args=[first.code]) if not others else reverse("measures:due")
        yield Ahead(f"New figures of {which}{due_words(due, day)}.", due, due < day, address)


def due_words(due: date | None, day: date) -> str:
    """ ", due by 5 December 2024", ", due by 1 May 2024 and late by 190 days", or nothing."""
    if due is None:
        return ""
    late = (day - due).days
    return f", due by {british_date(due)}" + (f" and late by {counted(late, 'day')}" if late > 0 else "")
