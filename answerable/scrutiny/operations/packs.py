"""A pack freezes what a meeting has before it; what comes later is a supplement, and never a silent swap."""

from datetime import date, datetime

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import digest, freeze
from answerable.scrutiny.models import Meeting, Pack
from answerable.scrutiny.operations.pack_refusals import AlreadyFrozen, NothingNew, NotReady, PackRefused, SeenAnother
from answerable.scrutiny.queries.pack_changes import as_supplement
from answerable.scrutiny.queries.pack_page import PackPage
from answerable.scrutiny.queries.pack_state import Parts, parts_now

FROZEN_IN = (*Meeting.AHEAD, Meeting.State.HELD)
"""A meeting that was held may still have its pack frozen: the day it was frozen is told."""


@transaction.atomic
def freeze_pack(meeting: Meeting, *, on: date, by: Actor, at: datetime) -> Pack:
    """Freezes the first pack of a meeting, its open and its restricted part apart. `on` is today by the office's calendar.

    Raises AlreadyFrozen, NotReady with every fault, and PackRefused for a meeting that is cancelled or whose minutes are out.
    """
    held = _locked(meeting)
    parts = parts_now(held, day=on)
    if parts.last:
        raise AlreadyFrozen("This meeting has its pack already: make a supplement of what came since.")
    return _freeze(held, parts, parts.open.page, parts.restricted.page, on=on, by=by, at=at)


@transaction.atomic
def supplement(  # noqa: PLR0913 - the facts of a supplement, all named at the call
    meeting: Meeting,
    *,
    because: str,
    because_inside: str = "",
    seen: int | None = None,
    on: date,
    by: Actor,
    at: datetime,
) -> Pack:
    """Freezes what is otherwise since the last pack or supplement, naming each difference.

    `because` is read by the public, `because_inside` only with the restricted part. `seen` is the number of the last one that
    the page showed. Raises SeenAnother, NothingNew, NotReady, and PackRefused where there is no pack or no reason.
    """
    held = _locked(meeting)
    parts = parts_now(held, day=on)
    if parts.last is None:
        raise PackRefused("There is no pack yet: freeze it first.")
    if seen is not None and seen != parts.last.number:
        raise SeenAnother("Another supplement was made since you opened this page: read what it says first.")
    if not because.strip():
        raise PackRefused("Say why there is a supplement: what came, or what replaces what. The public reads it.")
    if not parts.has_news:
        raise NothingNew("Nothing is otherwise than what was frozen last: there is nothing to supplement.")
    number, words = parts.number, because.strip()
    inside = because_inside.strip() or words
    open_ = as_supplement(parts.open.page, parts.changed, number=number, because=words)
    restricted = as_supplement(parts.restricted.page, parts.changed_inside, number=number, because=inside)
    return _freeze(held, parts, open_, restricted, on=on, by=by, at=at)


def _locked(meeting: Meeting) -> Meeting:
    turns.take_turn()
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if held.state not in FROZEN_IN:
        raise PackRefused(f"It is {held.get_state_display().lower()}: its papers are what they were.")
    return held


def _freeze(  # noqa: PLR0913 - the facts of a pack, all named at the call
    held: Meeting, parts: Parts, open_: PackPage, restricted: PackPage, *, on: date, by: Actor, at: datetime
) -> Pack:
    if parts.faults:
        raise NotReady(parts.faults)
    frozen = freeze(open_)
    inside = freeze(restricted) if not restricted.is_empty or restricted.changes else {}
    pack = Pack.objects.create(
        meeting=held,
        number=open_.number,
        because=open_.because,
        frozen=frozen,
        restricted=inside,
        sha256=digest(frozen),
        frozen_at=at,
        frozen_on=on,
        frozen_by=by.reference,
    )
    after = {
        "number": pack.number,
        "items": len(open_.agenda),
        "papers": len(open_.papers),
        "digest": pack.sha256,
        "restricted digest": digest(inside) if inside else "",
    }
    audit.record("pack frozen", by=by, at=at, subject=f"meeting:{held.code}", after=after)
    return pack
