"""Promises, challenges and letters of an invented force for tests, of this part and of those above it."""

from datetime import UTC, date, datetime
from typing import Any

from answerable.kit.audit import Actor
from answerable.scrutiny.models import AgendaItem, Meeting, Undertaking
from answerable.scrutiny.operations.undertakings import Said, say_kept, undertake

NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)
OFFICER = Actor("user:1", "scrutiny_officer")
SECOND = Actor("user:2", "analyst")
LIAISON = Actor("user:4", "force_liaison")
PUBLISHER = Actor("user:5", "publisher")
MARCH = date(2024, 3, 21)
"""The day on which the promises of the tests were made."""
JUNE = date(2024, 6, 30)


def promise(words: str = "Answer every letter from Northmoor", **facts: Any) -> Undertaking:
    """One undertaking of the force, open, due at the end of June."""
    given: dict[str, Any] = {"owner_role": "Head of contact", "made_on": MARCH, "due": JUNE} | facts
    return undertake(words, by=OFFICER, at=NOON, **given)


def said(one: Undertaking, *, by: Actor = OFFICER, on: date = date(2024, 6, 1), words: str = "Done.") -> Undertaking:
    """It after somebody said that it is kept."""
    return say_kept(one, Said(words, "A log of letters."), on=on, seen_edition=one.edition, by=by, at=NOON)


def held_meeting(code: str = "2024-03-21-board", on: date = MARCH, **facts: Any) -> Meeting:
    """A public meeting that was held."""
    given: dict[str, Any] = {
        "name": "Performance board",
        "title": "Contact",
        "function": "scrutiny",
        "evidence": "papers",
    } | facts
    return Meeting.objects.create(code=code, date=on, **given)


def item(meeting: Meeting, title: str = "Letters", *, restricted: bool = False, position: int = 1) -> AgendaItem:
    """An item of a meeting; a restricted one has its ground."""
    ground = "An investigation is running" if restricted else ""
    return AgendaItem.objects.create(
        meeting=meeting, title=title, position=position, restricted=restricted, ground=ground
    )
