"""Rows of meetings as operations read and keep them: locked for the caller's transaction, and each step of a life noted."""

from datetime import date, datetime

from django.utils.text import slugify

from answerable.kit import turns
from answerable.kit.audit import Actor
from answerable.scrutiny.models import AgendaItem, Meeting, MeetingForm, MeetingMove
from answerable.scrutiny.operations.meeting_refusals import SavedMeanwhile


def locked(meeting: Meeting, seen_edition: int | None) -> Meeting:
    """The meeting as it stands, until the caller's transaction ends. Raises SavedMeanwhile."""
    turns.take_turn()
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if seen_edition is not None and held.edition != seen_edition:
        raise SavedMeanwhile
    return held


def saved(held: Meeting) -> None:
    held.edition += 1
    held.save()


def note_move(  # noqa: PLR0913 - the facts of a step, all named at the call
    held: Meeting, *, before: str, on: date, words: str, by: Actor, at: datetime, was: date | None = None
) -> None:
    """Keeps one step of a meeting's life; `was` is its day before, where it was moved."""
    MeetingMove.objects.create(
        meeting=held,
        before=before,
        after=held.state,
        day_was=was,
        day_now=held.date if was else None,
        on=on,
        words=words.strip(),
        by=by.reference,
        at=at,
    )


def free_code(day: date, words: str) -> str:
    """A code of the day and what the meeting is called; of two that would have one, the second gets a number."""
    stem = f"{day:%Y-%m-%d}-{slugify(words)[:30].strip('-')}".strip("-")
    taken = set(Meeting.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for n in range(1, len(taken) + 2) if (code := stem if n == 1 else f"{stem}-{n}") not in taken)


def standing(kept: Meeting, form: MeetingForm | None) -> None:
    """The items that every agenda of its form begins and ends with."""
    told = form.standing_items if form else []
    inorder = [one for one in told if not one.get("last")] + [one for one in told if one.get("last")]
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=kept,
            position=n,
            title=one["title"],
            minutes=one.get("minutes"),
            kind=one.get("kind") or AgendaItem.Kind.STANDING,
        )
        for n, one in enumerate(inorder, 1)
    )
