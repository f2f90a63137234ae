"""Whose calendar it is: the dated clocks that one person keeps, and the secret address they are fetched from."""

from collections.abc import Callable
from datetime import datetime
from hmac import compare_digest

from django.core.signing import BadSignature, Signer
from django.db.models import Max

from answerable.clocks.icalendar import Event, calendar
from answerable.clocks.models import Feed, RunningClock
from answerable.clocks.queries.waiting import in_order
from answerable.people.models import User
from answerable.people.permissions import Permission, may

MOST = 1000
"""Days in a calendar file: more than anybody keeps."""
_SIGNER = Signer(salt="answerable.clocks.feed")


def calendar_of(user: User, *, link: Callable[[int], str], host: str) -> str:
    """The calendar file of the running clocks that somebody keeps. `link` makes the address of a clock's page."""
    held = RunningClock.objects.visible_to(user).running().filter(owner=user, due__isnull=False)
    dated = in_order(held.select_related("duty")).annotate(changed=Max("entries__at"))
    days = [_day(clock, clock.changed or clock.set_at, link(clock.pk), host) for clock in dated[:MOST]]
    return calendar("Clocks", days)


def _day(clock: RunningClock, changed: datetime, address: str, host: str) -> Event:
    standing = clock.duty.get_standing_display()
    return Event(
        identity=f"clock-{clock.pk}@{host}",
        day=clock.due or clock.started,
        summary=f"{clock.label}: {clock.duty.title}",
        description=f"{standing}. {clock.duty.basis}\n{address}",
        address=address,
        changed=changed,
    )


def token_of(feed: Feed) -> str:
    """What the address of somebody's calendar ends in."""
    return _SIGNER.sign(f"{feed.user_id}-{feed.secret}").replace(":", ".")


def feed_of(user: User) -> Feed | None:
    return Feed.objects.filter(user=user).first()


def reader_of(token: str) -> User | None:
    """Whose calendar an address opens; None for one that was renewed, made up, or of somebody who may not see clocks."""
    try:
        number, _, secret = _SIGNER.unsign(token.replace(".", ":")).partition("-")
    except BadSignature:
        return None
    feed = Feed.objects.select_related("user").filter(user_id=number).first()
    if feed is None or not compare_digest(feed.secret, secret):
        return None
    return feed.user if may(feed.user, Permission.SEE) else None
