"""What a meeting saw, what its minutes say, and what a successor is handed: frozen, and never changed."""

from django.db import models
from django.db.models import Q

from answerable.scrutiny.models.meetings import Meeting


class Pack(models.Model):
    """The papers of a meeting as they went out: the first one, and each supplement after it. Never changed.

    `frozen` is what the public may see, `restricted` the part for those who may: two freezes, so that neither can leak
    into the other.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="packs")
    # 1 is the pack; from 2 on each is a supplement to what was frozen before.
    number = models.PositiveSmallIntegerField()
    # Why there is a supplement: what came, or what replaces what.
    because = models.TextField(blank=True)
    frozen = models.JSONField()
    restricted = models.JSONField(default=dict, blank=True)
    sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    frozen_on = models.DateField()
    frozen_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="%(app_label)s_%(class)s_numbered_once"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(because=""), name="%(app_label)s_%(class)s_supplement_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.number}"


class Minutes(models.Model):
    """The minutes of a meeting as published, frozen; a later version corrects an earlier one and says why. Never changed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes")
    version = models.PositiveSmallIntegerField()
    because = models.TextField(blank=True)
    frozen = models.JSONField()
    restricted = models.JSONField(default=dict, blank=True)
    sha256 = models.CharField(max_length=64)
    published_on = models.DateField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=60)

    class Meta:
        verbose_name_plural = "minutes"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "version"], name="%(app_label)s_%(class)s_versioned_once"),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(because=""), name="%(app_label)s_%(class)s_correction_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.version}"


class HandoverPack(models.Model):
    """Everything that is open, as at a day, for a new holder or a successor body."""

    class For(models.TextChoices):
        HOLDER = "holder", "A new holder"
        SUCCESSOR = "successor", "A successor body"
        PUBLIC = "public", "The public before an election"

    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    made_for = models.CharField(max_length=9, choices=For)
    as_at = models.DateField()
    opening = models.TextField(blank=True)
    # `kit.freezing` of the pack once it is handed over; empty while it is prepared.
    frozen = models.JSONField(default=dict, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    handed_over_by = models.CharField(max_length=60, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(handed_over_at__isnull=True) | ~Q(sha256=""),
                name="%(app_label)s_%(class)s_handed_over_is_frozen",
            )
        ]

    def __str__(self) -> str:
        return self.title


class HandoverCheck(models.Model):
    """One question of the handover's checklist, after the four that were asked of every body in 2012, and its answer."""

    class Theme(models.TextChoices):
        BUSINESS = "business", "Business as usual"
        TRANSITION = "transition", "A managed transition"
        SEAMLESS = "seamless", "A seamless handover"
        STAKEHOLDERS = "stakeholders", "Stakeholders"

    pack = models.ForeignKey(HandoverPack, on_delete=models.CASCADE, related_name="checks")
    position = models.PositiveIntegerField()
    theme = models.CharField(max_length=12, choices=Theme)
    question = models.CharField(max_length=300)
    owner_role = models.CharField(max_length=200, blank=True)
    done = models.BooleanField(default=False)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(done=False) | ~Q(words=""), name="%(app_label)s_%(class)s_done_says_how")
        ]

    def __str__(self) -> str:
        return self.question
