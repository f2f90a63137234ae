"""A return: a file of figures that somebody sent, kept with the verdict on each of its rows."""

from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from answerable.measures.models.deliveries import ReturnLayout
from answerable.people.models import User
from answerable.people.permissions import Permission, may


class ReturnQuerySet(models.QuerySet["Return"]):
    def awaiting(self) -> Self:
        return self.filter(state=Return.State.AWAITING)

    def visible_to(self, user: User) -> Self:
        """The office sees every return; who comes in from outside sees their own."""
        return self if may(user, Permission.SEE) else self.filter(sent_by=user.reference)


class Return(models.Model):
    """A file as it came in, what was said of its rows, and what was decided."""

    class State(models.TextChoices):
        AWAITING = "awaiting", "Awaiting a verdict"
        ACCEPTED = "accepted", "Accepted"
        PART_ACCEPTED = "part_accepted", "Accepted in part"
        REJECTED = "rejected", "Sent back"

    filename = models.CharField(max_length=255)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=15, choices=State, default=State.AWAITING)
    sent_by = models.CharField(max_length=60)
    sent_at = models.DateTimeField()
    decided_by = models.CharField(max_length=60, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    # A spreadsheet is read by a layout, as one source of one day; a tidy CSV names its own sources.
    layout = models.ForeignKey(ReturnLayout, on_delete=models.PROTECT, null=True, blank=True, related_name="returns")
    source_code = models.SlugField(max_length=100, blank=True)
    source_title = models.CharField(max_length=300, blank=True)
    as_at = models.DateField(null=True, blank=True)

    # What the decision took in, a row each: key, value or status, source, place and what it did. The trail has its sum.
    taken_in = models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)

    objects = ReturnQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="awaiting", decided_at__isnull=True, decided_by="")
                | (~Q(state="awaiting") & Q(decided_at__isnull=False) & ~Q(decided_by="")),
                name="%(app_label)s_%(class)s_both_decided_at_and_by",
            )
        ]

    def __str__(self) -> str:
        return self.filename
