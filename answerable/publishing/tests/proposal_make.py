"""A release on its way, for tests: who prepares, who approves, and the small office as far as is wanted."""

from datetime import date, datetime, timedelta

from answerable.kit.audit import Actor
from answerable.publishing.models import Change, Proposal, Release
from answerable.publishing.operations import proposals, proposals_going, proposals_looking
from answerable.publishing.tests import make

HOLDER = Actor("user:8", "office_holder")
ANALYST = Actor("user:7", "analyst")
LATER = make.NOON + timedelta(days=2)


def draft(note: str = "All of it.", known_on: date | None = None) -> Proposal:
    return proposals.draft(note=note, known_on=known_on, by=make.PUBLISHER, at=make.NOON)


def looked_at(held: Proposal) -> Proposal:
    """The draft with every page looked at."""
    keys = list(held.pages.exclude(change=Change.SAME).values_list("pk", flat=True))
    proposals_looking.look(held.pk, keys, edition=held.edition, by=make.PUBLISHER, at=make.NOON)
    settled(held)
    return held


def settled(held: Proposal) -> None:
    """Whatever the made pages ask about is settled."""
    held.disclosures.filter(settled_at__isnull=True).update(
        settled_at=make.NOON, settled_by=make.PUBLISHER.reference, settled_because="It is made up."
    )


def checked() -> Proposal:
    held = looked_at(draft())
    return proposals.check(held.pk, edition=held.edition, by=make.PUBLISHER, at=make.NOON)


def approved() -> Proposal:
    held = checked()
    return proposals.approve(held.pk, edition=held.edition, by=HOLDER, at=make.NOON)


def scheduled(moment: datetime = LATER) -> Proposal:
    held = approved()
    return proposals_going.schedule(held.pk, moment=moment, edition=held.edition, by=make.PUBLISHER, at=make.NOON)


def released(held: Proposal, at: datetime = make.NOON) -> Release:
    return proposals_going.release_now(held.pk, edition=held.edition, by=make.PUBLISHER, at=at)


def through(note: str = "All of it.") -> Release:
    """A release by the whole way."""
    held = looked_at(draft(note))
    held = proposals.check(held.pk, edition=held.edition, by=make.PUBLISHER, at=make.NOON)
    held = proposals.approve(held.pk, edition=held.edition, by=HOLDER, at=make.NOON)
    return released(held)
