from __future__ import annotations

import json
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


def _mapping(text: str) -> dict[str, Any]:
    return dict(json.loads(text)) if text else {}
