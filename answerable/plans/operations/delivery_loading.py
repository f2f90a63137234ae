"""Taking in `delivery.toml`: all of it, or nothing and every problem of it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from answerable.bodies.models import OfficeHolder
from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.models import AuditEntry
from answerable.measures.models import Source
from answerable.plans.intake.delivery import (
    AccountLine,
    BoardLine,
    ChangeLine,
    CommitmentLine,
    DeliverableLine,
    Delivery,
    ThreatLine,
)
from answerable.plans.models import Account, Board, Commitment, Deliverable, DeliverableChange, Objective, Threat
from answerable.plans.operations.delivery_faults import Days, DeliveryRefused, Fault
from answerable.plans.queries.delivery_lines import delivery_lines, names_of

CHANGED_HERE = (
    "deliverable changed",
    "commitment judged",
    "board set",
    "board attendance",
    "threat set",
    "account corrected",
)
"""What the trail says of a row that a person changed after it was loaded."""


@transaction.atomic
def load_delivery(delivery: Delivery, *, by: Actor, at: datetime) -> int:
    """Takes in the file; how many lines were new or other than held. The same again changes nothing.

    What is held and not in the file stays, and so does whatever a person changed here since: the record goes on from the
    file. Raises DeliveryRefused with every problem.
    """
    load = _Load(delivery, by=by, at=at)
    if load.faults:
        raise DeliveryRefused(load.faults)
    changed = sum(load.put())
    if changed:
        after = {"file": "delivery.toml", "changed": changed}
        audit.record("delivery loaded", by=by, at=at, subject="delivery", after=after)
    return changed


class _Load:
    """One load: what the names in the file mean, and what is held already."""

    def __init__(self, delivery: Delivery, *, by: Actor, at: datetime) -> None:
        self.delivery, self.by, self.at, self.days = delivery, by, at, Days(at)
        self.sources = dict(Source.objects.values_list("code", "pk"))
        self.holders = dict(OfficeHolder.objects.order_by("-pk").values_list("start", "pk"))
        changed = AuditEntry.objects.filter(action__in=CHANGED_HERE)
        self.changed_here = set(changed.values_list("subject", flat=True))
        rows = Objective.objects.select_related("plan")
        self.objectives = {f"{one.plan.code}/{one.code}": one for one in rows}
        self.faults = [*self._deliverables_wrong(), *self._besides_wrong(), *self._accounts_wrong()]

    def put(self) -> Iterator[int]:
        """Writes each line that is not held as it is; 1 for each that was written."""
        held = delivery_lines()
        yield from self._each("deliverable", self.delivery.deliverables, held.deliverables, self._put_deliverable)
        yield from self._each("commitment", self.delivery.commitments, held.commitments, self._put_commitment)
        yield from self._each("board", self.delivery.boards, held.boards, self._put_board)
        yield from self._each("threat", self.delivery.threats, held.threats, self._put_threat)
        yield self._put_accounts(held.accounts)

    def _each[Line: (DeliverableLine, CommitmentLine, BoardLine, ThreatLine)](
        self, kind: str, lines: Sequence[Line], held: Sequence[Line], put: Callable[[int, Line, Line | None], bool]
    ) -> Iterator[int]:
        known = {one.code: one for one in held}
        for position, line in enumerate(lines):
            if line.code not in known or f"{kind}:{line.code}" not in self.changed_here:
                yield int(put(position, self._in_order(line), known.get(line.code)))

    def _in_order[Line: (DeliverableLine, CommitmentLine, BoardLine, ThreatLine)](self, line: Line) -> Line:
        """With its objectives in the order of the plans, in which they are held."""
        if isinstance(line, DeliverableLine):
            return line
        return replace(line, objectives=names_of(self.objectives[name] for name in line.objectives))

    def _put_deliverable(self, position: int, line: DeliverableLine, held: DeliverableLine | None) -> bool:
        if held and (_same_work(line, held) or _goes_on(held.change, line.change)):
            return False
        objective = self.objectives[f"{line.plan}/{line.objective}"]
        names = ("title", "side", "owner_role", "due", "status", "status_on", "note", "source_line")
        fields = {name: getattr(line, name) for name in names}
        row, made = Deliverable.objects.update_or_create(
            code=line.code,
            defaults={**fields, "objective": objective, "source_id": self._source(line), "position": position},
        )
        if not made:
            # Whoever has it open just now is told that it changed.
            Deliverable.objects.filter(pk=row.pk).update(edition=models.F("edition") + 1)
        row.changes.all().delete()
        DeliverableChange.objects.bulk_create(self._change(row, one) for one in line.change)
        return True

    def _change(self, row: Deliverable, line: ChangeLine) -> DeliverableChange:
        return DeliverableChange(
            deliverable=row,
            on=line.on,
            status=line.status,
            due_was=line.due_was,
            due_now=line.due_now,
            words=line.words,
            by=line.by or self.by.reference,
            at=line.at or self.at,
        )

    def _put_commitment(self, position: int, line: CommitmentLine, held: CommitmentLine | None) -> bool:
        fields = {name: getattr(line, name) for name in ("words", "made_on", "state", "because", "source_line")}
        fields |= {
            "source_id": self._source(line),
            "holder_id": self.holders[line.holder_from] if line.holder_from else None,
        }
        return line != held and self._put_besides(Commitment.objects, line, position, fields)

    def _put_board(self, position: int, line: BoardLine, held: BoardLine | None) -> bool:
        rows = [_attends(one.role, one.start, one.end) for one in line.attends]
        fields = {name: getattr(line, name) for name in ("name", "kind", "purpose", "source_line")}
        fields |= {"source_id": self._source(line), "attended_by": rows}
        return line != held and self._put_besides(Board.objects, line, position, fields)

    def _put_threat(self, position: int, line: ThreatLine, held: ThreatLine | None) -> bool:
        fields = {name: getattr(line, name) for name in ("title", "origin", "note")}
        return line != held and self._put_besides(Threat.objects, line, position, fields)

    def _put_besides(
        self,
        rows: models.Manager[Any],
        line: CommitmentLine | BoardLine | ThreatLine,
        position: int,
        fields: dict[str, object],
    ) -> bool:
        row, _ = rows.update_or_create(code=line.code, defaults={**fields, "position": position})
        row.objectives.set([self.objectives[name] for name in line.objectives])
        return True

    def _put_accounts(self, held: Sequence[AccountLine]) -> int:
        """Accounts have no code: those that stand under the same objective, side, day and place of a paper are one."""
        rows = list(Account.objects.order_by("position", "pk"))
        known = dict(zip(_numbered(held), zip(rows, held, strict=True), strict=True))
        moved = set(_former_places(rows, held))
        fresh, changed = [], 0
        for position, (key, line) in enumerate(
            zip(_numbered(self.delivery.accounts), self.delivery.accounts, strict=True)
        ):
            row, before = known.get(key, (None, None))
            if row is None and key[:-1] in moved:
                continue
            if row is None:
                fresh.append(self._account(line, position))
            elif before != line and f"account:{row.pk}" not in self.changed_here:
                Account.objects.filter(pk=row.pk).update(words=line.words, until=line.until)
                changed += 1
        Account.objects.bulk_create(fresh, batch_size=500)
        return len(fresh) + changed

    def _account(self, line: AccountLine, position: int) -> Account:
        return Account(
            objective=self.objectives[f"{line.plan}/{line.objective}"],
            told=line.told,
            on=line.on,
            until=line.until,
            words=line.words,
            source_id=self._source(line),
            source_line=line.source_line,
            position=position,
        )

    def _source(self, line: DeliverableLine | CommitmentLine | BoardLine | AccountLine) -> int | None:
        return self.sources.get(line.source)

    def _deliverables_wrong(self) -> Iterator[Fault]:
        for one in self.delivery.deliverables:
            where = f"deliverable '{one.code}'"
            yield from self._names_wrong(where, (f"{one.plan}/{one.objective}",), one.source)
            yield from self._days_wrong(where, one.status_on, *(change.on for change in one.change))
            yield from self._due_wrong(where, one)
            if [change.on for change in one.change] != sorted(change.on for change in one.change):
                yield Fault("", f"{where}: its changes are not in the order of their days.")

    def _due_wrong(self, where: str, line: DeliverableLine) -> Iterator[Fault]:
        objective = self.objectives.get(f"{line.plan}/{line.objective}")
        start = objective.plan.start if objective else None
        if line.due and start and line.due < start:
            yield Fault("", f"{where}: it is due on {line.due}, before the plan begins on {start}.")
        if line.change and (line.change[-1].status, line.change[-1].due_now) != (line.status, line.due):
            yield Fault("", f"{where}: its last change leaves it otherwise than 'status' and 'due' say.")

    def _besides_wrong(self) -> Iterator[Fault]:
        for one in self.delivery.commitments:
            where = f"commitment '{one.code}'"
            yield from self._names_wrong(where, one.objectives, one.source)
            if one.holder_from and one.holder_from not in self.holders:
                yield Fault("", f"{where}: nobody held the office from {one.holder_from}.")
            if one.made_on and one.made_on > self.days.today:
                yield Fault("", f"{where}: {one.made_on} is still to come.")
        for board in self.delivery.boards:
            yield from self._names_wrong(f"board '{board.code}'", board.objectives, board.source)
            yield from self._days_wrong(f"board '{board.code}'", *(one.start for one in board.attends))
        for threat in self.delivery.threats:
            yield from self._names_wrong(f"threat '{threat.code}'", threat.objectives, "")

    def _accounts_wrong(self) -> Iterator[Fault]:
        for number, one in enumerate(self.delivery.accounts, 1):
            where = f"account {number} ({one.objective})"
            yield from self._names_wrong(where, (f"{one.plan}/{one.objective}",), one.source)
            yield from self._days_wrong(where, one.on, one.until)

    def _names_wrong(self, where: str, objectives: Sequence[str], source: str) -> Iterator[Fault]:
        for name in objectives:
            if name not in self.objectives:
                yield Fault("", f"{where}: there is no objective '{name}'.")
        if source and source not in self.sources:
            yield Fault("", f"{where}: there is no source '{source}'.")

    def _days_wrong(self, where: str, *days: date | None) -> Iterator[Fault]:
        for day in days:
            for fault in self.days.faults("", day):
                yield Fault("", f"{where}: {fault}")


def _same_work(line: DeliverableLine, held: DeliverableLine) -> bool:
    """Whether a line is what is held; who changed it and when are not compared where the file leaves them out."""
    if len(line.change) != len(held.change):
        return False
    pairs = zip(line.change, held.change, strict=True)
    changes = tuple(replace(one, by=one.by or other.by, at=one.at or other.at) for one, other in pairs)
    return replace(line, change=changes) == held


def _goes_on(held: Sequence[ChangeLine], told: Sequence[ChangeLine]) -> bool:
    """Whether a change is held that the file does not tell of: it was made here since, and must not be lost."""
    return not {_what(one) for one in held} <= {_what(one) for one in told}


def _what(change: ChangeLine) -> tuple[date, str, date | None, date | None]:
    """What a change did, apart from its words and from who made it."""
    return (change.on, change.status, change.due_was, change.due_now)


def _numbered(lines: Sequence[AccountLine]) -> list[tuple[object, ...]]:
    """What tells each account from the others; a second one of the same place has the number 2."""
    seen: Counter[tuple[object, ...]] = Counter()
    keys: list[tuple[object, ...]] = []
    for one in lines:
        key = _place(one)
        seen[key] += 1
        keys.append((*key, seen[key]))
    return keys


def _place(line: AccountLine) -> tuple[object, ...]:
    return (line.plan, line.objective, line.told, line.on, line.source, line.source_line)


def _former_places(rows: Sequence[Account], held: Sequence[AccountLine]) -> Iterator[tuple[object, ...]]:
    """Where accounts stood before a person put them right here: the file may still have them there."""
    lines = {f"account:{row.pk}": line for row, line in zip(rows, held, strict=True)}
    for entry in AuditEntry.objects.filter(action="account corrected"):
        if entry.before and entry.subject in lines:
            before = {"told": entry.before["told"], "on": date.fromisoformat(entry.before["on"])}
            yield _place(replace(lines[entry.subject], **before))


def _attends(role: str, start: date | None, end: date | None) -> dict[str, str]:
    days = {"from": start, "until": end}
    return {"role": role, **{name: day.isoformat() for name, day in days.items() if day}}
