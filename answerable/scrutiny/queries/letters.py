"""The register of letters as a list, by campaign, with what was answered and what is late."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from answerable.scrutiny.models import Letter
from answerable.scrutiny.queries.promises import Found, Wanted, lateness, order, paged, saying

SORTS: Mapping[str, str] = {"sent": "sent_on", "to": "to_role", "campaign": "campaign", "reply": "reply_on"}
SAYS = ("subject", "asked", "text", "to_role", "campaign", "reply")
ANSWERED, WAITING, LATE = "Answered", "No reply yet", "Reply is late"


@dataclass(frozen=True)
class LetterLine:
    """One letter in a list; `lateness` is that of its reply."""

    key: int
    subject: str
    to_role: str
    campaign: str
    sent_on: date
    reply_by: date | None
    reply_on: date | None
    lateness: str
    public: bool
    example: bool


@dataclass(frozen=True)
class LetterStanding:
    """How many letters were sent, how many have a reply, and of how many it is late."""

    sent: int = 0
    answered: int = 0
    late: int = 0


def letters(wanted: Wanted, *, day: date) -> Found[LetterLine]:
    """One page of the letters that are wanted, the newest first. Two queries."""
    found = Letter.objects.filter(_conditions(wanted, day)).defer("text", "reply", "asked")
    page = paged(found.order_by(*order(wanted, SORTS, ("-sent_on", "-pk"))), wanted)
    return Found(tuple(letter_line(one, day) for one in page.lines), page.total, page.page, page.pages)


def letter_standing(*, day: date) -> LetterStanding:
    """How they stand. One query."""
    told = Letter.objects.aggregate(
        sent=Count("pk"),
        answered=Count("pk", filter=Q(reply_on__isnull=False)),
        late=Count("pk", filter=_is_late(day)),
    )
    return LetterStanding(**told)


def campaigns() -> tuple[str, ...]:
    """Every campaign that has a letter, in order."""
    found = Letter.objects.exclude(campaign="").order_by("campaign").values_list("campaign", flat=True).distinct()
    return tuple(found)


def letter_line(one: Letter, day: date) -> LetterLine:
    return LetterLine(
        key=one.pk,
        subject=one.subject,
        to_role=one.to_role,
        campaign=one.campaign,
        sent_on=one.sent_on,
        reply_by=one.reply_by,
        reply_on=one.reply_on,
        lateness=lateness(one.reply_by, one.reply_on, day),
        public=one.public,
        example=one.example,
    )


def _is_late(day: date) -> Q:
    return Q(reply_on__isnull=True, reply_by__lt=day)


def _conditions(wanted: Wanted, day: date) -> Q:
    found = saying(wanted.words, SAYS, numbered=False)
    if wanted["campaign"]:
        found &= Q(campaign=wanted["campaign"])
    by_reply = {ANSWERED: Q(reply_on__isnull=False), WAITING: Q(reply_on__isnull=True), LATE: _is_late(day)}
    return found & by_reply.get(wanted["reply"], Q())
