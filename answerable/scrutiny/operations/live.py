"""The day of a meeting: it is begun, what is said is caught as it is spoken, and it is closed."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.scrutiny.models import AgendaItem, Exchange, LineOfEnquiry, Meeting, PublicQuestion, Undertaking
from answerable.scrutiny.operations.live_refusals import KeyTaken, LiveRefused, NotBegun
from answerable.scrutiny.operations.meeting_refusals import NotReady
from answerable.scrutiny.operations.meeting_rows import locked
from answerable.scrutiny.operations.meetings import move_state
from answerable.scrutiny.operations.promises import PromiseRefused
from answerable.scrutiny.operations.undertakings import undertake
from answerable.scrutiny.queries.live_missing import unowned

LONGEST_TEXT = 10_000
"""In characters, of one thing that was said."""
LONGEST_ROLE = 200


@dataclass(frozen=True)
class Caught:
    """Something that was said, as the page caught it. `key` is made by the page; `item` is the key of an agenda item.

    `said_at` is aware. `owner_role`, `side` and `due` are of an undertaking; without an owner it is caught all the same, and
    becomes a promise once somebody says whose it is.
    """

    key: UUID
    item: int
    kind: str
    text: str
    said_at: datetime
    speaker_role: str = ""
    line: int | None = None
    public_question: int | None = None
    owner_role: str = ""
    side: str = Undertaking.Side.FORCE
    due: date | None = None


@transaction.atomic
def begin(meeting: Meeting, *, on: date, by: Actor, at: datetime) -> Meeting:
    """Opens a meeting on its day. One that was begun stays as it is: two clerks may both press the button.

    Raises LiveRefused where it is not ahead, its day has not come, or there is nothing on its agenda.
    """
    held = locked(meeting, None)
    if held.began_at:
        return held
    if held.state not in Meeting.AHEAD:
        raise LiveRefused(
            f"This meeting is “{held.get_state_display().lower()}”: only one that is to come can be begun."
        )
    if held.precision != Meeting.Precision.DAY:
        raise LiveRefused("Only the month of this meeting is known: set its day first.")
    if held.date > on:
        raise LiveRefused(
            f"This meeting is on {british_date(held.date)}, which is still to come: move it to today where it is held now."
        )
    if not held.items.exists():
        raise LiveRefused("The agenda is empty: add an item first.")
    held.began_at = at
    held.edition += 1
    held.save(update_fields=["began_at", "edition"])
    audit.record("meeting begun", by=by, at=at, subject=f"meeting:{held.code}", after={"on": on})
    return held


@transaction.atomic
def catch(meeting: Meeting, said: Caught, *, by: Actor, at: datetime) -> Exchange:
    """Writes down what was said. Sent again under the same key, it answers with what it wrote the first time; other words
    under that key are refused.

    What a lost connection held back is taken after the meeting was closed, too. Raises NotBegun, KeyTaken, LiveRefused, and
    PromiseRefused where an undertaking cannot be one.
    """
    turns.take_turn()
    if before := Exchange.objects.filter(key=said.key).first():
        return _sent_again(before, meeting, said, by)
    held = Meeting.objects.get(pk=meeting.pk)
    _check_open(held)
    item = item_of(held, said.item)
    kept = Exchange.objects.create(
        meeting=held,
        item=item,
        key=said.key,
        kind=kind_of(said.kind),
        text=text_of(said.text),
        speaker_role=role_of(said.speaker_role),
        line=_line(item, said.line),
        public_question=_question(held, said.public_question),
        # A clock that goes ahead would put it before what is still to be said.
        said_at=min(said.said_at, at),
        taken_at=at,
        taken_by=by.reference,
    )
    audit.record("exchange caught", by=by, at=at, subject=f"exchange:{kept.pk}", after=_facts(kept))
    if kept.kind == Exchange.Kind.UNDERTAKING and said.owner_role.strip():
        _undertaken(kept, held, said.owner_role, said.side, said.due, by=by, at=at)
    return kept


@transaction.atomic
def promise(
    exchange: Exchange, *, owner_role: str, side: str, due: date | None, by: Actor, at: datetime
) -> Undertaking:
    """Says whose a caught undertaking is and by when: from then on it is carried. Raises LiveRefused and PromiseRefused."""
    turns.take_turn()
    held = Exchange.objects.select_for_update().get(pk=exchange.pk)
    if held.kind != Exchange.Kind.UNDERTAKING:
        raise LiveRefused("Only what was caught as an undertaking is promised: change what it is first.")
    if held.struck_because:
        raise LiveRefused("This was struck out: restore it first.")
    return _undertaken(held, held.meeting, owner_role, side, due, by=by, at=at)


@transaction.atomic
def close(meeting: Meeting, *, words: str = "", on: date, by: Actor, at: datetime) -> Meeting:
    """Closes a meeting that was begun: it is held. One that was closed stays as it is: two clerks may both press the button.
    `words` say why, where it had no pack.

    Raises NotBegun, NotReady with every undertaking that has no owner, and as `move_state` does.
    """
    held = locked(meeting, None)
    if held.began_at is None:
        raise NotBegun
    if held.state in (Meeting.State.HELD, Meeting.State.MINUTES_OUT):
        return held
    if wanting := unowned(held):
        raise NotReady(wanting)
    held.ended_at = at
    held.save(update_fields=["ended_at"])
    audit.record("meeting closed", by=by, at=at, subject=f"meeting:{held.code}", after={"on": on})
    return move_state(held, to=Meeting.State.HELD, on=on, words=words, by=by, at=at)


def item_of(meeting: Meeting, key: int) -> AgendaItem:
    """The item of this meeting. Raises LiveRefused where it is not, or no longer, on the agenda."""
    found = AgendaItem.objects.filter(meeting=meeting, pk=key).first()
    if found is None:
        raise LiveRefused("That item is no longer on this agenda: choose the item that it belongs to.", "item")
    return found


def kind_of(said: str) -> str:
    if said not in Exchange.Kind.values:
        raise LiveRefused(
            f"{said!r:.40} is nothing that is caught: say one of {', '.join(Exchange.Kind.values)}.", "kind"
        )
    return said


def text_of(said: str) -> str:
    """What was said, without the room at its ends. Raises LiveRefused."""
    text = said.replace("\r\n", "\n").strip()
    if not text:
        raise LiveRefused("Write down what was said.", "text")
    if len(text) > LONGEST_TEXT:
        raise LiveRefused(
            f"This has {len(text):,} characters: at most {LONGEST_TEXT:,} fit. Catch it in parts.", "text"
        )
    return text


def role_of(said: str) -> str:
    """A role in one line. Raises LiveRefused."""
    role = " ".join(said.split())
    if len(role) > LONGEST_ROLE:
        raise LiveRefused(f"Say who spoke in at most {LONGEST_ROLE} characters.", "speaker_role")
    return role


def _sent_again(before: Exchange, meeting: Meeting, said: Caught, by: Actor) -> Exchange:
    """What was written the first time, where this is the same thing said: other words under its key are not swallowed.

    Where somebody put it right meanwhile, its words are others by right; then the moment it was said tells.
    """
    if (before.meeting_id, before.taken_by) != (meeting.pk, by.reference):
        raise KeyTaken
    same = (before.kind, before.text) == (said.kind, text_of(said.text))
    if not same and (before.edition == 1 or before.said_at != said.said_at):
        raise KeyTaken
    return before


def _check_open(held: Meeting) -> None:
    if held.state == Meeting.State.CANCELLED:
        raise LiveRefused("This meeting was cancelled: nothing is caught at it.")
    if held.state in Meeting.AHEAD and held.began_at is None:
        raise NotBegun


def _line(item: AgendaItem, key: int | None) -> LineOfEnquiry | None:
    """The line of enquiry that is put; one that went meanwhile is no reason to refuse what was said."""
    return LineOfEnquiry.objects.filter(item=item, pk=key).first() if key else None


def _question(meeting: Meeting, key: int | None) -> PublicQuestion | None:
    return PublicQuestion.objects.filter(meeting=meeting, pk=key).first() if key else None


def _undertaken(  # noqa: PLR0913 - the facts of a promise
    kept: Exchange, meeting: Meeting, owner_role: str, side: str, due: date | None, *, by: Actor, at: datetime
) -> Undertaking:
    """The promise that was caught, with the objective where the item has exactly one."""
    if len(owner_role.strip()) > LONGEST_ROLE:
        raise PromiseRefused(f"Say who answers for it in at most {LONGEST_ROLE} characters.", "owner_role")
    objectives = list(kept.item.objectives.all()[:2])
    return undertake(
        kept.text,
        side=side,
        owner_role=owner_role,
        made_on=meeting.date,
        due=due,
        meeting=meeting,
        item=kept.item,
        question=kept.public_question,
        exchange=kept,
        objective=objectives[0] if len(objectives) == 1 else None,
        by=by,
        at=at,
    )


def _facts(kept: Exchange) -> dict[str, object]:
    """For the trail: not the words, which may be about a person."""
    return {"meeting": kept.meeting.code, "item": kept.item_id, "kind": kept.kind, "key": kept.key}
