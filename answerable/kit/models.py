from __future__ import annotations

import json
from enum import StrEnum
from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length

models.CharField.register_lookup(Length)

HASH_LENGTH = 64
AUDIT_LENGTHS = {"actor": 80, "role": 40, "action": 80, "subject": 200}
"""The longest text, in characters, of each field of an audit entry."""


class AuditEntriesAreKept(Exception):
    """Somebody tried to change or delete an entry of the audit trail through the code."""


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    """Reading only: what a trail says is not changed, so neither a forgotten filter nor a shell can do it."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AuditEntriesAreKept("an entry of the audit trail is never changed")

    def delete(self) -> NoReturn:
        raise AuditEntriesAreKept("an entry of the audit trail is never deleted")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AuditEntriesAreKept("an entry of the audit trail is never changed")


class AuditEntry(models.Model):
    """One thing that was done: who, when, what, before and after; a link of the chain.

    Privacy: `actor` and `subject` are references ("user:12"), never a name or an address. Words about a person stand
    in `personal_json` as keyed hashes only; deleting the subject's `AuditKey` makes them meaningless.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=AUDIT_LENGTHS["actor"], db_index=True)
    role = models.CharField(max_length=AUDIT_LENGTHS["role"])
    action = models.CharField(max_length=AUDIT_LENGTHS["action"], db_index=True)
    subject = models.CharField(max_length=AUDIT_LENGTHS["subject"], db_index=True)
    # Text and not JSONField: the exact characters are hashed, and PostgreSQL's jsonb would rewrite them.
    before_json = models.TextField(blank=True, default="")
    after_json = models.TextField(blank=True, default="")
    personal_json = models.TextField(blank=True, default="")
    previous = models.CharField(max_length=HASH_LENGTH, unique=True)
    hash = models.CharField(max_length=HASH_LENGTH, unique=True)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "audit entries"
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="audit_entry_number_from_1"),
            models.CheckConstraint(condition=Q(hash__length=HASH_LENGTH), name="audit_entry_hash_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.action} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AuditEntriesAreKept("an entry of the audit trail is appended by kit.audit.record, and then kept")

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AuditEntriesAreKept("an entry of the audit trail is never deleted")

    @property
    def before(self) -> dict[str, Any]:
        return _mapping(self.before_json)

    @property
    def after(self) -> dict[str, Any]:
        return _mapping(self.after_json)

    @property
    def personal(self) -> dict[str, str]:
        """Name of the value to its keyed hash (64 hexadecimal digits)."""
        return _mapping(self.personal_json)


class AuditHead(models.Model):
    """The one row that says how far the trail goes; who appends locks it, so that the chain cannot fork."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=HASH_LENGTH)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="audit_head_only_one")]

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


class AuditKey(models.Model):
    """The key under which one subject's personal values were hashed; deleting it erases them.

    Privacy: the key alone says nothing; with it, a guessed value can be proved. It goes when the person's data goes.
    """

    subject = models.CharField(max_length=200, unique=True)
    key = models.CharField(max_length=HASH_LENGTH)

    def __str__(self) -> str:
        return self.subject


class MessageStatus(StrEnum):
    """How far a message of the outbox is."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    KEPT = "kept"


class OutboxMessage(models.Model):
    """A mail, written in the transaction that it tells about, and delivered once that has been committed.

    Privacy: holds an address and what was said to it; `outbox.forget` removes what was sent to somebody.
    """

    to = models.EmailField(max_length=254, db_index=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    # A link that signs somebody in, or sets their password, is cut out of the text once the message has gone.
    one_time_link = models.BooleanField(default=False)
    # Headers besides the usual ones, by name, such as how to leave a list with one click.
    headers = models.JSONField(default=dict, blank=True)
    # What it was sent for ("news"), where messages of that sort are forgotten by themselves; empty for all others.
    about = models.CharField(max_length=40, blank=True, default="")
    created = models.DateTimeField(db_index=True)
    sent = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True, default="")
    status = models.CharField(
        max_length=10, default=MessageStatus.WAITING, choices=[(status.value, status.value) for status in MessageStatus]
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status=MessageStatus.SENT, sent__isnull=False)
                | (~Q(status=MessageStatus.SENT) & Q(sent__isnull=True)),
                name="outbox_message_sent_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[status.value for status in MessageStatus]), name="outbox_message_status_known"
            ),
        ]
        indexes = [models.Index("about", "created", condition=~Q(about=""), name="outbox_message_about")]

    def __str__(self) -> str:
        return f"{self.subject} ({self.status})"


class CachedValue(models.Model):
    """The table of Django's database cache: how often somebody tried to sign in, counted once for all processes.

    Made by a migration, so that no installer has to remember `createcachetable`. Deleting its rows loses nothing.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "kit_cache"

    def __str__(self) -> str:
        return self.cache_key


def _mapping(text: str) -> dict[str, Any]:
    return dict(json.loads(text)) if text else {}
