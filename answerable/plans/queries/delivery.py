"""Questions about what objectives are owed: what is late, how much there is, what was told and when."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from answerable.bodies.models import OfficeHolder
from answerable.kit.wording import british_date
from answerable.plans.models import Account, Commitment, Deliverable, DeliverableChange, Plan
from answerable.plans.queries.delivery_words import moved_words


@dataclass(frozen=True)
class DeliveryCounts:
    """How the deliverables of one objective stand on a day."""

    objective_id: int
    total: int
    live: int
    late: int
    done: int
    undated: int


@dataclass(frozen=True)
class DeliveryEntry:
    """One dated thing of an objective's life: `kind` is deliverable, change, account or commitment.

    `text` of an account may cite figures in braces. `source` and `line` say which paper tells it.
    """

    objective_id: int
    day: date
    until: date | None
    kind: str
    heading: str
    text: str
    address: str
    source: str = ""
    line: int | None = None
    told: str = ""


def office_since() -> date | None:
    """The first day of its first holder: nothing was done before; None where no holder is held."""
    return OfficeHolder.objects.order_by("start").values_list("start", flat=True).first()


def still_open(day: date) -> Q:
    """Deliverables that were owed on a day: those still live, and those that ended only later."""
    return Q(status__in=Deliverable.LIVE) | Q(status_on__gt=day)


def late(deliverable: Deliverable, day: date) -> bool:
    """Whether it should have been done before that day and was not."""
    return days_late(deliverable, day) > 0


def days_late(deliverable: Deliverable, day: date) -> int:
    """By how many days it is late on a day; 0 where it is not, was done by then, or has no date."""
    ended = deliverable.status not in Deliverable.LIVE
    if deliverable.due is None or (ended and not (deliverable.status_on and deliverable.status_on > day)):
        return 0
    return max(0, (day - deliverable.due).days)


def delivery_counts(plan: Plan, day: date) -> Mapping[int, DeliveryCounts]:
    """For each objective of a plan that is owed something, by its id. One query."""
    is_open = still_open(day)
    rows = (
        Deliverable.objects.filter(objective__plan=plan)
        .values("objective_id")
        .annotate(
            total=Count("pk"),
            live=Count("pk", filter=is_open),
            late=Count("pk", filter=is_open & Q(due__lt=day)),
            done=Count("pk", filter=Q(status=Deliverable.Status.DONE) & ~is_open),
            undated=Count("pk", filter=is_open & Q(due__isnull=True)),
        )
        .order_by()
    )
    return {row["objective_id"]: DeliveryCounts(**row) for row in rows}


def for_objective(objective_ids: Collection[int]) -> tuple[DeliveryEntry, ...]:
    """What the thread of objectives is told from here, oldest first. Six queries at most, however many there are."""
    entries = [
        *_changes(objective_ids),
        *_standing(objective_ids),
        *_accounts(objective_ids),
        *_commitments(objective_ids),
    ]
    return tuple(sorted(entries, key=lambda one: (one.day, one.objective_id)))


def _changes(ids: Collection[int]) -> list[DeliveryEntry]:
    rows = DeliverableChange.objects.filter(deliverable__objective_id__in=ids).select_related("deliverable__source")
    return [
        DeliveryEntry(
            row.deliverable.objective_id,
            row.on,
            None,
            "change",
            f"{row.deliverable.title}: {Deliverable.Status(row.status).label.lower()}",
            " ".join(filter(None, [moved_words(row.due_was, row.due_now), row.words])),
            address_of(row.deliverable),
            *_source(row.deliverable),
        )
        for row in rows.order_by("on", "pk")
    ]


def _standing(ids: Collection[int]) -> list[DeliveryEntry]:
    """Deliverables whose state is known with its day, and of which no change is held."""
    rows = Deliverable.objects.filter(objective_id__in=ids, changes=None, status_on__isnull=False)
    return [
        DeliveryEntry(
            row.objective_id,
            row.status_on,
            None,
            "deliverable",
            f"{row.title}: {row.get_status_display().lower()}",
            f"Due on {british_date(row.due)}." if row.due else "",
            address_of(row),
            *_source(row),
        )
        for row in rows.select_related("source").order_by("position", "pk")
        if row.status_on
    ]


def _accounts(ids: Collection[int]) -> list[DeliveryEntry]:
    rows = Account.objects.filter(objective_id__in=ids).select_related("source", "objective__plan")
    return [
        DeliveryEntry(
            row.objective_id,
            row.on,
            row.until,
            "account",
            row.get_told_display(),
            row.words,
            reverse("plans:accounts", args=[row.objective.plan.code, row.objective.code]),
            *_source(row),
            told=row.told,
        )
        for row in rows.order_by("on", "position", "pk")
    ]


def _commitments(ids: Collection[int]) -> list[DeliveryEntry]:
    rows = Commitment.objects.filter(objectives__in=ids, made_on__isnull=False).select_related("source")
    named = rows.prefetch_related("objectives").distinct().order_by("made_on", "pk")
    return [
        DeliveryEntry(
            objective.pk,
            row.made_on,
            None,
            "commitment",
            f"Commitment: {row.get_state_display().lower()}",
            row.words,
            reverse("plans:commitment", args=[row.code]),
            *_source(row),
        )
        for row in named
        for objective in row.objectives.all()
        if objective.pk in ids and row.made_on
    ]


def address_of(deliverable: Deliverable) -> str:
    return reverse("plans:deliverable", args=[deliverable.code])


def _source(row: Deliverable | Account | Commitment) -> tuple[str, int | None]:
    return (row.source.title if row.source else "", row.source_line)
