"""The days of meetings as the lines of the office folder."""

from datetime import UTC, datetime

from django.db.models import Prefetch, Q

from answerable.scrutiny.intake.exchanges import ExchangeLine, ItemDay, MeetingDay
from answerable.scrutiny.models import AgendaItem, Exchange, Meeting


def exchange_lines(*, restricted: bool) -> tuple[MeetingDay, ...]:
    """Every meeting that was begun, judged or minuted here, in the order of its day. Without `restricted` none. Three queries."""
    if not restricted:
        return ()
    said = Exchange.objects.select_related("line", "public_question").order_by("said_at", "key")
    items = AgendaItem.objects.select_related("assurance").order_by("position", "pk")
    rows = Meeting.objects.filter(Q(began_at__isnull=False) | Q(items__isnull=False)).distinct()
    whole = rows.prefetch_related(Prefetch("items", items), Prefetch("items__exchanges", said))
    found = (_day(one) for one in whole.order_by("date", "code"))
    return tuple(one for one in found if one != MeetingDay(one.meeting))


def _day(row: Meeting) -> MeetingDay:
    items = (_item(one) for one in row.items.all())
    told = tuple(one for one in items if not one.is_empty)
    return MeetingDay(row.code, _moment(row.began_at), _moment(row.ended_at), told)


def _item(row: AgendaItem) -> ItemDay:
    return ItemDay(
        position=row.position,
        step=row.assurance.code if row.assurance else "",
        reason=row.reason,
        judge_role=row.judge_role,
        judged_by=row.judged_by,
        judged_at=_moment(row.judged_at),
        minute=row.minute,
        restricted_minute=row.restricted_minute,
        recording_at=row.recording_at,
        exchanges=tuple(_said(one) for one in row.exchanges.all()),
    )


def _said(row: Exchange) -> ExchangeLine:
    return ExchangeLine(
        key=str(row.key),
        kind=row.kind,
        text=row.text,
        said_at=row.said_at.astimezone(UTC),
        taken_at=row.taken_at.astimezone(UTC),
        taken_by=row.taken_by,
        speaker_role=row.speaker_role,
        line=row.line.question if row.line else "",
        public_question=row.public_question.reference if row.public_question else "",
        struck_because=row.struck_because,
    )


def _moment(at: datetime | None) -> datetime | None:
    """On both databases written alike."""
    return at.astimezone(UTC) if at else None
