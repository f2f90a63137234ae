"""A body for tests, of this part and of those above it."""

from datetime import UTC, date, datetime

from answerable.bodies.intake import BodyLine, HolderLine
from answerable.kit.audit import Actor

NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)
SYSTEM = Actor("system:test", "test")


def holder(title: str = "First commissioner", start: date = date(2012, 11, 22), end: date | None = None) -> HolderLine:
    return HolderLine(title, "", start, end, "stated", "")


def body(*holders: HolderLine, kind: str = "commissioner", shown_as_at: date | None = None) -> BodyLine:
    """The body of a force that is nowhere, with one holder unless others are given."""
    return BodyLine(
        name="Office of the Northmoor Commissioner",
        short_name="Northmoor",
        kind=kind,
        title_of_holder="Commissioner",
        force="Northmoor Police",
        area_code="northmoor",
        about="",
        contact="",
        shown_as_at=shown_as_at,
        holders=holders or (holder(),),
    )
