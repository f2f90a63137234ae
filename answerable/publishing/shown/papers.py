"""How the pages of papers and meetings are shown."""

from dataclasses import dataclass

from answerable.calc.periods import printed
from answerable.kit.components import Event, Link, Row
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_date, british_day
from answerable.publishing.pages.papers import MeetingName, MeetingsPage, PaperLine, PaperPage, PapersPage, PaperTelling
from answerable.publishing.pages.parts import Meeting
from answerable.publishing.shown.rendering import HOME, PAPERS, Frame, Rendering, dated


@dataclass(frozen=True)
class Line:
    """A row of the table of a paper's figures; `anchor` is set on the first row of each line."""

    anchor: str
    line: str
    printed: str
    measure: Link
    period: str
    remark: str
    where: str
    note: str


def papers(page: PapersPage, frame: Frame) -> Rendering:
    """The list of papers."""
    columns = [
        Column[PaperLine]("title", "Paper", lambda p: p.title, lambda p: Link(p.title, frame.root + p.path)),
        Column[PaperLine]("published", "Published", lambda p: dated(p.published, assumed=p.assumed)),
        Column[PaperLine]("author", "Author", lambda p: p.author),
        Column[PaperLine]("tellings", "Figures told", lambda p: p.tellings, _number, numeric=True),
    ]
    context = {"table": table(page.papers, columns, caption="Papers, the newest first")}
    return Rendering("publishing/papers.html", "Papers", (HOME,), context)


def _number(line: PaperLine) -> str:
    return f"held under: {line.whole}" if line.whole and not line.tellings else f"{line.tellings:,}"


def paper(page: PaperPage, frame: Frame) -> Rendering:
    """A paper and its figures, in the order of its lines."""
    context = {
        "page": page,
        # The first page says what the paper is; the others go on with its figures.
        "rows": _rows(page) if page.number == 1 else [],
        "lines": _lines(page, frame),
        "others": [Link(ref.text, frame.root + ref.path, current=ref.text == str(page.number)) for ref in page.others],
        "whole": frame.link(page.whole) if page.whole else None,
        "parts": frame.links(page.parts) if page.number == 1 else [],
    }
    title = page.title + (f", page {page.number}" if page.number > 1 else "")
    return Rendering("publishing/paper.html", title, (HOME, PAPERS), context)


def _rows(page: PaperPage) -> list[Row]:
    rows = [
        Row("Published", dated(page.published, assumed=page.assumed)),
        Row("Kind", page.kind.capitalize()),
        Row("Author", page.author),
        Row("Meeting", page.meeting),
        Row("Purpose", page.purpose),
        Row("What it asks for", page.recommendation),
        Row("Attachments", "\n".join(page.attachments)),
        Row("Note", page.note),
    ]
    return [row for row in rows if row.text]


def _lines(page: PaperPage, frame: Frame) -> list[Line]:
    shown, seen = [], set[int]()
    for one in page.tellings:
        first = one.line is not None and one.line not in seen
        seen |= {one.line} if one.line is not None else set()
        shown.append(_line(one, frame, anchor=f"line-{one.line}" if first else ""))
    return shown


def _line(one: PaperTelling, frame: Frame, anchor: str) -> Line:
    period = printed(one.period) + (" (assumed)" if one.assumed else "")
    return Line(
        anchor=anchor,
        line=f"Line {one.line}" if one.line is not None else "No line",
        printed=one.printed,
        measure=frame.link(one.measure),
        period=", ".join(part for part in (period, one.of) if part),
        remark=one.remark,
        where=one.where,
        note=one.note,
    )


def meetings(page: MeetingsPage, frame: Frame) -> Rendering:
    """What is next, what was held, and what the meetings were called."""
    context = {
        "page": page,
        "on": british_date(page.on),
        "next": event(page.next, frame) if page.next else None,
        "ahead": [event(one, frame) for one in page.ahead],
        "held": [event(one, frame) for one in page.held],
        "names": table(page.names, NAMES, caption="What the meetings were called"),
        "programme": frame.link(page.programme) if page.programme else None,
    }
    return Rendering("publishing/meetings.html", "Meetings", (HOME,), context)


NAMES = [
    Column[MeetingName]("name", "Name", lambda one: one.name),
    Column[MeetingName]("start", "From", lambda one: one.start),
    Column[MeetingName]("end", "Until", lambda one: one.end),
    Column[MeetingName]("note", "Note", lambda one: one.note),
]


def event(one: Meeting, frame: Frame) -> Event:
    """A meeting as a step of a timeline, with a link to its first paper."""
    words = " ".join(
        f"{word.rstrip('.')}." for word in (one.time, one.location, "; ".join(one.agenda), one.note) if word
    )
    ref = one.page or (one.papers[0] if one.papers else one.evidence)
    link = None
    if ref:
        told = ref.text if one.page or one.papers else f"Named in: {ref.text}"
        link = Link(told, frame.root + ref.path)
    return Event(meeting_day(one), f"{one.name}: {one.title}", words, link)


def meeting_day(one: Meeting) -> str:
    """The day, or the month where only that is known."""
    return british_day(one.date, month_only=one.month_only)
