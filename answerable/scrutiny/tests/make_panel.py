"""Papers to the panel, what it asked, and handover packs for tests: an invented body of an invented place."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from answerable.bodies.operations import set_up
from answerable.bodies.tests.make import body
from answerable.clocks.tests.make import make_duty
from answerable.kit.audit import Actor
from answerable.measures.tests.record_make import FORCE, measure, record, row, source
from answerable.scrutiny.models import HandoverPack, Meeting, MeetingName, PanelMatter, PanelPaper
from answerable.scrutiny.operations import handover
from answerable.scrutiny.operations import panel as papers
from answerable.scrutiny.operations import panel_matters as matters
from answerable.scrutiny.operations.handover import PackText
from answerable.scrutiny.operations.panel import Frame, SectionText, Words
from answerable.scrutiny.operations.panel_matters import Asked
from answerable.scrutiny.queries.panel_page import Attachment

NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)
TODAY = date(2024, 11, 7)
MET = date(2024, 6, 6)
OFFICER = Actor("user:1", "scrutiny_officer")
SECRET = "SECRETHERRINGS"
SUMMARY = "In 2023 the harbour took {calls 2023} calls.\n\n- It was busy.\n- It was *loud* $ #here_."
WORDS = Words(
    summary=SUMMARY,
    purpose="To say how the harbour stands.",
    background="The harbour is old.",
    recommendation="That the panel asks about the lamps.",
    contact="The harbour office, harbour@northmoor.example",
    attachments=(Attachment("Tide tables", "https://northmoor.example/tides"),),
    sections=(SectionText("Lamps", "Twelve of {calls 2023} were mended."), SectionText("Nets", "They are dry.")),
)


def office() -> None:
    """A body with the duty to respond, its panel's name, and one figure that can be cited."""
    set_up(replace(body(), area_code=FORCE, shown_as_at=TODAY), by=OFFICER, at=NOON)
    make_duty("panel-response", standing="statute", counting="set_by_person", calendar="none", count=None)
    MeetingName.objects.create(function="panel", name="Northmoor Panel")
    measure("calls")
    source("report")
    record(row("154666"))


def set_up_as_at(day: date) -> None:
    """The office's pages speak of another day."""
    set_up(replace(body(), area_code=FORCE, shown_as_at=day), by=OFFICER, at=NOON)


def panel_meeting(code: str = "2024-11-14-panel", on: date = date(2024, 11, 14), **facts: Any) -> Meeting:
    """A meeting of the panel, still to come unless `state` says otherwise."""
    given = {"name": "Northmoor Panel", "title": "Autumn", "function": "panel", "state": "planned", "evidence": "own"}
    return Meeting.objects.create(code=code, date=on, **{**given, **facts})


def frame(**facts: Any) -> Frame:
    given: dict[str, Any] = {
        "title": "How the harbour stands",
        "kind": "Interim",
        "as_at": TODAY,
        "since": MET,
        "due": date(2024, 11, 5),
        "public_from": date(2024, 11, 14),
    }
    return Frame(**{**given, **facts})


def begun(**facts: Any) -> PanelPaper:
    """A draft with the headings of its kind."""
    return papers.begin_paper(frame(**facts), on=TODAY, by=OFFICER, at=NOON)


def draft(words: Words = WORDS, **facts: Any) -> PanelPaper:
    """A draft with everything written in it."""
    kept = begun(**facts)
    return papers.write_paper(kept.code, frame(**facts), words, edition=1, on=TODAY, by=OFFICER, at=NOON)


def submitted(words: Words = WORDS, **facts: Any) -> PanelPaper:
    kept = draft(words, **facts)
    return papers.submit_paper(kept.code, edition=kept.edition, on=TODAY, by=OFFICER, at=NOON)


def asked(**facts: Any) -> Asked:
    given: dict[str, Any] = {
        "kind": "recommendation",
        "title": "Mend the lamps",
        "words": "The panel recommends that the lamps be mended.",
        "received_on": MET,
        "respond_by": date(2024, 7, 6),
    }
    return Asked(**{**given, **facts})


def matter(**facts: Any) -> PanelMatter:
    """A recommendation of the panel that waits for a response."""
    return matters.record_matter(asked(**facts), by=OFFICER, at=NOON)


def pack(made_for: str = "successor", *, as_at: date = TODAY, opening: str = "") -> HandoverPack:
    text = PackText("Handover", as_at, opening)
    return handover.prepare_pack(text, made_for=made_for, by=OFFICER, at=NOON)


def answered(kept: HandoverPack, *, done: bool = True) -> HandoverPack:
    """The pack with every question of its checklist answered."""
    answers = tuple(handover.Answer(done, "It is seen to.", "Harbour master") for _ in kept.checks.all())
    text = PackText(kept.title, kept.as_at, kept.opening, answers)
    return handover.write_pack(kept.code, text, edition=kept.edition, by=OFFICER, at=NOON)


def handed_over(made_for: str = "successor") -> HandoverPack:
    kept = answered(pack(made_for))
    return handover.hand_over(kept.code, edition=kept.edition, on=TODAY, by=OFFICER, at=NOON)
