"""Packs and minutes as the lines of the office folder."""

from dataclasses import replace

from answerable.scrutiny.intake.packs import MinutesLine, PackLine
from answerable.scrutiny.models import Minutes, Pack
from answerable.scrutiny.queries.public_packs import PAPERS_OUT, held_in_public, known


def pack_lines(*, restricted: bool = True) -> tuple[PackLine, ...]:
    """Every pack in the order of meetings; without `restricted` the open parts of those that the public reads."""
    rows = Pack.objects.select_related("meeting").order_by("meeting__date", "meeting__code", "number")
    if restricted:
        return tuple(_pack(one) for one in rows)
    public = rows.filter(known("meeting__"), held_in_public("meeting__"), meeting__state__in=PAPERS_OUT)
    return tuple(replace(_pack(one), restricted={}, frozen_by="") for one in public)


def minutes_lines(*, restricted: bool = True) -> tuple[MinutesLine, ...]:
    """Every version of minutes in the order of meetings; without `restricted` the open parts of those that the public reads."""
    rows = Minutes.objects.select_related("meeting").order_by("meeting__date", "meeting__code", "version")
    if restricted:
        return tuple(_minutes(one) for one in rows)
    return tuple(replace(_minutes(one), restricted={}, published_by="") for one in rows.filter(known("meeting__")))


def _pack(row: Pack) -> PackLine:
    return PackLine(
        meeting=row.meeting.code,
        number=row.number,
        because=row.because,
        frozen=row.frozen,
        sha256=row.sha256,
        frozen_at=row.frozen_at,
        frozen_on=row.frozen_on,
        frozen_by=row.frozen_by,
        restricted=row.restricted,
    )


def _minutes(row: Minutes) -> MinutesLine:
    return MinutesLine(
        meeting=row.meeting.code,
        version=row.version,
        because=row.because,
        frozen=row.frozen,
        sha256=row.sha256,
        published_at=row.published_at,
        published_on=row.published_on,
        published_by=row.published_by,
        restricted=row.restricted,
    )
