"""Saying where the page of an address went that is no longer in use."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.publishing.models import Moved, ReleasedPage
from answerable.publishing.pages.moves import MovedPage
from answerable.publishing.queries.changes import last_release


class MoveRefused(Exception):
    """The address cannot lead there; the sentence says why and what to do."""


@dataclass(frozen=True)
class Move:
    """From an address to a page, both as paths below the top of the site."""

    path: str
    to: str
    because: str


@transaction.atomic
def move(told: Move, *, seen: str, by: Actor, at: datetime) -> Moved:
    """Names the page that stands for an address which is no longer in use; the next release tells it. Raises MoveRefused.

    `seen` is where it led when the person looked, "" where nowhere. Addresses that led to this one lead on to the new page at once,
    so that nobody is sent on twice.
    """
    held = Moved.objects.select_for_update().filter(path=told.path).first()
    if (held.to if held else "") != seen:
        raise MoveRefused(
            "Somebody else has said where this address leads since you opened the page: look at it again."
        )
    _check(told)
    before = {"to": held.to, "because": held.because} if held else None
    facts = {"to": told.to, "because": told.because.strip(), "moved_on": localtime(at).date(), "moved_at": at}
    made, _ = Moved.objects.update_or_create(path=told.path, defaults={**facts, "moved_by": by.reference})
    followed = Moved.objects.filter(to=told.path).update(to=told.to)
    after = {"path": told.path, "to": told.to, "because": told.because.strip(), "followed": followed}
    audit.record("address.moved", by=by, at=at, subject=f"moved:{made.pk}", before=before, after=after)
    return made


@transaction.atomic
def take_back(path: str, *, because: str, by: Actor, at: datetime) -> None:
    """An address leads nowhere any more: with the next release it says that its page is gone. Raises MoveRefused."""
    held = Moved.objects.select_for_update().filter(path=path).first()
    if held is None:
        raise MoveRefused("This address leads nowhere already.")
    if not because.strip():
        raise MoveRefused("Say why it is to lead there no more.")
    key, before = held.pk, {"path": held.path, "to": held.to, "because": held.because}
    held.delete()
    audit.record(
        "address.move-taken-back", by=by, at=at, subject=f"moved:{key}", before=before, after={"because": because}
    )


def _check(told: Move) -> None:
    if not told.because.strip():
        raise MoveRefused("Say why it moved: whoever follows an old link reads it.")
    if told.path == told.to:
        raise MoveRefused("An address cannot lead to itself: name another page.")
    kinds = dict(
        ReleasedPage.objects.filter(release=last_release(), path__in=[told.path, told.to]).values_list(
            "path", "copy__kind"
        )
    )
    moved = MovedPage.__name__
    if kinds.get(told.path, moved) != moved:
        raise MoveRefused(
            f"{told.path} has a page in the last release: only an address that is no longer in use can lead elsewhere."
        )
    if not ReleasedPage.objects.filter(path=told.path).exists():
        raise MoveRefused(f"No release ever had a page at {told.path}.")
    if told.to not in kinds:
        raise MoveRefused(f"The last release has no page at {told.to}: copy the address of one from the public site.")
    if kinds[told.to] == moved or Moved.objects.filter(path=told.to).exists():
        raise MoveRefused(f"{told.to} leads elsewhere itself: name the page that it leads to.")
