"""The private ways to packs: who was handed one, until when it leads there, and whether it was taken back."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from answerable.scrutiny.models.packs import Pack


class PackLinkQuerySet(models.QuerySet["PackLink"]):
    def live(self, at: datetime) -> Self:
        """Those that lead somewhere at a moment."""
        return self.filter(withdrawn_at=None, ends_at__gt=at)


class PackLink(models.Model):
    """One reader's private way to one pack or supplement.

    Privacy: neither its secret nor the reader's address is kept, only a hash of each; `role` is a title.
    """

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="links")
    role = models.CharField(max_length=200)
    address_hash = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True)
    # Whether it was handed out with the restricted part too.
    restricted = models.BooleanField(default=False)
    given_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PackLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "role"], condition=Q(withdrawn_at=None), name="%(app_label)s_%(class)s_one_a_reader"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("given_at")), name="%(app_label)s_%(class)s_ends_after_it_was_given"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pack_id}: {self.role}"
