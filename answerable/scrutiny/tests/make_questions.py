"""Questions for tests: an office whose public meeting takes them, and questions as far as a test wants them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from answerable.areas import operations as areas
from answerable.areas.tests.make import area
from answerable.bodies import operations as bodies
from answerable.bodies.intake import HolderLine
from answerable.bodies.tests.make import body
from answerable.kit.audit import Actor
from answerable.plans import operations as plans
from answerable.plans.tests.make import plan
from answerable.scrutiny.models import Meeting, MeetingForm, PublicQuestion
from answerable.scrutiny.operations import question_answers, question_clearing, question_sorting, questions
from answerable.scrutiny.operations.question_answers import Answer, Promise
from answerable.scrutiny.operations.questions import Asked, Sent
from answerable.scrutiny.queries.question_secrets import secret_of

DAY = date(2026, 3, 4)
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
CLOSES = date(2026, 3, 12)
MEETS = date(2026, 3, 19)
LATER = date(2026, 6, 18)
CLERK = Actor("user:1", "scrutiny-officer")
WORDS = "Why is the harbour bridge dark at night?"
EMAIL = "asker@example.org"


def address(path: str) -> str:
    return f"https://northmoor.example/{path}"


def office(*holders: HolderLine, shown_as_at: date | None = None) -> None:
    """A body, two districts, a plan, and a public board that meets on 19 March and 18 June 2026 and takes questions."""
    bodies.set_up(
        replace(body(*holders, shown_as_at=shown_as_at), contact="Telephone 01632 960 000"), by=CLERK, at=NOON
    )
    places = [area(), area("eastside", kind="local-authority", parent="northmoor")]
    areas.draw([*places, area("westside", kind="local-authority", parent="northmoor")], by=CLERK, at=NOON)
    plans.adopt(replace(plan(), end=date(2029, 3, 31)), by=CLERK, at=NOON)
    MeetingForm.objects.create(function="scrutiny", in_public=True, takes_questions=True)
    meeting()
    meeting("2026-06-18-board", LATER, closes=date(2026, 6, 11))


def meeting(code: str = "2026-03-19-board", day: date = MEETS, *, closes: date | None = CLOSES) -> Meeting:
    """An announced public meeting that is planned."""
    return Meeting.objects.create(
        code=code,
        name="Harbour board",
        title=f"Board of {day:%B}",
        date=day,
        evidence="planned",
        function="scrutiny",
        state=Meeting.State.PLANNED,
        questions_close=closes,
        announced=True,
    )


def next_meeting() -> Meeting:
    return Meeting.objects.get(code="2026-03-19-board")


def sent(text: str = WORDS, *, email: str = EMAIL, **more: Any) -> Sent:
    """What somebody sends for the next meeting, unless it says otherwise."""
    facts: dict[str, Any] = {"meeting": next_meeting().pk, **more}
    return Sent(text=text, email=email, **facts)


def ask(
    text: str = WORDS, *, email: str = EMAIL, place: str = "a", at: datetime = NOON, on: date = DAY, **more: Any
) -> Asked:
    return questions.ask(sent(text, email=email, **more), place=place, at=at, on=on, address=address)


def of(asked: Asked) -> PublicQuestion:
    year, number = asked.reference.split("/")
    return PublicQuestion.objects.get(year=int(year), number=int(number))


def confirmed(text: str = WORDS, *, email: str = EMAIL, place: str = "a", **more: Any) -> PublicQuestion:
    """A question whose asker has pressed the button."""
    found = questions.confirm(ask(text, email=email, place=place, **more).secret, at=NOON)
    assert found is not None
    return found


def cleared(text: str = WORDS, *, email: str = EMAIL, place: str = "a", **more: Any) -> PublicQuestion:
    """One that was read, and is shown as it was sent."""
    one = confirmed(text, email=email, place=place, **more)
    return question_clearing.clear(one, text, edition=one.edition, by=CLERK, at=NOON)


def sort(one: PublicQuestion, to: str, *, because: str = "", due: date | None = None) -> PublicQuestion:
    return question_sorting.sort(
        one, to, because=because, due=due, edition=one.edition, by=CLERK, at=NOON, address=address
    )


def answer(
    one: PublicQuestion,
    text: str = "The lamps were ordered.",
    *,
    on: date = MEETS,
    promised: Promise | None = None,
    **more: str,
) -> PublicQuestion:
    noon = datetime.combine(on, NOON.timetz())
    return question_answers.answer(
        one, Answer(text, on, **more), promised=promised, edition=one.edition, by=CLERK, at=noon, address=address
    )


def merge(one: PublicQuestion, into: PublicQuestion) -> PublicQuestion:
    return question_sorting.merge(one, into, edition=one.edition, by=CLERK, at=NOON, address=address)


def secret(one: PublicQuestion) -> str:
    return secret_of(one.reference)
