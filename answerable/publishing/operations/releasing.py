"""A release: every public page changes at once, or none does."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils.timezone import localtime

from answerable.bodies.queries import required_body
from answerable.evidence.operations import corrections
from answerable.evidence.queries.corrections import passed
from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.models import AuditHead
from answerable.measures.operations.locks import lock_periods
from answerable.publishing.models import Change, FrozenCopy, Release, ReleasedPage
from answerable.publishing.operations.files import make_files_task
from answerable.publishing.queries.changes import Draft, Drafts, drafts
from answerable.publishing.queries.record import latest_known


class NothingChanged(Exception):
    """Not one page differs from the last release."""


class NoteMissing(Exception):
    """A release says in one sentence what is new in it."""


class ChangedSince(Exception):
    """The pages are no longer those that were looked at."""


@transaction.atomic
def release(*, note: str, known_on: date | None = None, shown: str = "", by: Actor, at: datetime) -> Release:
    """Freezes every public page as known on a day (the latest as-at held when None) and shows it to the public.

    `shown` is the digest of the drafts that somebody looked at; empty where nobody did. Raises NoteMissing,
    NothingChanged, ChangedSince, and NoOffice before an office is loaded. All pages change at once, or none does.
    """
    if not note.strip():
        raise NoteMissing("Say in one sentence what is new: the public reads it on the home page.")
    # Every operation waits for the head of the trail before it commits: while we hold it the record stands still.
    AuditHead.objects.select_for_update().first()
    body = required_body()
    today = body.shown_as_at or localtime(at).date()
    site = drafts(known_on or latest_known() or today, today)
    if not site.differs:
        raise NothingChanged("Every page is as it was released already: there is nothing to release.")
    if shown and shown != site.sha256:
        raise ChangedSince("The record has changed since this was shown: look at the list of pages again.")
    number = site.last.number + 1 if site.last else 1
    # Before the release speaks in the trail: its head is to hold everything that it did.
    lock_periods(site.told, f"release {number}", by=by, at=at)
    corrections.carry([one.key for one in passed()], f"release {number}", by=by, at=at)
    audit.record("released", by=by, at=at, subject=f"release:{number}", after=_facts(site, note.strip()))
    made = Release.objects.create(
        number=number,
        body_name=body.name,
        as_known_on=site.known_on,
        note=note.strip(),
        gone=len(site.gone),
        sha256=site.sha256,
        released_at=at,
        released_by=by.reference,
        audit_head=str(audit.head()),
    )
    _show(made, site.pages)
    transaction.on_commit(partial(make_files_task.enqueue, made.pk))
    return made


def _facts(site: Drafts, note: str) -> Mapping[str, object]:
    changes = [page.change for page in site.pages]
    return {
        "note": note,
        "known_on": site.known_on,
        "pages": len(site.pages),
        "new": changes.count(Change.NEW),
        "changed": changes.count(Change.CHANGED),
        "gone": len(site.gone),
        "sha256": site.sha256,
    }


def _show(made: Release, pages: Sequence[Draft]) -> None:
    """Keeps each copy once, and gives every address its copy."""
    copies = [FrozenCopy(sha256=page.sha256, kind=page.kind, data=page.data) for page in pages]
    FrozenCopy.objects.bulk_create(copies, batch_size=500, ignore_conflicts=True)
    keys: dict[str, int] = {}
    for start in range(0, len(pages), 500):
        digests = [page.sha256 for page in pages[start : start + 500]]
        keys |= dict(FrozenCopy.objects.filter(sha256__in=digests).values_list("sha256", "pk"))
    ReleasedPage.objects.bulk_create(
        [
            ReleasedPage(
                release=made,
                path=page.path,
                title=page.title,
                change=page.change,
                position=position,
                copy_id=keys[page.sha256],
            )
            for position, page in enumerate(pages)
        ],
        batch_size=500,
    )
