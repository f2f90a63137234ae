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

    One that another document has as its own already stays there. What was decided comes from the same finding of the
    version before, or of a paper that was compared with that version.
    """
    held = {one.fingerprint: one for one in Finding.objects.filter(document=document)}
    before = _before(document)
    told = held.keys() | before.keys()
    elsewhere = _elsewhere(document)
    standing = {one.fingerprint for one in held.values() if one.gone_at is None}
    mine = [
        one
        for one in found.findings
        if (one.fingerprint in standing or one.fingerprint not in elsewhere)
        and (one.fingerprint in told or not one.silenced)
    ]
    rows = [held.get(one.fingerprint) or _fresh(document, one, before, at) for one in mine]
    for row, one in zip(rows, mine, strict=True):
        _put(row, one)
    Finding.objects.bulk_update([row for row in rows if row.pk], FOUND, batch_size=BATCH)
    Finding.objects.bulk_create([row for row in rows if not row.pk], batch_size=BATCH)
    still = {row.fingerprint for row in rows}
    lost = standing - still
    looked_at = [document.pk, *(one.pk for one in found.beside.values())]
    # A finding that another paper has part in is lost only where that paper was looked at, too.
    unseen = Place.objects.exclude(document__in=looked_at).filter(finding__document=document).values("finding")
    Finding.objects.filter(document=document, fingerprint__in=lost).exclude(pk__in=unseen).update(gone_at=at)
    _of_earlier_version(document, found).update(gone_at=at)
    _keep_places(document, list(zip(mine, rows, strict=True)), found, claims)
    return len(rows)


def _elsewhere(document: Document) -> set[str]:
    """The findings that point at this document and stand in another's list."""
    rows = Finding.objects.filter(gone_at__isnull=True, places__document=document).exclude(document=document)
    return set(rows.values_list("fingerprint", flat=True))


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
    row.expected = _fitting(finding.expected)
    low, high = (_fitting(end) for end in finding.interval) if finding.interval else (None, None)
    row.low, row.high = (low, high) if low is not None and high is not None else (None, None)
    row.gone_at = None


def _fitting(value: Decimal | None) -> Decimal | None:
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
        value=_fitting(place.value),
        unit=place.unit.value if place.unit else "",
        period=(place.when or "")[:80],
    )
