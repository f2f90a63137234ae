"""How the meetings of each function are held: their days, their standing items, their name, and the scale items are judged on."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.plans.intake.plans import SHAPES
from answerable.scrutiny.intake.programme import FormLine, StepLine, faults_of
from answerable.scrutiny.models import AgendaItem, AssuranceStep, MeetingForm, MeetingName
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused, SavedMeanwhile
from answerable.scrutiny.queries.lines_programme import SAME, form_line, scale_lines

NEW = 0
"""The edition of a form that is not there yet."""


@transaction.atomic
def set_form(line: FormLine, *, seen_edition: int | None = None, by: Actor, at: datetime) -> MeetingForm:
    """Sets how the meetings of a function are held; `seen_edition` is NEW where there was no form yet.

    Meetings that are planned keep their agenda and their deadline for questions until they are moved. Raises SavedMeanwhile, and
    MeetingRefused with everything that cannot be.
    """
    turns.take_turn()
    held = MeetingForm.objects.select_for_update().filter(function=line.function).first()
    if seen_edition is not None and seen_edition != (held.edition if held else NEW):
        raise SavedMeanwhile
    if faults := tuple(faults_of(line)):
        raise MeetingRefused(" ".join(one.words for one in faults), faults[0].field)
    before = form_line(held) if held else None
    if held is not None and before == line:
        return held
    kept = held or MeetingForm(function=line.function, edition=NEW)
    for name in SAME:
        setattr(kept, name, getattr(line, name))
    kept.standing_items = [asdict(one) for one in line.standing]
    kept.edition += 1
    kept.save()
    old = asdict(before) if before else None
    audit.record("form of meetings set", by=by, at=at, subject=f"form:{line.function}", before=old, after=asdict(line))
    return kept


@transaction.atomic
def set_scale(steps: Sequence[StepLine], *, seen: Sequence[StepLine] | None = None, by: Actor, at: datetime) -> bool:
    """Sets the scale that items are judged on, in this order; `seen` is the scale that was changed. False where it is so already.

    A step may be worded anew: what was judged on it keeps it. One that items were judged on cannot be taken away. Raises
    SavedMeanwhile and MeetingRefused.
    """
    turns.take_turn()
    before = scale_lines()
    if seen is not None and tuple(seen) != before:
        raise SavedMeanwhile
    if before == tuple(steps):
        return False
    _check_scale(steps)
    codes = [one.code for one in steps]
    gone = AssuranceStep.objects.exclude(code__in=codes)
    if used := AgendaItem.objects.filter(assurance__in=gone).select_related("assurance").first():
        word = used.assurance.word if used.assurance else ""
        raise MeetingRefused(f"Items were judged “{word}”: keep that step, in other words if you like.")
    gone.delete()
    for n, one in enumerate(steps):
        said = {"word": one.word, "meaning": one.meaning, "shape": one.shape, "position": n}
        AssuranceStep.objects.update_or_create(code=one.code, defaults=said)
    old, new = [asdict(one) for one in before], [asdict(one) for one in steps]
    audit.record(
        "scale of assurance set", by=by, at=at, subject="scale:assurance", before={"steps": old}, after={"steps": new}
    )
    return True


def _check_scale(steps: Sequence[StepLine]) -> None:
    words = [one.word.casefold() for one in steps]
    if len({one.code for one in steps}) != len(steps) or len(set(words)) != len(words):
        raise MeetingRefused("Two steps have the same word or code: give each its own.")
    for one in steps:
        if not one.word.strip():
            raise MeetingRefused("A step has no word: write what is said of an item.")
        if one.shape not in SHAPES:
            raise MeetingRefused(f"“{one.word}” has no shape: choose one, for colour never stands alone.")


@transaction.atomic
def rename(function: str, name: str, *, start: date, by: Actor, at: datetime) -> MeetingName:
    """From `start` on the meetings of a function are called so; those before keep the name that they had.

    Raises MeetingRefused for an empty name, the name that they have, and a day that is not after the beginning of the one before.
    """
    turns.take_turn()
    name = " ".join(name.split())
    if not name:
        raise MeetingRefused("Write what the meetings are called.", "name")
    rows = MeetingName.objects.filter(function=function).select_for_update()
    last = rows.order_by("-position", "-pk").first()
    if last and last.name == name and last.end is None:
        raise MeetingRefused(f"They are called “{name}” already.", "name")
    if last and last.start and start <= last.start:
        raise MeetingRefused(f"The name before began on {british_date(last.start)}: choose a later day.", "start")
    # A name that has no end, or a later one, ends the day before; one that ended earlier keeps its end.
    rows.filter(Q(end__isnull=True) | Q(end__gte=start)).update(end=start - timedelta(days=1))
    position = MeetingName.objects.count()
    kept = MeetingName.objects.create(function=function, name=name, start=start if last else None, position=position)
    facts = {"function": function, "name": name, "from": start}
    before = {"name": last.name} if last else None
    audit.record("meetings renamed", by=by, at=at, subject=f"form:{function}", before=before, after=facts)
    return kept
