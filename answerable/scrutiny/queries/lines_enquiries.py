"""Lines of enquiry and commissions as the lines of the office folder; without `restricted` what the public may read of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Prefetch

from answerable.scrutiny.intake.enquiries import AskedLine, CommissionLine, EnquiryLine, ItemLine
from answerable.scrutiny.models import AgendaItem, CommissionQuestion, LineOfEnquiry, ReportCommission
from answerable.scrutiny.queries.public_enquiries import PublicCommission, PublicEnquiries, public_enquiries


def enquiry_lines(*, restricted: bool) -> tuple[ItemLine, ...]:
    """Every item that has something, by meeting and place. A constant number of queries."""
    items = list(_items())
    places = places_of({one.meeting.code for one in items})
    if restricted:
        return tuple(_whole(one, *places[one.pk]) for one in items)
    # Whether an open commission is late is not in a line: which day is asked for makes no difference.
    public = public_enquiries([one.pk for one in items], day=date.max)
    return tuple(_public(public[one.pk], *places[one.pk]) for one in items if one.pk in public)


def places_of(meetings: Collection[str]) -> Mapping[int, tuple[str, int]]:
    """The meeting of each item and which it is there, counted from 1: what was taken from an agenda leaves no gap in a file."""
    rows = AgendaItem.objects.filter(meeting__code__in=meetings).order_by("position", "pk")
    counted: Counter[str] = Counter()
    found = {}
    for key, code in rows.values_list("pk", "meeting__code"):
        counted[code] += 1
        found[key] = (code, counted[code])
    return found


def _items() -> Iterable[AgendaItem]:
    having = AgendaItem.objects.filter(lines__isnull=False) | AgendaItem.objects.filter(commission__isnull=False)
    questions = Prefetch("commission__questions", CommissionQuestion.objects.order_by("position"))
    lines = Prefetch("lines", LineOfEnquiry.objects.order_by("position", "pk"))
    rows = having.distinct().select_related("meeting", "commission__document").prefetch_related(lines, questions)
    return rows.order_by("meeting__date", "meeting__code", "position", "pk")


def _whole(item: AgendaItem, meeting: str, place: int) -> ItemLine:
    lines = list(item.lines.all())
    row = getattr(item, "commission", None)
    return ItemLine(
        meeting,
        place,
        tuple(_line(one) for one in lines),
        _commission(row, {one.pk: n for n, one in enumerate(lines, 1)}, {one.pk: one.question for one in lines})
        if row
        else None,
    )


def _line(row: LineOfEnquiry) -> EnquiryLine:
    return EnquiryLine(
        question=row.question,
        why=row.why,
        origin=row.origin,
        origin_key=row.origin_key,
        state=row.state,
        left_out_because=row.left_out_because,
        written_by=row.written_by,
        written_at=row.written_at,
    )


def _commission(row: ReportCommission, numbers: Mapping[int, int], words: Mapping[int, str]) -> CommissionLine:
    return CommissionLine(
        to_role=row.to_role,
        to_email=row.to_email,
        state=row.state,
        form=row.form,
        due=row.due,
        sent_on=row.sent_on,
        sent_by=row.sent_by,
        reminded_at=row.reminded_at,
        document=row.document.code if row.document else "",
        received_on=row.received_on,
        withdrawn_because=row.withdrawn_because,
        questions=tuple(
            AskedLine(
                one.text,
                one.answered,
                one.place,
                one.missing,
                _hangs_on(one, numbers, words),
            )
            for one in row.questions.all()
        ),
    )


def _hangs_on(one: CommissionQuestion, numbers: Mapping[int, int], words: Mapping[int, str]) -> int | None:
    """The number of its line, where that is not known by its words."""
    key = one.line_id
    return numbers[key] if key is not None and key in numbers and words[key] != one.text else None


def _public(found: PublicEnquiries, meeting: str, place: int) -> ItemLine:
    lines = tuple(EnquiryLine(one.question, one.why, one.origin) for one in found.enquiries)
    return ItemLine(meeting, place, lines, _asked_in_public(found.commission) if found.commission else None)


def _asked_in_public(found: PublicCommission) -> CommissionLine:
    return CommissionLine(
        to_role=found.to_role,
        state="received" if found.received_on else "sent",
        due=found.due,
        sent_on=found.sent_on,
        received_on=found.received_on,
        questions=tuple(AskedLine(one.text, one.answered, one.place) for one in found.questions),
    )
