"""Briefings: texts of the office whose figures are cited, and so keep up until they are frozen."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q


class Briefing(models.Model):
    """A text with citations. Frozen, it keeps the figures it had that day, and is never changed again."""

    code = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=200)
    # With its citations, as it was typed.
    body = models.TextField()
    written_by = models.CharField(max_length=60)
    written_at = models.DateTimeField()
    # How often it was saved: whoever saves an older state than the one held is told so.
    edition = models.PositiveIntegerField(default=1)
    # `kit.freezing` of the text with its figures; empty as long as it is a draft.
    frozen = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    frozen_by = models.CharField(max_length=60, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(frozen_by="", frozen_at__isnull=True) | (~Q(frozen_by="") & Q(frozen_at__isnull=False)),
                name="%(app_label)s_%(class)s_both_frozen_at_and_by",
            ),
            models.CheckConstraint(condition=~Q(body="") & ~Q(title=""), name="%(app_label)s_%(class)s_says_something"),
        ]

    def __str__(self) -> str:
        return self.title
