"""What the programme proposes goes onto an agenda, where a person says so."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from answerable.kit import turns
from answerable.kit.audit import Actor
from answerable.scrutiny.models import AgendaItem, Meeting
from answerable.scrutiny.operations.agenda import ItemFacts, add_item
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused
from answerable.scrutiny.queries.programme import Proposal

ITEM_MINUTES = 30
"""How long an item is to take until somebody says otherwise."""
LONGEST_BECAUSE = 2000
"""In characters, of the reasons that an item keeps."""


@transaction.atomic
def take_up(meeting: Meeting, chosen: Sequence[Proposal], *, by: Actor, at: datetime) -> tuple[AgendaItem, ...]:
    """Puts an item for each proposal onto the agenda of a meeting that is ahead; each keeps why it was proposed.

    Raises MeetingRefused where nothing is chosen, the meeting is not ahead, or it has such an item already.
    """
    turns.take_turn()
    if not chosen:
        raise MeetingRefused("Tick what the meeting is to look at.", "objectives")
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if held.state not in Meeting.AHEAD:
        raise MeetingRefused(f"It is {held.get_state_display().lower()}: choose a meeting that is ahead.", "meeting")
    keys = [one.objective.pk for one in chosen]
    twice = held.items.filter(objectives__in=keys).first()
    if twice:
        raise MeetingRefused(f"“{twice.title}” is on its agenda already: take the tick away.", "objectives")
    return tuple(add_item(held, facts_of(one), by=by, at=at) for one in chosen)


def facts_of(one: Proposal) -> ItemFacts:
    """A proposal as an item of an agenda."""
    objective = one.objective
    return ItemFacts(
        title=objective.title,
        purpose=f"How objective {objective.code} of the plan stands.",
        lead_role=objective.owner_role,
        minutes=ITEM_MINUTES,
        objectives=(objective.pk,),
        proposed_because=one.because[:LONGEST_BECAUSE],
    )
