"""The audit trail: every operation appends who, when, what, before and after, in its own transaction.

The entries form a chain. Each carries the hash of the one before it and a SHA-256 over the canonical JSON of all its
fields, so a changed, missing or inserted entry breaks the chain, and `verify` says where. A lost *last* entry and a
chain rewritten from some point on leave an unbroken chain behind: they are found against the stored head, and against
a head that was printed elsewhere (every backup and release prints one). Keep one of those outside the database.

Erasure: a trail that is never changed must not hold what a person may ask to have erased. `personal` values enter as
HMAC-SHA256 under a random key of the subject that stands in a table outside the chain. While the key is there, it can be
proved that a given value was the one; `forget` deletes the key, and nothing in the trail says anything about the person.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from answerable.kit.models import AUDIT_LENGTHS, AuditEntry, AuditHead, AuditKey

ORIGIN = "0" * 64
"""The previous hash of the first entry."""

_HASHED = ("number", "at", "actor", "role", "action", "subject", "before_json", "after_json", "personal_json")


class NotInTransaction(Exception):
    """An entry was to be recorded outside the transaction of what it tells about."""


class TrailBroken(Exception):
    """The head of the trail is gone while entries stand: nothing is appended until somebody has looked."""


@dataclass(frozen=True)
class Actor:
    """Who did it, as a reference ("user:12", "system:load"): never a name or an address."""

    reference: str
    role: str


@dataclass(frozen=True)
class Entry:
    """One entry to be appended; `at` is aware. See `record`."""

    action: str
    by: Actor
    at: datetime
    subject: str
    before: Mapping[str, object] | None = None
    after: Mapping[str, object] | None = None
    personal: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Head:
    """How far a trail goes: the number of its last entry (0 when empty) and that entry's hash."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"

    @classmethod
    def parse(cls, text: str) -> Head:
        """Read "NUMBER:HASH" as `str(head)` writes it; `ValueError` for anything else."""
        number, _, digest = text.strip().partition(":")
        if not number.isdecimal() or len(digest) != len(ORIGIN) or set(digest) - set("0123456789abcdef"):
            raise ValueError("a head is a number, a colon and 64 hexadecimal digits")
        return cls(int(number), digest)


@dataclass(frozen=True)
class Verdict:
    """What `verify` found. `problem` is one sentence, or empty; `number` is the entry it is about."""

    head: Head
    entries: int
    problem: str = ""
    number: int | None = None

    @property
    def unbroken(self) -> bool:
        return not self.problem


def record(  # noqa: PLR0913 - the seven facts of an entry, all named at the call
    action: str,
    *,
    by: Actor,
    at: datetime,
    subject: str,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    personal: Mapping[str, str] | None = None,
) -> AuditEntry:
    """Append one entry to the trail, inside the caller's transaction.

    `action` is a dotted word ("people.invited"), `subject` a reference ("user:12", "observation:880"). `before` and
    `after` hold JSON values, Decimals, dates, UUIDs and sequences of these. `personal` maps a name to a value that is
    stored only as a keyed hash. Record last in an operation: the trail stays locked until its transaction ends.

    Raises `NotInTransaction` outside an atomic block, `ValueError` for a naive `at`, `TypeError` for other values.
    """
    return record_many([Entry(action, by, at, subject, before, after, personal)])[0]


def record_many(entries: Iterable[Entry]) -> Sequence[AuditEntry]:
    """Append many entries in their order, locking the trail once; otherwise as `record`."""
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction("record an entry inside the transaction of what it tells about")
    entries = list(entries)
    if not entries:
        return []
    last = _locked_head()
    keys = _keys([entry.subject for entry in entries if entry.personal])
    links = list(_links(entries, Head(last.number, last.hash), keys))
    AuditEntry.objects.bulk_create(links, batch_size=1000)
    last.number, last.hash = links[-1].number, links[-1].hash
    last.save(update_fields=["number", "hash"])
    return links


def forget(subject: str, *, by: Actor, at: datetime) -> AuditEntry:
    """Erase the subject's personal values from the trail by deleting their key; that it was done is recorded."""
    with transaction.atomic():
        AuditKey.objects.filter(subject=subject).delete()
        return record("audit.forgotten", by=by, at=at, subject=subject)


def proves(entry: AuditEntry, name: str, value: str) -> bool:
    """Whether `value` is the personal value that the entry was recorded with; False once it was forgotten."""
    kept = AuditKey.objects.filter(subject=entry.subject).first()
    return kept is not None and hmac.compare_digest(_keyed_hash(kept.key, value), entry.personal.get(name, ""))


def head() -> Head:
    """How far the trail goes now, for backups and releases to print."""
    kept = AuditHead.objects.first()
    return Head(kept.number, kept.hash) if kept else Head(0, ORIGIN)


def verify(expected: Head | None = None) -> Verdict:
    """Read the whole trail, in constant memory, and say whether it is what was recorded.

    Finds a changed, missing or inserted entry, a lost last entry (against the stored head), and against an `expected`
    head printed earlier also a rewritten chain and a head cut back together with its entries.
    """
    stored = head()
    links = AuditEntry.objects.filter(number__lte=stored.number).order_by("number").iterator(chunk_size=2000)
    walked = _walk(links, expected)
    if walked.problem:
        return replace(walked, head=stored)
    return _against_heads(walked, stored, expected)


def _walk(links: Iterator[AuditEntry], expected: Head | None) -> Verdict:
    last = Head(0, ORIGIN)
    for link in links:
        problem = _problem(link, last, expected)
        if problem:
            return Verdict(last, last.number, problem, link.number)
        last = Head(link.number, link.hash)
    return Verdict(last, last.number)


def _problem(link: AuditEntry, last: Head, expected: Head | None) -> str:
    if link.number != last.number + 1:
        return f"Entry {last.number + 1} is missing."
    if link.previous != last.hash:
        return f"Entry {link.number} does not follow from entry {last.number}."
    if link.hash != _digest(link):
        return f"Entry {link.number} was changed after it was recorded."
    if expected and link.number == expected.number and link.hash != expected.hash:
        return f"The trail was rewritten: entry {link.number} has another hash than the head given."
    return ""


def _against_heads(walked: Verdict, stored: Head, expected: Head | None) -> Verdict:
    """Compare the end of the walk with the stored and the given head."""
    wanted = max((given for given in (stored, expected) if given), key=lambda given: given.number)
    if walked.head.number < wanted.number:
        return replace(walked, problem=f"Entry {wanted.number} is lost: the trail ends at {walked.head.number}.")
    if walked.head != stored:
        return replace(walked, problem="The stored head is not the hash of the last entry.", number=stored.number)
    if expected and expected.number == 0 and expected.hash != ORIGIN:
        return replace(walked, problem="The head given is not that of an empty trail.", number=0)
    # The head is read after the last number: somebody may append between the two, and that is not a fault.
    last = AuditEntry.objects.order_by("-number").values_list("number", flat=True).first() or 0
    if last > head().number:
        return replace(walked, problem=f"Entry {last} stands beyond the stored head.", number=last)
    return walked


def _locked_head() -> AuditHead:
    """Wait for the head and lock it. A database that was flushed has none: it begins again, if it is empty."""
    kept = AuditHead.objects.select_for_update().first()
    if kept:
        return kept
    if AuditEntry.objects.exists():
        # Another writer may have begun the trail between the two questions.
        if begun := AuditHead.objects.select_for_update().first():
            return begun
        raise TrailBroken("the audit trail has entries and no head: run `answerable audit verify`")
    AuditHead.objects.bulk_create([AuditHead(number=0, hash=ORIGIN)], ignore_conflicts=True)
    return AuditHead.objects.select_for_update().get()


def _links(entries: Iterable[Entry], last: Head, keys: Mapping[str, str]) -> Iterator[AuditEntry]:
    for entry in entries:
        link = _link(entry, last, keys)
        last = Head(link.number, link.hash)
        yield link


def _link(entry: Entry, last: Head, keys: Mapping[str, str]) -> AuditEntry:
    personal = {name: _keyed_hash(keys[entry.subject], value) for name, value in (entry.personal or {}).items()}
    link = AuditEntry(
        number=last.number + 1,
        at=_aware(entry.at),
        actor=_within("actor", entry.by.reference),
        role=_within("role", entry.by.role),
        action=_within("action", entry.action),
        subject=_within("subject", entry.subject),
        before_json=_canonical(entry.before) if entry.before else "",
        after_json=_canonical(entry.after) if entry.after else "",
        personal_json=_canonical(personal) if personal else "",
        previous=last.hash,
    )
    link.hash = _digest(link)
    return link


def _digest(link: AuditEntry) -> str:
    fields = {name: getattr(link, name) for name in (*_HASHED, "previous")}
    return hashlib.sha256(_canonical(fields).encode()).hexdigest()


def _canonical(value: Mapping[str, object]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_plain)


def _plain(value: object) -> object:
    match value:
        case datetime():
            return _aware(value).astimezone(UTC).isoformat(timespec="microseconds")
        case date() | time():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case Mapping():
            return dict(value)
        case set() | frozenset():
            return sorted(value)
        case _:
            raise TypeError(f"the audit trail takes no {type(value).__name__}")


def _keys(subjects: Sequence[str]) -> dict[str, str]:
    """The key of each subject, made where there is none; a racing writer's key wins."""
    wanted = set(subjects)
    if not wanted:
        return {}
    known = dict(AuditKey.objects.filter(subject__in=wanted).values_list("subject", "key"))
    fresh = [AuditKey(subject=subject, key=secrets.token_hex(32)) for subject in sorted(wanted - known.keys())]
    AuditKey.objects.bulk_create(fresh, ignore_conflicts=True)
    return dict(AuditKey.objects.filter(subject__in=wanted).values_list("subject", "key"))


def _keyed_hash(key: str, value: str) -> str:
    return hmac.new(bytes.fromhex(key), value.encode(), hashlib.sha256).hexdigest()


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a moment of the audit trail has a time zone")
    return at


def _within(name: str, text: str) -> str:
    """SQLite would take any length and PostgreSQL refuse it: refuse on both, by name."""
    if not 1 <= len(text) <= AUDIT_LENGTHS[name]:
        raise ValueError(f"the {name} of an audit entry has 1 to {AUDIT_LENGTHS[name]} characters")
    return text
