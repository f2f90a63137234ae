"""What is done with a release in a process of its own (see `releasing`): it needs a database that is set up."""

from answerable.kit.http import now
from answerable.publishing.operations import disclosure, proposals, proposals_looking
from answerable.publishing.operations.proposals_going import release_now
from answerable.publishing.queries.proposals import under_way
from answerable.publishing.tests.make import PUBLISHER
from answerable.publishing.tests.proposal_make import HOLDER


def approve() -> None:
    """Drafts everything that the office holds, has it looked at, settled, checked and approved."""
    held = proposals.draft(note="All of it.", by=PUBLISHER, at=now())
    keys = list(held.pages.values_list("pk", flat=True))
    proposals_looking.look(held.pk, keys, edition=held.edition, by=PUBLISHER, at=now())
    asked = list(held.disclosures.filter(settled_at__isnull=True).values_list("pk", flat=True))
    if asked:
        disclosure.settle_many(held, asked, because="It is the example.", edition=held.edition, by=PUBLISHER, at=now())
        held.refresh_from_db()
    held = proposals.check(held.pk, edition=held.edition, by=PUBLISHER, at=now())
    proposals.approve(held.pk, edition=held.edition, by=HOLDER, at=now())


def release() -> None:
    """Makes the one that is approved public."""
    held = under_way()
    assert held
    release_now(held.pk, edition=held.edition, by=PUBLISHER, at=now())
