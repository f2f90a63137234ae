"""What is known of a measure besides its figures: what is asked of it, where its line stops, what it is set beside."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from answerable.areas.models import Area
from answerable.measures.models.definitions import Measure, Source
from answerable.measures.models.observations import Basis


class Evidenced(models.Model):
    """What somebody said, and where: as-at is the day it became known, so that an earlier day does not know it."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    locator = models.CharField(max_length=200, blank=True)
    as_at = models.DateField()
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)
    # Nothing is deleted: what no longer holds is withdrawn, with the reason.
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="%(app_label)s_%(class)s_both_withdrawn_at_and_reason",
            )
        ]


class StandingQuerySet[Row: models.Model](models.QuerySet[Row]):
    def current(self) -> Self:
        return self.filter(withdrawn_at__isnull=True)


class Standard(Evidenced):
    """What a measure is asked to reach from a day on: a standard, a target or an expectation; never a figure."""

    class Kind(models.TextChoices):
        STANDARD = "standard", "Standard"
        TARGET = "target", "Target"
        EXPECTATION = "expectation", "Expectation"

    class Aim(models.TextChoices):
        AT_LEAST = "at_least", "At least"
        AT_MOST = "at_most", "At most"

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="standards")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    # Empty: the whole.
    breakdown = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=12, choices=Kind)
    aim = models.CharField(max_length=8, choices=Aim)
    value = models.DecimalField(max_digits=20, decimal_places=6)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    # Who asks it: "national standard", "the force", "the plan of 2013".
    set_by = models.CharField(max_length=120)
    reason = models.TextField(blank=True)

    objects = StandingQuerySet["Standard"].as_manager()

    class Meta(Evidenced.Meta):
        constraints = [
            *Evidenced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="%(app_label)s_%(class)s_days_in_order"
            ),
            models.UniqueConstraint(
                fields=["measure", "area", "breakdown", "kind", "starts"],
                condition=Q(withdrawn_at__isnull=True),
                name="%(app_label)s_%(class)s_one_a_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.aim} {self.value} from {self.starts}"


class Break(Evidenced):
    """The day from which something else is counted, or it is counted otherwise: nothing is compared across it."""

    class Kind(models.TextChoices):
        COUNTING_RULE = "counting_rule", "Counting rule"
        RECORDING = "recording", "Way of recording"
        SYSTEM = "system", "Computer or telephone system"
        DEFINITION = "definition", "Definition"
        CONSENT = "consent", "Who is asked (opt-in or opt-out)"
        WINDOW = "window", "Length of what is counted"

    code = models.SlugField(max_length=100, unique=True)
    measures = models.ManyToManyField(Measure, related_name="breaks")
    # Empty: all parts and the whole.
    breakdown = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=14, choices=Kind)
    at = models.DateField()
    at_basis = models.CharField(max_length=8, choices=Basis, default=Basis.STATED)
    # A short clause that is written at the line: "calls are sorted by a switchboard".
    reason = models.CharField(max_length=120)

    objects = StandingQuerySet["Break"].as_manager()

    class Meta(Evidenced.Meta):
        constraints = [
            *Evidenced.Meta.constraints,
            models.CheckConstraint(condition=~Q(reason=""), name="%(app_label)s_%(class)s_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.at}: {self.reason}"


class Annotation(Evidenced):
    """A time that a reader must know about: an anomaly or missing data stays out of limits and baselines, an event does not."""

    class Kind(models.TextChoices):
        ANOMALY = "anomaly", "Known to be unusual"
        MISSING = "missing", "Data missing"
        EVENT = "event", "Event"

    code = models.SlugField(max_length=100, unique=True)
    measures = models.ManyToManyField(Measure, related_name="annotations")
    breakdown = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=8, choices=Kind)
    starts = models.DateField()
    ends = models.DateField()
    reason = models.CharField(max_length=120)

    objects = StandingQuerySet["Annotation"].as_manager()

    class Meta(Evidenced.Meta):
        constraints = [
            *Evidenced.Meta.constraints,
            models.CheckConstraint(condition=~Q(reason=""), name="%(app_label)s_%(class)s_has_reason"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="%(app_label)s_%(class)s_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.starts} to {self.ends}: {self.reason}"


class Comparator(Evidenced):
    """What a figure is set beside: a named baseline of its own, a named group of peers, the nation. Always with n and date."""

    class Kind(models.TextChoices):
        BASELINE = "baseline", "Baseline"
        PEERS = "peers", "Group of peers"
        NATIONAL = "national", "National"

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="comparators")
    breakdown = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=8, choices=Kind)
    # "the year before the pandemic", "most similar group", "England and Wales".
    name = models.CharField(max_length=120)
    # Why this one: asked for of a baseline, as a base can be chosen to flatter.
    why = models.TextField(blank=True)
    period_start = models.DateField()
    period_end = models.DateField()
    # Null for a baseline: the measure's own figure of that period.
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    # How many stand behind the value ("43 forces"), null where the source does not say; then the page says so.
    n = models.PositiveIntegerField(null=True, blank=True)
    n_of = models.CharField(max_length=60, blank=True)
    members = models.JSONField(default=list, blank=True)

    objects = StandingQuerySet["Comparator"].as_manager()

    class Meta(Evidenced.Meta):
        constraints = [
            *Evidenced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind="baseline", value__isnull=True) & ~Q(why="")
                | ~Q(kind="baseline") & Q(value__isnull=False),
                name="%(app_label)s_%(class)s_baseline_says_why",
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")), name="%(app_label)s_%(class)s_period_in_order"
            ),
            models.UniqueConstraint(
                fields=["measure", "breakdown", "kind", "name", "period_start", "period_end"],
                condition=Q(withdrawn_at__isnull=True),
                name="%(app_label)s_%(class)s_one_a_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.kind})"
