"""Each item of a meeting ends with a judgement: a step of the office's scale, why, and whose word it is."""

from datetime import datetime

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.scrutiny.models import AgendaItem, AssuranceStep, Meeting
from answerable.scrutiny.operations.judging_votes import Votes, carried
from answerable.scrutiny.operations.live_refusals import LiveRefused, NotBegun
from answerable.scrutiny.operations.meeting_refusals import SavedMeanwhile

FIELDS = ("assurance", "reason", "judge_role", "judged_by", "judged_at", "edition")


@transaction.atomic
def judge(  # noqa: PLR0913 - the facts of a judgement, all named at the call
    item: AgendaItem,
    *,
    step: str,
    reason: str,
    judge_role: str,
    votes: Votes | None = None,
    seen_edition: int,
    by: Actor,
    at: datetime,
) -> AgendaItem:
    """Judges how an item ended; `step` is the code of a step, `judge_role` the title of whoever judged it aloud.

    `votes` are those of a board that voted: how it was carried is told with the reason, and what was not is refused. A judgement is changed by judging again; the trail keeps the one before. Raises SavedMeanwhile, NotBegun and LiveRefused,
    which names the field.
    """
    held = item_to_write(item, seen_edition)
    chosen = AssuranceStep.objects.filter(code=step).first()
    if chosen is None:
        raise LiveRefused("Choose a step of the scale.", "step")
    if not reason.strip():
        raise LiveRefused("Say why: a judgement is published with its reason.", "reason")
    if not judge_role.strip():
        raise LiveRefused("Say whose judgement it is: a title, and not a name.", "judge_role")
    how = f" {carried(votes)}" if votes else ""
    before = _facts(held)
    held.assurance, held.reason, held.judge_role = chosen, f"{reason.strip()}{how}", " ".join(judge_role.split())
    held.judged_by, held.judged_at = by.reference, at
    return _saved(held, "item judged", before, by=by, at=at)


@transaction.atomic
def take_back(item: AgendaItem, *, because: str, seen_edition: int, by: Actor, at: datetime) -> AgendaItem:
    """Takes a judgement back, as where it was of another item; the trail keeps it. Raises SavedMeanwhile and LiveRefused."""
    held = item_to_write(item, seen_edition)
    if held.assurance is None:
        raise LiveRefused("This item is not judged: there is nothing to take back.")
    if not because.strip():
        raise LiveRefused("Say why the judgement is taken back.", "because")
    before = _facts(held)
    held.assurance, held.reason, held.judge_role = None, "", ""
    held.judged_by, held.judged_at = "", None
    return _saved(held, "judgement of an item taken back", before, by=by, at=at, because=because.strip())


def item_to_write(item: AgendaItem, seen_edition: int) -> AgendaItem:
    """The item, locked, of a meeting that was begun. Raises SavedMeanwhile, NotBegun and LiveRefused."""
    turns.take_turn()
    held = AgendaItem.objects.select_for_update(of=("self",)).select_related("meeting", "assurance").get(pk=item.pk)
    if held.edition != seen_edition:
        raise SavedMeanwhile
    if held.meeting.state == Meeting.State.CANCELLED:
        raise LiveRefused("This meeting was cancelled: there is nothing to judge or to minute.")
    if held.meeting.state in Meeting.AHEAD and held.meeting.began_at is None:
        raise NotBegun
    return held


def _facts(held: AgendaItem) -> dict[str, object]:
    """For the trail: the reason of a restricted item stays out of it."""
    reason = "" if held.restricted else held.reason
    return {"step": held.assurance.code if held.assurance else "", "reason": reason, "judge_role": held.judge_role}


def _saved(
    held: AgendaItem, action: str, before: dict[str, object], *, by: Actor, at: datetime, because: str = ""
) -> AgendaItem:
    held.edition += 1
    held.save(update_fields=FIELDS)
    after = _facts(held) | ({"because": because} if because else {})
    audit.record(action, by=by, at=at, subject=f"item:{held.pk}", before=before, after=after)
    return held
