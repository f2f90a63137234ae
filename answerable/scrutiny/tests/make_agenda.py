"""Meetings with agendas for tests, of every slice of scrutiny: rows as they stand, made straight in the database."""

from datetime import UTC, date, datetime
from typing import Any

from answerable.kit.audit import Actor
from answerable.scrutiny.models import AgendaItem, Meeting, MeetingForm, MeetingName, Recipient

NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)
TODAY = date(2024, 11, 7)
CLERK = Actor("user:1", "scrutiny_officer")
NAME = "Northmoor Public Meeting"


def scrutiny_form(function: str = "scrutiny", *, name: str = NAME, **facts: Any) -> MeetingForm:
    """How the meetings of a function are held, with the name they have; days as an office might set them."""
    if not MeetingName.objects.filter(function=function).exists():
        MeetingName.objects.create(function=function, name=name)
    given = {
        "purpose": "Holding the force to account in public",
        "in_public": True,
        "takes_questions": True,
        "standing_items": [
            {"title": "Welcome", "minutes": 5, "kind": "standing", "last": False},
            {"title": "Questions from the public", "minutes": 30, "kind": "questions", "last": True},
        ],
        "questions_close_days": 5,
        "commission_days": 30,
        "paper_due_days": 15,
        "papers_out_days": 5,
        "minutes_days": 20,
        "every_months": 12,
    }
    form, _ = MeetingForm.objects.update_or_create(function=function, defaults={**given, **facts})
    return form


def meeting(code: str = "2024-12-12-board", on: date = date(2024, 12, 12), **facts: Any) -> Meeting:
    """A meeting that is planned here, announced, without items; any field may be given."""
    given = {
        "name": NAME,
        "title": "Calls for help",
        "time": "10:00",
        "function": "scrutiny",
        "state": Meeting.State.PLANNED,
        "evidence": "own",
        "announced": True,
    }
    return Meeting.objects.create(code=code, date=on, **{**given, **facts})


def item(of: Meeting, title: str = "How calls are answered", **facts: Any) -> AgendaItem:
    """An open item of 40 minutes at the end of the agenda; any field may be given. `restricted=True` gets a ground."""
    given: dict[str, Any] = {"position": of.items.count() + 1, "minutes": 40, "kind": AgendaItem.Kind.REPORT}
    if facts.get("restricted"):
        given["ground"] = "It names people under investigation."
    return AgendaItem.objects.create(meeting=of, title=title, **{**given, **facts})


def recipient(
    of: Meeting, role: str = "Chief constable", email: str = "chief@northmoor.example", *, restricted: bool = False
) -> Recipient:
    """Somebody who gets the papers."""
    return Recipient.objects.create(
        meeting=of, role=role, email=email, restricted=restricted, position=of.recipients.count()
    )
