"""The list of handover packs, and what the body was and becomes."""

from dataclasses import dataclass
from datetime import date

from answerable.bodies.models import LocalPolicingBody
from answerable.bodies.queries import body, period_lines
from answerable.scrutiny.models import HandoverPack


@dataclass(frozen=True)
class PackRow:
    """One pack in the list."""

    code: str
    title: str
    made_for: str
    as_at: date
    handed_over: bool


def packs() -> tuple[PackRow, ...]:
    """Every pack, those being prepared first, then the newest: an office makes a few in a term."""
    rows = HandoverPack.objects.defer("frozen", "opening").order_by("-as_at", "-pk")
    found = [
        PackRow(one.code, one.title, one.get_made_for_display(), one.as_at, one.handed_over_at is not None)
        for one in rows
    ]
    return tuple(sorted(found, key=lambda one: one.handed_over))


@dataclass(frozen=True)
class PeriodRow:
    """What the body is from a day on."""

    name: str
    kind: str
    title_of_holder: str
    start: date | None
    basis: str


def periods() -> tuple[PeriodRow, ...]:
    """What the body was, is and becomes, the beginning first."""
    held = body()
    if held is None:
        return ()
    kinds = dict(LocalPolicingBody.Kind.choices)
    known = tuple(
        PeriodRow(one.name, str(kinds[one.kind]), one.title_of_holder, one.start, one.basis)
        for one in period_lines(held)
    )
    return known or (PeriodRow(held.name, held.get_kind_display(), held.title_of_holder, None, ""),)
