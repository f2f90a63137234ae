"""The information-request log as a list: asked, answered, late."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from answerable.scrutiny.models import InformationRequest
from answerable.scrutiny.queries.promises import Found, Wanted, lateness, order, paged, saying

State = InformationRequest.State
SORTS: Mapping[str, str] = {"asked": "asked_on", "due": "due", "answered": "answered_on", "of": "asked_of"}
SAYS = ("subject", "asked", "asked_of", "answer", "basis")
LATE, LATE_ANSWER = "Late", "Answered late"


@dataclass(frozen=True)
class InformationLine:
    """One request in a list."""

    year: int
    number: int
    subject: str
    asked_of: str
    asked_on: date
    due: date | None
    state: str
    state_words: str
    answered_on: date | None
    lateness: str
    example: bool

    @property
    def reference(self) -> str:
        return f"{self.year}/{self.number}"


@dataclass(frozen=True)
class InformationStanding:
    """How many requests are open, how many of those are late, and how many of all were answered."""

    asked: int = 0
    open: int = 0
    late: int = 0
    answered: int = 0
    answered_late: int = 0


def requests(rows: QuerySet[InformationRequest], wanted: Wanted, *, day: date) -> Found[InformationLine]:
    """One page of the requests that are wanted, the newest first. Two queries."""
    found = rows.filter(_conditions(wanted, day)).defer("asked", "answer")
    page = paged(found.order_by(*order(wanted, SORTS, ("-asked_on", "-year", "-number"))), wanted)
    return Found(tuple(request_line(one, day) for one in page.lines), page.total, page.page, page.pages)


def request_standing(rows: QuerySet[InformationRequest], *, day: date) -> InformationStanding:
    """How they stand. One query."""
    told = rows.aggregate(
        asked=Count("pk"),
        open=Count("pk", filter=Q(state=State.OPEN)),
        late=Count("pk", filter=_is_late(day)),
        answered=Count("pk", filter=Q(state=State.ANSWERED)),
        answered_late=Count("pk", filter=Q(state=State.ANSWERED, answered_on__gt=F("due"))),
    )
    return InformationStanding(**told)


def request_line(one: InformationRequest, day: date) -> InformationLine:
    return InformationLine(
        year=one.year,
        number=one.number,
        subject=one.subject,
        asked_of=one.asked_of,
        asked_on=one.asked_on,
        due=one.due,
        state=one.state,
        state_words=one.get_state_display(),
        answered_on=one.answered_on,
        lateness=lateness(one.due, one.answered_on, day),
        example=one.example,
    )


def _is_late(day: date) -> Q:
    return Q(state=State.OPEN, due__lt=day)


def _conditions(wanted: Wanted, day: date) -> Q:
    found = saying(wanted.words, SAYS)
    if wanted["state"]:
        found &= Q(state=wanted["state"])
    if wanted["timing"] == LATE:
        found &= _is_late(day)
    elif wanted["timing"] == LATE_ANSWER:
        found &= Q(answered_on__gt=F("due"))
    return found
