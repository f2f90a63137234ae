"""Findings of a new reading take the place of those found before: the same finding keeps its row and what was decided on it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from django.db.models import Q, QuerySet

from answerable.calc.consistency import finding as calc
from answerable.evidence.models import Claim, Document, Finding, Place, Query
from answerable.evidence.queries.found import Found, FoundFinding, claim_at

BATCH = 500
MILLIONTH, LARGEST = Decimal("0.000001"), Decimal(10) ** 14
FOUND = ("rule", "kind", "severity", "message", "subject", "unit", "expected", "low", "high", "gone_at")
DECIDED = ("state", "reason", "decided_by", "decided_at")
type ByPlace = Mapping[tuple[int, int | None, str], Claim]


def keep_findings(document: Document, found: Found, claims: Sequence[Claim], *, at: datetime) -> int:
    """Writes the findings of a document with their places, inside the caller's transaction. How many stand.

    A contradiction between papers stands in the list of the one that came in last, whichever is read. What was decided comes
    from the same finding of the version before, or of a paper that was compared with that version.
    """
    held = {one.fingerprint: one for one in Finding.objects.filter(document=document)}
    standing = {one.fingerprint for one in held.values() if one.gone_at is None}
    before, elsewhere = _before(document), _elsewhere(found)
    known = held.keys() | before.keys()
    kept: list[tuple[FoundFinding, Finding]] = []
    for one in found.findings:
        if one.silenced and one.fingerprint not in known:
            continue
        owner = document if one.fingerprint in standing else _owner(document, one, found)
        row = held.get(one.fingerprint) if owner == document else elsewhere.get((owner.pk, one.fingerprint))
        if row is None or owner == document or row.gone_at:
            row = row or _fresh(owner, one, before, at)
            _put(row, one)
            kept.append((one, row))
    Finding.objects.bulk_update([row for _, row in kept if row.pk], FOUND, batch_size=BATCH)
    Finding.objects.bulk_create([row for _, row in kept if not row.pk], batch_size=BATCH)
    _lose(document, found, standing - {row.fingerprint for _, row in kept}, at)
    _keep_places(document, kept, found, claims)
    return sum(row.document_id == document.pk for _, row in kept)


def _owner(document: Document, one: FoundFinding, found: Found) -> Document:
    """The paper that came in last of those that a finding points at."""
    papers = [found.beside[place.document] for place in one.finding.places if place.document in found.beside]
    return max([document, *papers], key=lambda paper: paper.pk)


def _lose(document: Document, found: Found, lost: Collection[str], at: datetime) -> None:
    """Notes which findings are found no more: those of this document, and those of others against the version before it."""
    looked_at = [document.pk, *(one.pk for one in found.beside.values())]
    # A finding that another paper has part in is lost only where that paper was looked at, too.
    unseen = Place.objects.exclude(document__in=looked_at).filter(finding__document=document).values("finding")
    Finding.objects.filter(document=document, fingerprint__in=lost).exclude(pk__in=unseen).update(gone_at=at)
    _of_earlier_version(document, found).update(gone_at=at)


def _elsewhere(found: Found) -> dict[tuple[int, str], Finding]:
    """The same findings in the lists of the papers beside, by paper and fingerprint."""
    prints = [one.fingerprint for one in found.findings]
    rows = Finding.objects.filter(document__in=found.beside.values(), fingerprint__in=prints)
    return {(row.document_id, row.fingerprint): row for row in rows}


def _before(document: Document) -> dict[str, Finding]:
    """By fingerprint, the findings that somebody did something about against the version before this one."""
    if not document.earlier_id:
        return {}
    against = Finding.objects.filter(Q(document=document.earlier_id) | Q(places__document=document.earlier_id))
    # What was settled because it would be corrected, and stands there still, is open again.
    broken = Q(state=Finding.State.SETTLED, queries__answer=Query.Answer.CORRECTED)
    decided = against.exclude(state=Finding.State.OPEN).exclude(broken)
    return {one.fingerprint: one for one in decided.distinct().order_by("pk")}


def _of_earlier_version(document: Document, found: Found) -> QuerySet[Finding]:
    """Findings of the papers beside that point at the version before: they are told anew against this one, or are gone."""
    beside = [one.pk for one in found.beside.values()]
    pointing = Place.objects.filter(document=document.earlier_id, document__isnull=False, finding__document__in=beside)
    return Finding.objects.filter(gone_at__isnull=True, pk__in=pointing.values("finding"))


def _fresh(document: Document, one: FoundFinding, before: Mapping[str, Finding], at: datetime) -> Finding:
    row = Finding(document=document, fingerprint=one.fingerprint, found_at=at)
    if known := before.get(one.fingerprint):
        row.found_at = known.found_at
        for name in DECIDED:
            setattr(row, name, getattr(known, name))
    return row


def _put(row: Finding, one: FoundFinding) -> None:
    finding = one.finding
    row.rule, row.kind, row.severity = finding.rule, finding.kind.value, finding.severity.value
    row.message, row.subject, row.unit = finding.message, one.subject, one.unit
    row.expected = fitting(finding.expected)
    low, high = (fitting(end) for end in finding.interval) if finding.interval else (None, None)
    row.low, row.high = (low, high) if low is not None and high is not None else (None, None)
    row.gone_at = None


def fitting(value: Decimal | None) -> Decimal | None:
    """The number as the tables hold it, to six places; None for one that is too large for anything that is counted."""
    return None if value is None or abs(value) >= LARGEST else value.quantize(MILLIONTH)


def _keep_places(
    document: Document, kept: Sequence[tuple[FoundFinding, Finding]], found: Found, claims: Sequence[Claim]
) -> None:
    Place.objects.filter(finding__in=[row.pk for _, row in kept]).delete()
    others = _claims_beside([one for one, _ in kept], found)
    documents = {**found.beside, document.code: document}
    places = []
    for one, row in kept:
        for position, (place, at) in enumerate(zip(one.finding.places, one.claims, strict=True)):
            there = claim_at(place, others.get(place.document, {}))
            claim = claims[at] if at is not None else there
            places.append(_place(row, position, place, documents[place.document], claim))
    Place.objects.bulk_create(places, batch_size=BATCH)


def _claims_beside(kept: Sequence[FoundFinding], found: Found) -> dict[str, ByPlace]:
    """The claims of the papers beside on the lines that findings point at, by paper and place. One query a paper at most."""
    lines: dict[str, set[int]] = defaultdict(set)
    for one in kept:
        for place in one.finding.places:
            if place.document in found.beside:
                lines[place.document].add(place.line)
    return {code: _by_place(found.beside[code], numbers) for code, numbers in lines.items()}


def _by_place(document: Document, lines: Collection[int]) -> ByPlace:
    rows = Claim.objects.filter(document=document, line__in=lines).order_by("-position")
    told: dict[tuple[int, int | None, str], Claim] = {}
    for row in rows:
        told[row.line, None, row.printed] = row
        told[row.line, row.column if row.start is None else row.start, ""] = row
    return told


def _place(row: Finding, position: int, place: calc.Place, document: Document, claim: Claim | None) -> Place:
    return Place(
        finding=row,
        position=position,
        document=document,
        claim=claim,
        line=place.line,
        page=place.page,
        quote=place.quote,
        printed=place.printed[:120],
        value=fitting(place.value),
        unit=place.unit.value if place.unit else "",
        period=(place.when or "")[:80],
    )
