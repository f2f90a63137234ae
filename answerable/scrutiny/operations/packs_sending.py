"""A pack goes out: everybody on the meeting's list is told where to read it, the restricted part only to those marked for it."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction

from answerable.kit import audit, outbox, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import counted
from answerable.scrutiny.models import Meeting, Pack, Recipient
from answerable.scrutiny.operations.meetings import move_state
from answerable.scrutiny.operations.pack_refusals import PackRefused
from answerable.scrutiny.queries.pack_page import PackPage
from answerable.scrutiny.queries.pack_paper import title_of
from answerable.scrutiny.queries.pack_state import open_page

type Address = Callable[[bool], str]
"""Where a part can be read: True for the restricted one."""

OUT = (Meeting.State.PAPERS_OUT, Meeting.State.HELD, Meeting.State.MINUTES_OUT)


@transaction.atomic
def send_out(pack: Pack, *, address: Address, words: str = "", on: date, by: Actor, at: datetime) -> int:
    """Writes to everybody on the list who has an address, and takes the meeting to "papers out"; how many mails were written.

    `words` say why, where reports are late. Raises PackRefused where nobody can be written to or everybody was, and what
    `move_state` raises.
    """
    turns.take_turn()
    meeting = Meeting.objects.select_for_update().get(pk=pack.meeting_id)
    if meeting.state == Meeting.State.CANCELLED:
        raise PackRefused("The meeting is cancelled: its papers do not go out.")
    rows = list(Recipient.objects.filter(meeting=meeting).exclude(email="").order_by("position", "pk"))
    if not rows:
        raise PackRefused("Nobody on the list has an address: add one to the meeting's distribution list.")
    waiting = [one for one in rows if one.sent_at is None or one.sent_at < pack.frozen_at]
    if not waiting:
        raise PackRefused("Everybody on the list was written to since this was frozen.")
    if meeting.state not in OUT:
        move_state(meeting, to=Meeting.State.PAPERS_OUT, on=on, words=words, by=by, at=at)
    page = open_page(pack)
    for one in waiting:
        text = _text(page, pack, one, address)
        outbox.send(to=one.email, subject=title_of(page), text=text, at=at)
    Recipient.objects.filter(pk__in=[one.pk for one in waiting]).update(sent_at=at)
    inside = sum(one.restricted for one in waiting) if pack.restricted else 0
    after = {"number": pack.number, "mails": len(waiting), "with the restricted part": inside}
    audit.record("pack sent out", by=by, at=at, subject=f"meeting:{meeting.code}", after=after)
    return len(waiting)


def _text(page: PackPage, pack: Pack, to: Recipient, address: Address) -> str:
    """What one reader is told: of closed items nothing but where those marked for them can read them."""
    open_items = [f"{one.number}. {one.title}" for one in page.agenda if not one.closed]
    closed = sum(one.closed for one in page.agenda)
    rest = f"{counted(closed, 'item')} closed to the public." if closed else ""
    why = f"Why there is a supplement: {page.because}" if page.is_supplement else ""
    changed = "\n".join(f"- {one}" for one in page.changes)
    restricted = f"The restricted part, for you and not to be passed on: {address(True)}"
    parts = [
        f"{title_of(page)}.\n{page.head.when}. {page.head.location}".rstrip(". ") + ".",
        why,
        changed if page.is_supplement else "\n".join([*open_items, rest]).strip(),
        f"Read it here: {address(False)}",
        restricted if to.restricted and pack.restricted else "",
        f"You get this as {to.role}.",
        page.head.office,
    ]
    return "\n\n".join(part for part in parts if part)
