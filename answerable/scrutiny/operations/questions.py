"""Questions come in: by the public form, confirmed by mail, or written down by the office from paper, telephone or mail."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localtime

from answerable.areas.models import Area
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date, british_time, counted
from answerable.plans.models import Priority
from answerable.scrutiny.models import Asking, PublicQuestion, QuestionMove
from answerable.scrutiny.operations.question_refusals import HeldBack, QuestionRefused, QuestionsClosed
from answerable.scrutiny.operations.question_telling import Address, ask_to_confirm, asked_to_confirm
from answerable.scrutiny.queries.question_meetings import meeting_taking
from answerable.scrutiny.queries.question_secrets import by_secret, hash_of, secret_of

LONGEST = 3_000
"""In characters: some 500 words, which can be read out in three minutes."""
LIMITS = ((timedelta(minutes=10), 10), (timedelta(days=1), 60))
"""How many questions one place may send within a time: a school or a library has many people behind one address."""
MOST_UNCONFIRMED = 5
"""How many mails somebody gets in a day who may never have asked for one."""
MOST_MAILS = 10
"""How many mails with a link to confirm go to one address in a day, whoever asks for them."""
KEPT = timedelta(days=1)
PUBLIC = Actor("public:form", "public")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What turns the direction of writing about, and what has no width: it hides words from whoever reads them. The joiners stay,
# for some scripts are not written without them.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BREAKS = re.compile("\r\n|\r|\u2028|\u2029|\x85")


@dataclass(frozen=True)
class Sent:
    """What somebody sent. `meeting`, `area` and `priority` are keys; without a meeting the answer comes in writing."""

    text: str
    meeting: int | None = None
    name: str = ""
    email: str = ""
    may_be_named: bool = False
    access_needs: str = ""
    area: int | None = None
    priority: int | None = None


@dataclass(frozen=True)
class Asked:
    """What the asker is given: the number, and the secret of the private link, which only the mail carries.

    `again` says that the same question from the same address was there already.
    """

    reference: str
    secret: str
    again: bool = False


def ask(sent: Sent, *, place: str, at: datetime, on: date, address: Address) -> Asked:
    """Takes a question from the public form: stored at once, and confirmed by mail afterwards.

    `place` is `place_of` the sender; `on` the day by the office's calendar. Raises QuestionRefused, which names the field,
    QuestionsClosed and HeldBack; nothing is stored then, and the form keeps what was typed.
    """
    sent = checked(sent)
    if not sent.email:
        raise QuestionRefused("Give an address: we write to it so that you can confirm the question.", "email")
    # Asked before the lock is taken, so that a flood keeps nobody else waiting for it.
    _hold_back(place, at)
    with transaction.atomic():
        turns.take_turn()
        _hold_back(place, at)
        _trace(place, at)
        before = _asked_before(sent, on)
        if before:
            return _again(before, at, address)
        _spare(sent.email, at)
        kept = _keep(sent, PublicQuestion.Channel.FORM, on=on, by=PUBLIC, at=at)
        ask_to_confirm(kept, at=at, address=address)
        return Asked(kept.reference, secret_of(kept.reference))


@transaction.atomic
def confirm(secret: str, *, at: datetime) -> PublicQuestion | None:
    """Counts a question as asked, for the owner of its address has said so; one taken back before stays as it is.

    None where no question has this secret.
    """
    found = by_secret(secret)
    if found is None:
        return None
    held = PublicQuestion.objects.select_for_update().get(pk=found.pk)
    if held.confirmed_at is None and held.state in PublicQuestion.OPEN:
        held.confirmed_at = at
        held.save(update_fields=["confirmed_at"])
        audit.record("question confirmed", by=PUBLIC, at=at, subject=f"question:{held.reference}")
    return held


@transaction.atomic
def receive_paper(sent: Sent, channel: str, *, came_on: date, by: Actor, at: datetime) -> PublicQuestion:
    """Writes down a question that came otherwise than by the form, as of the day it came. Raises QuestionRefused and QuestionsClosed."""
    turns.take_turn()
    if channel not in set(PublicQuestion.Channel) - {PublicQuestion.Channel.FORM}:
        raise QuestionRefused("Say how it came: on paper, by telephone, by e-mail or in person.", "channel")
    return _keep(checked(sent), PublicQuestion.Channel(channel), on=came_on, by=by, at=at)


def checked(sent: Sent) -> Sent:
    """The same without room at its ends, and without signs that nobody sees. Raises QuestionRefused."""
    tidy = replace(
        sent,
        text=_seen(sent.text),
        name=" ".join(_seen(sent.name).split()),
        email=_seen(sent.email),
        access_needs=_seen(sent.access_needs),
    )
    if not any(sign.isalnum() for sign in tidy.text):
        raise QuestionRefused("Write your question.", "text")
    if len(tidy.text) > LONGEST:
        over = counted(len(tidy.text) - LONGEST, "character")
        raise QuestionRefused(f"It has {len(tidy.text):,} characters and {LONGEST:,} fit: take out {over}.", "text")
    if tidy.may_be_named and not tidy.name:
        raise QuestionRefused("Give the name to be shown, or leave the box for it empty.", "name")
    for field in ("text", "name", "email", "access_needs"):
        if _CONTROL.search(getattr(tidy, field)):
            raise QuestionRefused("It has a character in it that cannot be shown: type it again.", field)
    if len(tidy.email.split()) > 1:
        raise QuestionRefused("That is not an address: write it like name@example.org.", "email")
    return tidy


def _seen(typed: str) -> str:
    return _UNSEEN.sub("", _BREAKS.sub("\n", typed)).strip()


def _hold_back(place: str, at: datetime) -> None:
    times = list(Asking.objects.filter(place=place, at__gt=at - KEPT).order_by("-at").values_list("at", flat=True)[:60])
    for span, most in LIMITS:
        within = [one for one in times if one > at - span]
        if len(within) >= most:
            until = within[most - 1] + span
            raise HeldBack(
                f"{counted(len(within), 'question')} came from your connection in a short time, so this one has to wait until {british_time(localtime(until))}.",
                until,
            )


def _trace(place: str, at: datetime) -> None:
    Asking.objects.create(place=place, at=at)
    sweep_askings(at)


def sweep_askings(at: datetime) -> int:
    """Deletes the marks of where questions came from once they are a day old; how many. The form promises that."""
    return Asking.objects.filter(at__lte=at - KEPT).delete()[0]


def _asked_before(sent: Sent, on: date) -> PublicQuestion | None:
    """The same words from the same address for the same meeting, of that day: the button was pressed twice.

    One that was taken back is no such one: its asker may ask it again.
    """
    rows = PublicQuestion.objects.filter(asked_on=on, channel=PublicQuestion.Channel.FORM, email__iexact=sent.email)
    rows = rows.exclude(state=PublicQuestion.State.WITHDRAWN)
    same = " ".join(sent.text.split()).casefold()
    for one in rows.order_by("pk"):
        if one.meeting_id == sent.meeting and " ".join(one.text.split()).casefold() == same:
            return one
    return None


def _again(before: PublicQuestion, at: datetime, address: Address) -> Asked:
    """The same question, with the mail once more: the first may be lost, and the private link with it."""
    _spare(before.email, at)
    ask_to_confirm(before, at=at, address=address)
    return Asked(before.reference, secret_of(before.reference), again=True)


def _spare(email: str, at: datetime) -> None:
    waiting = PublicQuestion.objects.filter(asked_at__gt=at - KEPT, confirmed_at=None, email__iexact=email)
    if waiting.count() >= MOST_UNCONFIRMED:
        raise QuestionRefused(
            f"{MOST_UNCONFIRMED} questions with this address wait to be confirmed: open the mails that we sent, or give another address.",
            "email",
        )
    # One question that is sent again and again brings a mail each time, from as many places as somebody has.
    if (sent := asked_to_confirm(email, since=at - KEPT)) >= MOST_MAILS:
        raise QuestionRefused(
            f"We have sent {sent} mails to this address within a day: open the last of them, or give another address.",
            "email",
        )


def _keep(sent: Sent, channel: PublicQuestion.Channel, *, on: date, by: Actor, at: datetime) -> PublicQuestion:
    _check_chosen(sent, on)
    number = next_number(on.year)
    reference = f"{on.year}/{number}"
    by_form = channel == PublicQuestion.Channel.FORM
    kept = PublicQuestion.objects.create(
        year=on.year,
        number=number,
        token_hash=hash_of(secret_of(reference)),
        meeting_id=sent.meeting,
        channel=channel,
        text=sent.text,
        name=sent.name,
        email=sent.email,
        may_be_named=sent.may_be_named,
        access_needs=sent.access_needs,
        area_id=sent.area,
        priority_id=sent.priority,
        asked_at=at,
        asked_on=on,
        confirmed_at=None if by_form else at,
    )
    QuestionMove.objects.create(question=kept, after=kept.state, by=by.reference, at=at)
    after = {"channel": channel, "meeting": kept.meeting.code if kept.meeting else "", "asked_on": on}
    words = {"text": sent.text, "name": sent.name, "email": sent.email, "access_needs": sent.access_needs}
    personal = {name: value for name, value in words.items() if value}
    audit.record("question asked", by=by, at=at, subject=f"question:{reference}", after=after, personal=personal)
    return kept


def next_number(year: int) -> int:
    """The next number of a year; asked under a lock."""
    return (PublicQuestion.objects.filter(year=year).aggregate(last=Max("number"))["last"] or 0) + 1


def _check_chosen(sent: Sent, on: date) -> None:
    if sent.meeting is not None and meeting_taking(sent.meeting, on) is None:
        raise QuestionsClosed(
            f"That meeting takes no more questions on {british_date(on)}: choose another, or a written answer.",
            "meeting",
        )
    if sent.area is not None and not Area.objects.filter(pk=sent.area).exists():
        raise QuestionRefused("That place is not in the list any more: choose again.", "area")
    if sent.priority is not None and not Priority.objects.filter(pk=sent.priority).exists():
        raise QuestionRefused("That topic is not in the list any more: choose again.", "priority")
