"""What is found in a paper of the ledger: the recommendations that a report brings, before somebody has looked at them."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from answerable.bodies.queries import body
from answerable.calc.recommending.found import Found
from answerable.calc.recommending.reading import recommendations
from answerable.evidence.models import Document
from answerable.evidence.queries.blocks import paper_of
from answerable.recommendations.models import Report


@dataclass(frozen=True)
class FoundAt:
    """A recommendation that was found, and the block of the paper that it begins in, from 0."""

    found: Found
    block: int


def found_in(document: Document, published: date | None) -> tuple[FoundAt, ...]:
    """The recommendations of a paper that was read, in its order; spans are reckoned from the day it was published."""
    office, paper = body(), paper_of(document)
    lines = [block.line for block in paper.blocks]
    found = recommendations(paper, published=published, force=office.force if office else "")
    return tuple(FoundAt(one, max(bisect_right(lines, one.line) - 1, 0)) for one in found)


def taken_in_before(document: Document) -> Report | None:
    """The report that this paper was taken in as; None where it never was."""
    return Report.objects.filter(document=document).order_by("pk").first()
