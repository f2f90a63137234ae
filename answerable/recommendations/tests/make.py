"""Reports and recommendations of an invented force for tests, of this part and of those above it."""

from datetime import UTC, date, datetime
from typing import Any

from answerable.kit.audit import Actor
from answerable.recommendations.intake.entries import Entry
from answerable.recommendations.models import Recommendation, Report
from answerable.recommendations.operations.register import add
from answerable.recommendations.operations.states import move

NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)
OFFICER = Actor("user:1", "scrutiny_officer")
SECOND = Actor("user:2", "analyst")
HOLDER = Actor("user:3", "office_holder")
LIAISON = Actor("user:4", "force_liaison")
MARCH = date(2024, 3, 4)
"""The day the report of the tests was published."""
MAY = date(2024, 5, 1)
State = Recommendation.State


def report(
    code: str = "custody-2024", *, published: date = MARCH, origin: str = "inspectorate", title: str = ""
) -> Report:
    """A report with nothing in it yet."""
    return Report.objects.create(code=code, title=title or f"Report {code}", origin=origin, published=published)


def recommendation(
    title: str = "Record every strip search", *, of: Report | None = None, **facts: Any
) -> Recommendation:
    """One recommendation to the chief officer, open."""
    entry = Entry(title=title, **facts)
    held = of or Report.objects.first() or report()
    return add(held, [entry], by=OFFICER, at=NOON)[0]


def moved(one: Recommendation, to: str, *, by: Actor = OFFICER, on: date = MAY, **said: Any) -> Recommendation:
    """It after a move, as it is held."""
    return move(one, to=to, on=on, seen_edition=one.edition, by=by, at=NOON, **said)


def said_complete(title: str = "Record every strip search", **facts: Any) -> Recommendation:
    """One that the scrutiny officer wrote down the force's word on."""
    return moved(recommendation(title, **facts), State.FORCE_SAYS_COMPLETE)
