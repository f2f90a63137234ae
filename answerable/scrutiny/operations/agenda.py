"""The agenda of a meeting: items are added, changed, put in order, moved to another meeting, taken off; and who gets the papers."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.plans.models import Objective
from answerable.scrutiny.intake.programme import LONGEST_ITEM
from answerable.scrutiny.models import AgendaItem, Meeting, Paper, Recipient
from answerable.scrutiny.operations.agenda_moving import continued, named, take_report_along
from answerable.scrutiny.operations.agenda_rows import (
    has_report,
    item_locked,
    item_saved,
    last_place,
    put_in_order,
    renumber,
    was_taken,
)
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused, SavedMeanwhile
from answerable.scrutiny.operations.meeting_rows import locked, note_move, saved

CLOSED = {
    Meeting.State.MINUTES_OUT: "Its minutes are out: the agenda is what it was.",
    Meeting.State.CANCELLED: "It is cancelled: move its items to another meeting.",
}
"""States in which nothing of an agenda is changed."""


@dataclass(frozen=True)
class ItemFacts:
    """All that is said of an item before the meeting. `objectives` are keys of rows, and so is `paper`."""

    title: str
    kind: str = AgendaItem.Kind.REPORT
    purpose: str = ""
    lead_role: str = ""
    minutes: int | None = None
    restricted: bool = False
    ground: str = ""
    objectives: tuple[int, ...] = ()
    paper: int | None = None
    proposed_because: str = ""


@dataclass(frozen=True)
class RecipientFacts:
    """Somebody who gets the papers: a role, an address to write to, and whether they get the restricted part too."""

    role: str
    email: str = ""
    restricted: bool = False


@transaction.atomic
def add_item(
    meeting: Meeting,
    facts: ItemFacts,
    *,
    position: int | None = None,
    seen_edition: int | None = None,
    by: Actor,
    at: datetime,
) -> AgendaItem:
    """Adds an item, at `position` (from 1) or before the standing items that end the agenda.

    Raises SavedMeanwhile where the meeting is not of `seen_edition`, and MeetingRefused.
    """
    held = locked(meeting, seen_edition)
    _check_open(held)
    said = _said(facts)
    kept = AgendaItem.objects.create(meeting=held, position=0, **said)
    kept.objectives.set(_objectives(facts.objectives))
    put_in_order(held, kept, position or last_place(held, without=kept))
    saved(held)
    _tell("item added", kept, after=_told(facts), by=by, at=at)
    return kept


@transaction.atomic
def change_item(item: AgendaItem, facts: ItemFacts, *, seen_edition: int, by: Actor, at: datetime) -> AgendaItem:
    """Says otherwise what an item is. Raises SavedMeanwhile and MeetingRefused."""
    held = item_locked(item, seen_edition)
    _check_open(held.meeting)
    before = _told(facts_of_item(held))
    for name, value in _said(facts).items():
        setattr(held, name, value)
    item_saved(held)
    held.objectives.set(_objectives(facts.objectives))
    _tell("item changed", held, before=before, after=_told(facts), by=by, at=at)
    return held


@transaction.atomic
def move_item(  # noqa: PLR0913 - the facts of a move, all named at the call
    item: AgendaItem,
    *,
    to: Meeting,
    because: str,
    position: int | None = None,
    seen_edition: int | None = None,
    by: Actor,
    at: datetime,
    on: date | None = None,
) -> AgendaItem:
    """Moves an item to a meeting that is ahead, at `position` from 1; returns the item as it stands there. `on` is today by
    the office's calendar.

    The day on which its report is due is reckoned again, and who writes it is told. Raises SavedMeanwhile, and MeetingRefused
    where the other meeting is not ahead or is its own, or no reason is given.
    """
    held = item_locked(item, seen_edition)
    target, source = locked(to, None), held.meeting
    if target.pk == source.pk:
        raise MeetingRefused("It is an item of that meeting already: choose another.", "to")
    if target.state not in Meeting.AHEAD:
        raise MeetingRefused(
            f"The meeting of {british_date(target.date)} is {target.get_state_display().lower()}: choose one that is ahead.",
            "to",
        )
    if not because.strip():
        raise MeetingRefused("Say why it is moved: it is shown on the agenda.", "because")
    stays = was_taken(held) or source.state in (Meeting.State.HELD, Meeting.State.MINUTES_OUT)
    kept = held
    if stays:
        kept = continued(held, target)
        # Whoever asks for the same with the state that was seen before is told that it is done.
        item_saved(held)
    kept.meeting, kept.moved_from, kept.moved_because = target, source, because.strip()
    item_saved(kept)
    put_in_order(target, kept, position or last_place(target, without=kept))
    renumber(list(source.items.order_by("position", "pk")))
    on = on or localtime(at).date()
    take_report_along(kept, source, because, on=on, at=at)
    words = f"{named(kept)} goes to the meeting of {british_date(target.date)}: {because.strip()}"
    note_move(source, before=source.state, on=on, words=words, by=by, at=at)
    words = f"{named(kept)} comes from the meeting of {british_date(source.date)}: {because.strip()}"
    note_move(target, before=target.state, on=on, words=words, by=by, at=at)
    for one in (source, target):
        saved(one)
    facts = {"meeting": target.code, "position": kept.position, "because": because.strip(), "item": kept.pk}
    before = {"meeting": source.code}
    audit.record("item moved", by=by, at=at, subject=f"item:{held.pk}", before=before, after=facts)
    return kept


@transaction.atomic
def order_items(
    meeting: Meeting, keys: Sequence[int], *, seen_edition: int | None = None, by: Actor, at: datetime
) -> None:
    """Puts the items in this order. Raises SavedMeanwhile, and MeetingRefused where these are not all of its items."""
    held = locked(meeting, seen_edition)
    _check_open(held)
    rows = {one.pk: one for one in held.items.order_by("position", "pk")}
    if sorted(rows) != sorted(keys):
        raise SavedMeanwhile
    renumber([rows[key] for key in keys])
    saved(held)
    audit.record("items ordered", by=by, at=at, subject=f"meeting:{held.code}", after={"items": list(keys)})


@transaction.atomic
def shift_item(item: AgendaItem, *, earlier: bool, seen_edition: int, by: Actor, at: datetime) -> None:
    """Puts an item one place earlier or later. `seen_edition` is that of its meeting. Raises as `order_items` does."""
    keys = list(
        AgendaItem.objects.filter(meeting=item.meeting_id).order_by("position", "pk").values_list("pk", flat=True)
    )
    if item.pk not in keys:
        raise SavedMeanwhile
    place = keys.index(item.pk)
    other = min(max(place + (-1 if earlier else 1), 0), len(keys) - 1)
    keys[place], keys[other] = keys[other], keys[place]
    order_items(item.meeting, keys, seen_edition=seen_edition, by=by, at=at)


@transaction.atomic
def remove_item(item: AgendaItem, *, because: str, seen_edition: int, by: Actor, at: datetime) -> None:
    """Takes an item off the agenda with its lines of enquiry. Raises SavedMeanwhile, and MeetingRefused where a report was
    asked for, or something was said, promised or judged at it."""
    held = item_locked(item, seen_edition)
    _check_open(held.meeting)
    if has_report(held):
        raise MeetingRefused(
            "A report was asked for: withdraw its commission first, or move the item to another meeting."
        )
    if was_taken(held):
        raise MeetingRefused("Something was said or judged at this item: it stays on the agenda.")
    told = {**_told(facts_of_item(held)), "because": because.strip()}
    meeting = held.meeting
    audit.record("item removed", by=by, at=at, subject=f"item:{held.pk}", before=told)
    held.delete()
    renumber(list(meeting.items.order_by("position", "pk")))
    saved(meeting)


@transaction.atomic
def set_recipients(
    meeting: Meeting, recipients: Sequence[RecipientFacts], *, seen_edition: int | None = None, by: Actor, at: datetime
) -> None:
    """Says who gets the papers, in the place of those before; who is still among them keeps the time they were sent.

    Raises SavedMeanwhile, and MeetingRefused where a role stands twice.
    """
    held = locked(meeting, seen_edition)
    roles = [one.role.strip() for one in recipients]
    if len({one.casefold() for one in roles}) != len(roles):
        raise MeetingRefused("A role stands twice: tell the two apart.", "recipients")
    before = {one.role: one for one in held.recipients.all()}
    sent = {role: one.sent_at for role, one in before.items()}
    held.recipients.all().delete()
    Recipient.objects.bulk_create(
        Recipient(
            meeting=held, role=role, email=one.email, restricted=one.restricted, sent_at=sent.get(role), position=n
        )
        for n, (role, one) in enumerate(zip(roles, recipients, strict=True))
    )
    saved(held)
    audit.record(
        "recipients set",
        by=by,
        at=at,
        subject=f"meeting:{held.code}",
        before={"roles": list(before)},
        after={"roles": roles, "restricted": [one.role for one in recipients if one.restricted]},
        personal={"recipients": ", ".join(one.email for one in recipients)},
    )


def facts_of_item(item: AgendaItem) -> ItemFacts:
    """What is said of an item, as it stands."""
    return ItemFacts(
        title=item.title,
        kind=item.kind,
        purpose=item.purpose,
        lead_role=item.lead_role,
        minutes=item.minutes,
        restricted=item.restricted,
        ground=item.ground,
        objectives=tuple(item.objectives.order_by("pk").values_list("pk", flat=True)),
        paper=item.paper_id,
        proposed_because=item.proposed_because,
    )


def _check_open(meeting: Meeting) -> None:
    if why := CLOSED.get(Meeting.State(meeting.state)):
        raise MeetingRefused(why)


def _said(facts: ItemFacts) -> dict[str, object]:
    """The fields of an item as they are kept."""
    if not facts.title.strip():
        raise MeetingRefused("Give the item a title.", "title")
    if facts.restricted and not facts.ground.strip():
        raise MeetingRefused("Say the ground on which the public is left out: it is published.", "ground")
    if facts.minutes is not None and not 0 < facts.minutes <= LONGEST_ITEM:
        raise MeetingRefused(f"An item takes 1 to {LONGEST_ITEM} minutes.", "minutes")
    if facts.paper is not None and not Paper.objects.filter(pk=facts.paper).exists():
        raise MeetingRefused("The paper that was chosen is no longer there: choose again.", "paper")
    said: dict[str, object] = {
        name: value.strip() if isinstance(value, str) else value for name, value in asdict(facts).items()
    }
    said["ground"] = said["ground"] if facts.restricted else ""
    said["paper_id"] = said.pop("paper")
    del said["objectives"]
    return said


def _objectives(keys: Sequence[int]) -> list[Objective]:
    rows = list(Objective.objects.filter(pk__in=keys))
    if len(rows) != len(set(keys)):
        raise MeetingRefused("An objective that was chosen is no longer there: choose again.", "objectives")
    return rows


def _told(facts: ItemFacts) -> dict[str, object]:
    """What the trail keeps of an item: of a restricted one no words, which the trail would never let go of."""
    told = {name: value for name, value in asdict(facts).items() if value not in ("", None, ())}
    if facts.restricted:
        return {name: told[name] for name in ("kind", "minutes", "restricted", "ground") if name in told}
    return told


def _tell(
    action: str,
    item: AgendaItem,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object],
    by: Actor,
    at: datetime,
) -> None:
    facts = {"meeting": item.meeting.code, **after}
    audit.record(action, by=by, at=at, subject=f"item:{item.pk}", before=before, after=facts)
