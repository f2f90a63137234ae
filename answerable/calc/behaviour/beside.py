"""Findings that lie beside a break that somebody told of: they are taken to be the break, and not told twice.

A new system or counting rule is seldom in force on one day: what rises into the break within a year, or settles within a year after
it, has its reason already. The break says so, and a caution says that it was so taken.
"""

from collections.abc import Iterable, Sequence

from answerable.calc.behaviour.limiting import Limited
from answerable.calc.behaviour.patterns import Finding
from answerable.calc.behaviour.row import Row

NEAR = 12
"""How many places a finding may reach from the break that it touches."""


def apart_from_breaks(
    found: Iterable[Finding], parts: Sequence[Limited], row: Row
) -> tuple[list[Finding], list[Limited]]:
    """Those findings that touch no told break, and the parts whose break has taken one in."""
    kept: list[Finding] = []
    taken: dict[int, Limited] = {}
    edges = list(_edges(parts, row))
    for one in found:
        touched = [part for last, first, part in edges if _touches(one, last, first)]
        for part in touched:
            taken[part.span.start] = part
        if not touched:
            kept.append(one)
    return kept, [taken[start] for start in sorted(taken)]


def _edges(parts: Sequence[Limited], row: Row) -> Iterable[tuple[int, int, Limited]]:
    """For each told break the place of the last value before it, of the first after it, and the part that it begins."""
    before = -1
    for part in parts:
        held = row.held(part.span.start, part.span.end)
        if held.size:
            cut = part.span.rebased
            if cut and not cut.found and before >= 0:
                yield before, int(row.places[held[0]]), part
            before = int(row.places[held[-1]])


def _touches(one: Finding, last: int, first: int) -> bool:
    rises_into = one.end == last and last - one.start <= NEAR
    settles_after = one.start == first and one.end - first < NEAR
    return rises_into or settles_after
