"""A meeting of an invented office on its day, and what is said at it, for tests of this part and of those above it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from answerable.kit.audit import Actor
from answerable.scrutiny.models import AgendaItem, AssuranceStep, Exchange, Meeting, PublicQuestion
from answerable.scrutiny.operations.live import Caught, begin, catch
from answerable.scrutiny.operations.minuting import MinuteText, write_minute
from answerable.scrutiny.tests.make_agenda import item, meeting

CLERK = Actor("user:1", "scrutiny_officer")
SECOND = Actor("user:2", "analyst")
DAY = date(2024, 12, 12)
OPENED = datetime(2024, 12, 12, 10, 2, tzinfo=UTC)
SAID = OPENED + timedelta(minutes=5)
TAKEN = OPENED + timedelta(minutes=6)


def on_the_day(**facts: Any) -> Meeting:
    """A meeting whose papers are out, with one item on its agenda, not begun."""
    made = meeting(on=DAY, **({"state": Meeting.State.PAPERS_OUT} | facts))
    item(made)
    return made


def begun(**facts: Any) -> Meeting:
    return begin(on_the_day(**facts), on=DAY, by=CLERK, at=OPENED)


def first_item(of: Meeting) -> AgendaItem:
    found = of.items.order_by("position").first()
    assert found
    return found


def words(of: Meeting, text: str = "How many calls were lost?", **facts: Any) -> Caught:
    """Something said at the first item of a meeting, ready to be caught; any field may be given."""
    given: dict[str, Any] = {"key": uuid4(), "item": first_item(of).pk, "kind": "question", "said_at": SAID}
    return Caught(text=text, **{**given, **facts})


def caught(of: Meeting, text: str = "How many calls were lost?", *, by: Actor = CLERK, **facts: Any) -> Exchange:
    return catch(of, words(of, text, **facts), by=by, at=TAKEN)


def promised(of: Meeting, text: str = "Answer within ten seconds", **facts: Any) -> Exchange:
    """An undertaking of the head of contact, due in March."""
    given: dict[str, Any] = {"owner_role": "Head of contact", "due": date(2025, 3, 31)} | facts
    return caught(of, text, kind="undertaking", **given)


def scale() -> tuple[AssuranceStep, ...]:
    """The three steps that an invented office judges on."""
    told = (
        ("assured", "Assured", "tick"),
        ("partly", "Partly assured", "half"),
        ("not", "Not assured", "bar"),
    )
    return tuple(
        AssuranceStep.objects.get_or_create(code=code, defaults={"word": word, "shape": shape, "position": n})[0]
        for n, (code, word, shape) in enumerate(told)
    )


def minuted(of: AgendaItem, text: str = "The force said how many.", **facts: Any) -> AgendaItem:
    said = MinuteText(**({"minute": text} | facts))
    return write_minute(of, said, seen_edition=of.edition, by=CLERK, at=TAKEN)


def public_question(of: Meeting, text: str = "Why does nobody answer?", **facts: Any) -> PublicQuestion:
    """A question that is to be answered at the meeting, read and cleared to be shown."""
    number = PublicQuestion.objects.count() + 1
    given: dict[str, Any] = {
        "year": 2024,
        "number": number,
        "token_hash": f"{number:064}",
        "text": text,
        "shown_text": text,
        "cleared_at": OPENED,
        "confirmed_at": OPENED,
        "asked_at": OPENED,
        "asked_on": date(2024, 12, 1),
        "state": PublicQuestion.State.LIVE,
    }
    return PublicQuestion.objects.create(meeting=of, **{**given, **facts})
