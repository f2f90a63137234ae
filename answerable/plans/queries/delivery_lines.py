"""What stands round objectives, as `delivery.toml` would say it: exactly what was loaded."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from answerable.measures.models import Source
from answerable.plans.intake.delivery import (
    AccountLine,
    AttendsLine,
    BoardLine,
    ChangeLine,
    CommitmentLine,
    DeliverableLine,
    Delivery,
    ThreatLine,
)
from answerable.plans.models import Account, Board, Commitment, Deliverable, Objective, Threat


def delivery_lines() -> Delivery:
    """Everything that is held, in its order. A dozen queries, however much there is."""
    return Delivery(
        deliverables=tuple(map(deliverable_line, _deliverables())),
        commitments=tuple(map(commitment_line, _besides(Commitment.objects.select_related("source", "holder")))),
        boards=tuple(map(board_line, _besides(Board.objects.select_related("source")))),
        threats=tuple(map(threat_line, _besides(Threat.objects.all()))),
        accounts=tuple(map(account_line, _accounts())),
    )


def deliverable_line(row: Deliverable) -> DeliverableLine:
    return DeliverableLine(
        plan=row.objective.plan.code,
        objective=row.objective.code,
        code=row.code,
        title=row.title,
        side=row.side,
        owner_role=row.owner_role,
        due=row.due,
        status=row.status,
        status_on=row.status_on,
        note=row.note,
        source=_code(row.source),
        source_line=row.source_line,
        change=tuple(
            ChangeLine(one.on, one.status, one.due_was, one.due_now, one.words, one.by, one.at)
            for one in row.changes.all()
        ),
    )


def commitment_line(row: Commitment) -> CommitmentLine:
    return CommitmentLine(
        code=row.code,
        words=row.words,
        holder_from=row.holder.start if row.holder else None,
        made_on=row.made_on,
        state=row.state,
        because=row.because,
        objectives=names_of(row.objectives.all()),
        source=_code(row.source),
        source_line=row.source_line,
    )


def board_line(row: Board) -> BoardLine:
    return BoardLine(
        code=row.code,
        name=row.name,
        kind=row.kind,
        purpose=row.purpose,
        objectives=names_of(row.objectives.all()),
        source=_code(row.source),
        source_line=row.source_line,
        attends=attends_of(row),
    )


def attends_of(row: Board) -> tuple[AttendsLine, ...]:
    """Who attends a board, from when to when."""
    return tuple(AttendsLine(one["role"], _day(one.get("from")), _day(one.get("until"))) for one in row.attended_by)


def threat_line(row: Threat) -> ThreatLine:
    return ThreatLine(row.code, row.title, row.origin, row.note, names_of(row.objectives.all()))


def account_line(row: Account) -> AccountLine:
    return AccountLine(
        plan=row.objective.plan.code,
        objective=row.objective.code,
        told=row.told,
        on=row.on,
        until=row.until,
        words=row.words,
        source=_code(row.source),
        source_line=row.source_line,
    )


def names_of(objectives: Iterable[Objective]) -> tuple[str, ...]:
    """ "2021-25/1.1": each objective by its plan and code, in the order of the plans."""
    ordered = sorted(objectives, key=lambda one: (one.plan.position, one.position, one.pk))
    return tuple(f"{one.plan.code}/{one.code}" for one in ordered)


def _deliverables() -> Iterable[Deliverable]:
    rows = Deliverable.objects.select_related("objective__plan", "source").prefetch_related("changes")
    return rows.order_by("position", "pk")


def _accounts() -> Iterable[Account]:
    return Account.objects.select_related("objective__plan", "source").order_by("position", "pk")


def _besides[Row: (Commitment, Board, Threat)](rows: QuerySet[Row]) -> Iterable[Row]:
    return rows.prefetch_related("objectives__plan").order_by("position", "pk")


def _code(source: Source | None) -> str:
    return source.code if source else ""


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
