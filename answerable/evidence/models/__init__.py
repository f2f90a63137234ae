"""Tables of evidence: documents with their bytes, the blocks read from them, the figures they claim, and what was found and asked."""

from answerable.evidence.models.claims import Alias, Claim
from answerable.evidence.models.documents import Block, Document, Unread, Upload
from answerable.evidence.models.findings import Correction, Exclusion, Finding, Place, Query

__all__ = [
    "Alias",
    "Block",
    "Claim",
    "Correction",
    "Document",
    "Exclusion",
    "Finding",
    "Place",
    "Query",
    "Unread",
    "Upload",
]
