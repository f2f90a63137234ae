"""The ledger as the lines of an office folder say it: to write a folder."""

from collections.abc import Mapping, Sequence

from answerable.evidence.intake.folder import (
    AliasLine,
    CorrectionLine,
    ExclusionLine,
    FindingLine,
    MatchLine,
    PlaceLine,
    QueryLine,
    ReportLine,
)
from answerable.evidence.models import Alias, Claim, Correction, Document, Exclusion, Finding, Place, Query
from answerable.measures.queries.pages import roles_of


class Roles:
    """Who did something, as a role in words; asked of the database once."""

    def __init__(self, references: Sequence[str]) -> None:
        self.known: Mapping[str, str] = roles_of({one for one in references if one})

    def __call__(self, reference: str) -> str:
        return self.known.get(reference, "")


def report_lines() -> list[tuple[Document, ReportLine]]:
    """Every version of every paper in the order in which they came in, each with its line."""
    rows = list(Document.objects.select_related("earlier", "source").order_by("pk"))
    roles = Roles([row.sent_by for row in rows])
    files = _file_names(rows)
    return [
        (
            row,
            ReportLine(
                code=row.code,
                title=row.title,
                file=files[row.pk],
                filename=row.filename,
                published=row.published,
                author=row.author,
                author_role=row.author_role,
                earlier=row.earlier.code if row.earlier else "",
                source=row.source.code if row.source else "",
                sent_at=row.sent_at,
                sent_by=roles(row.sent_by),
            ),
        )
        for row in rows
    ]


def _file_names(rows: Sequence[Document]) -> dict[int, str]:
    """The name of each document's file in the folder: as it came in, or its code where that name is taken."""
    taken: set[str] = set()
    names: dict[int, str] = {}
    for row in rows:
        ending = f".{row.filename.rsplit('.', 1)[1]}" if "." in row.filename else ""
        mine = row.filename.lstrip(".") if row.filename.lstrip(".").casefold() not in taken else f"{row.code}{ending}"
        taken.add(mine.casefold())
        names[row.pk] = mine or row.code
    return names


def finding_lines() -> list[FindingLine]:
    """Every finding, gone ones too, by document and when it was found."""
    rows = list(Finding.objects.select_related("document").order_by("document", "found_at", "fingerprint"))
    roles = Roles([row.decided_by for row in rows])
    return [
        FindingLine(
            document=row.document.code,
            fingerprint=row.fingerprint,
            rule=row.rule,
            kind=row.kind,
            severity=row.severity,
            message=row.message,
            subject=row.subject,
            unit=row.unit,
            expected=row.expected,
            low=row.low,
            high=row.high,
            found_at=row.found_at,
            gone_at=row.gone_at,
            state=row.state,
            reason=row.reason,
            decided_by=roles(row.decided_by),
            decided_at=row.decided_at,
        )
        for row in rows
    ]


def place_lines() -> list[PlaceLine]:
    """Every place of every finding, in the findings' order."""
    order = ("finding__document", "finding__found_at", "finding__fingerprint", "position")
    rows = Place.objects.select_related("finding__document", "document").order_by(*order)
    return [
        PlaceLine(
            document=row.finding.document.code,
            fingerprint=row.finding.fingerprint,
            position=row.position,
            paper=row.document.code,
            line=row.line,
            page=row.page,
            quote=row.quote,
            printed=row.printed,
            value=row.value,
            unit=row.unit,
            period=row.period,
        )
        for row in rows
    ]


def match_lines() -> list[MatchLine]:
    """The figures that somebody decided on or asked about, in order of reading."""
    decided = Claim.objects.filter(match__in=[Claim.Match.CONFIRMED, Claim.Match.REFUSED])
    asked = Claim.objects.filter(queries__isnull=False)
    rows = list(
        (decided | asked).distinct().select_related("document", "measure", "area").order_by("document", "position")
    )
    roles = Roles([row.matched_by for row in rows])
    return [_match(row, roles) for row in rows]


def _match(row: Claim, roles: Roles) -> MatchLine:
    return MatchLine(
        document=row.document.code,
        position=row.position,
        block=row.block,
        line=row.line,
        page=row.page,
        start=row.start,
        end=row.end,
        row=row.row,
        column=row.column,
        printed=row.printed,
        value=row.value,
        upper=row.upper,
        unit=row.unit,
        qualifier=row.qualifier,
        role=row.role,
        direction=row.direction,
        subject=row.subject,
        quote=row.quote,
        match=row.match,
        measure=row.measure.code if row.measure else "",
        area=row.area.code if row.area else "",
        breakdown=row.breakdown,
        matched_start=row.matched_start,
        matched_end=row.matched_end,
        matched_by=roles(row.matched_by),
        matched_at=row.matched_at,
        taken=row.taken,
    )


def query_lines() -> list[QueryLine]:
    """Every query, by document and number."""
    rows = list(
        Query.objects.select_related("document", "finding", "claim", "settled_by_version").order_by(
            "document", "number"
        )
    )
    roles = Roles([one for row in rows for one in (row.asked_by, row.answered_by)])
    return [
        QueryLine(
            document=row.document.code,
            number=row.number,
            fingerprint=row.finding.fingerprint if row.finding else "",
            claim=row.claim.position if row.claim else None,
            text=row.text,
            asked_by=roles(row.asked_by),
            asked_at=row.asked_at,
            answer=row.answer,
            answer_text=row.answer_text,
            answered_for=row.answered_for,
            answered_by=roles(row.answered_by),
            answered_at=row.answered_at,
            settled_by_version=row.settled_by_version.code if row.settled_by_version else "",
        )
        for row in rows
    ]


def correction_lines(*, public: bool) -> list[CorrectionLine]:
    """Every correction; for the public only those that were passed, without the finding that they come from."""
    rows = Correction.objects.passed() if public else Correction.objects.all()
    found = list(rows.select_related("finding__document").order_by("written_at", "pk"))
    roles = Roles([one for row in found for one in (row.written_by, row.passed_by)])
    return [_correction(row, roles, public=public) for row in found]


def _correction(row: Correction, roles: Roles, *, public: bool) -> CorrectionLine:
    finding = None if public else row.finding
    return CorrectionLine(
        document=finding.document.code if finding else "",
        fingerprint=finding.fingerprint if finding else "",
        paper=row.paper,
        published=row.published,
        place=row.place,
        printed=row.printed,
        right=row.right,
        why=row.why,
        written_by=roles(row.written_by),
        written_at=row.written_at,
        passed_by=roles(row.passed_by),
        passed_at=row.passed_at,
        carried_by=row.carried_by,
    )


def alias_lines() -> list[AliasLine]:
    """What was learned, in the order in which it was taught."""
    rows = list(Alias.objects.select_related("measure").order_by("taught_at", "measure__code", "words", "unit"))
    roles = Roles([row.taught_by for row in rows])
    return [
        AliasLine(
            measure=row.measure.code,
            words=row.words,
            unit=row.unit,
            breakdown=row.breakdown,
            said=row.said,
            taught_by=roles(row.taught_by),
            taught_at=row.taught_at,
        )
        for row in rows
    ]


def exclusion_lines() -> list[ExclusionLine]:
    """Every exclusion, lifted ones too, in the order in which they were taught."""
    rows = list(Exclusion.objects.select_related("finding__document").order_by("taught_at", "rule", "words", "unit"))
    roles = Roles([one for row in rows for one in (row.taught_by, row.lifted_by)])
    return [
        ExclusionLine(
            rule=row.rule,
            words=row.words,
            unit=row.unit,
            said=row.said,
            reason=row.reason,
            document=row.finding.document.code if row.finding else "",
            fingerprint=row.finding.fingerprint if row.finding else "",
            taught_by=roles(row.taught_by),
            taught_at=row.taught_at,
            lifted_by=roles(row.lifted_by),
            lifted_at=row.lifted_at,
        )
        for row in rows
    ]
