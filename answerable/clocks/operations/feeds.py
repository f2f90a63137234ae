"""The address of somebody's calendar."""

import secrets
from datetime import datetime

from django.db import transaction

from answerable.clocks.models import Feed
from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.people.models import User


@transaction.atomic
def renew_feed(user: User, *, by: Actor, at: datetime) -> Feed:
    """Gives somebody's calendar a new address; the old one, where there was one, opens nothing any more."""
    feed, _ = Feed.objects.update_or_create(user=user, defaults={"secret": secrets.token_urlsafe(24), "made_at": at})
    audit.record("calendar address renewed", by=by, at=at, subject=user.reference)
    return feed


@transaction.atomic
def close_feed(user: User, *, by: Actor, at: datetime) -> bool:
    """Takes the address of somebody's calendar away. False where there was none."""
    closed, _ = Feed.objects.filter(user=user).delete()
    if closed:
        audit.record("calendar address closed", by=by, at=at, subject=user.reference)
    return bool(closed)
