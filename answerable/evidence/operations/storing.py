"""What was found in a document is written down in one transaction; what people decided before is kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from answerable import __version__
from answerable.areas.models import Area
from answerable.calc import blocks, claims
from answerable.calc.matching import Suggestion
from answerable.calc.periods import Period
from answerable.evidence.models import Block, Claim, Document, Query, Unread
from answerable.evidence.operations.keeping import fitting, keep_findings
from answerable.evidence.operations.standing import set_standings
from answerable.evidence.queries.blocks import rows_of
from answerable.evidence.queries.found import Found, papers_beside
from answerable.evidence.queries.known import mark
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.measures.models import Measure

BATCH = 500
type Words = tuple[str, str, str]
"""What is printed, the subject and the quote: by these a claim is known again in another reading."""


class TakenOver(Exception):
    """Another reading of the document has begun since: what this one found is let go."""


class OthersRead(Exception):
    """The papers beside it are others than it was compared with: compare it again."""


@transaction.atomic
def store(document: Document, paper: blocks.Document, found: Found, *, by: Actor, at: datetime) -> None:
    """Writes down a reading in place of the one before it. Raises TakenOver or OthersRead, and then nothing was written."""
    turns.take_turn()
    if {one.pk for one in papers_beside(document)} != {one.pk for one in found.beside.values()}:
        raise OthersRead(f"'{document.title}' was compared before another paper was read.")
    reading = Document.objects.filter(pk=document.pk, attempt=document.attempt, state=Document.State.READING)
    facts = {"form": paper.form.value, "pages": paper.pages, "reader": __version__, "read_at": at}
    compared = {"held_mark": mark()}
    done = {"state": Document.State.READ, "progress": 100, "stage": "", "heard_at": at}
    if not reading.update(**facts, **done, **compared):
        raise TakenOver(f"'{document.title}' was taken over by another reading.")
    _store_blocks(document, paper)
    rows = _store_claims(document, found)
    findings = keep_findings(document, found, rows, at=at)
    after = {**facts, "figures": len(rows), "blocks": len(paper.blocks), "findings": findings}
    audit.record("document read", by=by, at=at, subject=f"document:{document.pk}", after=after)


def _store_blocks(document: Document, paper: blocks.Document) -> None:
    Block.objects.filter(document=document).delete()
    Unread.objects.filter(document=document).delete()
    Block.objects.bulk_create(rows_of(document, paper.blocks), batch_size=BATCH)
    Unread.objects.bulk_create(
        Unread(document=document, kind=one.kind.value, line=one.line, page=one.page, label=one.label[:300])
        for one in paper.not_read
    )


def _store_claims(document: Document, found: Found) -> list[Claim]:
    """The claims as rows: with the decisions of the reading before this one, or of the version before this one."""
    old = list(Claim.objects.filter(document=document).select_related("measure"))
    before = Claim.objects.filter(document=document.earlier_id).select_related("measure") if document.earlier_id else ()
    asked = [(query, words_of(query.claim)) for query in _asked(document) if query.claim]
    decided = {**_decided(before, taken=False), **_decided(old, taken=True)}
    measures = {one.code: one for one in Measure.objects.all()}
    areas = {one.code: one for one in Area.objects.all()}
    rows = []
    for position, told in enumerate(found.claims):
        row = _row(document, position, told)
        if earlier := decided.get(words_of(row)):
            _carry(earlier.pop(0), row)
            if not earlier:
                del decided[words_of(row)]
        elif suggestion := found.suggestions.get(position):
            _suggest(row, suggestion, measures, areas, told.period)
        rows.append(row)
    set_standings(rows, document.published)
    Claim.objects.filter(document=document).delete()
    Claim.objects.bulk_create(rows, batch_size=BATCH)
    _point_again(asked, rows)
    return rows


def words_of(claim: Claim) -> Words:
    """By what a claim is known again when its paper is read again, or comes in anew."""
    return claim.printed, claim.subject, claim.quote


def _decided(rows: Iterable[Claim], *, taken: bool) -> dict[Words, list[Claim]]:
    """The claims that somebody decided on, by their words, in order of reading."""
    found: dict[Words, list[Claim]] = defaultdict(list)
    for row in rows:
        if row.match in (Claim.Match.CONFIRMED, Claim.Match.REFUSED):
            row.taken = row.taken and taken
            found[words_of(row)].append(row)
    return dict(found)


CARRIED = (
    "match", "likeness", "measure", "area", "breakdown", "matched_start", "matched_end", "matched_by", "matched_at",
    "taken",
)  # fmt: skip


def _carry(earlier: Claim, row: Claim) -> None:
    for name in CARRIED:
        setattr(row, name, getattr(earlier, name))
    row.observation_id = earlier.observation_id if earlier.taken else None


def _suggest(
    row: Claim,
    suggestion: Suggestion,
    measures: Mapping[str, Measure],
    areas: Mapping[str, Area],
    period: Period | None,
) -> None:
    row.match, row.likeness = Claim.Match.SUGGESTED, suggestion.likeness
    row.measure, row.area = measures[suggestion.measure], areas.get(suggestion.area)
    row.breakdown = suggestion.breakdown
    meant = suggestion.period or period
    row.matched_start, row.matched_end = (meant.start, meant.end) if meant else (None, None)


def _asked(document: Document) -> Iterator[Query]:
    yield from Query.objects.filter(claim__document=document).select_related("claim")


def _point_again(asked: Sequence[tuple[Query, Words]], rows: Sequence[Claim]) -> None:
    """Queries about a figure point at the row that it is now."""
    now = {words_of(row): row for row in reversed(rows)}
    for query, words in asked:
        query.claim = now.get(words)
    Query.objects.bulk_update([query for query, _ in asked], ["claim"], batch_size=BATCH)


def _row(document: Document, position: int, told: claims.Claim) -> Claim:
    return Claim(
        document=document,
        position=position,
        block=told.block,
        line=told.line,
        page=told.page,
        start=told.start,
        end=told.end,
        row=told.row,
        column=told.column,
        printed=told.printed[:120],
        value=fitting(told.value) or Decimal(0),
        upper=fitting(told.upper),
        unit=told.unit.value,
        qualifier=told.qualifier.value,
        role=told.role.value,
        direction=told.direction.value,
        subject=told.subject[:300],
        quote=told.quote,
        place=told.place[:120],
        speaker=told.speaker[:120],
        per=told.per[:40],
        aimed=told.aimed,
        **_days("period", told.period),
        **_days("since", told.since),
        **_days("against", told.against),
    )


def _days(name: str, period: Period | None) -> dict[str, object]:
    return {f"{name}_start": period.start, f"{name}_end": period.end} if period else {}
