"""Values, the places that tell them, and settled disagreements. Rows here are added, never changed."""

from django.db import models
from django.db.models import Q

from answerable.areas.models import Area
from answerable.measures.models.definitions import Measure, Source


class Status(models.TextChoices):
    FINAL = "final", "Final"
    PROVISIONAL = "provisional", "Provisional"
    MISSING = "missing", "Missing"
    SUPPRESSED = "suppressed", "Suppressed"


class Qualifier(models.TextChoices):
    EXACT = "exact", "Exactly"
    OVER = "over", "Over"
    NEARLY = "nearly", "Nearly"
    ABOUT = "about", "About"
    UP_TO = "up_to", "Up to"


class Basis(models.TextChoices):
    STATED = "stated", "Stated"
    ASSUMED = "assumed", "Assumed"


WITHOUT_VALUE = [Status.MISSING, Status.SUPPRESSED]


class Observation(models.Model):
    """One value for one key: measure, area, breakdown value, period and as-at.

    A different value with a later as-at is a restatement; with the same as-at the key is disputed until settled
    (`calc.standing` decides; nothing of it is stored).
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="observations")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    breakdown = models.CharField(max_length=120, blank=True)
    period_start = models.DateField()
    period_end = models.DateField()
    as_at = models.DateField()
    # As printed, in the measure's unit; null exactly when the status is missing or suppressed.
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    status = models.CharField(max_length=12, choices=Status)
    qualifier = models.CharField(max_length=8, choices=Qualifier, default=Qualifier.EXACT)
    printed = models.CharField(max_length=120)
    period_basis = models.CharField(max_length=8, choices=Basis, default=Basis.STATED)
    note = models.TextField(blank=True)
    # Why this value differs from the one held before it; empty means that no reason was given.
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=True, status__in=WITHOUT_VALUE)
                | (Q(value__isnull=False) & ~Q(status__in=WITHOUT_VALUE)),
                name="%(app_label)s_%(class)s_value_null_when_missing",
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=models.F("period_start")), name="%(app_label)s_%(class)s_period_in_order"
            ),
            models.UniqueConstraint(
                fields=["measure", "area", "breakdown", "period_start", "period_end", "as_at", "value"],
                condition=Q(value__isnull=False),
                name="%(app_label)s_%(class)s_one_row_a_value",
            ),
            models.UniqueConstraint(
                fields=["measure", "area", "breakdown", "period_start", "period_end", "as_at", "status"],
                condition=Q(value__isnull=True),
                name="%(app_label)s_%(class)s_one_row_a_gap",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.period_start}..{self.period_end}: {self.printed}"


class Telling(models.Model):
    """One place that tells an observation: the source, where in it, and the figure as printed there."""

    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="tellings")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="tellings")
    # "paragraph 5.11, table; line 829"
    locator = models.CharField(max_length=200)
    printed = models.CharField(max_length=120)
    status = models.CharField(max_length=12, choices=Status)
    qualifier = models.CharField(max_length=8, choices=Qualifier, default=Qualifier.EXACT)
    period_basis = models.CharField(max_length=8, choices=Basis, default=Basis.STATED)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["observation", "source", "locator", "printed"], name="%(app_label)s_%(class)s_told_once_a_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.printed} ({self.locator})"


class Settlement(models.Model):
    """Which of a key's rival values the office goes by, and why. A later one supersedes an earlier one."""

    chosen = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="settlements")
    reason = models.TextField()
    settled_at = models.DateTimeField()
    settled_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="%(app_label)s_%(class)s_has_reason"),
        ]

    def __str__(self) -> str:
        return f"settled for {self.chosen_id}"
