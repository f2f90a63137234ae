"""Writes of what the panel asks, recommends and reports: recorded with its clock, responded to, published, withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.timezone import localtime

from answerable.clocks.models import RunningClock
from answerable.clocks.operations.ending import meet, stop
from answerable.clocks.operations.timing import override
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.measures.queries.cited import cited
from answerable.scrutiny.models import Meeting, PanelMatter, PanelPaper
from answerable.scrutiny.operations.panel_clocks import start_response_clock
from answerable.scrutiny.operations.panel_refusals import SAVED_MEANWHILE, PanelRefused, SavedMeanwhile
from answerable.scrutiny.queries.panel_words import too_small

State = PanelMatter.State
ACCEPTED = ("Accepted", "Accepted in part", "Not accepted")


@dataclass(frozen=True)
class Asked:
    """What the panel put to the body: of which kind, in which words, when it came, and by when the panel wants a response."""

    kind: str
    title: str
    words: str
    received_on: date
    respond_by: date | None = None
    meeting: Meeting | None = None
    paper: PanelPaper | None = None


@dataclass(frozen=True)
class Response:
    """What the body says to it; of a recommendation, whether it is accepted."""

    words: str
    accepted: str = ""


@transaction.atomic
def record_matter(asked: Asked, *, example: bool = False, by: Actor, at: datetime) -> PanelMatter:
    """Keeps what the panel asked, with the next number of its year; its clock starts on the day it came. Raises PanelRefused."""
    turns.take_turn()
    _check(asked, at)
    year = asked.received_on.year
    kept = PanelMatter(year=year, number=_next_number(year), kind=asked.kind, example=example)
    _put(kept, asked)
    kept.clock = start_response_clock(kept, by=by, at=at) if asked.respond_by else None
    kept.save()
    audit.record("panel matter recorded", by=by, at=at, subject=_subject(kept), after=_facts(kept))
    return kept


@transaction.atomic
def change_matter(key: int, asked: Asked, *, edition: int, by: Actor, at: datetime) -> PanelMatter:
    """Puts right what was recorded, as long as nothing was said to it; the clock follows. Raises PanelRefused."""
    turns.take_turn()
    kept = _open(key, edition, State.OPEN)
    _check(asked, at)
    if asked.received_on.year != kept.year:
        raise PanelRefused(f"Its number is of {kept.year}: withdraw it, and record it anew for the other year.")
    before = _facts(kept)
    _put(kept, asked)
    kept.kind = asked.kind
    _follow(kept, by, at)
    _saved(kept)
    audit.record("panel matter changed", by=by, at=at, subject=_subject(kept), before=before, after=_facts(kept))
    return kept


@transaction.atomic
def respond(key: int, response: Response, *, edition: int, on: date, by: Actor, at: datetime) -> PanelMatter:
    """Keeps the response, given to the panel on a day; its clock is met. Raises PanelRefused."""
    turns.take_turn()
    kept = _open(key, edition, State.OPEN)
    if not response.words.strip():
        raise PanelRefused("Write the response: the panel and, once it is published, the public read it.")
    if kept.kind == PanelMatter.Kind.RECOMMENDATION and not response.accepted.strip():
        raise PanelRefused("Say whether the recommendation is accepted.")
    told = cited(response.words, on)
    if faults := (*told.faults, *too_small(told)):
        raise PanelRefused(" ".join(faults))
    _check_has_come(on, at)
    if on < kept.received_on:
        raise PanelRefused("The response cannot come before the day on which the panel asked.")
    kept.state, kept.responded_on = State.RESPONDED, on
    kept.response, kept.accepted = response.words.strip(), response.accepted.strip()
    _saved(kept)
    if kept.clock and kept.clock.state == RunningClock.State.RUNNING:
        meet(kept.clock, on=on, words="The response to the panel.", evidence_address=_address(kept), by=by, at=at)
    audit.record("panel matter responded", by=by, at=at, subject=_subject(kept), after=_facts(kept))
    return kept


@transaction.atomic
def publish_response(key: int, *, edition: int, on: date, by: Actor, at: datetime) -> PanelMatter:
    """From now on the public may read the response. Raises PanelRefused."""
    turns.take_turn()
    kept = _open(key, edition, State.RESPONDED)
    if kept.responded_on and on < kept.responded_on:
        raise PanelRefused("It cannot be published before the day of the response.")
    kept.state, kept.published_on = State.PUBLISHED, on
    _saved(kept)
    audit.record("panel response published", by=by, at=at, subject=_subject(kept), after=_facts(kept))
    return kept


@transaction.atomic
def withdraw_matter(key: int, *, because: str, edition: int, on: date, by: Actor, at: datetime) -> PanelMatter:
    """The panel takes it back, or it was recorded wrongly; it is kept, with the reason. Raises PanelRefused."""
    turns.take_turn()
    kept = _open(key, edition, State.OPEN)
    if not because.strip():
        raise PanelRefused("Say why it is withdrawn.")
    kept.state, kept.withdrawn_because = State.WITHDRAWN, because.strip()
    _saved(kept)
    if kept.clock and kept.clock.state == RunningClock.State.RUNNING:
        stop(kept.clock, on=on, why=kept.withdrawn_because, by=by, at=at)
    audit.record("panel matter withdrawn", by=by, at=at, subject=_subject(kept), after=_facts(kept))
    return kept


def _open(key: int, edition: int, state: str) -> PanelMatter:
    kept = PanelMatter.objects.select_for_update().get(pk=key)
    if kept.edition != edition:
        raise SavedMeanwhile(SAVED_MEANWHILE)
    if kept.state != state:
        raise PanelRefused(f"It is “{kept.get_state_display().lower()}”: that cannot be done to it any more.")
    return kept


def _check(asked: Asked, at: datetime) -> None:
    if not asked.title.strip() or not asked.words.strip():
        raise PanelRefused("Give it a title, and write down what the panel said.")
    if asked.kind not in PanelMatter.Kind.values:
        raise PanelRefused("Say what it is: a question, a recommendation, a report or a request.")
    _check_has_come(asked.received_on, at)
    if asked.respond_by and asked.respond_by < asked.received_on:
        raise PanelRefused("The day to respond by lies before the day on which it came.")


def _check_has_come(on: date, at: datetime) -> None:
    if on > localtime(at).date():
        raise PanelRefused(f"{british_date(on)} is still to come: say the day on which it happened.")


def _put(kept: PanelMatter, asked: Asked) -> None:
    kept.title, kept.words = asked.title.strip(), asked.words.strip()
    kept.received_on, kept.respond_by = asked.received_on, asked.respond_by
    kept.meeting, kept.paper = asked.meeting, asked.paper


def _follow(kept: PanelMatter, by: Actor, at: datetime) -> None:
    """The clock runs to the day that the panel set now."""
    if kept.clock is None:
        kept.clock = start_response_clock(kept, by=by, at=at) if kept.respond_by else None
    elif kept.respond_by is None:
        raise PanelRefused("The panel set a day to respond by, and its clock runs: it can be moved, not taken away.")
    elif kept.clock.due != kept.respond_by:
        override(kept.clock, day=kept.respond_by, because="The panel set another day.", by=by, at=at)


def _saved(kept: PanelMatter) -> None:
    kept.edition += 1
    kept.save()


def _next_number(year: int) -> int:
    """The number after the last of the year. Ask it only while it is your turn."""
    last: int | None = PanelMatter.objects.filter(year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _address(kept: PanelMatter) -> str:
    return reverse("scrutiny:panel-matter", args=[kept.year, kept.number])


def _subject(kept: PanelMatter) -> str:
    return f"panel-matter:{kept.year}/{kept.number}"


def _facts(kept: PanelMatter) -> dict[str, object]:
    return {
        "kind": kept.kind,
        "title": kept.title,
        "state": kept.state,
        "received": kept.received_on,
        "respond by": kept.respond_by,
        "responded": kept.responded_on,
        "edition": kept.edition,
    }
