"""How what was frozen is shown, as a page and as files: the same statements in the same order, by the parts of a paper."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from answerable.assessments.views.summary_parts import sections
from answerable.kit.components import Link
from answerable.kit.docx import About, docx_bytes
from answerable.kit.paper import PaperPart, in_word
from answerable.kit.pdf import pdf_bytes
from answerable.publishing import addresses
from answerable.publishing.pages.handed import Handed, HandoverCopy, MinutesCopy, PackCopy, PanelPaperCopy
from answerable.publishing.pages.parts import Ref
from answerable.publishing.shown.rendering import HOME, Frame, Rendering
from answerable.publishing.shown.scrutiny import MEETINGS
from answerable.scrutiny.queries import handover_paper, minutes_paper, pack_paper, panel_paper
from answerable.scrutiny.queries.pack_files import TYPES, Bound, bound_minutes, bound_pack, file_bytes
from answerable.scrutiny.queries.panel_paper import PanelState

WORDS = {"docx": "a Word document", "pdf": "a PDF", "zip": "a ZIP with its data"}
PANEL = Ref("The panel", addresses.PANEL)


@dataclass(frozen=True)
class Read:
    """A paper ready to be shown: its title, its statements, the forms it has, and how the file of each is made."""

    title: str
    parts: tuple[PaperPart, ...]
    above: tuple[Ref, ...]
    later: tuple[Ref, ...]
    forms: tuple[str, ...]
    file: Callable[[str], bytes]


def read(page: Handed) -> Read:
    match page:
        case PackCopy(meeting, pack, later):
            stage = pack_paper.Stage(pack.frozen_on, pack.sha256)
            return _bound(bound_pack(pack.page, stage, _noon(pack.frozen_on)), meeting, later)
        case MinutesCopy(meeting, minutes, later):
            published = minutes_paper.Stage(minutes.published_on, minutes.sha256)
            return _bound(bound_minutes(minutes.page, published, _noon(minutes.published_on)), meeting, later)
        case PanelPaperCopy(paper, later):
            state = PanelState(paper.submitted_on, paper.due, paper.public_from)
            about = About(paper.page.title, paper.page.office, _noon(paper.submitted_on))
            return _plain(about, panel_paper.paper(paper.page, state), (HOME, PANEL), later)
        case HandoverCopy(handover):
            about = About(handover.page.title, handover.page.office, _noon(handover.handed_over_on))
            return _plain(about, handover_paper.paper(handover.page, handover.handed_over_on), (HOME,), ())


def _noon(day: date) -> datetime:
    """A moment of the day, the same each time: the same page gives the same file."""
    return datetime.combine(day, time(12), UTC)


def _bound(bound: Bound, meeting: Ref | None, later: tuple[Ref, ...]) -> Read:
    above = (HOME, MEETINGS, *((meeting,) if meeting else ()))
    return Read(bound.title, bound.parts, above, later, tuple(TYPES), lambda form: file_bytes(bound, form))


def _plain(about: About, parts: tuple[PaperPart, ...], above: tuple[Ref, ...], later: tuple[Ref, ...]) -> Read:
    def file(form: str) -> bytes:
        return pdf_bytes(about, parts) if form == "pdf" else docx_bytes(about, in_word(parts))

    return Read(about.title, parts, above, later, ("docx", "pdf"), file)


def handed(page: Handed, frame: Frame) -> Rendering:
    """The paper as a page, with the way to its files."""
    found = read(page)
    stem = frame.root + frame.path.removesuffix(".html")
    context = {
        "sections": sections(found.parts),
        "files": [Link(WORDS[form], f"{stem}.{form}") for form in found.forms],
        "later": frame.links(found.later),
    }
    return Rendering("publishing/handed.html", found.title, found.above, context)
