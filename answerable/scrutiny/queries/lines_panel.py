"""The panel and the handover as lines of an office's folder: everything, or what the public may have."""

from dataclasses import replace
from datetime import date

from django.utils.timezone import localtime

from answerable.bodies.queries import body
from answerable.kit.freezing import written
from answerable.kit.models import AuditEntry
from answerable.scrutiny.intake.panel import (
    AttachmentLine,
    CheckedLine,
    HandoverLine,
    MatterLine,
    PanelLines,
    PaperLine,
    SectionLine,
)
from answerable.scrutiny.models import HandoverPack, PanelMatter, PanelPaper
from answerable.scrutiny.queries.public_meetings import public_rows


def panel_lines(*, restricted: bool, day: date | None = None) -> PanelLines:
    """Everything, or what the public may have on a day: papers that are out, responses that are published, public
    packs, and no meeting that it may not know of.

    Without a day it is the one that the office is shown as at, or the last one on which anything was done here.
    """
    day = day or _last_day()
    papers = tuple(_paper(one) for one in _papers(restricted=restricted, day=day))
    matters = tuple(_matter(one) for one in _matters(restricted=restricted))
    handovers = tuple(_handover(one) for one in _handovers(restricted=restricted))
    if restricted:
        return PanelLines(papers, matters, handovers)
    known = {one.code for one in papers}
    held = {"", *public_rows().values_list("code", flat=True)}
    papers = tuple(one if one.meeting in held else replace(one, meeting="") for one in papers)
    matters = tuple(one if one.meeting in held else replace(one, meeting="") for one in matters)
    return PanelLines(
        tuple(_public_paper(one, known) for one in papers),
        tuple(_public_matter(one, known, day) for one in matters if one.received_on <= day),
        tuple(replace(one, handed_over_by="", checks=()) for one in handovers),
    )


def _last_day() -> date:
    """A day that has come, by the record alone: what is to be public later is not yet."""
    office = body()
    if office and office.shown_as_at:
        return office.shown_as_at
    last = AuditEntry.objects.order_by("-number").values_list("at", flat=True).first()
    return localtime(last).date() if last else date.min


def _papers(*, restricted: bool, day: date) -> list[PanelPaper]:
    rows = PanelPaper.objects.select_related("meeting", "clock", "replaces").prefetch_related("sections")
    if not restricted:
        rows = rows.filter(state=PanelPaper.State.SUBMITTED, public_from__lte=day)
    return list(rows.order_by("pk"))


def _matters(*, restricted: bool) -> list[PanelMatter]:
    rows = PanelMatter.objects.select_related("meeting", "clock", "paper")
    if not restricted:
        rows = rows.exclude(state=PanelMatter.State.WITHDRAWN)
    return list(rows.order_by("year", "number"))


def _handovers(*, restricted: bool) -> list[HandoverPack]:
    rows = HandoverPack.objects.prefetch_related("checks")
    if not restricted:
        rows = rows.filter(made_for=HandoverPack.For.PUBLIC, handed_over_at__isnull=False)
    return list(rows.order_by("pk"))


def _paper(one: PanelPaper) -> PaperLine:
    sections = sorted(one.sections.all(), key=lambda row: row.position)
    return PaperLine(
        code=one.code,
        kind=one.kind,
        title=one.title,
        as_at=one.as_at,
        written_at=one.written_at,
        meeting=one.meeting.code if one.meeting else "",
        since=one.since,
        due=one.due,
        clock=one.clock.key if one.clock else "",
        summary=one.summary,
        purpose=one.purpose,
        background=one.background,
        sections=tuple(SectionLine(row.heading, row.text) for row in sections),
        recommendation=one.recommendation,
        contact=one.contact,
        attachments=tuple(AttachmentLine(row["title"], row.get("address", "")) for row in one.attachments),
        state=str(one.state),
        written_by=one.written_by,
        submitted_on=one.submitted_on,
        submitted_at=one.submitted_at,
        submitted_by=one.submitted_by,
        public_from=one.public_from,
        replaces=one.replaces.code if one.replaces else "",
        withdrawn_because=one.withdrawn_because,
        example=one.example,
        edition=one.edition,
        frozen=written(one.frozen) if one.frozen else "",
    )


def _public_paper(line: PaperLine, known: set[str]) -> PaperLine:
    """Without who wrote it, its clock, and a paper before it that is not out."""
    replaces = line.replaces if line.replaces in known else ""
    return replace(line, clock="", written_by="", submitted_by="", replaces=replaces)


def _matter(one: PanelMatter) -> MatterLine:
    return MatterLine(
        year=one.year,
        number=one.number,
        kind=str(one.kind),
        title=one.title,
        words=one.words,
        received_on=one.received_on,
        respond_by=one.respond_by,
        clock=one.clock.key if one.clock else "",
        meeting=one.meeting.code if one.meeting else "",
        paper=one.paper.code if one.paper else "",
        state=str(one.state),
        accepted=one.accepted,
        response=one.response,
        responded_on=one.responded_on,
        published_on=one.published_on,
        withdrawn_because=one.withdrawn_because,
        example=one.example,
        edition=one.edition,
    )


def _public_matter(line: MatterLine, known: set[str], day: date) -> MatterLine:
    """Without its clock; as long as the response is not published the public knows of none."""
    paper = line.paper if line.paper in known else ""
    if line.state == PanelMatter.State.PUBLISHED and line.published_on and line.published_on <= day:
        return replace(line, clock="", paper=paper)
    return replace(
        line,
        clock="",
        paper=paper,
        state=str(PanelMatter.State.OPEN),
        accepted="",
        response="",
        responded_on=None,
        published_on=None,
    )


def _handover(one: HandoverPack) -> HandoverLine:
    checks = sorted(one.checks.all(), key=lambda row: (row.position, row.pk))
    return HandoverLine(
        code=one.code,
        title=one.title,
        made_for=str(one.made_for),
        as_at=one.as_at,
        opening=one.opening,
        checks=tuple(CheckedLine(str(row.theme), row.question, row.owner_role, row.done, row.words) for row in checks),
        handed_over_at=one.handed_over_at,
        handed_over_by=one.handed_over_by,
        edition=one.edition,
        frozen=written(one.frozen) if one.frozen else "",
    )
