"""Sending a newsletter: begun by a person, done in batches beside the requests, and taken up again wherever it broke off."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.conf import settings
from django.db import transaction
from django.tasks import task

from answerable.kit import audit, outbox, turns
from answerable.kit.audit import Actor
from answerable.kit.http import now
from answerable.kit.outbox import Letter
from answerable.kit.wording import british_date
from answerable.publishing.models import Newsletter, Sending, Subscriber
from answerable.publishing.operations.newsletter_refusals import (
    ElectionNear,
    NewsletterRefused,
    NotPublic,
    SentAlready,
)
from answerable.publishing.operations.newsletters import locked
from answerable.publishing.operations.subscribers import ABOUT, leave_headers, leave_path
from answerable.publishing.pages.news import NewsletterPage
from answerable.publishing.queries.newsletters import public_page, waiting
from answerable.publishing.queries.pre_election import period_on
from answerable.publishing.shown.news import mail

BATCH = 100
State = Newsletter.State


@dataclass(frozen=True)
class Exempt:
    """Why it goes out though an election is near, and who is named for that."""

    because: str = ""
    named: str = ""


NO_EXCEPTION = Exempt()


@transaction.atomic
def send(  # noqa: PLR0913 - what a sending is, all named at the call
    pk: int, *, edition: int, site: str, on: date, exception: Exempt = NO_EXCEPTION, by: Actor, at: datetime
) -> Newsletter:
    """Begins to send an approved newsletter to everybody who is subscribed now; the mails go when this is committed.

    `site` is how the addresses of the public site begin ("https://example.org/"), `on` the day by the office's calendar. Raises
    NotPublic, ElectionNear, SentAlready, SavedMeanwhile, and NewsletterRefused before it is approved.
    """
    turns.take_turn()
    held = locked(pk, edition)
    if held.state == State.SENT:
        raise SentAlready("It is sent already: nobody gets it twice.")
    if held.state != State.APPROVED:
        raise NewsletterRefused("It is a draft: somebody else approves it first, then it is released, then sent.")
    if public_page(held) is None:
        raise NotPublic("Its page is not public yet: release the site first, and then send it.")
    _heed_election(exception, on)
    held.state, held.sent_at, held.sent_by = State.SENT, at, by.reference
    held.edition += 1
    held.save(update_fields=["state", "sent_at", "sent_by", "edition"])
    said = {"readers": waiting(held).count(), "exception": exception.because, "named": exception.named}
    audit.record("newsletter.sent", by=by, at=at, subject=f"newsletter:{held.month:%Y-%m}", after=said)
    transaction.on_commit(partial(send_on_task.enqueue, held.pk, site))
    return held


def go_on(held: Newsletter, *, site: str) -> None:
    """Takes up a sending that broke off. Raises NewsletterRefused where none was begun."""
    if held.state != State.SENT:
        raise NewsletterRefused("It was not sent yet: send it first.")
    send_on_task.enqueue(held.pk, site)


def send_on(held: Newsletter, *, site: str, at: datetime, progress: Callable[[int], None] | None = None) -> int:
    """Writes to everybody who waits for it, a batch at a time; how many. Twice at once, and after a kill, nobody gets it twice.

    Raises NotPublic where its page is gone, for instance withdrawn: then nobody else gets it.
    """
    done = 0
    while count := _batch(held, site, at):
        done += count
        if progress:
            progress(done)
    return done


@task
def send_on_task(newsletter_id: int, site: str) -> int:
    """Sends apart from the request that asked for it."""
    return send_on(Newsletter.objects.get(pk=newsletter_id), site=site, at=now())


def sweep(at: datetime) -> int:
    """Takes up sendings that broke off, where the site knows its own address; how many mails were written."""
    if not settings.PUBLIC_ADDRESS:
        return 0
    begun = Newsletter.objects.filter(state=State.SENT)
    left = [one for one in begun if waiting(one).exists() and public_page(one) is not None]
    return sum(send_on(one, site=settings.PUBLIC_ADDRESS, at=at) for one in left)


@transaction.atomic
def _batch(held: Newsletter, site: str, at: datetime) -> int:
    """The next of those who wait: that they were written to and the mails themselves are kept together, or neither."""
    turns.take_turn()
    Newsletter.objects.select_for_update().get(pk=held.pk)
    some = list(waiting(held).select_for_update().order_by("pk")[:BATCH])
    if not some:
        return 0
    page = public_page(held)
    if page is None:
        raise NotPublic("Its page is no longer public: nobody else gets it.")
    Sending.objects.bulk_create([Sending(newsletter=held, subscriber=one, at=at) for one in some])
    outbox.send_many([_letter(page, one, site) for one in some], at=at)
    return len(some)


def _letter(page: NewsletterPage, reader: Subscriber, site: str) -> Letter:
    def address(path: str) -> str:
        return site + path

    link = address(leave_path(reader))
    headers = {**leave_headers(link), "Auto-Submitted": "auto-generated", "Precedence": "bulk"}
    return Letter(reader.email, page.title, mail(page, address, link), headers, ABOUT)


def _heed_election(exception: Exempt, on: date) -> None:
    period = period_on(on)
    if period is not None and not (exception.because.strip() and exception.named.strip()):
        raise ElectionNear(
            f"{period.election} is near, until {british_date(period.end)}: say why this goes out all the same, and who is named for it."
        )
