"""When figures are expected, how a sender's files are read, and which periods a release has locked."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from answerable.measures.models.definitions import Measure


class Schedule(models.Model):
    """When the figures of some measures are due: so many days after each month, quarter or year that they are told for."""

    class Every(models.TextChoices):
        MONTH = "month", "Every month"
        QUARTER = "quarter", "Every quarter"
        FINANCIAL_YEAR = "financial_year", "Every financial year"
        CALENDAR_YEAR = "calendar_year", "Every calendar year"

    code = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=200)
    measures = models.ManyToManyField(Measure, related_name="schedules")
    every = models.CharField(max_length=14, choices=Every)
    # Days after the last day of the period.
    days_after = models.PositiveSmallIntegerField()
    # The role that owes them, never a name: "Head of Contact Management".
    owner = models.CharField(max_length=200)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="%(app_label)s_%(class)s_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class LayoutQuerySet(models.QuerySet["ReturnLayout"]):
    def current(self) -> Self:
        return self.filter(retired_at__isnull=True)


class ReturnLayout(models.Model):
    """How the files of one sender are read, pointed out once on screen and saved by name.

    A changed layout is a new row; the old one is retired, and the returns that it read still name it.
    """

    name = models.CharField(max_length=120)
    # Who sends such files, as the audit trail names people ("user:12"); empty: anybody.
    sender = models.CharField(max_length=60, blank=True)
    # `measures.intake.layouts.Layout` as JSON, with its version.
    layout = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = LayoutQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=Q(retired_at__isnull=True), name="%(app_label)s_%(class)s_name_once"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="%(app_label)s_%(class)s_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class PeriodLock(models.Model):
    """A period of a measure that a release has shown to the public: a change to it needs its reason."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="locks")
    period_start = models.DateField()
    period_end = models.DateField()
    locked_at = models.DateTimeField()
    # What locked it, in words: "release 3".
    by_what = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "period_start", "period_end"], name="%(app_label)s_%(class)s_once"
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")), name="%(app_label)s_%(class)s_period_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.period_start}..{self.period_end}"
