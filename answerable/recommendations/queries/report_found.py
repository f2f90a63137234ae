"""What is found in a paper of the ledger: the recommendations that a report brings, before somebody has looked at them."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from answerable.bodies.queries import body
from answerable.calc.recommending.found import Found
from answerable.calc.recommending.origins import origin
from answerable.calc.recommending.reading import recommendations
from answerable.evidence.models import Block, Document
from answerable.evidence.queries.blocks import paper_of
from answerable.recommendations.models import Report

FIRST = 12
"""So many blocks are looked at for the title of a report: it stands on its first page."""


@dataclass(frozen=True)
class FoundAt:
    """A recommendation that was found, and the block of the paper that it begins in, from 0."""

    found: Found
    block: int


@dataclass(frozen=True)
class Looked:
    """What a paper seems to be: whose report (one of the origins, or empty), and what it recommends."""

    origin: str
    found: tuple[FoundAt, ...]


def looked_through(document: Document, published: date | None) -> Looked:
    """A paper that was read, looked through; spans are reckoned from the day it was published."""
    office, paper = body(), paper_of(document)
    lines = [block.line for block in paper.blocks]
    found = recommendations(paper, published=published, force=office.force if office else "")
    placed = tuple(FoundAt(one, max(bisect_right(lines, one.line) - 1, 0)) for one in found)
    return Looked(origin(paper), placed)


def title_of(document: Document) -> str:
    """The title that somebody gave a paper; where it only has that of its file, its first heading."""
    if document.title.casefold() != _spoken(document.filename):
        return document.title
    heads = Block.objects.filter(document=document, kind=Block.Kind.HEADING, position__lt=FIRST)
    return heads.order_by("position").values_list("text", flat=True).first() or document.title


def _spoken(filename: str) -> str:
    """The name of a file as the ledger makes a title of it."""
    return " ".join(PurePath(filename).stem.replace("_", " ").replace("-", " ").split()).casefold()


def taken_in_before(document: Document) -> Report | None:
    """The report that this paper was taken in as; None where it never was."""
    return Report.objects.filter(document=document).order_by("pk").first()
