"""The links that a subscriber is sent, and what is kept of them.

A secret is worked out anew from the signing key whenever a mail needs it, so it is kept nowhere; the table has its SHA-256,
by which a link is found. Who reads the table, or a copy of it, can leave for nobody. With another signing key the links of
earlier mails are found by their hashes for as long as nothing else is sent.
"""

from hashlib import sha256

from django.utils.crypto import salted_hmac

from answerable.publishing.models import Subscriber

CONFIRM, LEAVE = "news/confirm/{}/", "news/leave/{}/"
"""Where the public site has these pages: mails lead there."""
_LONGEST = 64


def confirm_secret(row: Subscriber) -> str:
    """The same for as long as the address is kept: each mail of somebody who asks twice works."""
    return _secret("confirm", row)


def leave_secret(row: Subscriber) -> str:
    return _secret("leave", row)


def hash_of(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode()).hexdigest()


def to_confirm(secret: str) -> Subscriber | None:
    """Whose link to confirm this is; None for anything else."""
    return Subscriber.objects.filter(confirm_hash=hash_of(secret)).first() if _may_be(secret) else None


def to_leave(secret: str) -> Subscriber | None:
    """Whose link to leave this is; None for anything else, and for somebody who has left."""
    return Subscriber.objects.filter(leave_hash=hash_of(secret)).first() if _may_be(secret) else None


def _may_be(secret: str) -> bool:
    return bool(secret) and len(secret) <= _LONGEST


def _secret(what: str, row: Subscriber) -> str:
    """The key of the row and the address: a number that a restored database gives out again makes no old link work."""
    said = f"{row.pk}:{row.email}"
    return salted_hmac(f"answerable.news.{what}", said, algorithm="sha256").hexdigest()[:40]
