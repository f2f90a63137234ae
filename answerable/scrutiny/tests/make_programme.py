"""A programme for tests: a plan of two objectives, how its public meetings are held, and meetings that look at objectives."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from answerable.kit.audit import Actor
from answerable.plans.tests import delivery_make as plans
from answerable.scrutiny.models import AgendaItem, Meeting, MeetingForm, PublicQuestion, Undertaking
from answerable.scrutiny.tests import make_agenda

DAY = date(2024, 11, 7)
NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)
CLERK = Actor("user:1", "scrutiny_officer")
MARCH, DECEMBER, FEBRUARY = date(2024, 3, 21), date(2024, 12, 12), date(2025, 2, 13)
FUNCTION = "scrutiny"


def office(every_months: int | None = 6, **facts: Any) -> MeetingForm:
    """A body with a plan of objectives 1.1 and 1.2, and public meetings with room for two items on objectives."""
    plans.office()
    return make_agenda.scrutiny_form(FUNCTION, every_months=every_months, **facts)


def looks_at(of: Meeting, *codes: str, title: str = "How calls are answered", **facts: Any) -> AgendaItem:
    """An item of a meeting on objectives of the plan."""
    item = make_agenda.item(of, title, **facts)
    item.objectives.set([plans.objective_of(code) for code in codes])
    return item


def ahead(*codes: str, on: date = DECEMBER, **facts: Any) -> Meeting:
    """A meeting that is planned, with an item on objectives where any are given."""
    made = make_agenda.meeting(f"{on}-board", on, **facts)
    if codes:
        looks_at(made, *codes)
    return made


def held(*codes: str, on: date = MARCH, **facts: Any) -> Meeting:
    """A meeting that was held and looked at objectives."""
    return ahead(*codes, on=on, **{"state": Meeting.State.HELD, **facts})


def promised(code: str = "1.1", *, due: date | None = date(2024, 10, 1), **facts: Any) -> Undertaking:
    """A promise on an objective, open and late unless it says otherwise."""
    given: dict[str, Any] = {
        "words": "Answer calls sooner",
        "owner_role": "Chief constable",
        "made_on": MARCH,
        "state_since": MARCH,
    }
    number = Undertaking.objects.count() + 1
    given |= {"due": due, "objective": plans.objective_of(code)}
    return Undertaking.objects.create(year=2024, number=number, **{**given, **facts})


def asked(on: date = date(2024, 10, 1), code: str = "1.1", **facts: Any) -> PublicQuestion:
    """A question from the public on the priority of an objective."""
    number = PublicQuestion.objects.count() + 1
    given = {"text": "Why does nobody come?", "asked_at": NOON, "confirmed_at": NOON, "token_hash": uuid4().hex}
    priority = plans.objective_of(code).priority
    return PublicQuestion.objects.create(year=2024, number=number, asked_on=on, priority=priority, **{**given, **facts})
