"""Taking in the packs and the minutes of an office folder: what was frozen is taken as it is, and never changed."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import NotThisForm, digest, thaw
from answerable.scrutiny.intake.packs import MinutesLine, PackLine
from answerable.scrutiny.models import Meeting, Minutes, Pack
from answerable.scrutiny.operations.pack_refusals import PacksRefused
from answerable.scrutiny.queries.minutes_page import MinutesPage
from answerable.scrutiny.queries.pack_page import PackPage

type Key = tuple[str, int]
"""The code of a meeting, and the number of its pack or the version of its minutes."""


@dataclass(frozen=True)
class _Told:
    """A line with its key, what it is called in a sentence, and how its row is made."""

    key: Key
    name: str
    line: PackLine | MinutesLine
    page: type[PackPage] | type[MinutesPage]
    row: Callable[[Meeting], Pack | Minutes]

    @property
    def restricted_print(self) -> str:
        return digest(dict(self.line.restricted)) if self.line.restricted else ""


@transaction.atomic
def load_packs(lines: Sequence[PackLine], *, by: Actor, at: datetime) -> int:
    """Takes in packs after their meetings; how many were not held. Raises PacksRefused with every problem.

    One that is held without its restricted part, because an open folder was taken in first, is given it.
    """
    turns.take_turn()
    held = {(one.meeting.code, one.number): one for one in Pack.objects.select_related("meeting")}
    return _load([_pack(one, by) for one in lines], held, "pack loaded", by=by, at=at)


@transaction.atomic
def load_minutes(lines: Sequence[MinutesLine], *, by: Actor, at: datetime) -> int:
    """Takes in minutes after their meetings; how many versions were not held. Otherwise as `load_packs`."""
    turns.take_turn()
    held = {(one.meeting.code, one.version): one for one in Minutes.objects.select_related("meeting")}
    return _load([_minutes(one, by) for one in lines], held, "minutes loaded", by=by, at=at)


def _pack(line: PackLine, by: Actor) -> _Told:
    def row(meeting: Meeting) -> Pack:
        return Pack(
            meeting=meeting,
            number=line.number,
            because=line.because,
            frozen=dict(line.frozen),
            restricted=dict(line.restricted),
            sha256=line.sha256,
            frozen_at=line.frozen_at,
            frozen_on=line.frozen_on,
            frozen_by=line.frozen_by or by.reference,
        )

    return _Told((line.meeting, line.number), f"pack {line.number} of '{line.meeting}'", line, PackPage, row)


def _minutes(line: MinutesLine, by: Actor) -> _Told:
    def row(meeting: Meeting) -> Minutes:
        return Minutes(
            meeting=meeting,
            version=line.version,
            because=line.because,
            frozen=dict(line.frozen),
            restricted=dict(line.restricted),
            sha256=line.sha256,
            published_at=line.published_at,
            published_on=line.published_on,
            published_by=line.published_by or by.reference,
        )

    name = f"version {line.version} of the minutes of '{line.meeting}'"
    return _Told((line.meeting, line.version), name, line, MinutesPage, row)


def _load(told: Sequence[_Told], held: Mapping[Key, Pack | Minutes], action: str, *, by: Actor, at: datetime) -> int:
    meetings = {one.code: one for one in Meeting.objects.filter(code__in={one.line.meeting for one in told})}
    _refuse(told, held, meetings)
    taken = 0
    for one in told:
        row = held.get(one.key)
        if row is None:
            one.row(meetings[one.line.meeting]).save(force_insert=True)
            taken += 1
        elif one.line.restricted and not row.restricted:
            row.restricted = dict(one.line.restricted)
            row.save(update_fields=["restricted"])
        else:
            continue
        facts = {"number": one.key[1], "digest": one.line.sha256, "restricted digest": one.restricted_print}
        audit.record(action, by=by, at=at, subject=f"meeting:{one.line.meeting}", after=facts)
    return taken


def _refuse(told: Sequence[_Told], held: Mapping[Key, Pack | Minutes], meetings: Collection[str]) -> None:
    """Raises PacksRefused for everything that cannot be taken in."""
    keys = [one.key for one in told]
    known = {*keys, *held}
    problems = [f"{one.name}: {why}" for one in told for why in _wrong(one, held.get(one.key), meetings, known)]
    problems += [f"{one.name}: it stands twice." for place, one in enumerate(told) if one.key in keys[:place]]
    if problems:
        raise PacksRefused(problems)


def _wrong(
    told: _Told, held: Pack | Minutes | None, meetings: Collection[str], known: Collection[Key]
) -> Iterator[str]:
    line, (meeting, number) = told.line, told.key
    if meeting not in meetings:
        yield f"there is no meeting '{meeting}'."
    if held and not _same(held, told):
        yield "it is held otherwise here, and what was frozen is never changed."
    if number > 1 and not line.because.strip():
        yield "say in 'because' why there is a later one."
    if number > 1 and (meeting, number - 1) not in known:
        yield f"number {number - 1}, which it follows, is neither here nor in the folder."
    for name, frozen, restricted in (("frozen", line.frozen, False), ("restricted", line.restricted, True)):
        if frozen:
            yield from _unreadable(name, frozen, told, restricted=restricted)


def _same(held: Pack | Minutes, told: _Told) -> bool:
    """Whether what is held is what the folder has; a part that either of them was not given is no difference."""
    inside = digest(held.restricted) if held.restricted else ""
    return held.sha256 == told.line.sha256 and (not inside or told.restricted_print in ("", inside))


def _unreadable(name: str, frozen: Mapping[str, Any], told: _Told, *, restricted: bool) -> Iterator[str]:
    """What keeps a frozen part from being read, or that it is not the part it stands as."""
    try:
        found = thaw(told.page, frozen)
    except NotThisForm as error:
        yield f"'{name}' cannot be read: {error}."
        return
    if found.restricted != restricted:
        yield f"'{name}' is the {'restricted' if found.restricted else 'open'} part: it would stand in the wrong place."
    is_of = (found.head.code, found.number if isinstance(found, PackPage) else found.version)
    if is_of != told.key:
        yield f"'{name}' is number {is_of[1]} of '{is_of[0]}': it would stand in the wrong place."
