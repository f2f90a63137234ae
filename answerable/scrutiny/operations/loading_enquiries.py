"""Taking in the lines of enquiry and the commissions of an office folder. What is held here already stays as it is."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction

from answerable.evidence.models import Document
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.scrutiny.intake.enquiries import CommissionLine, EnquiryLine, ItemLine
from answerable.scrutiny.models import AgendaItem, CommissionQuestion, LineOfEnquiry, ReportCommission
from answerable.scrutiny.operations.enquiries_refusals import LinesRefused
from answerable.scrutiny.queries.lines_enquiries import places_of


class _Names:
    """What the names in the lines mean."""

    def __init__(self, lines: Sequence[ItemLine]) -> None:
        rows = AgendaItem.objects.filter(meeting__code__in={one.meeting for one in lines}).prefetch_related("lines")
        places = places_of({one.meeting for one in lines})
        self.items = {places[row.pk]: row for row in rows}
        self.commissioned = set(ReportCommission.objects.values_list("item_id", flat=True))
        wanted = {one.commission.document for one in lines if one.commission and one.commission.document}
        self.documents = {row.code: row for row in Document.objects.filter(code__in=wanted)}

    def item(self, line: ItemLine) -> AgendaItem:
        return self.items[line.meeting, line.position]


@transaction.atomic
def load_enquiries(lines: Sequence[ItemLine], *, by: Actor, at: datetime) -> int:
    """Takes in what an item does not have yet; how many lines and commissions were new.

    A line is known by what it grew from, or by its question; an item that has a commission keeps it. Raises LinesRefused
    with every problem.
    """
    turns.take_turn()
    names = _Names(lines)
    if problems := [f"{line.called}: {words}" for line in lines for words in _problems(line, names)]:
        raise LinesRefused(problems)
    return sum(_load(line, names, by, at) for line in lines)


def _problems(line: ItemLine, names: _Names) -> Iterator[str]:
    if (line.meeting, line.position) not in names.items:
        yield "there is no such item: look at the agenda of the meeting."
    asked = line.commission
    if asked is None:
        return
    if asked.document and asked.document not in names.documents:
        yield f"there is no paper '{asked.document}'."
    for one in asked.questions:
        if one.line is not None and not 1 <= one.line <= len(line.lines):
            yield f"a question of its commission hangs on line {one.line}, and there are {len(line.lines)}."


def _load(line: ItemLine, names: _Names, by: Actor, at: datetime) -> int:
    item = names.item(line)
    rows, fresh = _lines(item, line.lines, by, at)
    told: dict[str, object] = {"meeting": line.meeting, "position": line.position, "lines": fresh}
    commissioned = line.commission is not None and item.pk not in names.commissioned
    if line.commission and commissioned:
        _commission(item, line.commission, rows, names)
        told["commission"] = line.commission.state
    if fresh or commissioned:
        audit.record("lines of enquiry loaded", by=by, at=at, subject=f"agenda item:{item.pk}", after=told)
    return fresh + commissioned


def _lines(item: AgendaItem, lines: Sequence[EnquiryLine], by: Actor, at: datetime) -> tuple[list[LineOfEnquiry], int]:
    """The row of each line in order, and how many of them are new."""
    held = list(item.lines.all())
    by_key = {one.origin_key: one for one in held if one.origin_key}
    by_words = {one.question: one for one in held}
    last = max((one.position for one in held), default=0)
    rows, fresh = [], 0
    for line in lines:
        row = by_key.get(line.origin_key) or by_words.get(line.question)
        if row is None:
            fresh += 1
            row = _line(item, line, last + fresh, by, at)
        rows.append(row)
    return rows, fresh


def _line(item: AgendaItem, line: EnquiryLine, position: int, by: Actor, at: datetime) -> LineOfEnquiry:
    return LineOfEnquiry.objects.create(
        item=item,
        position=position,
        question=line.question,
        why=line.why,
        origin=line.origin,
        origin_key=line.origin_key,
        state=line.state,
        left_out_because=line.left_out_because,
        written_by=line.written_by or by.reference,
        written_at=line.written_at or at,
    )


def _commission(item: AgendaItem, line: CommissionLine, rows: Sequence[LineOfEnquiry], names: _Names) -> None:
    row = ReportCommission.objects.create(
        item=item,
        state=line.state,
        to_role=line.to_role,
        to_email=line.to_email,
        form=line.form,
        due=line.due,
        sent_on=line.sent_on,
        sent_by=line.sent_by,
        reminded_at=line.reminded_at,
        document=names.documents.get(line.document),
        received_on=line.received_on,
        withdrawn_because=line.withdrawn_because,
    )
    by_words = {one.question: one for one in rows}
    CommissionQuestion.objects.bulk_create(
        CommissionQuestion(
            commission=row,
            position=n,
            text=one.text,
            line=rows[one.line - 1] if one.line is not None else by_words.get(one.text),
            answered=one.answered,
            place=one.place,
            missing=one.missing,
        )
        for n, one in enumerate(line.questions, 1)
    )
