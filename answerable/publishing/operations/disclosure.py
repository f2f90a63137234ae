"""Looking through a proposal for what may have to stay inside, and saying why it may go out all the same."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db import transaction

from answerable.calc.disclosure.pictures import wordless
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.publishing.making.proposed import preview
from answerable.publishing.models import Change, Disclosure, Proposal
from answerable.publishing.queries.disclosure import NOT_READ, Found, found_in, key_of, settled_before

BATCH = 200


class DisclosureRefused(Exception):
    """A finding cannot be settled like this."""

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.field = field


@transaction.atomic
def examine(proposal: Proposal, *, by: Actor, at: datetime) -> int:
    """Looks through every new or changed page of a proposal and keeps what it finds; how many findings stop it and are not settled.

    What was settled in an earlier proposal, to the word and at the same address, is settled here with that reason. It may be done
    again: what is found again stays as it was, what is not is gone.
    """
    found = [*found_in(proposal), *_pictures(proposal)]
    before = settled_before(proposal, [one.key for one in found])
    there = {one.key: one for one in proposal.disclosures.all()}
    new = [
        Disclosure(
            proposal=proposal,
            path=one.path,
            sort=one.sort,
            place=one.place,
            words=one.words,
            stops=one.stops,
            key=one.key,
            settled_at=at if one.key in before else None,
            settled_by=by.reference if one.key in before else "",
            settled_because=before.get(one.key, ""),
        )
        for one in found
        if one.key not in there
    ]
    Disclosure.objects.bulk_create(new, batch_size=200)
    gone = [one.pk for key, one in there.items() if key not in {one.key for one in found}]
    proposal.disclosures.filter(pk__in=gone).delete()
    return proposal.disclosures.filter(stops=True, settled_at__isnull=True).count()


def _pictures(proposal: Proposal) -> Iterator[Found]:
    """Pictures without words on the new and changed pages as they will be shown."""
    sort = Disclosure.Sort.PICTURE
    rows = proposal.pages.exclude(change=Change.SAME).exclude(copy__kind__in=NOT_READ)
    for row in rows.select_related("copy", "proposal").iterator(chunk_size=BATCH):
        for number, what in enumerate(wordless(preview(row).decode()), start=1):
            key = key_of(sort, row.path, f"{number} {what}")
            yield Found(row.path, sort, "", f"{what} has no words for who cannot see it"[:500], stops=False, key=key)


def settle(disclosure: Disclosure, *, because: str, by: Actor, at: datetime) -> None:
    """Says why one finding may go out. Raises DisclosureRefused."""
    settle_many(disclosure.proposal, [disclosure.pk], because=because, by=by, at=at)


@transaction.atomic
def settle_many(
    proposal: Proposal, keys: Collection[int], *, because: str, edition: int | None = None, by: Actor, at: datetime
) -> int:
    """Says of some findings of a proposal, by their primary keys, why they may go out, for one reason; how many they were.

    `edition` is the one that somebody looked at; None where nobody did. Raises DisclosureRefused where none is chosen, no reason is
    given, or the proposal is no draft any more or another one.
    """
    turns.take_turn()
    because = because.strip()
    if not because:
        raise DisclosureRefused("Say why it may go out: whoever approves the release reads it.", "because")
    held = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if held.state != Proposal.State.DRAFT:
        raise DisclosureRefused(f"This release is {held.get_state_display().lower()}: its findings stand as they are.")
    if edition is not None and held.edition != edition:
        raise DisclosureRefused("Somebody took a step since you opened this page: look at the list again.", "edition")
    rows = held.disclosures.filter(pk__in=keys, settled_at__isnull=True)
    count = rows.update(settled_at=at, settled_by=by.reference, settled_because=because)
    if not count:
        raise DisclosureRefused("Choose what may go out: none of these is open any more.", "chosen")
    Proposal.objects.filter(pk=held.pk).update(edition=held.edition + 1)
    audit.record("release disclosure settled", by=by, at=at, subject=f"proposal:{held.pk}", after={"findings": count})
    return count
