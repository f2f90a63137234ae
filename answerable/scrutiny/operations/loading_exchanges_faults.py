"""What is wrong with the days of meetings in an office folder."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from answerable.scrutiny.intake.exchanges import ExchangeLine, MeetingDay
from answerable.scrutiny.models import AgendaItem, Exchange, Meeting
from answerable.scrutiny.operations.live import LONGEST_ROLE

type Items = Mapping[tuple[str, int], AgendaItem]


def problems_of(
    lines: Sequence[MeetingDay], meetings: Mapping[str, Meeting], items: Items, held: Mapping[str, str]
) -> Iterator[str]:
    """Everything that is wrong, each with the meeting that it is about. `held` says at which meeting a key is held."""
    seen: set[str] = set()
    for line in lines:
        if line.meeting not in meetings:
            yield f"'{line.meeting}': there is no such meeting: load its agenda first."
            continue
        yield from (f"'{line.meeting}': {fault}" for fault in _day(line))
        for one in line.exchanges:
            where = f"'{line.meeting}', '{one.key[:36]}'"
            yield from (f"{where}: {fault}" for fault in _said(one))
            if (line.meeting, one.item) not in items:
                yield f"{where}: there is no item {one.item} on its agenda."
            if one.key in seen or held.get(one.key, line.meeting) != line.meeting:
                yield f"{where}: it stands twice, or at another meeting."
            seen.add(one.key)


def _day(line: MeetingDay) -> Iterator[str]:
    if line.ended_at and (line.began_at is None or line.ended_at < line.began_at):
        yield "it ended before it began."
    if not _aware(line.began_at, line.ended_at):
        yield "a moment has no time zone."


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
