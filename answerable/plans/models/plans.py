"""The Police and Crime Plan: what was promised, what is evidence for it, and how it was rated in public."""

from typing import Self

from django.db import models

from answerable.measures.models import Measure, Source

PAST = "past"
"""The status of a plan that another has replaced."""


class Plan(models.Model):
    """A Police and Crime Plan."""

    code = models.SlugField(unique=True)
    title = models.CharField(max_length=200)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveIntegerField(default=0)
    # The day it was issued, where that was done here; the statutory steps stand with its draft.
    issued_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__isnull=True)
                | models.Q(start__isnull=True)
                | models.Q(end__gte=models.F("start")),
                name="%(app_label)s_%(class)s_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Priority(models.Model):
    """A priority of a plan; its objectives stand below it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="priorities")
    code = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="%(app_label)s_%(class)s_one_code_a_plan")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class ObjectiveQuerySet(models.QuerySet["Objective"]):
    def current(self) -> Self:
        """Those that no variation has left out."""
        return self.filter(ended_on__isnull=True)


class Objective(models.Model):
    """An objective; older plans have them without priorities."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="objectives")
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, null=True, blank=True, related_name="objectives")
    code = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    source_line = models.PositiveIntegerField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    # What the body does for it, and what it asks of the force: told apart from one another and from what came of it.
    body_does = models.TextField(blank=True)
    force_does = models.TextField(blank=True)
    owner_role = models.CharField(max_length=200, blank=True)
    # From where it starts, in words, and the day it is to be reached by, where the plan says one.
    baseline = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)
    # Left out of the plan by a variation: it keeps what was said of it, and is no longer judged.
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    objects = ObjectiveQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="%(app_label)s_%(class)s_one_code_a_plan")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Succession(models.Model):
    """An objective that carries on another: renumbered, merged with others, or one part of what was split."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="continues")
    earlier = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="continued_by")
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["objective", "earlier"], name="%(app_label)s_%(class)s_named_once"),
            models.CheckConstraint(
                condition=~models.Q(objective=models.F("earlier")), name="%(app_label)s_%(class)s_not_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.objective_id} continues {self.earlier_id}"


class Evidence(models.Model):
    """A measure that is evidence for an objective."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="evidence")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "evidence"
        constraints = [
            models.UniqueConstraint(fields=["objective", "measure"], name="%(app_label)s_%(class)s_named_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} for {self.objective_id}"


class RatingScale(models.Model):
    """A scale that objectives are judged on. An office with none in use publishes no ratings and keeps the rest."""

    code = models.SlugField(unique=True)
    title = models.CharField(max_length=200)
    meaning = models.TextField(blank=True)
    in_use = models.BooleanField(default=True)
    position = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.title


class Rating(models.Model):
    """One step of a rating scale; its word and its shape always stand with its colour."""

    # The office's first scale has no name of its own in old files.
    scale = models.ForeignKey(RatingScale, on_delete=models.PROTECT, null=True, blank=True, related_name="ratings")
    code = models.SlugField(unique=True)
    word = models.CharField(max_length=60)
    meaning = models.TextField(blank=True)
    shape = models.CharField(max_length=20)
    position = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.word


class PublishedRating(models.Model):
    """The rating of an objective as a paper published it: its date and whose it was."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="ratings")
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="+")
    rated_on = models.DateField()
    rated_by = models.CharField(max_length=200)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    line = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["objective", "rated_on"], name="%(app_label)s_%(class)s_one_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.rating_id} on {self.rated_on}"
