"""The letter to the author of a paper: every query that waits for an answer, in order, with the paper's own words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answerable.bodies.queries import body
from answerable.evidence.letters import Asked, Letter, Quoted
from answerable.evidence.models import Document, Finding, Place, Query
from answerable.evidence.queries.chains import chain
from answerable.evidence.queries.review_places import NOWHERE, TEXTS, Near, Nearby, cut, nearby
from answerable.kit.wording import value_words
from answerable.measures.queries.held import plain

LONGEST_NAME = 60
"""In characters: of a heading or caption, where it only says where something stands."""


def letter(document: Document, *, day: date, reply_by: date, signed_by: str, reference: str = "") -> Letter:
    """The letter of a day to the author of a paper, in all its versions; without questions where none waits. Six queries."""
    office = body()
    waiting = Query.objects.filter(document__in=chain(document), answered_at__isnull=True).order_by("number")
    queries = list(waiting.select_related("document", "finding", "claim").prefetch_related("finding__places"))
    sources = _sources(queries)
    return Letter(
        office=office.name if office else "",
        to_role=document.author_role or "author",
        to_body=document.author,
        paper=document.title,
        paper_day=document.published,
        reference=reference or document.code,
        day=day,
        reply_by=reply_by,
        signed_by=signed_by,
        asked=tuple(_asked(one, sources) for one in queries),
    )


@dataclass(frozen=True)
class _Sources:
    near: Nearby
    papers: dict[int, Document]


def _sources(queries: Sequence[Query]) -> _Sources:
    """What stands about the places of queries, and the papers that they are in."""
    lines = [(place.document_id, place.line) for one in queries if one.finding for place in one.finding.places.all()]
    lines += [(one.document_id, one.claim.line) for one in queries if one.claim]
    papers = Document.objects.filter(pk__in={document for document, _ in lines})
    return _Sources(nearby(lines), {one.pk: one for one in papers})


def _asked(query: Query, sources: _Sources) -> Asked:
    quotes = tuple(_quoted(query, sources))
    return Asked(query.number, query.text, quotes, computed(query.finding) if query.finding else "")


def _quoted(query: Query, sources: _Sources) -> Iterator[Quoted]:
    """The words a query is about: each line once."""
    seen: set[tuple[int, int]] = set()
    if query.claim:
        yield _of(query.document, query.claim.line, query.claim.page, query.claim.quote, sources.near)
    places = sorted(query.finding.places.all(), key=lambda one: one.position) if query.finding else []
    for place in places:
        if (place.document_id, place.line) not in seen:
            seen.add((place.document_id, place.line))
            paper = sources.papers[place.document_id]
            told = _of(paper, place.line, place.page, place.quote, sources.near)
            yield told if paper.pk == query.document_id else replace(told, paper=paper.title)


def _of(document: Document, line: int, page: int | None, words: str, nearby_: Nearby) -> Quoted:
    near = nearby_.get((document.pk, line), NOWHERE)
    if document.form in TEXTS:
        return Quoted(words, line, page, near.number)
    return Quoted(words, line, page, near.number, line_word="paragraph", within=_within(near))


def _within(near: Near) -> str:
    if near.table:
        return f"in the table “{cut(near.table, LONGEST_NAME)}”"
    return f"under “{cut(near.heading, LONGEST_NAME)}”" if near.heading else ""


def computed(finding: Finding) -> str:
    """What the office computed, in words with the room that rounding leaves: "27.96% (27.92% to 28%)"; empty where nothing."""
    if finding.expected is None:
        return ""
    first = _first(finding)
    unit = (first.unit if first else "") or finding.unit or "count"
    told = value_words(plain(finding.expected), unit)
    if finding.low is None or finding.high is None or finding.low == finding.high:
        return told
    return f"{told} ({value_words(plain(finding.low), unit)} to {value_words(plain(finding.high), unit)})"


def _first(finding: Finding) -> Place | None:
    return min(finding.places.all(), key=lambda one: one.position, default=None)
