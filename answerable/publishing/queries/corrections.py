"""Builds the page of corrections from those that a person has passed for publication."""

from answerable.evidence.models import Correction
from answerable.measures.queries.cited import cited
from answerable.publishing.pages.corrections import CorrectionEntry, CorrectionsPage
from answerable.publishing.pages.parts import Ref
from answerable.publishing.queries.cited_words import in_one
from answerable.publishing.queries.record import Record


def corrections_page(record: Record) -> CorrectionsPage:
    """The corrections that stand now, whatever day the figures are shown as at: they are of the office's own doing."""
    passed = Correction.objects.passed().select_related("finding__document__source").order_by("-passed_at", "-pk")
    return CorrectionsPage(tuple(_entry(one, record) for one in passed))


def _entry(one: Correction, record: Record) -> CorrectionEntry:
    document = one.finding.document if one.finding else None
    source = document.source if document else None
    assert one.passed_at is not None
    return CorrectionEntry(
        paper=record.papers.ref(source.code, one.paper) if source else Ref(one.paper, ""),
        published=one.published,
        place=one.place,
        printed=in_one(cited(one.printed)),
        right=in_one(cited(one.right)),
        why=in_one(cited(one.why)),
        on=one.passed_at.date(),
    )
