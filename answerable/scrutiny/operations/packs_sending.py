"""A pack goes out: everybody on the meeting's list gets a private way to it, with the restricted part only where they are marked for it."""

from datetime import date, datetime

from django.db import transaction

from answerable.calc.meetings import the_move
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.scrutiny.models import Meeting, Pack, Recipient
from answerable.scrutiny.operations.meetings import move_state
from answerable.scrutiny.operations.pack_refusals import PackRefused
from answerable.scrutiny.operations.packs_links import Ways, hand_out
from answerable.scrutiny.queries.pack_links import readers

OUT = (Meeting.State.PAPERS_OUT, Meeting.State.HELD, Meeting.State.MINUTES_OUT)


def not_yet(meeting: Meeting) -> str:
    """Why papers cannot go out from the state that a meeting is in, and what to do; empty where they can."""
    if meeting.state in OUT or the_move(meeting.state, Meeting.State.PAPERS_OUT):
        return ""
    if meeting.state == Meeting.State.CANCELLED:
        return "The meeting is cancelled: its papers do not go out."
    said = meeting.get_state_display().lower()
    return f"The meeting is {said}: say on its page first that its papers were asked for, or that none is to come."


@transaction.atomic
def send_out(pack: Pack, *, ways: Ways, words: str = "", on: date, by: Actor, at: datetime) -> int:
    """Writes to everybody on the list who has an address and was not written to, and takes the meeting to "papers out"; how many mails.

    `words` say why, where reports are late. Raises PackRefused where nobody can be written to or everybody was, and what
    `move_state` raises.
    """
    turns.take_turn()
    meeting = Meeting.objects.select_for_update().get(pk=pack.meeting_id)
    if refused := not_yet(meeting):
        raise PackRefused(refused)
    rows = readers(pack)
    if not any(one.who.email for one in rows):
        raise PackRefused("Nobody on the list has an address: add one to the meeting's distribution list.")
    waiting = [one.who for one in rows if one.is_waiting]
    if not waiting:
        raise PackRefused("Everybody on the list was written to. Whoever needs it can be sent a new link.")
    if meeting.state not in OUT:
        move_state(meeting, to=Meeting.State.PAPERS_OUT, on=on, words=words, by=by, at=at)
    links = [hand_out(pack, one, ways=ways, at=at) for one in waiting]
    Recipient.objects.filter(pk__in=[one.pk for one in waiting]).update(sent_at=at)
    after = {
        "number": pack.number,
        "mails": len(links),
        "to": [one.role for one in links],
        "with the restricted part": [one.role for one in links if one.restricted],
        "links end": max(one.ends_at for one in links),
    }
    personal = {"addresses": ", ".join(one.email for one in waiting)}
    audit.record("pack sent out", by=by, at=at, subject=f"meeting:{meeting.code}", after=after, personal=personal)
    return len(links)
