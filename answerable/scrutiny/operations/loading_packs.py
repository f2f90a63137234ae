"""Taking in the packs and the minutes of an office folder: what was frozen is taken as it is, and never changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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

type Held = Mapping[tuple[str, int], str]
"""SHA-256 of what is held, by the code of the meeting and the number."""


@transaction.atomic
def load_packs(lines: Sequence[PackLine], *, by: Actor, at: datetime) -> int:
    """Takes in packs after their meetings; how many were not held. Raises PacksRefused with every problem."""
    turns.take_turn()
    held = {(code, number): sha for code, number, sha in Pack.objects.values_list("meeting__code", "number", "sha256")}
    meetings = _meetings(one.meeting for one in lines)
    told = [(f"pack {one.number} of '{one.meeting}'", (one.meeting, one.number), one) for one in lines]
    _refuse(told, held, meetings, PackPage)
    fresh = [one for _, key, one in told if key not in held]
    for line in fresh:
        Pack.objects.create(
            meeting=meetings[line.meeting],
            number=line.number,
            because=line.because,
            frozen=dict(line.frozen),
            restricted=dict(line.restricted),
            sha256=line.sha256,
            frozen_at=line.frozen_at,
            frozen_on=line.frozen_on,
            frozen_by=line.frozen_by or by.reference,
        )
        facts = {"number": line.number, "digest": line.sha256, "restricted digest": _inside(line)}
        audit.record("pack loaded", by=by, at=at, subject=f"meeting:{line.meeting}", after=facts)
    return len(fresh)


@transaction.atomic
def load_minutes(lines: Sequence[MinutesLine], *, by: Actor, at: datetime) -> int:
    """Takes in minutes after their meetings; how many versions were not held. Raises PacksRefused with every problem."""
    turns.take_turn()
    rows = Minutes.objects.values_list("meeting__code", "version", "sha256")
    held = {(code, version): sha for code, version, sha in rows}
    meetings = _meetings(one.meeting for one in lines)
    told = [
        (f"version {one.version} of the minutes of '{one.meeting}'", (one.meeting, one.version), one) for one in lines
    ]
    _refuse(told, held, meetings, MinutesPage)
    fresh = [one for _, key, one in told if key not in held]
    for line in fresh:
        Minutes.objects.create(
            meeting=meetings[line.meeting],
            version=line.version,
            because=line.because,
            frozen=dict(line.frozen),
            restricted=dict(line.restricted),
            sha256=line.sha256,
            published_at=line.published_at,
            published_on=line.published_on,
            published_by=line.published_by or by.reference,
        )
        facts = {"version": line.version, "digest": line.sha256, "restricted digest": _inside(line)}
        audit.record("minutes loaded", by=by, at=at, subject=f"meeting:{line.meeting}", after=facts)
    return len(fresh)


def _meetings(codes: Iterable[str]) -> Mapping[str, Meeting]:
    return {one.code: one for one in Meeting.objects.filter(code__in=set(codes))}


def _inside(line: PackLine | MinutesLine) -> str:
    return digest(dict(line.restricted)) if line.restricted else ""


def _refuse(
    told: Sequence[tuple[str, tuple[str, int], PackLine | MinutesLine]],
    held: Held,
    meetings: Mapping[str, Meeting],
    page: type[PackPage] | type[MinutesPage],
) -> None:
    """Raises PacksRefused for everything that cannot be taken in."""
    problems = [f"{name}: {why}" for name, key, line in told for why in _wrong(key, line, held, meetings, page)]
    keys = [key for _, key, _ in told]
    problems += [f"{name}: it stands twice." for place, (name, key, _) in enumerate(told) if key in keys[:place]]
    if problems:
        raise PacksRefused(problems)


def _wrong(
    key: tuple[str, int],
    line: PackLine | MinutesLine,
    held: Held,
    meetings: Mapping[str, Meeting],
    page: type[PackPage] | type[MinutesPage],
) -> Iterator[str]:
    if line.meeting not in meetings:
        yield f"there is no meeting '{line.meeting}'."
    if held.get(key, line.sha256) != line.sha256:
        yield "it is held otherwise here, and what was frozen is never changed."
    if key[1] > 1 and not line.because.strip():
        yield "say in 'because' why there is a later one."
    for name, frozen, restricted in (("frozen", line.frozen, False), ("restricted", line.restricted, True)):
        if frozen:
            yield from _unreadable(name, frozen, page, restricted=restricted)


def _unreadable(
    name: str, frozen: Mapping[str, Any], page: type[PackPage] | type[MinutesPage], *, restricted: bool
) -> Iterator[str]:
    """What keeps a frozen part from being read, or that it is not the part it stands as."""
    try:
        found = thaw(page, frozen)
    except NotThisForm as error:
        yield f"'{name}' cannot be read: {error}."
        return
    if found.restricted != restricted:
        yield f"'{name}' is the {'restricted' if found.restricted else 'open'} part: it would stand in the wrong place."
