"""What the pages about people, the audit trail and the outbox ask."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet

from answerable.kit import audit
from answerable.kit.components import Tag, Tone
from answerable.kit.models import AuditEntry, MessageStatus, OutboxMessage
from answerable.people.models import Invitation, User

PAGE = 50
QUICK = 20_000
"""As many entries are read in about a third of a second."""


@dataclass(frozen=True)
class Person:
    """A line of the list of people."""

    user: User
    second_factor: bool

    @property
    def state(self) -> Tag:
        return Tag("Active", Tone.GREEN) if self.user.is_active else Tag("Deactivated", Tone.NEUTRAL)


@dataclass(frozen=True)
class TrailFilter:
    """What somebody looks for in the audit trail; an empty field is no condition. Both days are included."""

    actor: str = ""
    subject: str = ""
    action: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Change:
    """One value of an entry, before and after, in words; empty where it did not stand."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Page[Row]:
    """One page of something long: its rows, its number from 1, how many pages and rows there are in all."""

    rows: tuple[Row, ...]
    number: int
    pages: int
    total: int


def people() -> tuple[Person, ...]:
    """Everybody who is or was a user, by name."""
    with_one = set(Authenticator.objects.filter(type=Authenticator.Type.TOTP).values_list("user_id", flat=True))
    return tuple(Person(user, user.pk in with_one) for user in User.objects.order_by("name", "pk"))


def unanswered_invitations() -> tuple[Invitation, ...]:
    """Neither accepted nor withdrawn, the newest first."""
    return tuple(Invitation.objects.unanswered().order_by("-created", "-pk"))


def trail(wanted: TrailFilter, page: int) -> Page[AuditEntry]:
    """One page of the audit trail, the newest entry first."""
    found = AuditEntry.objects.order_by("-number")
    if wanted.actor:
        found = found.filter(actor=wanted.actor)
    if wanted.subject:
        found = found.filter(Q(subject=wanted.subject) | Q(subject__startswith=f"{wanted.subject}:"))
    if wanted.action:
        found = found.filter(action=wanted.action)
    if wanted.since:
        found = found.filter(at__gte=_midnight(wanted.since))
    if wanted.until and wanted.until < date.max:
        found = found.filter(at__lt=_midnight(wanted.until + timedelta(days=1)))
    return _page(found, page)


def quick_verdict() -> audit.Verdict | None:
    """Whether the trail is unbroken, or None where reading it whole would keep a page waiting."""
    return audit.verify() if audit.head().number <= QUICK else None


def action_words(action: str) -> str:
    """An action as it is read: "people.password_set" is "Password set"."""
    return action.rpartition(".")[2].replace("_", " ").capitalize()


def actions() -> tuple[str, ...]:
    """Every action that the trail has, in order."""
    return tuple(AuditEntry.objects.order_by("action").values_list("action", flat=True).distinct())


def names_of(entries: tuple[AuditEntry, ...]) -> dict[str, str]:
    """The names of the users who acted, by reference; the trail itself does not know them."""
    numbers = {e.actor.removeprefix("user:") for e in entries if e.actor.startswith("user:")}
    known = User.objects.filter(pk__in=[int(number) for number in numbers if number.isdecimal()])
    return {user.reference: user.name for user in known}


def changes(entry: AuditEntry) -> tuple[Change, ...]:
    """What the entry says, a line a value; the values it only has keyed hashes of say so."""
    before, after = entry.before, entry.after
    names = [*before, *(name for name in after if name not in before)]
    plain = tuple(Change(name, _words(before, name), _words(after, name)) for name in names)
    return (*plain, *(Change(name, "", "kept as a keyed hash only") for name in entry.personal))


def messages(words: str, status: str, page: int) -> Page[OutboxMessage]:
    """One page of the outbox, the newest message first; every word stands in the address or the subject."""
    found = OutboxMessage.objects.order_by("-created", "-pk")
    for word in words.split():
        found = found.filter(Q(to__icontains=word) | Q(subject__icontains=word))
    if status in set(MessageStatus):
        found = found.filter(status=status)
    return _page(found, page)


def _page[Row: Any](found: QuerySet[Row], number: int) -> Page[Row]:
    pages = Paginator(found, PAGE)
    page = pages.get_page(number)
    return Page(tuple(page.object_list), page.number, pages.num_pages, pages.count)


def _midnight(day: date) -> datetime:
    """The first moment of a day where the office is."""
    return datetime.combine(day, time(), tzinfo=ZoneInfo(settings.TIME_ZONE)).astimezone(UTC)


def _words(values: Mapping[str, Any], name: str) -> str:
    if name not in values:
        return ""
    value = values[name]
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
