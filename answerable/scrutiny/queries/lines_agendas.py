"""Meetings that are planned or run here as the lines of `agendas.toml`."""

from dataclasses import replace

from django.db.models import Count, Prefetch, Q, QuerySet

from answerable.scrutiny.intake.agendas import AgendaLine, ItemLine, MoveLine, RecipientLine
from answerable.scrutiny.models import AgendaItem, Meeting, MeetingMove, Recipient
from answerable.scrutiny.queries.public_meetings import CLOSED_PART, RECORDED, is_public

PLAIN = (
    "kind", "title", "purpose", "lead_role", "minutes", "restricted", "ground", "proposed_because", "moved_because", "reason",
    "judge_role", "judged_by", "judged_at", "minute", "restricted_minute", "recording_at",
)  # fmt: skip
BESIDES = ("state", "cancelled_because", "announced", "watch_address", "recording_address", "transcript_address")
"""What is told of every meeting that has a line."""


def agendas_lines(*, restricted: bool) -> tuple[AgendaLine, ...]:
    """Every meeting that is planned here, and those of the record that have more than their papers tell, in the order of their days.

    Without `restricted` those that the public may know of, with what the public may know of them.
    """
    rows = whole(managed()).order_by("date", "pk")
    if restricted:
        return tuple(line_of(row) for row in rows)
    return tuple(public_line(row) for row in rows if is_public(row))


def managed() -> QuerySet[Meeting]:
    """The meetings that this file tells of."""
    told = Q(items_there__gt=0) | Q(moves_there__gt=0) | Q(recipients_there__gt=0) | ~Q(state=Meeting.State.HELD)
    told |= Q(announced=True) | ~Q(watch_address="") | ~Q(recording_address="") | ~Q(transcript_address="")
    counted = Meeting.objects.annotate(
        items_there=Count("items", distinct=True),
        moves_there=Count("moves", distinct=True),
        recipients_there=Count("recipients", distinct=True),
    )
    return counted.filter(~Q(evidence__in=RECORDED) | told)


def whole(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """These meetings with all that a line tells."""
    items = AgendaItem.objects.select_related("assurance", "paper", "moved_from").prefetch_related("objectives__plan")
    return rows.prefetch_related(
        Prefetch("items", items.order_by("position", "pk")),
        Prefetch("recipients", Recipient.objects.order_by("position", "pk")),
        Prefetch("moves", MeetingMove.objects.order_by("at", "pk")),
    )


def line_of(row: Meeting) -> AgendaLine:
    """A meeting with everything."""
    line = AgendaLine(
        meeting=row.code,
        **{name: getattr(row, name) for name in BESIDES},
        questions_close=row.questions_close,
        questions_close_because=row.questions_close_because,
        items=tuple(_item(one) for one in row.items.all()),
        recipients=tuple(
            RecipientLine(one.role, one.email, one.restricted, one.sent_at) for one in row.recipients.all()
        ),
        moves=tuple(_move(one) for one in row.moves.all()),
    )
    if row.evidence in RECORDED:
        return line
    return replace(
        line,
        function=row.function,
        name=row.name,
        title=row.title,
        day=row.date,
        time=row.time,
        ends=row.ends,
        location=row.location,
        note=row.note,
    )


def public_line(row: Meeting) -> AgendaLine:
    """A meeting as the public may know of it: of a restricted item its ground and its length, and who is told of nothing."""
    line = line_of(row)
    over = row.state == Meeting.State.MINUTES_OUT
    items = [
        _public_item(one, over=over, known=_known_to_all(held))
        for one, held in zip(line.items, row.items.all(), strict=True)
    ]
    return replace(line, questions_close_because="", items=tuple(items), recipients=(), moves=())


def _public_item(line: ItemLine, *, over: bool, known: bool) -> ItemLine:
    if line.restricted:
        return ItemLine(CLOSED_PART, kind="other", minutes=line.minutes, restricted=True, ground=line.ground)
    line = replace(
        line,
        proposed_because="",
        judged_by="",
        restricted_minute="",
        moved_from=line.moved_from if known else "",
        moved_because="",
    )
    return (
        line
        if over
        else replace(line, assurance="", reason="", judge_role="", judged_at=None, minute="", recording_at="")
    )


def _known_to_all(item: AgendaItem) -> bool:
    before = item.moved_from
    return before is not None and is_public(before)


def _item(one: AgendaItem) -> ItemLine:
    return ItemLine(
        **{name: getattr(one, name) for name in PLAIN},
        objectives=tuple(f"{o.plan.code}/{o.code}" for o in sorted(one.objectives.all(), key=lambda o: o.pk)),
        paper=one.paper.code if one.paper else "",
        moved_from=one.moved_from.code if one.moved_from else "",
        assurance=one.assurance.code if one.assurance else "",
    )


def _move(one: MeetingMove) -> MoveLine:
    return MoveLine(
        after=one.after,
        on=one.on,
        at=one.at,
        before=one.before,
        day_was=one.day_was,
        day_now=one.day_now,
        words=one.words,
        by=one.by,
    )
