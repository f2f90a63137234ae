"""The write of the ledger as another office, or this one earlier, exported it: papers and what was found in them."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from answerable.evidence.intake.folder import FindingLine, Ledger, PlaceLine, ReportLine
from answerable.evidence.models import Document, Finding, Place, Upload
from answerable.evidence.operations.loading_decisions import Loading, load_decisions
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.measures.models import Source

BATCH = 500


class LedgerRefused(Exception):
    """Lines name what is not held, or contradict what is; nothing was written. `problems` are sentences."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems[:20]))
        self.problems = problems


@transaction.atomic
def load_ledger(ledger: Ledger, *, by: Actor, at: datetime) -> int:
    """Takes in the papers of a folder with all that was found, asked and decided. How many lines were new or said more.

    What was decided here stays, unless the folder's decision is later. The papers wait to be read; reading them finds the
    same findings again and keeps what is loaded here. Raises LedgerRefused with every problem.
    """
    turns.take_turn()
    loading = Loading(by, at)
    for line in ledger.reports:
        _load_report(line, ledger.contents.get(line.code, b""), loading)
    loading.documents = {one.code: one for one in Document.objects.all()}
    _load_findings(ledger.findings, ledger.places, loading)
    load_decisions(ledger, loading)
    if loading.problems:
        raise LedgerRefused(loading.problems)
    audit.record_many(loading.entries)
    return len(loading.entries)


def _load_report(line: ReportLine, content: bytes, loading: Loading) -> None:
    digest = hashlib.sha256(content).hexdigest()
    held = Document.objects.select_related("upload").filter(code=line.code).first()
    if held:
        if held.upload.sha256 != digest:
            loading.problem("reports.toml", f"another file is held as '{line.code}': give this one a code of its own.")
        return
    earlier = Document.objects.filter(code=line.earlier).first() if line.earlier else None
    source = Source.objects.filter(code=line.source or line.code).first()
    if line.source and source is None:
        loading.problem("reports.toml", f"'{line.code}' is of the source '{line.source}', which is not held.")
        return
    upload, _ = Upload.objects.get_or_create(sha256=digest, defaults={"size": len(content), "content": content})
    row = Document.objects.create(
        code=line.code,
        title=line.title,
        filename=line.filename,
        upload=upload,
        published=line.published or (source.published if source else None),
        author=line.author,
        author_role=line.author_role,
        source=source,
        version=earlier.version + 1 if earlier else 1,
        earlier=earlier,
        sent_by=line.sent_by or loading.by.reference,
        sent_at=line.sent_at or loading.at,
    )
    loading.note("document loaded", f"document:{row.pk}", {"code": row.code, "title": row.title, "sha256": digest})


def _load_findings(lines: Sequence[FindingLine], places: Sequence[PlaceLine], loading: Loading) -> None:
    """Findings that are not held, with their places; those that are take over what was decided later."""
    held = {(one.document.code, one.fingerprint): one for one in Finding.objects.select_related("document")}
    fresh: dict[tuple[str, str], Finding] = {}
    for line in lines:
        key = line.document, line.fingerprint
        if key in held:
            _take_over(held[key], line, loading)
        elif document := loading.document(line.document, "findings.csv"):
            fresh[key] = _finding(line, document)
    Finding.objects.bulk_create(fresh.values(), batch_size=BATCH)
    for row in fresh.values():
        loading.note("finding loaded", f"finding:{row.pk}", {"rule": row.rule, "state": row.state})
    loading.findings = {**held, **fresh}
    Place.objects.bulk_create(_places(places, fresh, loading), batch_size=BATCH)


def _finding(line: FindingLine, document: Document) -> Finding:
    return Finding(
        document=document,
        fingerprint=line.fingerprint,
        rule=line.rule,
        kind=line.kind,
        severity=line.severity,
        message=line.message,
        subject=line.subject,
        unit=line.unit,
        expected=line.expected,
        low=line.low,
        high=line.high,
        found_at=line.found_at,
        gone_at=line.gone_at,
        state=line.state,
        reason=line.reason,
        decided_by=line.decided_by,
        decided_at=line.decided_at,
    )


def _take_over(row: Finding, line: FindingLine, loading: Loading) -> None:
    """What the folder says was decided, where that was later than what was decided here."""
    undecided = row.decided_at is None and row.state == Finding.State.OPEN and line.state != row.state
    later = line.decided_at is not None and (row.decided_at is None or row.decided_at < line.decided_at)
    if not (undecided or later):
        return
    before = {"state": row.state, "reason": row.reason}
    row.state, row.reason, row.decided_by, row.decided_at = line.state, line.reason, line.decided_by, line.decided_at
    row.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    loading.note("finding loaded", f"finding:{row.pk}", {"state": row.state, "reason": row.reason}, before)


def _places(lines: Sequence[PlaceLine], fresh: Mapping[tuple[str, str], Finding], loading: Loading) -> list[Place]:
    found = []
    for line in lines:
        if (line.document, line.fingerprint) not in loading.findings:
            loading.problem("places.csv", f"there is no finding {line.fingerprint[:12]} of '{line.document}'.")
        row = fresh.get((line.document, line.fingerprint))
        paper = loading.document(line.paper, "places.csv") if row else None
        if row and paper:
            found.append(
                Place(
                    finding=row,
                    position=line.position,
                    document=paper,
                    line=line.line,
                    page=line.page,
                    quote=line.quote,
                    printed=line.printed,
                    value=line.value,
                    unit=line.unit,
                    period=line.period,
                )
            )
    return found
