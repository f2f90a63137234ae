"""Writes to areas."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from answerable.areas.intake import AreaLine
from answerable.areas.models import Area
from answerable.kit import audit
from answerable.kit.audit import Actor


def line_of(area: Area) -> AreaLine:
    """The area as its file would say it."""
    return AreaLine(
        code=area.code,
        name=area.name,
        kind=area.kind,
        parent=area.parent.code if area.parent else "",
        start=area.start,
        end=area.end,
        population=area.population,
        population_source=area.population_source,
        population_date=area.population_date,
        note=area.note,
    )


@transaction.atomic
def draw(lines: Sequence[AreaLine], *, by: Actor, at: datetime) -> int:
    """Adds or changes areas, in this order. The number of them that changed."""
    held = {one.code: one for one in Area.objects.select_related("parent")}
    changed = 0
    for position, line in enumerate(lines):
        area = held.get(line.code)
        before = line_of(area) if area else None
        if area and before == line and area.position == position:
            continue
        fields = {name: value for name, value in asdict(line).items() if name != "parent"}
        held[line.code], _ = Area.objects.update_or_create(code=line.code, defaults={**fields, "position": position})
        if before != line:
            old = asdict(before) if before else None
            audit.record("area drawn", by=by, at=at, subject=f"area:{line.code}", before=old, after=asdict(line))
            changed += 1
    for line in lines:
        parent = held[line.parent] if line.parent else None
        Area.objects.filter(code=line.code).exclude(parent=parent).update(parent=parent)
    return changed
