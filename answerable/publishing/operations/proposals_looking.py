"""Looking at the pages of a draft: who looked at which, and when."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.publishing.models import Change, Proposal
from answerable.publishing.operations.proposals import locked, subject
from answerable.publishing.operations.proposals_refusals import NoSuchStep, NotYours
from answerable.publishing.queries.proposals import not_for
from answerable.publishing.release_states import CHECKED, DRAFT, the_move

MANY = 500


@transaction.atomic
def look(pk: int, pages: Collection[int], *, edition: int, by: Actor, at: datetime) -> int:
    """Notes that somebody looked at pages of a draft, by their keys; how many nobody had looked at before.

    Pages that are as they were are left out. Raises NoSuchStep once it is checked, NotYours, NotUnderWay, TakenMeanwhile.
    """
    held = _draft(pk, edition, by)
    marked, keys = 0, sorted(pages)
    for start in range(0, len(keys), MANY):
        rows = held.pages.exclude(change=Change.SAME).filter(checked_at__isnull=True, pk__in=keys[start : start + MANY])
        marked += rows.update(checked_at=at, checked_by=by.reference)
    if marked:
        audit.record("release looked at", by=by, at=at, subject=subject(held), after={"pages": marked})
    return marked


@transaction.atomic
def look_again(pk: int, page: int, *, edition: int, by: Actor, at: datetime) -> None:
    """Takes back that a page was looked at. Raises as `look` does."""
    held = _draft(pk, edition, by)
    if held.pages.filter(pk=page, checked_at__isnull=False).update(checked_at=None, checked_by=""):
        audit.record("release looked at again", by=by, at=at, subject=subject(held), after={"page": page})


def _draft(pk: int, edition: int, by: Actor) -> Proposal:
    held = locked(pk, edition)
    move = the_move(DRAFT, CHECKED)
    if held.state != DRAFT or move is None:
        raise NoSuchStep(f"It is {held.get_state_display().lower()}: its pages were looked at before that.")
    if why := not_for(move, by):
        raise NotYours(why)
    return held
