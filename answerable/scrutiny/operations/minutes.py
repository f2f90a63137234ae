"""Minutes are published, and frozen as they were; a correction is a later version that says why. The clock of publishing them is met."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from answerable.clocks.models import RunningClock
from answerable.clocks.operations import meet
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import digest, freeze
from answerable.scrutiny.models import Meeting, Minutes
from answerable.scrutiny.operations.meeting_clock import start_minutes_clock
from answerable.scrutiny.operations.meetings import move_state
from answerable.scrutiny.operations.pack_refusals import NothingNew, NotReady, PackRefused, SeenAnother
from answerable.scrutiny.queries.minutes_page import MinutesPage
from answerable.scrutiny.queries.pack_state import MinutesNow, minutes_now

MINUTED = (Meeting.State.HELD, Meeting.State.MINUTES_OUT)


@transaction.atomic
def publish_minutes(  # noqa: PLR0913 - the facts of a version, all named at the call
    meeting: Meeting,
    *,
    because: str = "",
    seen: int | None = None,
    address: str = "",
    on: date,
    by: Actor,
    at: datetime,
) -> Minutes:
    """Publishes the minutes as they stand, open and restricted apart; a second time they are a correction, `because` says of what.

    `seen` is the version that the page showed as the last (0 for none), `address` where they can be read. The meeting goes to
    "minutes out" and its clock is met. Raises SeenAnother, NothingNew, NotReady, and PackRefused where it was not held, or
    a correction has no reason.
    """
    turns.take_turn()
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    now = minutes_now(held, day=on)
    _check(held, now, because, seen)
    row = _kept(held, now, because.strip(), on=on, by=by, at=at)
    _meet_clock(held, row, address, on=on, by=by, at=at)
    if held.state == Meeting.State.HELD:
        move_state(held, to=Meeting.State.MINUTES_OUT, on=on, by=by, at=at)
    return row


def _check(held: Meeting, now: MinutesNow, because: str, seen: int | None) -> None:
    last = now.last.version if now.last else 0
    if held.state not in MINUTED:
        raise PackRefused(f"It is {held.get_state_display().lower()}: minutes are published once it was held.")
    if seen is not None and seen != last:
        raise SeenAnother(f"Version {last} was published since you opened this page: read what it says first.")
    if now.last and not because.strip():
        raise PackRefused("Say what the new version corrects, and why: the public reads it.")
    if not now.has_news:
        raise NothingNew("Nothing is otherwise than in the version that is published.")
    if now.faults:
        raise NotReady(now.faults)


def _kept(held: Meeting, now: MinutesNow, because: str, *, on: date, by: Actor, at: datetime) -> Minutes:
    frozen = freeze(_said(now.open.page, because))
    inside = {} if now.restricted.page.is_empty else freeze(_said(now.restricted.page, because))
    row = Minutes.objects.create(
        meeting=held,
        version=now.version,
        because=because,
        frozen=frozen,
        restricted=inside,
        sha256=digest(frozen),
        published_on=on,
        published_at=at,
        published_by=by.reference,
    )
    after = {"version": row.version, "digest": row.sha256, "restricted digest": digest(inside) if inside else ""}
    audit.record("minutes published", by=by, at=at, subject=f"meeting:{held.code}", after=after)
    return row


def _said(page: MinutesPage, because: str) -> MinutesPage:
    return replace(page, because=because)


def _meet_clock(held: Meeting, row: Minutes, address: str, *, on: date, by: Actor, at: datetime) -> None:
    """The clock is met by the first version; a correction owes nothing more."""
    clock = start_minutes_clock(held, by=by, at=at)
    if clock and clock.state == RunningClock.State.RUNNING:
        words = f"Minutes published, version {row.version}."
        meet(clock, on=max(on, clock.started), words=words, evidence_address=address, by=by, at=at)
