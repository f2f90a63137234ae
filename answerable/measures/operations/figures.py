"""The write of figures: rows of a return become observations and tellings, all of them or none."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from answerable.areas.models import Area
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.measures.intake import returns as returns_intake
from answerable.measures.intake.definitions import SourceLine
from answerable.measures.intake.returns import Row
from answerable.measures.models import Measure, Observation, Telling
from answerable.measures.operations.definitions import name_sources
from answerable.measures.operations.locks import unexplained
from answerable.measures.queries.held import key_of, plain
from answerable.measures.queries.verdicts import Outcome, RowVerdict, Verdict, judge, ledger_for

MOST_IN_TRAIL = 500
"""So many rows stand in the audit trail themselves; of more their number and their digest do."""


class RowsRefused(Exception):
    """Rows cannot be taken in; nothing of them was written."""

    def __init__(self, problems: Sequence[returns_intake.RowProblem]) -> None:
        super().__init__("; ".join(str(one) for one in problems[:20]))
        self.problems = problems


@transaction.atomic
def record(rows: Sequence[Row], *, by: Actor, at: datetime, reason: str = "") -> Verdict:
    """Takes in rows, all or none of them; `reason` says why those that restate differ (empty: no reason given).

    Rows already held change nothing. Raises RowsRefused with every problem, among them rows that change what a release has
    shown and do not say why. Returns the verdict that was carried out.
    """
    turns.take_turn()
    verdict = judge(returns_intake.Reading(tuple(rows)))
    silent = unexplained(verdict.good, reason)
    if verdict.problems or silent:
        told = [returns_intake.RowProblem(one.verdict.row.number, "reason", str(one)) for one in silent]
        raise RowsRefused([*verdict.problems, *told])
    todo = [one for one in verdict.rows if one.outcome is not Outcome.HELD]
    if todo:
        _add_sources(verdict, by=by, at=at)
        _write(todo, by=by, at=at, reason=reason)
        after = {**_in_trail(written(verdict)), "reason": reason}
        subject = "source:" + " source:".join(sorted({one.row.source for one in todo}))
        audit.record("figures recorded", by=by, at=at, subject=subject[:200], after=after)
    return verdict


def written(verdict: Verdict) -> list[list[object]]:
    """The rows that a verdict carried out wrote: key, value, status, source, place in it, and what they did."""
    return [_summary(one) for one in verdict.rows if one.outcome is not Outcome.HELD]


def _in_trail(rows: Sequence[list[object]]) -> dict[str, object]:
    if len(rows) <= MOST_IN_TRAIL:
        return {"rows": list(rows)}
    told = json.dumps(rows, cls=DjangoJSONEncoder)
    outcomes = Counter(str(row[-1]) for row in rows)
    return {"number": len(rows), "outcomes": dict(outcomes), "sha256": hashlib.sha256(told.encode()).hexdigest()}


def _add_sources(verdict: Verdict, *, by: Actor, at: datetime) -> None:
    first = {one.row.source: one.row for one in reversed(verdict.rows)}
    lines = [SourceLine(code, _title_of(code), first[code].as_at, "stated", "") for code in verdict.new_sources]
    name_sources(lines, by=by, at=at)


def _title_of(code: str) -> str:
    """A first title for a source of which only the code is known, without the day that stands beside it anyway."""
    undated = re.sub(r"^\d{4}-\d\d-\d\d-?", "", code) or code
    return undated.replace("-", " ").capitalize()


def _write(todo: Sequence[RowVerdict], *, by: Actor, at: datetime, reason: str) -> None:
    ledger = ledger_for([one.row for one in todo])
    held = {_place(row): row for row in Observation.objects.filter(measure__in=ledger.measures.values())}
    new: dict[object, Observation] = {}
    tellings = []
    for one in todo:
        row = one.row
        fresh = _observation(one, ledger.measures[row.measure], ledger.areas[row.area], by=by, at=at, reason=reason)
        place = _place(fresh)
        observation = held.get(place) or new.setdefault(place, fresh)
        tellings.append((observation, row))
    Observation.objects.bulk_create(new.values())
    Telling.objects.bulk_create(
        Telling(
            observation=observation,
            source=ledger.sources[row.source],
            locator=row.locator,
            printed=row.printed,
            status=row.status,
            qualifier=row.qualifier,
            period_basis=row.period_basis,
            note=row.note,
            recorded_at=row.recorded_at or at,
        )
        for observation, row in tellings
    )


def _place(row: Observation) -> tuple[object, ...]:
    """What no two observations share: the key, the as-at, and the value (or that there is none)."""
    return (*key_of(row), row.as_at, plain(row.value) if row.value is not None else row.status)


def _observation(one: RowVerdict, measure: Measure, area: Area, *, by: Actor, at: datetime, reason: str) -> Observation:
    row = one.row
    asked = one.outcome in (Outcome.RESTATES, Outcome.DISPUTES)
    return Observation(
        measure=measure,
        area=area,
        breakdown=row.breakdown,
        period_start=row.period.start,
        period_end=row.period.end,
        as_at=row.as_at,
        value=row.value,
        status=row.status,
        qualifier=row.qualifier,
        printed=row.printed,
        period_basis=row.period_basis,
        note=row.note,
        reason=row.reason or (reason if asked else ""),
        recorded_at=row.recorded_at or at,
        recorded_by=by.reference,
    )


def _summary(one: RowVerdict) -> list[object]:
    row = one.row
    key = [row.measure, row.area, row.breakdown, row.period.start, row.period.end]
    return [*key, row.value, row.status, row.source, row.locator, one.outcome.value]
