"""The tables of publishing."""

from answerable.publishing.models.duties import PublicationCheck, PublicationEvidence, PublicationItem
from answerable.publishing.models.moves import Moved
from answerable.publishing.models.news import Newsletter, Sending, Subscriber
from answerable.publishing.models.proposals import (
    Disclosure,
    PreElectionPeriod,
    Proposal,
    ProposedPage,
    TakenOut,
    Withdrawal,
)
from answerable.publishing.models.releases import Blob, Change, FrozenCopy, Release, ReleasedFile, ReleasedPage
from answerable.publishing.models.searching import SearchRow, SearchText

__all__ = [
    "Blob",
    "Change",
    "Disclosure",
    "FrozenCopy",
    "Moved",
    "Newsletter",
    "PreElectionPeriod",
    "Proposal",
    "ProposedPage",
    "PublicationCheck",
    "PublicationEvidence",
    "PublicationItem",
    "Release",
    "ReleasedFile",
    "ReleasedPage",
    "SearchRow",
    "SearchText",
    "Sending",
    "Subscriber",
    "TakenOut",
    "Withdrawal",
]
