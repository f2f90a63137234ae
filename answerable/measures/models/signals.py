"""Signals: what the rules found, kept from first sight on, with what people made of it."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from answerable.areas.models import Area
from answerable.measures.models.context import Break
from answerable.measures.models.definitions import Measure


class SignalQuerySet(models.QuerySet["Signal"]):
    def found(self) -> Self:
        """Those that the rules still find."""
        return self.filter(gone_at__isnull=True)

    def to_look_at(self) -> Self:
        return self.found().filter(state=Signal.State.NEW)


class Signal(models.Model):
    """Points of a series that chance alone would hardly give, by a named rule of a named, versioned set of rules.

    A rerun never loses one: it moves `period_end` on as a run grows, and sets `gone_at` when the rules no longer find it.
    """

    class State(models.TextChoices):
        NEW = "new", "New"
        LOOKED_AT = "looked_at", "Looked at"
        EXPLAINED = "explained", "Explained"

    class Side(models.TextChoices):
        HIGH = "high", "High"
        LOW = "low", "Low"
        NEITHER = "neither", "Neither"

    class Verdict(models.TextChoices):
        BETTER = "better", "Better"
        WORSE = "worse", "Worse"
        NOTABLE = "notable", "Worth a look"

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="signals")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    breakdown = models.CharField(max_length=120, blank=True)
    chart = models.CharField(max_length=12)
    # Name and version: "mdc-1".
    rule_set = models.CharField(max_length=20)
    rule = models.CharField(max_length=40)
    side = models.CharField(max_length=7, choices=Side)
    verdict = models.CharField(max_length=7, choices=Verdict)
    # From the first day of its first period to the last day of its last.
    period_start = models.DateField()
    period_end = models.DateField()
    first_seen_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.NEW)
    # What somebody made of it; published where it explains.
    note = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=60, blank=True)
    # The last day that it had then: a run that goes on longer has grown since.
    decided_to = models.DateField(null=True, blank=True)
    # The break that explains it, where that is the explanation.
    explained_by = models.ForeignKey(Break, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = SignalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "area", "breakdown", "rule_set", "rule", "side", "period_start"],
                name="%(app_label)s_%(class)s_one_a_start",
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")), name="%(app_label)s_%(class)s_period_in_order"
            ),
            models.CheckConstraint(
                condition=Q(state="new", decided_at__isnull=True, decided_by="", decided_to__isnull=True)
                | (~Q(state="new") & Q(decided_at__isnull=False) & ~Q(decided_by="")),
                name="%(app_label)s_%(class)s_both_decided_at_and_by",
            ),
            models.CheckConstraint(
                condition=~Q(state="explained") | ~Q(note=""), name="%(app_label)s_%(class)s_explained_says_how"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.side} from {self.period_start}"

    @property
    def grew(self) -> bool:
        """Whether it went on after somebody decided on it."""
        return self.decided_to is not None and self.period_end > self.decided_to
