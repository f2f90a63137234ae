"""A document is read: taken apart, its figures found and matched, the rules run, and all of it written down at once."""

import logging
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from django.db import transaction
from django.db.models import F, QuerySet
from django.tasks import task

from answerable.calc import blocks
from answerable.evidence.intake.apart import read_apart
from answerable.evidence.intake.refusal import CannotRead
from answerable.evidence.models import Document
from answerable.evidence.operations.standing import stand_changed
from answerable.evidence.operations.storing import OthersRead, store
from answerable.evidence.queries.found import Progress, findings_in
from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.http import now

READER = Actor("system:reader", "reader of documents")
SILENCE = timedelta(minutes=10)
"""A reading that has said nothing for so long has broken off: another may take it over."""
MOST_ATTEMPTS = 3
LONGEST_STAGE = 80
SHARE_OF_TAKING_APART = 40
BROKE_OFF = (
    "The reading broke off {} times by a fault of this program. The file is kept: save it in another form (DOCX, PDF or text), "
    "send that as the next version, and tell whoever looks after the program."
)
_log = logging.getLogger(__name__)


class Reader(Protocol):
    """What takes the bytes of a file apart, and says how far it is; raises CannotRead."""

    def __call__(self, data: bytes, name: str, *, progress: Progress | None = None) -> blocks.Document: ...


class BeingRead(Exception):
    """The document is being read just now, by somebody else."""


@task
def read_document_task(document_id: int) -> None:
    """Reads a document that waits to be read; one that is being read elsewhere is left alone."""
    try:
        read_document_now(document_id, at=now())
    except BeingRead as error:
        _log.info("document %s: %s", document_id, error)


def read_document_now(
    document_id: int, *, at: datetime, progress: Progress | None = None, reader: Reader = read_apart
) -> Document:
    """Reads a document that waits and keeps what was found; a refusal is kept in words, and the upload stays.

    Not to be called inside a transaction: how far it is is told as it goes. Raises BeingRead when another reads it now.
    A document that was read already is given back as it is. `reader` takes the file apart: in a process of its own unless the
    caller knows what is in it.
    """
    document = _claimed(document_id, at)
    if document.state != Document.State.READING:
        return document
    tell = partial(_tell, document, progress)
    try:
        _read_and_store(document, reader, tell, at)
    except CannotRead as error:
        return _refuse(document, str(error), at=at)
    except Exception:
        _break_off(document, at=at)
        raise
    document.refresh_from_db()
    return document


def _read_and_store(document: Document, reader: Reader, tell: Progress, at: datetime) -> None:
    """Takes it apart, compares it and writes it down; compared anew where another paper was read meanwhile.

    Two read at the same moment would otherwise each miss what sets it against the other.
    """
    paper = _apart(document, reader, tell)
    while True:
        found = findings_in(document, paper, tell)
        tell(90, "Writing it down")
        try:
            store(document, paper, found, by=READER, at=at)
        except OthersRead:
            continue
        return


@transaction.atomic
def read_again(document: Document, *, by: Actor, at: datetime) -> None:
    """Has a document read once more, with what the program knows now; what people decided is kept.

    Raises BeingRead for one that waits for it already, or is being read.
    """
    ready = Document.objects.filter(pk=document.pk, state__in=[Document.State.READ, Document.State.REFUSED])
    if not (ready | _silent(document.pk, at)).update(
        state=Document.State.WAITING, refusal="", progress=0, stage="", attempt=0
    ):
        raise BeingRead(f"'{document.title}' waits to be read already, or is being read: look again in a minute.")
    audit.record("document read again", by=by, at=at, subject=f"document:{document.pk}")
    transaction.on_commit(partial(read_document_task.enqueue, document.pk))


def reader_ended(document_id: int, *, at: datetime) -> None:
    """The process that read a document has ended in the midst of it: it waits again, and after some attempts is refused.

    To be called by who knows that it ended. A document that is not being read stays as it is.
    """
    for document in Document.objects.filter(pk=document_id, state=Document.State.READING):
        _break_off(document, at=at)


def sweep(*, at: datetime) -> int:
    """Has documents read whose reading broke off or was never begun, and compares anew where more is held than before.

    How many were taken up again; one whose reading broke off too often is refused instead.
    """
    for document in Document.objects.filter(state=Document.State.READING, heard_at__lt=at - SILENCE):
        _break_off(document, at=at)
    waiting = Document.objects.filter(state=Document.State.WAITING, sent_at__lt=at - SILENCE)
    found = list(waiting.order_by("pk").values_list("pk", flat=True))
    for pk in found:
        read_document_task.enqueue(pk)
    stand_changed()
    return len(found)


def _claimed(document_id: int, at: datetime) -> Document:
    """The document, taken for this reading alone by a conditional update; as it is where there is nothing to read."""
    waiting = Document.objects.filter(pk=document_id, state=Document.State.WAITING)
    taken = (waiting | _silent(document_id, at)).update(
        state=Document.State.READING, attempt=F("attempt") + 1, heard_at=at, progress=0, stage="Beginning"
    )
    document = Document.objects.select_related("upload").get(pk=document_id)
    if not taken and document.state == Document.State.READING:
        raise BeingRead(f"'{document.title}' is being read just now.")
    return document


def _silent(document_id: int, at: datetime) -> QuerySet[Document]:
    """The document where its reading has said nothing for too long."""
    return Document.objects.filter(pk=document_id, state=Document.State.READING, heard_at__lt=at - SILENCE)


def _apart(document: Document, reader: Reader, tell: Progress) -> blocks.Document:
    """The paper in the bytes of the upload; that is the first four tenths of a reading."""
    return reader(
        bytes(document.upload.content),
        document.filename,
        progress=lambda percent, stage: tell(percent * SHARE_OF_TAKING_APART // 100, stage),
    )


def _tell(document: Document, also: Progress | None, percent: int, stage: str) -> None:
    """Says how far this reading is, for the page that waits for it."""
    mine = Document.objects.filter(pk=document.pk, attempt=document.attempt, state=Document.State.READING)
    mine.update(progress=percent, stage=stage[:LONGEST_STAGE], heard_at=now())
    if also:
        also(percent, stage)


@transaction.atomic
def _refuse(document: Document, why: str, *, at: datetime) -> Document:
    """The document cannot be read: why is kept, and the upload stays. What an earlier reading found of it stays, too."""
    mine = Document.objects.filter(pk=document.pk, attempt=document.attempt, state=Document.State.READING)
    if mine.update(state=Document.State.REFUSED, refusal=why, progress=0, stage="", heard_at=at):
        audit.record("document refused", by=READER, at=at, subject=f"document:{document.pk}", after={"why": why})
    document.refresh_from_db()
    return document


def _break_off(document: Document, *, at: datetime) -> None:
    """The reading failed by a fault of the program's: it is tried again, and after some attempts refused."""
    if document.attempt >= MOST_ATTEMPTS:
        _refuse(document, BROKE_OFF.format(document.attempt), at=at)
        return
    mine = Document.objects.filter(pk=document.pk, attempt=document.attempt, state=Document.State.READING)
    mine.update(state=Document.State.WAITING, stage="The reading broke off", heard_at=at)
