"""The letter to the author of a paper: every query that waits for an answer, in order, with the paper's own words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.bodies.queries import body
from answerable.evidence.letters import Asked, Letter, Quoted
from answerable.evidence.models import Block, Document, Finding, Place, Query
from answerable.evidence.queries.chains import chain
from answerable.kit.wording import value_words
from answerable.measures.queries.held import plain

TEXTS = (Document.Form.TEXT, Document.Form.MARKDOWN, "")
"""Forms whose lines are lines of a file; of the others they count paragraphs and rows."""


def letter(document: Document, *, day: date, reply_by: date, signed_by: str, reference: str = "") -> Letter:
    """The letter of a day to the author of a paper, in all its versions; without questions where none waits. Six queries."""
    office = body()
    waiting = Query.objects.filter(document__in=chain(document), answered_at__isnull=True).order_by("number")
    queries = list(waiting.select_related("document", "finding", "claim").prefetch_related("finding__places"))
    sources = _Sources(_paragraphs(queries), _papers(queries))
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


type _Paragraphs = dict[tuple[int, int], str]
"""The printed number of the paragraph on a line of a document."""


@dataclass(frozen=True)
class _Sources:
    numbers: _Paragraphs
    papers: dict[int, Document]


def _papers(queries: Sequence[Query]) -> dict[int, Document]:
    """The papers that the places of queries are in."""
    keys = {place.document_id for one in queries if one.finding for place in one.finding.places.all()}
    return {one.pk: one for one in Document.objects.filter(pk__in=keys)}


def _paragraphs(queries: Sequence[Query]) -> _Paragraphs:
    documents = {one.document_id for one in queries}
    rows = Block.objects.filter(document__in=documents).exclude(number="").values_list("document", "line", "number")
    return {(document, line): number for document, line, number in rows}


def _asked(query: Query, sources: _Sources) -> Asked:
    quotes = tuple(_quoted(query, sources))
    return Asked(query.number, query.text, quotes, computed(query.finding) if query.finding else "")


def _quoted(query: Query, sources: _Sources) -> Iterator[Quoted]:
    """The words a query is about: each line once."""
    seen: set[tuple[int, int]] = set()
    if query.claim:
        yield _of(query.document, query.claim.line, query.claim.page, query.claim.quote, sources.numbers)
    places = sorted(query.finding.places.all(), key=lambda one: one.position) if query.finding else []
    for place in places:
        if (place.document_id, place.line) not in seen:
            seen.add((place.document_id, place.line))
            paper = sources.papers[place.document_id]
            told = _of(paper, place.line, place.page, place.quote, sources.numbers)
            yield told if paper.pk == query.document_id else _of_another(told, paper)


def _of(document: Document, line: int, page: int | None, words: str, numbers: _Paragraphs) -> Quoted:
    word = "line" if document.form in TEXTS else "block"
    return Quoted(words, line, page, numbers.get((document.pk, line), ""), line_word=word)


def _of_another(told: Quoted, paper: Document) -> Quoted:
    return Quoted(told.words, told.line, told.page, told.paragraph, paper.title, told.line_word)


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
