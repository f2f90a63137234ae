"""What is wrong with the days of meetings in an office folder."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from answerable.scrutiny.intake.exchanges import ExchangeLine, ItemDay, MeetingDay
from answerable.scrutiny.models import AgendaItem, AssuranceStep, Exchange, Meeting
from answerable.scrutiny.operations.live import LONGEST_ROLE
from answerable.scrutiny.operations.minuting import PLACE

type Items = Mapping[tuple[str, int], AgendaItem]


def problems_of(
    lines: Sequence[MeetingDay], meetings: Mapping[str, Meeting], items: Items, held: Mapping[str, str]
) -> Iterator[str]:
    """Everything that is wrong, each with the meeting that it is about. `held` says at which meeting a key is held."""
    steps = set(AssuranceStep.objects.values_list("code", flat=True))
    seen: set[str] = set()
    for line in lines:
        if line.meeting not in meetings:
            yield f"'{line.meeting}': there is no such meeting: load its agenda first."
            continue
        yield from (f"'{line.meeting}': {fault}" for fault in _day(line))
        for day in line.items:
            item = items.get((line.meeting, day.position))
            where = f"'{line.meeting}', item {day.position}"
            if item is None:
                yield f"{where}: there is no such item on its agenda."
                continue
            yield from (f"{where}: {fault}" for fault in _item(day, item, steps))
            for one in day.exchanges:
                yield from (f"{where}, '{one.key[:36]}': {fault}" for fault in _said(one))
                if one.key in seen or held.get(one.key, line.meeting) != line.meeting:
                    yield f"{where}, '{one.key}': it stands twice, or at another meeting."
                seen.add(one.key)


def _day(line: MeetingDay) -> Iterator[str]:
    if line.ended_at and (line.began_at is None or line.ended_at < line.began_at):
        yield "it ended before it began."
    if not _aware(line.began_at, line.ended_at):
        yield "a moment has no time zone."


def _item(day: ItemDay, item: AgendaItem, steps: set[str]) -> Iterator[str]:
    if day.step and day.step not in steps:
        yield f"'{day.step}' is no step of the scale here."
    if day.step and not (day.reason.strip() and day.judged_at):
        yield "a judgement has its reason and its moment."
    if item.restricted and day.minute:
        yield "it is restricted here: its minute belongs in 'restricted_minute'."
    if day.recording_at and not PLACE.fullmatch(day.recording_at):
        yield f"'{day.recording_at}' is no place in a recording."
    if not _aware(day.judged_at) or len(day.judge_role) > LONGEST_ROLE or len(day.judged_by) > 60:
        yield "its judgement cannot be kept: a role or a moment is not one."


def _said(one: ExchangeLine) -> Iterator[str]:
    try:
        UUID(one.key)
    except ValueError:
        yield "its key is none."
    if one.kind not in Exchange.Kind.values or not one.text.strip():
        yield "it says nothing, or is nothing that is caught."
    if len(one.speaker_role) > LONGEST_ROLE or len(one.taken_by) > 60 or "\x00" in one.text:
        yield "a text of it cannot be kept."
    if not _aware(one.said_at, one.taken_at):
        yield "a moment has no time zone."


def _aware(*moments: datetime | None) -> bool:
    return all(one is None or one.tzinfo is not None for one in moments)
