"""Papers, corrections, places and releases, as rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.publishing.opendata.forms import Column, Kind, Row, Table
from answerable.publishing.opendata.paths import code_of
from answerable.publishing.pages.corrections import CorrectionsPage, Words
from answerable.publishing.pages.data import DataPage
from answerable.publishing.pages.papers import PapersPage


@dataclass(frozen=True)
class ReleaseLine:
    """A release as the page of changes tells it."""

    number: int
    on: date
    note: str
    known_on: date
    sha256: str
    audit_head: str


def plain(words: Sequence[Words]) -> str:
    """Words of which some lead to a measure, as one text."""
    return "".join(one.text for one in words)


def _papers(_: str, page: PapersPage) -> Iterator[Row]:
    for one in page.papers:
        basis = "assumed" if one.assumed else "stated"
        yield (
            code_of(one.path), one.title, one.published, basis, one.kind, one.author, one.whole, one.tellings, one.path
        )  # fmt: skip


def _corrections(path: str, page: CorrectionsPage) -> Iterator[Row]:
    for number, one in enumerate(reversed(page.entries), start=1):
        paper = code_of(one.paper.path) if one.paper.path else None
        texts = (plain(one.printed), plain(one.right), plain(one.why))
        yield (number, one.on, paper, one.paper.text, one.published, one.place, *texts, path)


def _areas(_: str, page: DataPage) -> Iterator[Row]:
    for one in page.areas:
        yield (one.code, one.name, one.kind, one.parent or None, one.start, one.end)


def _release(path: str, one: ReleaseLine) -> Iterator[Row]:
    yield (one.number, one.on, one.note, one.known_on, one.sha256, one.audit_head, path)


PAPERS = Table(
    code="papers",
    title="Papers",
    words="Every paper that figures come from.",
    columns=(
        Column("paper", "Paper", "The code of the paper.", required=True),
        Column("title", "Title", "What the paper is called.", required=True),
        Column("published", "Published", "The day that it was published.", Kind.DAY, required=True),
        Column(
            "published_basis",
            "Basis of the day",
            "stated, or assumed where the paper does not print it.",
            required=True,
        ),
        Column("kind", "Kind", "What sort of paper it is."),
        Column("author", "Author", "The role that wrote it."),
        Column("part_of", "Part of", "The paper that it is a part of."),
        Column("tellings", "Figures told", "How many figures it tells.", Kind.WHOLE, required=True),
        Column("page", "Page", "The address of its page.", Kind.ADDRESS, required=True),
    ),
    key=("paper",),
    rows={PapersPage: _papers},
)

CORRECTIONS = Table(
    code="corrections",
    title="Corrections",
    words="What papers printed that is not right, and what is.",
    columns=(
        Column(
            "correction", "Number", "Corrections in the order of the page, the oldest first.", Kind.WHOLE, required=True
        ),
        Column("on", "On", "The day that it was passed for publication.", Kind.DAY, required=True),
        Column("paper", "Paper", "The code of the paper, where the site has a page of it.", points="papers.paper"),
        Column("paper_title", "Paper's title", "What the paper is called.", required=True),
        Column("published", "Published", "The day that the paper was published.", Kind.DAY),
        Column("place", "Place", "Where in the paper."),
        Column("printed", "Printed", "What it printed."),
        Column("right", "Right", "What is right."),
        Column("why", "Why", "Why."),
        Column("page", "Page", "The address of the page of corrections.", Kind.ADDRESS, required=True),
    ),
    key=("correction",),
    rows={CorrectionsPage: _corrections},
)

AREAS = Table(
    code="areas",
    title="Areas",
    words="The places that figures are of.",
    columns=(
        Column(
            "area", "Area", "Its code: that of the Office for National Statistics where there is one.", required=True
        ),
        Column("name", "Name", "What it is called.", required=True),
        Column("kind", "Kind", "What sort of place it is.", required=True),
        Column("parent", "Lies in", "The area that it lies in.", points="areas.area"),
        Column("start", "From", "The day from which it was so, where known.", Kind.DAY),
        Column("end", "To", "The day until which it was so; empty where it still is.", Kind.DAY),
    ),
    key=("area",),
    rows={DataPage: _areas},
)

RELEASES = Table(
    code="releases",
    title="Releases",
    words="Every release of this site up to the one that these files are of.",
    columns=(
        Column("release", "Release", "Its number.", Kind.WHOLE, required=True),
        Column("on", "On", "The day that it was published.", Kind.DAY, required=True),
        Column("note", "What is new", "What was new in it.", required=True),
        Column("known_on", "As known on", "The day as of which its figures are shown.", Kind.DAY, required=True),
        Column("sha256", "Digest", "SHA-256 over all its pages.", required=True),
        Column("audit_head", "Head of the audit trail", "Where the office's audit trail stood then.", required=True),
        Column("page", "Page", "The address of the list of releases.", Kind.ADDRESS, required=True),
    ),
    key=("release",),
    rows={ReleaseLine: _release},
)
