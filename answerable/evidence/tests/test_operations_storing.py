"""What is written down was compared with every paper that is there: one that came between comparing and storing is not missed."""

import pytest

from answerable.evidence.intake.reading import read_bytes
from answerable.evidence.models import Claim, Document, Finding
from answerable.evidence.operations.reading import read_document_now
from answerable.evidence.operations.storing import OthersRead, store
from answerable.evidence.queries.found import findings_in
from answerable.evidence.tests.make import ANALYST, NOON, PAPER, paper, read, waiting

pytestmark = pytest.mark.django_db
OTHER = PAPER.replace("1,753", "1,802")


def between(document: Document) -> list[Finding]:
    """What sets this paper against another: it stands in the list of the one that came in last."""
    return [one for one in document.findings.order_by("pk") if one.places.exclude(document=document).exists()]


def test_a_paper_that_is_read_between_comparing_and_storing_is_compared_with() -> None:
    first, other = waiting(), waiting(OTHER, filename="told-again.txt")

    def meanwhile(percent: int, stage: str) -> None:
        other.refresh_from_db()
        if percent == 90 and other.state == Document.State.WAITING:
            read(other)

    read_document_now(first.pk, at=NOON, reader=read_bytes, progress=meanwhile)
    assert between(other)


def test_what_was_compared_without_it_is_not_written_down() -> None:
    document = paper()
    Document.objects.filter(pk=document.pk).update(state=Document.State.READING)
    before = list(Claim.objects.filter(document=document).values_list("pk", flat=True))
    taken_apart = read_bytes(PAPER.encode(), document.filename)
    found = findings_in(document, taken_apart, lambda percent, stage: None)
    paper(OTHER, filename="told-again.txt")
    with pytest.raises(OthersRead):
        store(document, taken_apart, found, by=ANALYST, at=NOON)
    assert list(Claim.objects.filter(document=document).values_list("pk", flat=True)) == before
