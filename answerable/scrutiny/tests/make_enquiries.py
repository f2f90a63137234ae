"""An item on calls to an invented force, with something to ask about, for tests of lines of enquiry and commissions."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from answerable.assessments.tests import make as assessments
from answerable.bodies.operations import set_up
from answerable.bodies.tests import make as bodies
from answerable.kit.audit import Actor
from answerable.measures.models import Measure, Signal
from answerable.measures.tests.record_make import FORCE
from answerable.people.models import User
from answerable.people.roles import Role
from answerable.people.tests.make import user
from answerable.scrutiny.models import AgendaItem, LineOfEnquiry, Meeting, ReportCommission
from answerable.scrutiny.operations import commissions, enquiries
from answerable.scrutiny.operations.commissions import Asked
from answerable.scrutiny.tests import make_agenda

NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)
TODAY = date(2024, 11, 7)
CLERK = Actor("user:1", "scrutiny_officer")
LIAISON = Actor("user:4", "force_liaison")
DUE = date(2024, 11, 21)
EMAIL = "liaison@northmoor.example"
QUESTIONS = ("How many calls wait longer than ten seconds?", "What is done about it, and by when?")


def plain_item(title: str = "How calls are answered", **facts: Any) -> AgendaItem:
    """An item of a meeting to come, on no objective."""
    meeting = Meeting.objects.filter(code="2024-12-12-board").first() or make_agenda.meeting()
    return make_agenda.item(meeting, title, **facts)


def grown_item(**facts: Any) -> AgendaItem:
    """The same on objective 1.1, whose measure is calls: 120 of them in 2023, and published green."""
    assessments.office()
    set_up(replace(bodies.body(), area_code=FORCE), by=CLERK, at=NOON)
    assessments.counted({2022: "100", 2023: "120"})
    one = plain_item(**facts)
    one.objectives.add(assessments.objective())
    return one


def signal(**facts: Any) -> Signal:
    """Calls were too high in 2023, and nobody has said why."""
    measure = Measure.objects.get(code="calls")
    given: dict[str, Any] = {
        "rule": "outside",
        "side": "high",
        "verdict": "worse",
        "period_start": date(2023, 1, 1),
        "period_end": date(2023, 12, 31),
    } | facts
    return Signal.objects.create(
        measure=measure, area_id=area_key(), chart="xmr", rule_set="mdc-1", first_seen_at=NOON, **given
    )


def area_key() -> int:
    found = Measure.objects.get(code="calls").observations.first()
    assert found
    return found.area_id


def line(item: AgendaItem, question: str = "Who answers at night?", why: str = "") -> LineOfEnquiry:
    """A question of the office's own."""
    return enquiries.write(item, question=question, why=why, by=CLERK, at=NOON)


def asked(*questions: str, **facts: Any) -> Asked:
    given: dict[str, Any] = {"to_role": "Head of contact", "to_email": EMAIL, "due": DUE} | facts
    return Asked(questions=questions or QUESTIONS, **given)


def drafted(item: AgendaItem | None = None, said: Asked | None = None) -> ReportCommission:
    """A commission that is written and not sent."""
    return commissions.draft(item or plain_item(), said or asked(), seen_edition=None, by=CLERK, at=NOON)


def sent(item: AgendaItem | None = None, said: Asked | None = None) -> ReportCommission:
    """One that was sent on the day of the tests."""
    row = drafted(item, said)
    return commissions.send(row, on=TODAY, seen_edition=row.edition, by=CLERK, at=NOON)


def liaison() -> User:
    return user(Role.FORCE_LIAISON)


def officer() -> User:
    return user(Role.SCRUTINY_OFFICER)
