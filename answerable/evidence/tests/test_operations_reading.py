"""A document comes in and is read: whole, once, with what was decided kept."""

from datetime import timedelta

import pytest

from answerable.evidence.intake.text import read_text
from answerable.evidence.models import Block, Claim, Document, Finding, Place
from answerable.evidence.operations import reading
from answerable.evidence.operations.documents import AlreadyHere, DayIsFixed, NothingInIt, NotTheLast, describe, take_in
from answerable.evidence.operations.storing import TakenOver, store
from answerable.evidence.queries.blocks import paper_of
from answerable.evidence.queries.found import Found
from answerable.evidence.tests.make import ANALYST, CORRECTED, NOON, PAPER, claim, finding, later, paper, read, waiting
from answerable.kit.models import AuditEntry
from answerable.measures.tests import record_make

pytestmark = pytest.mark.django_db


def test_it_is_read_with_its_figures_and_findings() -> None:
    document = paper()
    assert document.state == Document.State.READ
    assert {"1,753", "27.6%", "1,950"} <= {one.printed for one in document.claims.all()}
    assert document.findings.count() > 1


def test_the_blocks_come_back_as_they_were_read() -> None:
    document = paper()
    assert paper_of(document).blocks == read_text(PAPER, "calls.txt").blocks


def test_every_place_in_the_paper_has_its_claim() -> None:
    document = paper()
    assert all(place.claim_id for place in Place.objects.filter(finding__document=document))


def test_that_it_came_in_and_was_read_stands_in_the_trail() -> None:
    paper()
    assert list(AuditEntry.objects.order_by("number").values_list("action", flat=True)) == [
        "document taken in",
        "document read",
    ]


def test_the_same_bytes_are_refused_with_what_is_there() -> None:
    document = paper()
    with pytest.raises(AlreadyHere) as refused:
        waiting(filename="again.txt")
    assert refused.value.document == document


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(NothingInIt):
        take_in(filename="a.txt", content=b"", by=ANALYST, at=NOON)


def test_a_refused_file_is_kept_and_says_why() -> None:
    document = reading.read_document_now(waiting("   \n").pk, at=NOON)
    assert (document.state, bytes(document.upload.content)) == (Document.State.REFUSED, b"   \n")
    assert "nothing in it" in document.refusal


def test_two_papers_of_one_name_have_codes_of_their_own() -> None:
    waiting()
    assert waiting("Another paper with 12 calls.").code == "calls-2"


def test_a_paper_is_not_called_as_a_page_is() -> None:
    assert waiting(filename="findings.txt").code == "findings-paper"


def test_a_version_follows_the_last_one_only() -> None:
    first = paper()
    second = paper(CORRECTED, earlier=first)
    assert (second.version, second.code, second.title) == (2, "calls-v2", first.title)
    with pytest.raises(NotTheLast):
        waiting("A third with 13 calls.", earlier=first)


def test_it_is_read_once_though_two_ask() -> None:
    document = waiting()
    Document.objects.filter(pk=document.pk).update(state=Document.State.READING, heard_at=NOON, attempt=1)
    with pytest.raises(reading.BeingRead):
        reading.read_document_now(document.pk, at=later(1))


def test_a_reading_that_fell_silent_is_taken_over() -> None:
    document = waiting()
    Document.objects.filter(pk=document.pk).update(state=Document.State.READING, heard_at=NOON, attempt=1)
    assert reading.read_document_now(document.pk, at=NOON + timedelta(hours=1)).state == Document.State.READ


def test_reading_again_doubles_nothing() -> None:
    document = paper()
    before = [Block.objects.count(), Claim.objects.count(), Finding.objects.count(), Place.objects.count()]
    reading.read_again(document, by=ANALYST, at=later(1))
    read(document, at=later(2))
    assert [Block.objects.count(), Claim.objects.count(), Finding.objects.count(), Place.objects.count()] == before


def test_a_finding_keeps_its_row_and_its_state_when_it_is_read_again() -> None:
    document = paper()
    one = finding(document)
    Finding.objects.filter(pk=one.pk).update(state=Finding.State.ASKED)
    reading.read_again(document, by=ANALYST, at=later(1))
    read(document, at=later(2))
    one.refresh_from_db()
    assert (one.state, one.gone_at) == (Finding.State.ASKED, None)


def test_a_fault_of_the_program_lets_it_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    document = waiting()

    def failing(*_: object) -> None:
        raise RuntimeError("a fault")

    with monkeypatch.context() as patched:
        patched.setattr(reading, "findings_in", failing)
        with pytest.raises(RuntimeError):
            reading.read_document_now(document.pk, at=NOON)
    assert reading.read_document_now(document.pk, at=later(1)).state == Document.State.READ


def test_the_day_of_a_paper_is_put_right() -> None:
    document = paper(published=None)
    assert describe(
        document, title="Calls", published=NOON.date(), author="Northmoor Police", author_role="", by=ANALYST, at=NOON
    )
    document.refresh_from_db()
    assert (document.title, document.published, document.author) == ("Calls", NOON.date(), "Northmoor Police")


def test_the_day_of_a_paper_whose_figures_are_held_stays() -> None:
    document = paper()
    calls = record_make.measure("emergency-calls")
    record_make.record(record_make.row("1753", measure="emergency-calls", source="calls"))
    one = claim(document, "1,753")
    held = calls.observations.get()
    Claim.objects.filter(pk=one.pk).update(match="confirmed", measure=calls, taken=True, observation=held)
    with pytest.raises(DayIsFixed):
        describe(document, title="Calls", published=None, author="", author_role="", by=ANALYST, at=NOON)


def test_what_waits_too_long_is_taken_up_again() -> None:
    document = waiting()
    assert reading.sweep(at=later(1)) == 0
    assert reading.sweep(at=later(60)) == 1
    document.refresh_from_db()
    assert document.state == Document.State.READ


def test_a_reading_that_falls_silent_too_often_is_refused() -> None:
    document = waiting()
    silent = {"state": Document.State.READING, "heard_at": NOON, "attempt": reading.MOST_ATTEMPTS}
    Document.objects.filter(pk=document.pk).update(**silent)
    assert reading.sweep(at=later(60)) == 0
    document.refresh_from_db()
    assert (document.state, "broke off 3 times" in document.refusal) == (Document.State.REFUSED, True)


def test_a_paper_that_was_read_stays_so_when_its_reader_ends() -> None:
    document = paper()
    reading.reader_ended(document.pk, at=later(1))
    document.refresh_from_db()
    assert document.state == Document.State.READ


def test_a_reading_that_was_taken_over_writes_nothing() -> None:
    document = paper()
    with pytest.raises(TakenOver):
        store(document, paper_of(document), Found((), {}, (), {}), by=ANALYST, at=NOON)
    assert document.claims.exists()


def test_how_far_it_is_is_told_as_it_goes() -> None:
    told: list[tuple[int, str]] = []
    document = waiting()
    reading.read_document_now(document.pk, at=NOON, progress=lambda percent, stage: told.append((percent, stage)))
    assert [percent for percent, _ in told] == sorted(percent for percent, _ in told)
    assert told[-1] == (90, "Writing it down")
