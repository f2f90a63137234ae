"""The newsletter and who has it sent."""

from django.db import models
from django.db.models import F, Q


class Newsletter(models.Model):
    """What was released in a month, drafted by the program and edited by a person; a second person approves it."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        APPROVED = "approved", "Approved"
        SENT = "sent", "Sent"

    # The first day of its month.
    month = models.DateField(unique=True)
    title = models.CharField(max_length=200)
    opening = models.TextField(blank=True)
    # [{"heading": ..., "items": [{"text": ..., "path": ..., "words": ...}]}]: what it tells of, in order.
    sections = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    drafted_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=60)
    # The last person to change it; another one approves it.
    edited_by = models.CharField(max_length=60)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=60, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.CharField(max_length=60, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by="") | ~Q(approved_by=F("edited_by")),
                name="%(app_label)s_%(class)s_approved_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", approved_at__isnull=True)
                | (~Q(state="draft") & Q(approved_at__isnull=False)),
                name="%(app_label)s_%(class)s_approved_has_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Subscriber(models.Model):
    """An address that the newsletter is sent to, once its owner has said so twice. Nothing else is known of them."""

    email = models.EmailField(max_length=254, unique=True)
    # SHA-256 of the secrets of the two links; the links themselves are kept nowhere.
    confirm_hash = models.CharField(max_length=64, blank=True, db_index=True)
    leave_hash = models.CharField(max_length=64, blank=True, db_index=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Subscriber {self.pk}"


class Sending(models.Model):
    """That a newsletter was handed to the outbox for a subscriber: nobody gets it twice, whatever breaks off."""

    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="sendings")
    subscriber = models.ForeignKey(Subscriber, on_delete=models.SET_NULL, null=True, related_name="sendings")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["newsletter", "subscriber"], name="%(app_label)s_%(class)s_once"),
        ]

    def __str__(self) -> str:
        return f"{self.newsletter_id} to {self.subscriber_id}"
