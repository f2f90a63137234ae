"""Writes of when figures are expected."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime

from django.db import transaction

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.measures.intake.schedules import ScheduleLine
from answerable.measures.models import Schedule
from answerable.measures.operations.context import Names, tidied
from answerable.measures.queries.known_lines import schedule_lines


@transaction.atomic
def expect(line: ScheduleLine, *, by: Actor, at: datetime) -> bool:
    """Says when figures are expected and who owes them, or changes it to this; False where nothing changed. Raises NotHeld."""
    return load_schedules([tidied(line)], by=by, at=at) > 0


@transaction.atomic
def load_schedules(lines: Sequence[ScheduleLine], *, by: Actor, at: datetime) -> int:
    """Takes in schedules. The number of them that changed. Raises NotHeld with every measure that is not."""
    names, held = Names(), {one.code: one for one in schedule_lines()}
    for line in lines:
        for code in line.measures:
            names.measure(code, "", f"schedule '{line.code}'")
    names.refuse()
    entries = []
    for line in lines:
        settled = replace(line, measures=tuple(sorted(line.measures)))
        old = held.get(line.code)
        if old == settled:
            continue
        _put(settled, names)
        before = asdict(old) if old else None
        entries.append(audit.Entry("figures expected", by, at, f"schedule:{line.code}", before, asdict(settled)))
    audit.record_many(entries)
    return len(entries)


def _put(line: ScheduleLine, names: Names) -> None:
    fields = {name: getattr(line, name) for name in ("title", "every", "days_after", "owner", "starts", "ends", "note")}
    kept, _ = Schedule.objects.update_or_create(code=line.code, defaults=fields)
    kept.measures.set([names.measures[code] for code in line.measures])
