"""Mail goes out through a table: written in the transaction that it tells about, delivered once that is committed.

So a mail is never sent for something that was undone, and never lost when the mail server is away. `OutboxBackend` is
Django's default mailer, which brings other packages' mails through here as well; the mailer named `delivery` in
`settings.MAILERS` takes them out of the house. Without one every message is kept, to be read in the office: that is the
demo, and an office that has not yet set up its mail.
"""

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import islice

from django.conf import settings
from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.tasks import task

from answerable.kit.audit import NotInTransaction
from answerable.kit.http import now
from answerable.kit.models import MessageStatus, OutboxMessage

DELIVERY = "delivery"
ATTEMPTS = 5
PAUSE = timedelta(minutes=5)
"""How long a sweep waits before it takes a message that did not go: twice as long after each attempt."""

TAKEN_ALONG = 3
"""How many earlier messages a new one takes along: whoever waits for it must not wait for all that a lost server kept."""

CUT = "[the link was removed once this message had gone]"
_LINK = re.compile(r"https?://\S+")
_log = logging.getLogger(__name__)


class CannotCarry(Exception):
    """A mail with an attachment: the outbox carries plain text, and does not drop the rest in silence."""


def send(*, to: str, subject: str, text: str, at: datetime, one_time_link: bool = False) -> OutboxMessage:
    """Write a message; it is delivered when the caller's transaction has been committed.

    `text` is plain text. `one_time_link` says that its addresses are secrets: they are cut out once it has gone.
    Raises `NotInTransaction` outside an atomic block.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction("write a message inside the transaction of what it tells about")
    subject = " ".join(subject.split())[:200]
    message = OutboxMessage.objects.create(to=to, subject=subject, text=text, created=at, one_time_link=one_time_link)
    transaction.on_commit(partial(deliver.enqueue, message.pk))
    # Whoever waits for a message need not wait for the next sweep of the worker: it takes the earlier ones along.
    transaction.on_commit(sweep_now.enqueue)
    return message


@dataclass(frozen=True)
class Letter:
    """One mail of many. `about` is what it is sent for, so that mails of that sort can be forgotten apart from others."""

    to: str
    subject: str
    text: str
    headers: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    one_time_link: bool = False


def send_many(letters: Sequence[Letter], *, at: datetime) -> None:
    """Write many messages at once; one task delivers them, one after the other, when the transaction has been committed.

    Raises `NotInTransaction` outside an atomic block, and `ValueError` for a header that would begin another one.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction("write messages inside the transaction of what they tell about")
    made = OutboxMessage.objects.bulk_create([_message(one, at) for one in letters])
    transaction.on_commit(partial(deliver_many.enqueue, [one.pk for one in made]))


def _message(letter: Letter, at: datetime) -> OutboxMessage:
    if any(mark in part for pair in letter.headers.items() for part in pair for mark in "\r\n"):
        raise ValueError("a header is one line")
    return OutboxMessage(
        to=letter.to,
        subject=" ".join(letter.subject.split())[:200],
        text=letter.text,
        headers=dict(letter.headers),
        about=letter.about,
        one_time_link=letter.one_time_link,
        created=at,
    )


@task
def deliver_many(message_ids: list[int]) -> int:
    """Hand messages to the mail server one by one; returns how many went. What does not go waits for a sweep."""
    there = OutboxMessage.objects.filter(pk__in=message_ids).order_by("pk").values_list("pk", flat=True)
    return sum(_delivered(pk) == MessageStatus.SENT for pk in list(there))


def _delivered(message_id: int) -> str:
    """As `deliver`; a message whose reader has left meanwhile is not missed."""
    try:
        return str(deliver.call(message_id))
    except OutboxMessage.DoesNotExist:
        return ""


@task
def deliver(message_id: int) -> str:
    """Hand one message to the mail server, unless another process has; returns its status.

    A message may go twice when the process dies between sending it and noting so; it never goes not at all.
    """
    message = OutboxMessage.objects.get(pk=message_id)
    if message.status != MessageStatus.WAITING:
        return message.status
    if DELIVERY not in mailers:
        return _note(message, MessageStatus.KEPT)
    claimed = OutboxMessage.objects.filter(pk=message_id, status=MessageStatus.WAITING, attempts=message.attempts)
    if not claimed.update(attempts=message.attempts + 1):
        return MessageStatus.WAITING
    message.attempts += 1
    try:
        mail = EmailMessage(
            message.subject, message.text, settings.DEFAULT_FROM_EMAIL, [message.to], headers=dict(message.headers)
        )
        mail.send(using=DELIVERY)
    except Exception as error:  # noqa: BLE001 - whatever a mail server or its library says is an error to note
        _log.warning("message %s was not sent: %s", message_id, error)
        message.last_error = f"{type(error).__name__}: {error}"
        return _note(message, MessageStatus.FAILED if message.attempts >= ATTEMPTS else MessageStatus.WAITING)
    return _note(message, MessageStatus.SENT)


def sweep(at: datetime, *, most: int | None = None) -> int:
    """Try again what is waiting and due at `at`, or so many of it; returns how many went. The pause doubles each time."""
    waiting = OutboxMessage.objects.filter(status=MessageStatus.WAITING).order_by("pk")
    rows = waiting.values_list("pk", "created", "attempts").iterator(chunk_size=2000)
    due = (pk for pk, created, attempts in rows if created + PAUSE * (2**attempts - 1) <= at)
    return sum(_delivered(pk) == MessageStatus.SENT for pk in list(islice(due, most)))


@task
def sweep_now() -> int:
    """Try again some of what is due; returns how many went."""
    return sweep(now(), most=TAKEN_ALONG)


def try_again(message: OutboxMessage) -> None:
    """Put a message that failed, or was kept, back in the queue, with all its attempts before it."""
    with transaction.atomic():
        again = (MessageStatus.FAILED, MessageStatus.KEPT, MessageStatus.WAITING)
        found = OutboxMessage.objects.filter(pk=message.pk, status__in=again)
        if found.update(status=MessageStatus.WAITING, attempts=0):
            transaction.on_commit(partial(deliver.enqueue, message.pk))


def forget(address: str, *, about: str = "") -> int:
    """Delete every message to an address, when its owner's data goes, or those about one thing alone; returns how many."""
    found = OutboxMessage.objects.filter(to__iexact=address)
    return (found.filter(about=about) if about else found).delete()[0]


def forget_old(about: str, *, before: datetime) -> int:
    """Delete the messages about one thing that were written before a moment and wait no more; returns how many."""
    old = OutboxMessage.objects.filter(about=about, created__lt=before)
    return old.exclude(status=MessageStatus.WAITING).delete()[0]


def shown_text(message: OutboxMessage) -> str:
    """The text as colleagues may read it: a one-time link only where no mail server has carried it, or could."""
    kept = message.status == MessageStatus.KEPT or (message.status == MessageStatus.WAITING and DELIVERY not in mailers)
    return without_links(message.text) if message.one_time_link and not kept else message.text


def without_links(text: str) -> str:
    return _LINK.sub(CUT, text)


class OutboxBackend(BaseEmailBackend):
    """Django's mailer that writes messages into the outbox, one a recipient. Their links count as secrets."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        with transaction.atomic():
            for message in email_messages:
                _take(message)
        return len(email_messages)


def _take(message: EmailMessage) -> None:
    if message.attachments:
        raise CannotCarry("the outbox carries plain text only")
    for recipient in message.recipients():
        send(to=recipient, subject=str(message.subject), text=str(message.body), at=now(), one_time_link=True)


def _note(message: OutboxMessage, status: MessageStatus) -> MessageStatus:
    message.status = status
    if status == MessageStatus.SENT:
        message.sent = now()
        message.last_error = ""
        message.text = without_links(message.text) if message.one_time_link else message.text
    message.save(update_fields=["status", "sent", "last_error", "text"])
    return status
