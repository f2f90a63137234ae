"""The register of what must be public: as it ships, as the office puts it right, and what it puts up for it."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from urllib.parse import urlsplit

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.publishing.intake.register import ItemLine, shipped
from answerable.publishing.intake.uploads import Upload
from answerable.publishing.models import PublicationEvidence, PublicationItem

NAMES = tuple(one.name for one in fields(ItemLine))


class DutyRefused(Exception):
    """What was asked is not done; the message says why, and what to do."""


class EditedMeanwhile(DutyRefused):
    """Somebody else corrected the item since it was read."""


@dataclass(frozen=True)
class Correction:
    """How an item reads after it was put right. An empty `not_ours_because` says that it applies."""

    every: str
    within_days: int | None
    fed_by: str
    confirmed: bool
    note: str
    not_ours_because: str


@dataclass(frozen=True)
class Offered:
    """What is put up for an item: a file, or an address elsewhere. `as_at` is the day as at which it is right."""

    title: str
    period: str
    as_at: date
    summary: str = ""
    address: str = ""
    upload: Upload | None = None


@transaction.atomic
def load_register(*, by: Actor, at: datetime) -> int:
    """Takes in the register that ships, but for the items that the office corrected. How many were new or changed."""
    turns.take_turn()
    held = {one.code: one for one in PublicationItem.objects.all()}
    changed = 0
    for position, line in enumerate(shipped()):
        item = held.get(line.code)
        if item is None:
            item = PublicationItem(code=line.code, edition=0)
        elif item.corrected_because or (line_of(item) == line and item.position == position):
            continue
        before = asdict(line_of(item)) if item.pk else None
        for name in NAMES:
            setattr(item, name, getattr(line, name))
        item.position, item.edition = position, item.edition + 1
        item.save()
        audit.record(
            "publication item loaded", by=by, at=at, subject=f"item:{item.code}", before=before, after=asdict(line)
        )
        changed += 1
    return changed


def line_of(item: PublicationItem) -> ItemLine:
    """An item as a file says it."""
    return ItemLine(**{name: getattr(item, name) for name in NAMES})


@transaction.atomic
def correct(item: PublicationItem, said: Correction, *, because: str, by: Actor, at: datetime) -> None:
    """Puts an item right, for a reason that is public; later versions of the register leave it alone.

    `item.edition` is what its editor saw. Raises DutyRefused without a reason or a change, and EditedMeanwhile.
    """
    held = PublicationItem.objects.select_for_update().get(pk=item.pk)
    if not because.strip():
        raise DutyRefused("Say why the item is corrected: the reason is public.")
    if held.edition != item.edition:
        raise EditedMeanwhile(
            "Somebody else corrected this item meanwhile. Nothing was saved: look at it as it is now, and save again."
        )
    before, after = Correction(**{one.name: getattr(held, one.name) for one in fields(Correction)}), said
    if before == after:
        raise DutyRefused("Nothing is different from what is held: there is nothing to correct.")
    for name, value in asdict(after).items():
        setattr(held, name, value)
    held.corrected_because, held.edition = because.strip(), held.edition + 1
    held.save()
    facts = asdict(after) | {"because": held.corrected_because}
    audit.record(
        "publication item corrected", by=by, at=at, subject=f"item:{held.code}", before=asdict(before), after=facts
    )
    item.refresh_from_db()


@transaction.atomic
def put_up(item: PublicationItem, offered: Offered, *, by: Actor, at: datetime) -> PublicationEvidence:
    """Keeps a document for an item: it goes out with the next release. Raises DutyRefused."""
    held = PublicationItem.objects.select_for_update().get(pk=item.pk)
    _require_sound(held, offered)
    upload = offered.upload
    row = PublicationEvidence.objects.create(
        item=held,
        title=offered.title.strip(),
        period=offered.period.strip(),
        as_at=offered.as_at,
        summary=offered.summary.strip(),
        address=offered.address,
        file_name=upload.name if upload else "",
        media_type=upload.form.media_type if upload else "",
        sha256=upload.sha256 if upload else "",
        content=upload.content if upload else None,
        given_at=at,
        given_by=by.reference,
    )
    facts = {"title": row.title, "period": row.period, "as_at": row.as_at, "sha256": row.sha256, "address": row.address}
    audit.record("publication put up", by=by, at=at, subject=f"item:{held.code}", after=facts | {"evidence": row.pk})
    return row


def _require_sound(item: PublicationItem, offered: Offered) -> None:
    if (offered.upload is None) == (not offered.address):
        raise DutyRefused("Give either a file or an address: one of the two.")
    if not offered.title.strip():
        raise DutyRefused("Say what the document is called.")
    live = PublicationEvidence.objects.filter(item=item, withdrawn_at=None)
    if offered.upload and live.filter(sha256=offered.upload.sha256).exists():
        raise DutyRefused("This very file is put up for this item already: withdraw that one first, or send another.")
    if offered.address:
        _require_address(offered.address)
        if live.filter(address=offered.address, period=offered.period.strip()).exists():
            raise DutyRefused("This address is put up for this item already.")


def _require_address(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise DutyRefused("An address begins with https:// or http:// and names a server.")
    if parts.username or parts.password:
        raise DutyRefused("This address holds a name or a password, and everybody would read it: leave that out.")


@transaction.atomic
def withdraw(row: PublicationEvidence, *, because: str, by: Actor, at: datetime) -> None:
    """Takes a document back, for a reason that is public; it goes with the next release. Raises DutyRefused."""
    held = PublicationEvidence.objects.select_for_update().select_related("item").defer("content").get(pk=row.pk)
    if not because.strip():
        raise DutyRefused("Say why the document is withdrawn: the reason is public.")
    if held.withdrawn_at:
        raise DutyRefused("This document is withdrawn already.")
    held.withdrawn_at, held.withdrawn_because = at, because.strip()
    held.save(update_fields=["withdrawn_at", "withdrawn_because"])
    audit.record(
        "publication withdrawn",
        by=by,
        at=at,
        subject=f"item:{held.item.code}",
        before={"evidence": held.pk, "title": held.title},
        after={"because": held.withdrawn_because},
    )
    row.refresh_from_db(fields=["withdrawn_at", "withdrawn_because"])
