"""The days of meetings as the lines of the office folder."""

from datetime import UTC, datetime

from django.db.models import Prefetch, Q

from answerable.scrutiny.intake.exchanges import ExchangeLine, MeetingDay
from answerable.scrutiny.models import Exchange, Meeting


def exchange_lines(*, restricted: bool) -> tuple[MeetingDay, ...]:
    """Every meeting that was begun here or at which something was caught, in the order of its day. Without `restricted` none."""
    if not restricted:
        return ()
    said = Exchange.objects.select_related("item", "line", "public_question").order_by("said_at", "key")
    rows = Meeting.objects.filter(Q(began_at__isnull=False) | Q(exchanges__isnull=False)).distinct()
    whole = rows.prefetch_related(Prefetch("exchanges", said)).order_by("date", "code")
    return tuple(
        MeetingDay(
            one.code, _moment(one.began_at), _moment(one.ended_at), tuple(_said(row) for row in one.exchanges.all())
        )
        for one in whole
    )


def _said(row: Exchange) -> ExchangeLine:
    return ExchangeLine(
        key=str(row.key),
        item=row.item.position,
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
