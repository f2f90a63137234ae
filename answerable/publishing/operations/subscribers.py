"""Who has the newsletter sent: they say so twice, leave with one click, and are forgotten at once."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.timezone import localtime

from answerable.bodies.queries import body
from answerable.kit import audit, outbox, turns
from answerable.kit.audit import Actor
from answerable.kit.models import OutboxMessage
from answerable.kit.outbox import Letter
from answerable.kit.wording import british_time
from answerable.publishing.models import Subscriber
from answerable.publishing.queries.subscriber_secrets import (
    CONFIRM,
    LEAVE,
    confirm_secret,
    hash_of,
    leave_secret,
    to_confirm,
    to_leave,
)
from answerable.scrutiny.models import Asking
from answerable.scrutiny.queries import question_secrets

ABOUT = "news"
"""What mails of the newsletter, and to those who ask for it, are marked with in the outbox."""
PUBLIC = Actor("public:form", "public")
UNCONFIRMED_FOR = timedelta(days=7)
LIMITS = ((timedelta(minutes=10), 10), (timedelta(days=1), 60))
"""How often one place may ask within a time: a library has many people behind one address."""
MOST_MAILS = 3
"""How many mails that nobody confirmed go to one address in a day: more would be a way to pester its owner."""
DAY = timedelta(days=1)
MAILS_KEPT = timedelta(days=30)

type Address = Callable[[str], str]
"""The whole address of a path of the public site, such as "news/leave/…/"."""


class HeldBack(Exception):
    """Too many asked from one place; from `until` the next is taken."""

    def __init__(self, until: datetime) -> None:
        when = british_time(localtime(until))
        super().__init__(f"Many addresses came from your connection in a short time: try again after {when}.")
        self.until = until


class NotSubscribed(Exception):
    """No such address is subscribed."""


def ask(email: str, *, place: str, at: datetime, address: Address) -> None:
    """Takes an address, and writes to it: nobody is subscribed until its owner opens the mail and presses the button.

    What is answered is the same whether the address is new, waits or is subscribed, so that nobody learns it here; only its
    owner does, by mail. `place` is `place_of` the sender. Raises HeldBack.
    """
    with transaction.atomic():
        turns.take_turn()
        _hold_back(place, at)
        Asking.objects.create(place=place, at=at)
        row = _asking_again(email, at) or _new(email, at)
        if _mails(row.email, since=at - DAY) < MOST_MAILS:
            outbox.send_many([_first_mail(row, address)], at=at)


@transaction.atomic
def confirm(secret: str, *, at: datetime) -> Subscriber | None:
    """Subscribes whose link it is; who is subscribed already stays so. None where it is nobody's."""
    turns.take_turn()
    row = to_confirm(secret)
    if row is not None and row.confirmed_at is None:
        row.confirmed_at = at
        row.save(update_fields=["confirmed_at"])
        audit.record("subscriber.confirmed", by=PUBLIC, at=at, subject=f"subscriber:{row.pk}")
    return row


@transaction.atomic
def leave(secret: str, *, at: datetime) -> bool:
    """Forgets the address whose link it is, and every mail about the newsletter to it; False where it is nobody's (any more)."""
    turns.take_turn()
    row = to_leave(secret)
    if row is None:
        return False
    _forget(row, PUBLIC, at)
    return True


@transaction.atomic
def remove(email: str, *, by: Actor, at: datetime) -> None:
    """Forgets an address that its owner asks the office to take out. Raises NotSubscribed."""
    turns.take_turn()
    row = Subscriber.objects.filter(email__iexact=email.strip()).first()
    if row is None:
        raise NotSubscribed("This address is not in the list: look at how it is written.")
    _forget(row, by, at)


def sweep(at: datetime) -> int:
    """Forgets addresses that nobody confirmed within a week, and mails that went a month ago; how many addresses."""
    outbox.forget_old(ABOUT, before=at - MAILS_KEPT)
    forgotten = 0
    old = Subscriber.objects.filter(confirmed_at=None, asked_at__lte=at - UNCONFIRMED_FOR)
    for pk in list(old.values_list("pk", flat=True)):
        with transaction.atomic():
            turns.take_turn()
            row = Subscriber.objects.filter(pk=pk, confirmed_at=None).first()
            if row is not None:
                _forget(row, Actor("system:sweep", "system"), at)
                forgotten += 1
    return forgotten


def leave_path(row: Subscriber) -> str:
    """Where a subscriber leaves; what is kept of the secret is renewed where the signing key is another than it was."""
    secret = leave_secret(row)
    if row.leave_hash != hash_of(secret):
        row.leave_hash = hash_of(secret)
        row.save(update_fields=["leave_hash"])
    return LEAVE.format(secret)


def leave_headers(link: str) -> dict[str, str]:
    """How a mail program leaves with one click (RFC 2369); without asking again (RFC 8058) only over HTTPS, as that wants it."""
    post = {"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if link.startswith("https://") else {}
    return {"List-Unsubscribe": f"<{link}>", **post}


def place_of(address: str) -> str:
    """A keyed hash of where somebody asks from, apart from that of questions: the limits of the two are not one."""
    place = question_secrets.place_of(address)
    return salted_hmac("answerable.news.place", place, algorithm="sha256").hexdigest()


def _asking_again(email: str, at: datetime) -> Subscriber | None:
    """The address where it is there; one that waits to be confirmed waits from now on."""
    row = Subscriber.objects.filter(email__iexact=email).first()
    if row is not None and row.confirmed_at is None:
        row.asked_at = at
        row.save(update_fields=["asked_at"])
    return row


def _new(email: str, at: datetime) -> Subscriber:
    row = Subscriber.objects.create(email=email, asked_at=at)
    row.confirm_hash, row.leave_hash = hash_of(confirm_secret(row)), hash_of(leave_secret(row))
    row.save(update_fields=["confirm_hash", "leave_hash"])
    audit.record("subscriber.asked", by=PUBLIC, at=at, subject=f"subscriber:{row.pk}")
    return row


def _forget(row: Subscriber, by: Actor, at: datetime) -> None:
    subject = f"subscriber:{row.pk}"
    outbox.forget(row.email, about=ABOUT)
    row.delete()
    audit.record("subscriber.forgotten", by=by, at=at, subject=subject)


def _hold_back(place: str, at: datetime) -> None:
    rows = Asking.objects.filter(place=place, at__gt=at - DAY).order_by("-at")
    times = list(rows.values_list("at", flat=True)[: max(most for _, most in LIMITS)])
    for span, most in LIMITS:
        within = [one for one in times if one > at - span]
        if len(within) >= most:
            raise HeldBack(within[most - 1] + span)


def _mails(email: str, *, since: datetime) -> int:
    return OutboxMessage.objects.filter(to__iexact=email, about=ABOUT, created__gt=since, headers={}).count()


def _first_mail(row: Subscriber, address: Address) -> Letter:
    """To somebody new a link to confirm; to a subscriber that they are one, with the link to leave."""
    office = body()
    name = office.name if office else "this office"
    if row.confirmed_at is not None:
        text = (
            f"Somebody, perhaps you, asked for the newsletter of the {name} at this address.\n\n"
            "You have it already: there is nothing to do.\n\n"
            f"If you no longer want it, leave here:\n{address(leave_path(row))}\n"
        )
        return Letter(row.email, f"You have the newsletter of the {name} already", text, about=ABOUT)
    secret = confirm_secret(row)
    if row.confirm_hash != hash_of(secret):
        row.confirm_hash = hash_of(secret)
        row.save(update_fields=["confirm_hash"])
    text = (
        f"Somebody, perhaps you, asked for the newsletter of the {name} at this address. It comes once a month.\n\n"
        f"If it was you, open this page and press the button:\n{address(CONFIRM.format(secret))}\n\n"
        "If it was not you, do nothing: no newsletter comes, and the address is forgotten after a week.\n"
    )
    return Letter(
        row.email, f"Confirm that you want the newsletter of the {name}", text, about=ABOUT, one_time_link=True
    )
