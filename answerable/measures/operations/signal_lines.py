"""The write of signals as another office, or this one earlier, exported them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.measures.intake.signals import SignalLine
from answerable.measures.models import Break, Signal
from answerable.measures.operations.context import Names
from answerable.measures.operations.signals import decision_facts, save_decision


@transaction.atomic
def load_signals(lines: Sequence[SignalLine], *, by: Actor, at: datetime) -> int:
    """Takes in the signals of a folder. How many were new here, or had something decided that this office had not.

    What was decided here stays, unless the folder's decision is later. Raises NotHeld.
    """
    names = Names()
    for line in lines:
        of = f"signal '{line.rule}' of '{line.measure}' from {line.period.start}"
        names.measure(line.measure, line.breakdown, of)
        names.area(line.area, of)
    breaks = {one.code: one for one in Break.objects.all()}
    strange = sorted({one.explained_by for one in lines if one.explained_by} - breaks.keys())
    names.problems += [f"break '{code}' is not held: correct the code, or add the break first." for code in strange]
    names.refuse()
    entries = []
    for line, row in _met(lines, list(_rows())):
        cut = breaks.get(line.explained_by)
        if row is None:
            fresh = _loaded(line, names, cut)
            entries.append(audit.Entry("signal loaded", by, at, f"signal:{fresh.pk}", None, decision_facts(fresh)))
        elif line.decided_at and (row.decided_at is None or row.decided_at < line.decided_at):
            before = decision_facts(row)
            _put_decision(row, line, cut)
            save_decision(row)
            entries.append(audit.Entry("signal loaded", by, at, f"signal:{row.pk}", before, decision_facts(row)))
    audit.record_many(entries)
    return len(entries)


def _rows() -> QuerySet[Signal]:
    return Signal.objects.select_related("measure", "area", "explained_by").select_for_update(of=("self",))


def _met(lines: Sequence[SignalLine], rows: list[Signal]) -> list[tuple[SignalLine, Signal | None]]:
    """Each line with the row that it is: that begins on its first day, or else shares days with it. A row is met once."""
    groups: dict[tuple[str, ...], list[Signal]] = defaultdict(list)
    for row in rows:
        key = (row.measure.code, row.area.code, row.breakdown, row.rule_set, row.rule, row.side)
        groups[key].append(row)
    met: dict[int, Signal] = {}
    for exactly in (True, False):
        for place, line in enumerate(lines):
            free = groups[line.measure, line.area, line.breakdown, line.rule_set, line.rule, line.side]
            found = None if place in met else next((row for row in free if _is_that(line, row, exactly)), None)
            if found:
                met[place] = found
                free.remove(found)
    return [(line, met.get(place)) for place, line in enumerate(lines)]


def _is_that(line: SignalLine, row: Signal, exactly: bool) -> bool:
    if exactly:
        return row.period_start == line.period.start
    return row.period_start <= line.period.end and line.period.start <= row.period_end


def _loaded(line: SignalLine, names: Names, explained_by: Break | None) -> Signal:
    row = Signal(
        measure=names.measures[line.measure],
        area=names.areas[line.area],
        breakdown=line.breakdown,
        rule_set=line.rule_set,
        rule=line.rule,
        side=line.side,
        chart=line.chart,
        verdict=line.verdict,
        period_start=line.period.start,
        period_end=line.period.end,
        first_seen_at=line.first_seen_at,
        gone_at=line.gone_at,
    )
    _put_decision(row, line, explained_by)
    row.save(force_insert=True)
    return row


def _put_decision(row: Signal, line: SignalLine, explained_by: Break | None) -> None:
    row.state, row.note, row.explained_by = line.state, line.note, explained_by
    row.decided_at, row.decided_by, row.decided_to = line.decided_at, line.decided_by, line.decided_to
