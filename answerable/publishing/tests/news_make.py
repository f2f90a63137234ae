"""A newsletter on its way, for tests: drafted by the publisher, approved by the office-holder, released."""

from datetime import UTC, date, datetime, timedelta

from answerable.kit.audit import Actor
from answerable.publishing.models import Newsletter, Subscriber
from answerable.publishing.operations import newsletters, subscribers
from answerable.publishing.queries.subscriber_secrets import confirm_secret
from answerable.publishing.tests import make

NOON = datetime(2024, 11, 8, 12, tzinfo=UTC)
PUBLISHER, HOLDER = Actor("user:9", "publisher"), Actor("user:10", "office-holder")
MONTH = date(2024, 3, 1)
"""The made office is shown as at a day in this month."""
SITE = "https://northmoor.example/"


def drafted() -> Newsletter:
    """Of the made office's first release."""
    make.office()
    make.release()
    return newsletters.draft(MONTH, by=PUBLISHER, at=NOON)


def approved() -> Newsletter:
    row = drafted()
    return newsletters.approve(row.pk, edition=row.edition, by=HOLDER, at=NOON)


def released() -> Newsletter:
    """Approved, and its page is public."""
    row = approved()
    make.release("The newsletter.")
    return row


def subscribed(email: str = "reader@example.org", at: datetime = NOON) -> Subscriber:
    """Somebody who asked, and confirmed."""
    subscribers.ask(email, place=email, at=at, address=lambda path: SITE + path)
    row = Subscriber.objects.get(email=email)
    confirmed = subscribers.confirm(confirm_secret(row), at=at + timedelta(minutes=1))
    assert confirmed
    return confirmed
