"""Takes in the panel and the handover of an office's folder. What is held stays as it is."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from answerable.clocks.models import RunningClock
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import NotThisForm, digest, freeze, thaw
from answerable.scrutiny.intake.panel import HandoverLine, MatterLine, PanelLines, PaperLine
from answerable.scrutiny.models import (
    HandoverCheck,
    HandoverPack,
    Meeting,
    PanelMatter,
    PanelPaper,
    PanelSection,
)
from answerable.scrutiny.queries.handover_page import HandoverPage
from answerable.scrutiny.queries.panel_building import build
from answerable.scrutiny.queries.panel_page import PanelPage
from answerable.scrutiny.queries.panel_words import too_small

SUBMITTED, WITHDRAWN = PanelPaper.State.SUBMITTED, PanelPaper.State.WITHDRAWN


class PanelNotLoaded(Exception):
    """Something of the folder does not fit; `problems` says of each why."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems[:20]))
        self.problems = list(problems)


@dataclass(frozen=True)
class _Known:
    """What the lines may point at."""

    meetings: Mapping[str, Meeting]
    clocks: Mapping[str, RunningClock]
    papers: set[str]


@transaction.atomic
def load_panel(lines: PanelLines, *, by: Actor, at: datetime) -> int:
    """Takes in what is not held yet, after meetings, clocks and figures. How many were new.

    A submitted paper without its frozen form is frozen from the record as known on its day. Raises PanelNotLoaded with all problems.
    """
    turns.take_turn()
    fresh = _fresh(lines)
    known = _known(fresh)
    problems = list(_problems(fresh, known))
    if not problems:
        problems = [problem for line in fresh.papers for problem in _take_paper(line, known, by)]
    if problems:
        raise PanelNotLoaded(problems)
    for matter in fresh.matters:
        _take_matter(matter, known)
    for pack in fresh.handovers:
        _take_handover(pack)
    number = len(fresh.papers) + len(fresh.matters) + len(fresh.handovers)
    if number:
        after = {"papers": len(fresh.papers), "matters": len(fresh.matters), "handovers": len(fresh.handovers)}
        audit.record("panel loaded", by=by, at=at, subject="panel", after=after)
    return number


def _fresh(lines: PanelLines) -> PanelLines:
    papers = set(PanelPaper.objects.values_list("code", flat=True))
    matters = set(PanelMatter.objects.values_list("year", "number"))
    packs = set(HandoverPack.objects.values_list("code", flat=True))
    return PanelLines(
        tuple(one for one in lines.papers if one.code not in papers),
        tuple(one for one in lines.matters if (one.year, one.number) not in matters),
        tuple(one for one in lines.handovers if one.code not in packs),
    )


def _known(lines: PanelLines) -> _Known:
    pointing: tuple[PaperLine | MatterLine, ...] = (*lines.papers, *lines.matters)
    clocks, meetings = {one.clock for one in pointing}, {one.meeting for one in pointing}
    return _Known(
        {one.code: one for one in Meeting.objects.filter(code__in=meetings)},
        {one.key: one for one in RunningClock.objects.filter(key__in=clocks)},
        {*PanelPaper.objects.values_list("code", flat=True), *(one.code for one in lines.papers)},
    )


def _problems(lines: PanelLines, known: _Known) -> Iterator[str]:
    for paper in lines.papers:
        yield from (f"panel paper '{paper.code}': {why}" for why in (*_astray(paper, known), *_paper_faults(paper)))
    for one in lines.matters:
        told = f"panel matter {one.year}/{one.number}"
        yield from (f"{told}: {why}" for why in (*_astray(one, known), *_matter_faults(one)))
    for pack in lines.handovers:
        yield from (f"handover '{pack.code}': {why}" for why in _pack_faults(pack))
    yield from _doubles(lines)


def _doubles(lines: PanelLines) -> Iterator[str]:
    names = [
        *(f"panel paper '{one.code}'" for one in lines.papers),
        *(f"panel matter {one.year}/{one.number}" for one in lines.matters),
        *(f"handover '{one.code}'" for one in lines.handovers),
    ]
    yield from (
        f"{name}: it stands twice, keep one of them." for name in sorted({n for n in names if names.count(n) > 1})
    )


def _astray(line: PaperLine | MatterLine, known: _Known) -> Iterator[str]:
    """What it points at and is not there."""
    if line.meeting and line.meeting not in known.meetings:
        yield f"there is no meeting '{line.meeting}'."
    if line.clock and line.clock not in known.clocks:
        yield f"there is no clock '{line.clock}'."
    paper = line.replaces if isinstance(line, PaperLine) else line.paper
    if paper and paper not in known.papers:
        yield f"there is no paper '{paper}'."


def _paper_faults(line: PaperLine) -> Iterator[str]:
    if line.state not in PanelPaper.State.values:
        yield f"'state' is '{line.state}': say one of {', '.join(PanelPaper.State.values)}."
    if line.state == SUBMITTED and not (line.submitted_on and line.public_from):
        yield "it was submitted: say 'submitted_on' and 'public_from'."
    if line.state == WITHDRAWN and not line.withdrawn_because:
        yield "it was withdrawn: say why in 'withdrawn_because'."
    if line.submitted_on and line.as_at > line.submitted_on:
        yield "it was submitted before the day that it is as at."
    yield from _thawed(PanelPage, line.frozen)


def _matter_faults(line: MatterLine) -> Iterator[str]:
    if line.kind not in PanelMatter.Kind.values:
        yield f"'kind' is '{line.kind}': say one of {', '.join(PanelMatter.Kind.values)}."
    if line.state not in PanelMatter.State.values:
        yield f"'state' is '{line.state}': say one of {', '.join(PanelMatter.State.values)}."
    if line.state in ("responded", "published") and not (line.response and line.responded_on):
        yield "it was responded to: give 'response' and 'responded_on'."
    if line.state == "published" and not line.published_on:
        yield "its response was published: say 'published_on'."
    if line.state == "withdrawn" and not line.withdrawn_because:
        yield "it was withdrawn: say why in 'withdrawn_because'."


def _pack_faults(line: HandoverLine) -> Iterator[str]:
    if line.made_for not in HandoverPack.For.values:
        yield f"'made_for' is '{line.made_for}': say one of {', '.join(HandoverPack.For.values)}."
    if line.handed_over_at and not line.frozen:
        yield "it was handed over: give what was frozen."
    if any(one.theme not in HandoverCheck.Theme.values for one in line.checks):
        yield f"a question has a theme that is none of {', '.join(HandoverCheck.Theme.values)}."
    if any(one.done and not one.words for one in line.checks):
        yield "a question is answered with yes and nothing shows it."
    yield from _thawed(HandoverPage, line.frozen)


def _thawed(cls: type[Any], frozen: str) -> Iterator[str]:
    try:
        if frozen:
            thaw(cls, json.loads(frozen))
    except NotThisForm as error:
        yield f"'frozen' is not what it is to be: {error}."


def _take_paper(line: PaperLine, known: _Known, by: Actor) -> tuple[str, ...]:
    """Writes one; what keeps it from being frozen."""
    frozen = json.loads(line.frozen) if line.frozen else {}
    kept = PanelPaper(
        **_own(line, ("meeting", "clock", "replaces", "sections", "attachments", "frozen", "state", "written_by")),
        meeting=known.meetings.get(line.meeting),
        clock=known.clocks.get(line.clock),
        replaces=PanelPaper.objects.filter(code=line.replaces).first() if line.replaces else None,
        attachments=[asdict(one) for one in line.attachments],
        written_by=line.written_by or by.reference,
    )
    kept.save()
    PanelSection.objects.bulk_create(
        PanelSection(paper=kept, position=number, heading=one.heading, text=one.text)
        for number, one in enumerate(line.sections, 1)
    )
    if line.state == SUBMITTED and not frozen:
        page = build(kept)
        if faults := (*page.text.faults, *too_small(page.text)):
            return tuple(f"panel paper '{line.code}': {fault}" for fault in faults)
        frozen = freeze(page)
    kept.frozen, kept.sha256, kept.state = frozen, digest(frozen) if frozen else "", line.state
    kept.save()
    return ()


def _take_matter(line: MatterLine, known: _Known) -> None:
    PanelMatter.objects.create(
        **_own(line, ("meeting", "clock", "paper")),
        meeting=known.meetings.get(line.meeting),
        clock=known.clocks.get(line.clock),
        paper=PanelPaper.objects.filter(code=line.paper).first() if line.paper else None,
    )


def _take_handover(line: HandoverLine) -> None:
    frozen = json.loads(line.frozen) if line.frozen else {}
    kept = HandoverPack.objects.create(
        **_own(line, ("checks", "frozen")), frozen=frozen, sha256=digest(frozen) if frozen else ""
    )
    HandoverCheck.objects.bulk_create(
        HandoverCheck(pack=kept, position=number, **asdict(one)) for number, one in enumerate(line.checks, 1)
    )


def _own(line: PaperLine | MatterLine | HandoverLine, besides: Sequence[str]) -> dict[str, Any]:
    """The facts of the line that stand on the row as they are."""
    return {name: value for name, value in vars(line).items() if name not in besides}
