"""National and other sets of measures, as versioned data, and which of ours serve them."""

from django.db import models
from django.db.models import F, Q

from answerable.measures.models.definitions import Measure


class Framework(models.Model):
    """One version of a set of measures that somebody else defines, with the days it holds for."""

    code = models.SlugField(max_length=60)
    version = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=200)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="%(app_label)s_%(class)s_one_a_version"),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="%(app_label)s_%(class)s_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"


class FrameworkMetric(models.Model):
    """One measure of a framework, in the framework's own terms."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="metrics")
    code = models.SlugField(max_length=60)
    heading = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=300)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="%(app_label)s_%(class)s_code_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Served(models.Model):
    """A measure of ours that answers a framework's metric, and how nearly."""

    class Fit(models.TextChoices):
        SAME = "same", "The same"
        NEAR = "near", "Near to it"
        PART = "part", "A part of it"

    metric = models.ForeignKey(FrameworkMetric, on_delete=models.CASCADE, related_name="served")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="serves")
    breakdown = models.CharField(max_length=120, blank=True)
    fit = models.CharField(max_length=4, choices=Fit)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["metric", "measure", "breakdown"], name="%(app_label)s_%(class)s_once_a_metric"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} serves {self.metric_id} ({self.fit})"
