"""Writes to meetings and papers."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.measures.models import Source
from answerable.scrutiny.intake.record import MeetingLine, MeetingNameLine, PaperLine
from answerable.scrutiny.models import Meeting, MeetingName, Paper
from answerable.scrutiny.queries import meeting_line, name_lines, paper_line
from answerable.scrutiny.queries.public_meetings import RECORDED


class UnknownNames(Exception):
    """A meeting or a paper names what the office does not have."""


@transaction.atomic
def name_meetings(lines: Sequence[MeetingNameLine], *, by: Actor, at: datetime) -> bool:
    """Sets what meetings are called, and were."""
    before = name_lines()
    if before == tuple(lines):
        return False
    MeetingName.objects.all().delete()
    MeetingName.objects.bulk_create(MeetingName(position=n, **asdict(line)) for n, line in enumerate(lines))
    _serve_functions()
    old, new = [asdict(one) for one in before], [asdict(one) for one in lines]
    audit.record("meetings named", by=by, at=at, subject="meetings", before={"names": old}, after={"names": new})
    return True


@transaction.atomic
def hold(lines: Sequence[MeetingLine], *, by: Actor, at: datetime) -> int:
    """Adds or changes meetings. The number of them that changed."""
    sources = {one.code: one for one in Source.objects.all()}
    held = {one.code: meeting_line(one) for one in Meeting.objects.select_related("source")}
    changed = 0
    strange = [f"'{one.source}' (meeting {one.code})" for one in lines if one.source and one.source not in sources]
    if strange:
        raise UnknownNames(f"Meetings name sources that are not papers: {', '.join(strange)}.")
    for line in lines:
        if held.get(line.code) == line:
            continue
        fields = {**asdict(line), "agenda": list(line.agenda), "source": sources.get(line.source)}
        Meeting.objects.update_or_create(code=line.code, defaults=fields)
        old = asdict(held[line.code]) if line.code in held else None
        audit.record("meeting held", by=by, at=at, subject=f"meeting:{line.code}", before=old, after=asdict(line))
        changed += 1
    _serve_functions()
    return changed


def _serve_functions() -> None:
    """A meeting of the record serves the function whose name it has; one whose name no function had stays without."""
    rows = Meeting.objects.filter(function="", kind="meeting", evidence__in=RECORDED)
    for name, function in MeetingName.objects.values_list("name", "function"):
        rows.filter(name=name).update(function=function)


@transaction.atomic
def file_papers(lines: Sequence[PaperLine], *, by: Actor, at: datetime) -> int:
    """Adds or changes papers; each must be a source already. The number of them that changed."""
    sources = {one.code: one for one in Source.objects.all()}
    meetings = {one.code: one for one in Meeting.objects.all()}
    held = {one.code: one for one in Paper.objects.select_related("source", "meeting", "part_of")}
    strange = [f"'{one.meeting}' (paper {one.code})" for one in lines if one.meeting and one.meeting not in meetings]
    if strange:
        raise UnknownNames(f"Papers name meetings that are not held: {', '.join(strange)}.")
    changed = 0
    for position, line in enumerate(sorted(lines, key=lambda one: bool(one.part_of))):
        before = paper_line(held[line.code]) if line.code in held else None
        if before == line and held[line.code].position == position:
            continue
        fields = {
            "source": sources[line.code],
            "meeting": meetings.get(line.meeting),
            "part_of": held.get(line.part_of),
            "kind": line.kind,
            "author_role": line.author_role,
            "purpose": line.purpose,
            "recommendation": line.recommendation,
            "attachments": list(line.attachments),
            "position": position,
        }
        held[line.code], _ = Paper.objects.update_or_create(code=line.code, defaults=fields)
        if before == line:
            continue
        old = asdict(before) if before else None
        audit.record("paper filed", by=by, at=at, subject=f"paper:{line.code}", before=old, after=asdict(line))
        changed += 1
    return changed
