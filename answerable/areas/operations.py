"""Writes to areas."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime

from django.db import transaction

from answerable.areas.intake import AreaLine, PostcodeLine
from answerable.areas.models import Area, PostcodeDistrict
from answerable.areas.queries import postcode_lines
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


class PostcodesRefused(Exception):
    """Postcode districts lie in areas that are not held; `problems` says which."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@transaction.atomic
def name_postcodes(lines: Sequence[PostcodeLine], *, by: Actor, at: datetime) -> int:
    """Makes these the postcode districts, all of them; 1 where that changed anything. Raises PostcodesRefused."""
    held = {one.code: one for one in Area.objects.order_by("position", "pk")}
    places = {code: number for number, code in enumerate(held)}
    problems = [
        f"[[postcode]] {line.code}: the area '{area}' is not held: name one of areas.toml."
        for line in lines
        for area in line.areas
        if area not in held
    ]
    if problems:
        raise PostcodesRefused(problems)
    before = postcode_lines()
    wanted = tuple(replace(one, areas=tuple(sorted(set(one.areas), key=places.__getitem__))) for one in lines)
    if before == wanted:
        return 0
    PostcodeDistrict.objects.exclude(code__in=[one.code for one in wanted]).delete()
    for position, line in enumerate(wanted):
        facts = {name: value for name, value in asdict(line).items() if name not in ("code", "areas")}
        row, _ = PostcodeDistrict.objects.update_or_create(code=line.code, defaults={**facts, "position": position})
        row.areas.set([held[code] for code in line.areas])
    old, new = ({"postcodes": [asdict(one) for one in lines]} for lines in (before, wanted))
    audit.record("postcodes named", by=by, at=at, subject="postcodes", before=old, after=new)
    return 1
