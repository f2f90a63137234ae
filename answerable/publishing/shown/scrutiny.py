"""How a meeting, its questions and the panel's papers are shown."""

from dataclasses import dataclass

from answerable.kit.components import KeyFigure, Link, Row, Tag, Tone
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date, counted
from answerable.publishing import addresses
from answerable.publishing.pages.corrections import Words
from answerable.publishing.pages.parts import Ref
from answerable.publishing.pages.scrutiny import (
    AskingNow,
    ItemEntry,
    MatterEntry,
    MeetingPage,
    PanelPapersPage,
    PaperOut,
    QuestionEntry,
    QuestionPage,
    QuestionsPage,
)
from answerable.publishing.shown.rendering import HOME, TONES, Frame, Rendering, hours
from answerable.scrutiny.queries.programme import MOST
from answerable.scrutiny.queries.public_meetings import PublicItem, PublicMeeting
from answerable.scrutiny.queries.public_panel import PublicPanelPaper
from answerable.scrutiny.queries.public_questions import AskedQuestion, QuestionCounts, Tally

MEETINGS = Ref("Meetings", addresses.MEETINGS)
QUESTIONS = Ref("Questions", addresses.QUESTIONS)
SHORT = 160
"""In characters: so much of a question stands in a table."""


@dataclass(frozen=True)
class ShownItem:
    """An item as it is drawn: its rows, the tag of its judgement, what is asked, what was asked of the force."""

    item: PublicItem
    lead: str
    tag: Tag | None
    objectives: list[Link]
    # Very many of them fold away.
    folded: bool
    paper: Link | None
    enquiries: list[tuple[str, list[list[Link]], str]]
    commission: Table | None
    timing: str
    moved_from: str


def linked(paragraphs: tuple[tuple[Words, ...], ...], frame: Frame) -> list[list[Link]]:
    """Paragraphs of words; those that are figures lead to their measures."""
    return [[Link(one.text, frame.root + one.path if one.path else "") for one in line] for line in paragraphs]


def meeting_when(one: PublicMeeting) -> str:
    """ "12 March 2024, 10:30 to 12:30, Ripley", or the month."""
    if one.month_only:
        return f"{one.day:%B %Y}"
    return ", ".join(part for part in (british_date(one.day), hours(one.time, one.ends), one.location) if part)


def meeting(page: MeetingPage, frame: Frame) -> Rendering:
    """One meeting: when and where, its agenda, what went out, and how it ended."""
    one = page.meeting
    questions = table(page.questions, _question_columns(frame), caption="Questions") if page.questions else None
    context = {
        "page": page,
        "meeting": one,
        "lead": _lead(page),
        "rows": _rows(page, frame),
        "items": [_item(item, frame) for item in page.items],
        "packs": _handed(page.packs, frame),
        "minutes": _handed(page.minutes, frame),
        "papers": frame.links(page.papers),
        "questions": questions,
        "promises": [
            f"{promise.words} ({promise.owner_role}; {promise.state_words.lower()}{'; an example' if promise.example else ''})"
            for promise in page.promises
        ],
        "asks": page.asks,
        "closes": british_date(one.questions_close) if one.questions_close else "",
        "ask": frame.root + addresses.ASK,
    }
    return Rendering("publishing/meeting.html", f"{one.name}: {one.title}", (HOME, MEETINGS), context)


def _lead(page: MeetingPage) -> str:
    one = page.meeting
    if one.cancelled_because:
        return f"This meeting, planned for {meeting_when(one)}, is cancelled: {one.cancelled_because}"
    if one.ahead:
        return f"To be held on {meeting_when(one)}."
    judged = [item for item in one.open_items if item.assurance]
    ended = f" {counted(len(judged), 'item')} ended with a judgement." if judged else ""
    return f"Held on {meeting_when(one)}.{ended}"


def _rows(page: MeetingPage, frame: Frame) -> list[Row]:
    one = page.meeting
    closed = sum(item.restricted for item in one.items)
    rows = [Row("When", meeting_when(one)), Row("How far it is", one.state_words)]
    if closed:
        rows.append(Row("Not held in public", counted(closed, "item")))
    if one.minutes_due and not page.minutes and not one.ahead:
        rows.append(Row("Minutes are due", british_date(one.minutes_due)))
    for words, address in (
        ("Watch it", one.watch_address if one.ahead else ""),
        ("Recording", one.recording_address),
        ("Transcript", one.transcript_address),
    ):
        if address:
            rows.append(Row(words, "", Link(words, address)))
    return rows


def _item(entry: ItemEntry, frame: Frame) -> ShownItem:
    one = entry.item
    length = counted(one.minutes, "minute") if one.minutes else ""
    lead = ", ".join(part for part in (one.begins, length, one.lead_role) if part)
    asked = entry.commission
    return ShownItem(
        item=one,
        lead=lead,
        tag=Tag(one.assurance, TONES.get(one.shape, Tone.NEUTRAL)) if one.assurance else None,
        objectives=frame.links(entry.objectives),
        folded=len(entry.objectives) > MOST,
        paper=frame.link(entry.paper) if entry.paper else None,
        enquiries=[(line.question, linked(line.why, frame), line.grown_from) for line in entry.enquiries],
        commission=table(asked.questions, COMMISSION, caption=f"What {asked.to_role} was asked to report")
        if asked
        else None,
        timing=asked.timing_words if asked else "",
        moved_from=british_date(one.moved_from) if one.moved_from else "",
    )


COMMISSION: list[Column] = [  # type: ignore[type-arg]
    Column("number", "No.", lambda one: one.number),
    Column("text", "Asked", lambda one: one.text),
    Column("answered", "The paper", lambda one: one.answered_words),
    Column("place", "Where", lambda one: one.place),
]


def _handed(every: tuple[PaperOut, ...], frame: Frame) -> list[tuple[Link, str, str]]:
    return [(frame.link(one.page), british_date(one.on), one.because) for one in every]


def questions(page: QuestionsPage, frame: Frame) -> Rendering:
    """Every question with what became of it; the unanswered ones among them."""
    context = {
        "page": page,
        "lead": _of_questions(page.counts),
        "counts": _counts(page.counts),
        "asking": _asking(page.asking, frame),
        "ask": frame.root + addresses.ASK,
        "questions": table(page.entries, _question_columns(frame), caption="Every question, the newest first")
        if page.entries
        else None,
        "themes": table(page.themes, tallies("Theme"), caption="By theme") if page.themes else None,
        "areas": table(page.areas, tallies("District"), caption="By district") if page.areas else None,
    }
    return Rendering("publishing/questions.html", "Questions from the public", (HOME,), context)


def _of_questions(counts: QuestionCounts) -> str:
    if not counts.asked:
        return "Nobody has asked a question yet."
    return (
        f"{counted(counts.asked, 'question')} asked: {counts.answered:,} answered, {counts.unanswered:,} not answered."
    )


def _counts(counts: QuestionCounts) -> list[KeyFigure]:
    told = (
        (counts.answered, "Answered", "Each with its answer and date."),
        (counts.unanswered, "Not answered yet", "Each is listed as unanswered once somebody has read it."),
        (counts.out_of_scope, "Out of scope", "Each with the reason."),
        (
            counts.casework,
            "Dealt with as casework",
            "Private matters, answered to who asked; only their number is told.",
        ),
    )
    return [KeyFigure(f"{number:,}", words, means) for number, words, means in told if number]


def _asking(one: AskingNow | None, frame: Frame) -> tuple[Link, str, str] | None:
    return (frame.link(one.meeting), british_date(one.day), british_date(one.closes)) if one else None


def _question_columns(frame: Frame) -> list[Column[QuestionEntry]]:
    return [
        Column[QuestionEntry](
            "text", "Question", lambda one: one.text, lambda one: Link(_cut(one.text), frame.root + one.question.path)
        ),
        Column[QuestionEntry](
            "number", "Number", lambda one: f"{one.question.text}, an example" if one.example else one.question.text
        ),
        Column[QuestionEntry]("asked", "Asked", lambda one: one.asked_on),
        Column[QuestionEntry](
            "state", "How it stands", lambda one: one.state, lambda one: Tag(one.state, _tone(is_open=one.open))
        ),
        Column[QuestionEntry]("answered", "Answered on", lambda one: one.answered_on),
    ]


def _tone(*, is_open: bool) -> Tone:
    return Tone.AMBER if is_open else Tone.NEUTRAL


def _cut(words: str) -> str:
    return words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"


def tallies(of: str) -> list[Column[Tally]]:
    """How many questions were asked and answered, by the thing that the first column is headed with."""
    return [
        Column[Tally]("words", of, lambda one: one.words),
        Column[Tally]("asked", "Asked", lambda one: one.asked),
        Column[Tally]("answered", "Answered", lambda one: one.answered),
    ]


def question(page: QuestionPage, frame: Frame) -> Rendering:
    """One question with its answer, in parts."""
    one = page.question
    context = {
        "question": one,
        "tag": Tag(one.state_words, _tone(is_open=one.is_open)),
        "lead": _standing(one),
        "answer": linked(page.answer, frame),
        "rows": _about(page, frame),
        "left_out": ", ".join(words[0].lower() + words[1:] for words in one.left_out),
    }
    return Rendering("publishing/question.html", f"Question {one.reference}", (HOME, QUESTIONS), context)


def _standing(one: AskedQuestion) -> str:
    if one.is_answered and one.answered_on:
        by = f" by the {one.answered_by_role}" if one.answered_by_role else ""
        return f"Answered on {british_date(one.answered_on)}{by}."
    if one.is_open:
        due = f" An answer is due by {british_date(one.answer_due)}." if one.answer_due else ""
        return f"Not answered yet.{due}"
    return one.because or f"{one.state_words}."


def _about(page: QuestionPage, frame: Frame) -> list[Row]:
    one = page.question
    rows = [Row("Asked", british_date(one.asked_on) + (f" by {one.name}" if one.name else ""))]
    told = (("About", one.theme or one.priority), ("From", one.area))
    rows += [Row(term, words) for term, words in told if words]
    if page.meeting:
        rows.append(Row("Asked of", page.meeting.text, Link("The meeting", frame.root + page.meeting.path)))
    if one.also_asked:
        rows.append(Row("Asked with it", f"{counted(one.also_asked, 'like question')}"))
    if one.recording_address:
        rows.append(Row("In the recording", one.recording_at, Link("The recording", one.recording_address)))
    return rows


def panel(page: PanelPapersPage, frame: Frame) -> Rendering:
    """The papers that the panel was sent, and what it asked, with the responses."""
    context = {
        "lead": f"{counted(len(page.papers), 'paper')} to the panel, and {counted(len(page.matters), 'matter')} that it raised."
        if page.papers or page.matters
        else "Nothing was sent to the panel through this record yet.",
        "papers": table(page.papers, _paper_columns(frame), caption="Papers, the newest first")
        if page.papers
        else None,
        "matters": [_matter(one, frame) for one in page.matters],
    }
    return Rendering("publishing/panel.html", "The panel", (HOME,), context)


def _paper_columns(frame: Frame) -> list[Column[PublicPanelPaper]]:
    return [
        Column[PublicPanelPaper](
            "title",
            "Paper",
            lambda one: one.page.title,
            lambda one: Link(one.page.title, frame.root + addresses.panel_paper(one.code)),
        ),
        Column[PublicPanelPaper]("kind", "Kind", lambda one: one.page.kind + (" (example)" if one.example else "")),
        Column[PublicPanelPaper]("sent", "Sent", lambda one: one.submitted_on),
        Column[PublicPanelPaper](
            "late", "In time", lambda one: f"late by {counted(one.late_days, 'day')}" if one.late_days else "in time"
        ),
    ]


def _matter(entry: MatterEntry, frame: Frame) -> dict[str, object]:
    one = entry.matter
    tone = Tone.RED if one.late and not one.responded_on else Tone.NEUTRAL
    return {
        "matter": one,
        "tag": Tag(f"{one.state}{', late' if one.late else ''}", tone),
        "received": british_date(one.received_on),
        "respond_by": british_date(one.respond_by) if one.respond_by else "",
        "responded": british_date(one.responded_on) if one.responded_on else "",
        "response": linked(entry.response, frame),
    }
