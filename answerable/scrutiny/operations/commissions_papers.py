"""The paper of a commission as a file: into the ledger, and in the same moment the answer to what was asked."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from answerable.evidence.intake.kinds import require_readable
from answerable.evidence.intake.refusal import CannotRead
from answerable.evidence.models import Document
from answerable.evidence.operations import documents
from answerable.evidence.queries.papers import versions
from answerable.kit.audit import Actor
from answerable.scrutiny.models import ReportCommission
from answerable.scrutiny.operations.commissions import receive
from answerable.scrutiny.operations.enquiries_refusals import EnquiryRefused


@dataclass(frozen=True)
class Sent:
    """A file as it came, and what is said of it. `published` is the day of which it tells."""

    filename: str
    content: bytes
    title: str = ""
    published: date | None = None
    author: str = ""


@transaction.atomic
def receive_file(  # noqa: PLR0913 - the facts of a paper that comes, all named at the call
    commission: ReportCommission,
    sent: Sent,
    *,
    on: date,
    day: date,
    seen_edition: int | None = None,
    by: Actor,
    at: datetime,
    site: str = "",
) -> ReportCommission:
    """Keeps a file in the ledger, where its figures are read and checked, and takes it in as `receive` does.

    One that comes after another is the next version of that. A file that is in the ledger already is taken from there.
    Raises SavedMeanwhile, EnquiryRefused.
    """
    row = ReportCommission.objects.select_related("document").get(pk=commission.pk)
    return receive(
        row, document=_kept(row, sent, by=by, at=at), on=on, day=day, seen_edition=seen_edition, by=by, at=at, site=site
    )


def _kept(row: ReportCommission, sent: Sent, *, by: Actor, at: datetime) -> Document:
    held = versions(row.document) if row.document else ()
    try:
        # What is plainly no paper is told at once, and not when it has counted as one; what is broken shows in reading.
        if sent.content:
            require_readable(sent.content, sent.filename)
        return documents.take_in(
            filename=sent.filename,
            content=sent.content,
            title=sent.title,
            published=sent.published,
            author=sent.author,
            author_role=row.to_role,
            earlier=held[-1] if held else None,
            by=by,
            at=at,
        )
    except documents.AlreadyHere as refused:
        if refused.document in held:
            raise EnquiryRefused(f"{refused} Nothing was sent.", "file") from refused
        return refused.document
    except (documents.NotTheLast, documents.NothingInIt, CannotRead) as refused:
        raise EnquiryRefused(str(refused), "file") from refused
