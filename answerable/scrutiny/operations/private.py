"""The log of private meetings: what was raised, by topic; and the month's summary, passed by a person and then frozen.

Privacy: the audit trail holds days, counts and a keyed hash of what was written, never a word of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import digest, freeze
from answerable.kit.wording import british_date
from answerable.plans.models import Board
from answerable.scrutiny.models import Challenge, MonthSummary, PrivateMeeting, PrivateTopic
from answerable.scrutiny.operations.promises import PromiseRefused, PromiseSavedMeanwhile, check_has_come
from answerable.scrutiny.queries.private_months import PassedBefore, month_now, next_month, passed, same, seen_of


@dataclass(frozen=True)
class Held:
    """A private meeting: a weekly one with a role, or a board that was attended. Either the board or the role is named."""

    kind: str
    on: date
    with_role: str = ""
    board: Board | None = None
    notes: str = ""
    example: bool = False


@dataclass(frozen=True)
class Raised:
    """One thing that was raised: its topic may be told, its notes never. What is not told says why."""

    topic: str
    notes: str = ""
    told: bool = True
    untold_because: str = ""
    asked_in_writing: bool = False
    challenge: Challenge | None = None


@transaction.atomic
def log(held: Held, topics: Sequence[Raised] = (), *, by: Actor, at: datetime) -> PrivateMeeting:
    """Writes a meeting into the log with what was raised at it. Raises PromiseRefused."""
    turns.take_turn()
    _check(held, at)
    for one in topics:
        _check_topic(one)
    made = PrivateMeeting(written_by=by.reference, written_at=at)
    _put(made, held)
    made.save(force_insert=True)
    rows = [_topic(made, position, one) for position, one in enumerate(topics, start=1)]
    PrivateTopic.objects.bulk_create(rows)
    after = {"kind": held.kind, "on": held.on, "topics": len(rows)}
    subject, words = f"private-meeting:{made.pk}", {"notes": made.notes}
    audit.record("private meeting logged", by=by, at=at, subject=subject, after=after, personal=words)
    return made


@transaction.atomic
def change(meeting: PrivateMeeting, held: Held, *, seen_edition: int, by: Actor, at: datetime) -> PrivateMeeting:
    """Puts right what the log says of a meeting. Raises PromiseRefused."""
    row = _locked(meeting, seen_edition)
    _check(held, at)
    before = {"on": row.on}
    _put(row, held)
    row.edition += 1
    row.save()
    audit.record(
        "private meeting changed",
        by=by,
        at=at,
        subject=f"private-meeting:{row.pk}",
        before=before,
        after={"on": row.on},
        personal={"notes": row.notes},
    )
    return row


@transaction.atomic
def put_topic(
    meeting: PrivateMeeting, raised: Raised, *, position: int | None, seen_edition: int, by: Actor, at: datetime
) -> PrivateTopic:
    """Adds a topic (`position` None) or puts one right. Raises PromiseRefused."""
    row = _locked(meeting, seen_edition)
    _check_topic(raised)
    if position is None:
        last: int | None = row.topics.aggregate(last=Max("position"))["last"]
        topic = _topic(row, (last or 0) + 1, raised)
    else:
        topic = _topic(row, position, raised)
        topic.pk = row.topics.get(position=position).pk
    topic.save()
    row.edition += 1
    row.save(update_fields=["edition"])
    after = {"topic": topic.position, "told": topic.told}
    subject, words = f"private-meeting:{row.pk}", {"topic": topic.topic, "notes": topic.notes}
    audit.record("private topic kept", by=by, at=at, subject=subject, after=after, personal=words)
    return topic


@transaction.atomic
def remove_topic(meeting: PrivateMeeting, position: int, *, seen_edition: int, by: Actor, at: datetime) -> None:
    """Takes a topic out that was written down by mistake. Raises PromiseRefused."""
    row = _locked(meeting, seen_edition)
    gone, _ = row.topics.filter(position=position).delete()
    if not gone:
        raise PromiseRefused("This topic is not there any more.")
    row.edition += 1
    row.save(update_fields=["edition"])
    audit.record("private topic removed", by=by, at=at, subject=f"private-meeting:{row.pk}", after={"topic": position})


@transaction.atomic
def pass_month(  # noqa: PLR0913 - the facts of a passing, all named at the call
    month: date, *, opening: str, because: str = "", seen: str, on: date, by: Actor, at: datetime
) -> MonthSummary:
    """Passes the month's topics for the public and freezes them; passed again only with `because`, which stays with it.

    `seen` is `private_months.seen_of` what the person read, `on` the day by the office's calendar. Raises PromiseRefused.
    """
    turns.take_turn()
    month = month.replace(day=1)
    held = MonthSummary.objects.select_for_update().filter(month=month).first()
    told, before = month_now(month, opening=opening.strip()), passed(held)
    if seen != seen_of(told, held):
        raise PromiseSavedMeanwhile
    if on < next_month(month):
        raise PromiseRefused(f"The month is not over: pass it from {british_date(next_month(month))} on.")
    if not (told.weekly or told.boards):
        raise PromiseRefused("There is no private meeting in the log of this month.")
    told = replace(told, passed_on=on)
    if before and before.passed_on:
        if same(told, before) and told.opening == before.opening:
            raise PromiseRefused("It says what was passed already: nothing changes.")
        if not because.strip():
            raise PromiseRefused("Say why it is passed again: the public reads the reason.", "because")
        told = replace(told, before=(*before.before, PassedBefore(before.passed_on, because.strip())))
    held = held or MonthSummary(month=month, edition=0)
    held.opening, held.frozen = told.opening, freeze(told)
    held.passed_by, held.passed_at = by.reference, at
    held.edition += 1
    held.save()
    after = {"on": on, "topics": len(told.topics), "sha256": digest(held.frozen)}
    audit.record("private month passed", by=by, at=at, subject=f"private-month:{month:%Y-%m}", after=after)
    return held


def _locked(meeting: PrivateMeeting, seen_edition: int) -> PrivateMeeting:
    turns.take_turn()
    row = PrivateMeeting.objects.select_for_update().get(pk=meeting.pk)
    if row.edition != seen_edition:
        raise PromiseSavedMeanwhile
    return row


def _check(held: Held, at: datetime) -> None:
    if held.kind not in PrivateMeeting.Kind.values:
        raise PromiseRefused("Say whether it was a meeting with the chief officer or a board.", "kind")
    check_has_come(held.on, at)
    if held.kind == PrivateMeeting.Kind.BOARD and not (held.board or held.with_role.strip()):
        raise PromiseRefused("Choose the board that was attended, or write down what it is called.", "board")
    if held.kind == PrivateMeeting.Kind.WEEKLY and not held.with_role.strip():
        raise PromiseRefused("Say whom it was with: a role, and not a name.", "with_role")


def _check_topic(raised: Raised) -> None:
    if not raised.topic.strip():
        raise PromiseRefused("Say in a few words what was raised.", "topic")
    if not raised.told and not raised.untold_because.strip():
        raise PromiseRefused("Say why the monthly summary does not name it.", "untold_because")


def _put(row: PrivateMeeting, held: Held) -> None:
    row.kind, row.on, row.example = held.kind, held.on, held.example
    row.board = held.board if held.kind == PrivateMeeting.Kind.BOARD else None
    row.with_role, row.notes = " ".join(held.with_role.split())[:200], held.notes.strip()


def _topic(meeting: PrivateMeeting, position: int, raised: Raised) -> PrivateTopic:
    return PrivateTopic(
        meeting=meeting,
        position=position,
        topic=" ".join(raised.topic.split())[:300],
        notes=raised.notes.strip(),
        told=raised.told,
        untold_because="" if raised.told else raised.untold_because.strip(),
        asked_in_writing=raised.asked_in_writing,
        challenge=raised.challenge,
    )
