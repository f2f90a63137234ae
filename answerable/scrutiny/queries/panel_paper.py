"""A paper to the panel in words: the parts from which its page, its Word file and its PDF are all drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from answerable.kit.docx import Heading, Items
from answerable.kit.paper import Listed, PaperPart, Passage, Run, Words
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.cited import Cited, Since, since
from answerable.measures.queries.cited_parts import text_parts
from answerable.scrutiny.models import PanelPaper
from answerable.scrutiny.queries.panel_building import build
from answerable.scrutiny.queries.panel_days import month_words
from answerable.scrutiny.queries.panel_page import Attachment, News, NewsGroup, PanelPage, submitted_page
from answerable.scrutiny.queries.panel_words import source_parts


@dataclass(frozen=True)
class PanelState:
    """What the paper says of itself: when it went, when it was wanted, and which figures changed since."""

    submitted_on: date | None = None
    due: date | None = None
    public_from: date | None = None
    since: tuple[Since, ...] = ()
    withdrawn: str = ""


def paper(page: PanelPage, state: PanelState) -> tuple[PaperPart, ...]:
    """Every statement in its order, below the title: one page first, then what happened, then the whole."""
    return (
        *_beginning(page, state),
        Heading("In one page"),
        *_text(page.summary, "The summary is not written yet."),
        *_part("Purpose", page.purpose),
        *_part("Background", page.background),
        *_news(page),
        *(part for one in page.parts for part in _part(one.heading, one.text)),
        *_part("Recommendation", page.recommendation),
        *_attachments(page),
        *_contact(page),
        *source_parts(page.text.figures),
    )


def _beginning(page: PanelPage, state: PanelState) -> Iterator[PaperPart]:
    told = page.kind if page.kind.casefold().endswith(("paper", "report")) else f"{page.kind} report"
    yield Passage((Run(f"{told} to the {page.panel}, as at {british_date(page.as_at)}.", is_strong=True),))
    force = f" {page.force} is the force it holds to account." if page.force else ""
    meeting = f" For the meeting: {page.meeting}." if page.meeting else ""
    yield Passage(f"{page.office}.{force}{meeting}", is_quiet=True)
    if page.example:
        yield Passage("An example: it shows how such a paper is made, and was never sent.", is_quiet=True)
    if page.replaces:
        yield Passage(f"It replaces {page.replaces}.")
    yield Passage(_state(state), is_quiet=True)
    if state.since:
        yield Heading("Changed since it was submitted")
        yield Items(
            tuple(f"{one.figure.of}: the text says {one.figure.words}. {one.words}" for one in state.since),
            is_numbered=False,
        )


def _state(state: PanelState) -> str:
    if state.withdrawn:
        return f"Withdrawn: {state.withdrawn}"
    if state.submitted_on is None:
        wanted = f" It is wanted by {british_date(state.due)}." if state.due else ""
        return f"A draft: its figures are those known on its day, and it may still change.{wanted}"
    days = (state.submitted_on - state.due).days if state.due else 0
    when = f", {counted(days, 'day')} late" if days > 0 else ", in time" if state.due else ""
    public = f" The public may read it from {british_date(state.public_from)}." if state.public_from else ""
    return f"Submitted on {british_date(state.submitted_on)}{when}. It is kept as it was, and never changed.{public}"


def _part(heading: str, text: Cited) -> Iterator[PaperPart]:
    if text.lines:
        yield Heading(heading)
        yield from text_parts(text.lines)


def _text(text: Cited, without: str) -> Iterator[PaperPart]:
    if text.lines:
        yield from text_parts(text.lines)
    else:
        yield Passage(without, is_quiet=True)


def _news(page: PanelPage) -> Iterator[PaperPart]:
    if page.since is None:
        return
    yield Heading("Since you last met")
    after = f"since {month_words(page.since)}" if page.since_month else f"after {british_date(page.since)}"
    yield Passage(f"What the record says of the time {after}, up to {british_date(page.as_at)}.")
    quiet = [group.heading for group in page.news if not group.items]
    for group in page.news:
        if group.items:
            yield from _group(group)
    if quiet:
        yield Passage(
            f"Nothing is on record of: {'; '.join(one[0].lower() + one[1:] for one in quiet)}.", is_quiet=True
        )


def _group(group: NewsGroup) -> Iterator[PaperPart]:
    yield Heading(group.heading, 2)
    if group.more:
        yield Passage(f"The last {len(group.items):,} of {len(group.items) + group.more:,}:")
    yield Listed(tuple((Run(f"{_when(one)}. ", is_strong=True), Run(one.words)) for one in group.items))


def _when(one: News) -> str:
    return month_words(one.on) if one.whole_month else british_date(one.on)


def _attachments(page: PanelPage) -> Iterator[PaperPart]:
    if page.attachments:
        yield Heading("Attachments")
        yield Listed(tuple(_attached(one) for one in page.attachments))


def _attached(one: Attachment) -> Words:
    return (Run(one.title, href=one.address),) if one.address else one.title


def _contact(page: PanelPage) -> Iterator[PaperPart]:
    if page.contact:
        yield Heading("Contact")
        yield Passage(page.contact)


@dataclass(frozen=True)
class ReadPaper:
    """A paper with what it says: a draft as it stands now, or what was submitted with what has changed since."""

    kept: PanelPaper
    page: PanelPage

    @cached_property
    def state(self) -> PanelState:
        kept = self.kept
        changed = since(self.page.text) if kept.frozen else ()
        return PanelState(kept.submitted_on, kept.due, kept.public_from, changed, kept.withdrawn_because)

    @cached_property
    def parts(self) -> tuple[PaperPart, ...]:
        """Every statement in its order: what the page, the Word file and the PDF are drawn from."""
        return paper(self.page, self.state)


def read(kept: PanelPaper) -> ReadPaper:
    return ReadPaper(kept, submitted_page(kept) if kept.frozen else build(kept))
