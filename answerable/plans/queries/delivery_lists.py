"""What the lists of delivery show: counts over all of it, and what each objective was told."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from answerable.plans.models import Account, Board, Commitment, Deliverable, DeliverableChange, Objective, Threat
from answerable.plans.queries.delivery import still_open

SLIPS = Q(due_was__isnull=False) & (Q(due_now__isnull=True) | Q(due_now__gt=F("due_was")))
"""Changes by which a date moved away."""


@dataclass(frozen=True)
class DeliverySummary:
    """All deliverables on a day, counted."""

    total: int
    late: int
    done: int
    slipped: int


@dataclass(frozen=True)
class ThreatLine:
    """A threat with the objectives that answer to it."""

    threat: Threat
    objectives: tuple[Objective, ...]


@dataclass(frozen=True)
class ToldLine:
    """An objective with how much was told of it, by whose doing: in the order of `Account.Told`."""

    objective: Objective
    body: int
    force: int
    partners: int
    happened: int

    @property
    def total(self) -> int:
        return self.body + self.force + self.partners + self.happened


def has_slipped() -> Exists:
    """Whether the date of a deliverable ever moved away."""
    return Exists(DeliverableChange.objects.filter(SLIPS, deliverable=OuterRef("pk")))


def slip_counts(ids: list[int]) -> dict[int, int]:
    """How often the dates of these deliverables moved away. One query."""
    rows = DeliverableChange.objects.filter(SLIPS, deliverable__in=ids).values_list("deliverable")
    return dict(rows.annotate(Count("pk")).order_by())


def delivery_summary(day: date) -> DeliverySummary:
    is_open = still_open(day)
    counts = Deliverable.objects.aggregate(
        total=Count("pk"),
        late=Count("pk", filter=is_open & Q(due__lt=day)),
        done=Count("pk", filter=Q(status=Deliverable.Status.DONE) & ~is_open),
    )
    slipped = DeliverableChange.objects.filter(SLIPS).aggregate(of=Count("deliverable", distinct=True))
    return DeliverySummary(counts["total"], counts["late"], counts["done"], slipped["of"])


def owed_objectives() -> tuple[Objective, ...]:
    """The objectives that are owed some deliverable, in the order of the plans."""
    owed = Exists(Deliverable.objects.filter(objective=OuterRef("pk")))
    rows = Objective.objects.filter(owed).select_related("plan", "priority")
    return tuple(rows.order_by("plan__position", "position", "pk"))


def owner_roles() -> tuple[str, ...]:
    """The roles that own some deliverable, by the alphabet."""
    return tuple(
        Deliverable.objects.exclude(owner_role="")
        .values_list("owner_role", flat=True)
        .distinct()
        .order_by("owner_role")
    )


def threats() -> tuple[tuple[ThreatLine, ...], tuple[ThreatLine, ...]]:
    """The threats that some objective answers to, and those that none does."""
    rows = Threat.objects.prefetch_related("objectives__plan").order_by("position", "pk")
    lines = [
        ThreatLine(one, tuple(sorted(one.objectives.all(), key=lambda o: (o.plan.position, o.position))))
        for one in rows
    ]
    return tuple(one for one in lines if one.objectives), tuple(one for one in lines if not one.objectives)


def told_lines() -> tuple[ToldLine, ...]:
    """Every objective that is still in a plan, with how much each side told of it."""
    rows = Account.objects.values_list("objective_id", "told").annotate(Count("pk")).order_by()
    counts = {(objective, told): number for objective, told, number in rows}
    objectives = Objective.objects.current().select_related("plan", "priority")
    return tuple(
        ToldLine(one, *(counts.get((one.pk, told), 0) for told in Account.Told))
        for one in objectives.order_by("plan__position", "position", "pk")
    )


def commitments() -> QuerySet[Commitment]:
    """Every commitment with its holder and how many objectives carry it."""
    rows = Commitment.objects.select_related("holder", "source")
    return rows.annotate(carried_by=Count("objectives")).order_by("position", "pk")


def boards() -> QuerySet[Board]:
    """Every board with how many objectives are worked on in it."""
    return Board.objects.annotate(worked_on=Count("objectives")).order_by("position", "pk")
