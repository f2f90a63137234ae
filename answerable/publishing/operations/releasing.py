"""A release: every public page changes at once, or none does."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils.timezone import localtime

from answerable.bodies.queries import required_body
from answerable.calc.periods import Period
from answerable.evidence.operations import corrections
from answerable.evidence.queries.corrections import passed
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.models import AuditHead
from answerable.measures.operations.locks import lock_periods
from answerable.publishing.models import Change, FrozenCopy, Release, ReleasedPage
from answerable.publishing.operations.files import make_files_task
from answerable.publishing.queries.changes import Draft, Drafts, drafts, last_release
from answerable.publishing.queries.record import latest_known

LONGEST_TITLE = 300
"""In characters, as lists of pages hold it."""


class NothingChanged(Exception):
    """Not one page differs from the last release."""


class NoteMissing(Exception):
    """A release says in one sentence what is new in it."""


class ChangedSince(Exception):
    """The pages are no longer those that were looked at."""


@dataclass(frozen=True)
class Place:
    """A frozen copy, by its key, at an address of the site; `title` as lists name it."""

    path: str
    title: str
    change: Change
    copy: int


@dataclass(frozen=True)
class Going:
    """What goes out with a release. `sha256` is over the addresses and digests of all pages (see `Drafts.sha256`).

    `told` are the measures, by code, and periods that it tells figures of; `carried` the keys of the corrections in it.
    """

    body_name: str
    note: str
    known_on: date
    sha256: str
    gone: int
    places: Sequence[Place]
    told: Collection[tuple[str, Period]] = ()
    carried: Sequence[int] = ()


@transaction.atomic
def release(*, note: str, known_on: date | None = None, shown: str = "", by: Actor, at: datetime) -> Release:
    """Freezes every public page as known on a day (the latest as-at held when None) and shows it to the public.

    `shown` is the digest of the drafts that somebody looked at; empty where nobody did. Raises NoteMissing,
    NothingChanged, ChangedSince, and NoOffice before an office is loaded. All pages change at once, or none does.
    """
    said = worded(note)
    stand_still()
    site = built(known_on, at)
    if shown and shown != site.sha256:
        raise ChangedSince("The record has changed since this was shown: look at the list of pages again.")
    return publish(going(site, said, keep(site.pages)), by=by, at=at)


def worded(note: str) -> str:
    """What is new, without the space round it. Raises NoteMissing."""
    if not note.strip():
        raise NoteMissing("Say in one sentence what is new: the public reads it on the home page.")
    return note.strip()


def stand_still() -> None:
    """Every operation waits for its turn, or for the head of the trail before it commits: while we hold both the record stands still."""
    turns.take_turn()
    AuditHead.objects.select_for_update().first()


def built(known_on: date | None, at: datetime) -> Drafts:
    """The site as it would be released now, as known on a day. Raises NothingChanged and NoOffice."""
    today = required_body().shown_as_at or localtime(at).date()
    site = drafts(known_on or latest_known() or today, today)
    if not site.differs:
        raise NothingChanged("Every page is as it was released already: there is nothing to release.")
    return site


def keep(pages: Sequence[Draft]) -> list[Place]:
    """Keeps each copy once, however many pages and releases show it, and says where each page's is."""
    copies = [FrozenCopy(sha256=page.sha256, kind=page.kind, data=page.data) for page in pages]
    FrozenCopy.objects.bulk_create(copies, batch_size=500, ignore_conflicts=True)
    keys: dict[str, int] = {}
    for start in range(0, len(pages), 500):
        digests = [page.sha256 for page in pages[start : start + 500]]
        keys |= dict(FrozenCopy.objects.filter(sha256__in=digests).values_list("sha256", "pk"))
    return [Place(page.path, listed(page.title), page.change, keys[page.sha256]) for page in pages]


def listed(title: str) -> str:
    """A title as lists of pages name it; a page itself has the whole of it, however long."""
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"


def going(site: Drafts, note: str, places: Sequence[Place]) -> Going:
    """The whole of a site that was just built."""
    carried = [one.key for one in passed()]
    name = required_body().name
    return Going(name, note, site.known_on, site.sha256, len(site.gone), places, site.told, carried)


def publish(what: Going, *, by: Actor, at: datetime) -> Release:
    """Shows frozen copies to the public as the next release. To be called while the record stands still, in a transaction."""
    last = last_release()
    number = last.number + 1 if last else 1
    # Before the release speaks in the trail: its head is to hold everything that it did.
    lock_periods(what.told, f"release {number}", by=by, at=at)
    corrections.carry(what.carried, f"release {number}", by=by, at=at)
    audit.record("released", by=by, at=at, subject=f"release:{number}", after=facts_of(what))
    made = Release.objects.create(
        number=number,
        body_name=what.body_name,
        as_known_on=what.known_on,
        note=what.note,
        gone=what.gone,
        sha256=what.sha256,
        released_at=at,
        released_by=by.reference,
        audit_head=str(audit.head()),
    )
    rows = (
        ReleasedPage(
            release=made,
            path=one.path,
            title=one.title,
            change=one.change,
            position=position,
            copy_id=one.copy,
        )
        for position, one in enumerate(what.places)
    )
    ReleasedPage.objects.bulk_create(rows, batch_size=500)
    transaction.on_commit(partial(make_files_task.enqueue, made.pk))
    return made


def facts_of(what: Going) -> Mapping[str, object]:
    """What the audit trail is told of it."""
    changes = [one.change for one in what.places]
    return {
        "note": what.note,
        "known_on": what.known_on,
        "pages": len(what.places),
        "new": changes.count(Change.NEW),
        "changed": changes.count(Change.CHANGED),
        "gone": what.gone,
        "sha256": what.sha256,
    }
