"""Meetings, their agendas, questions from the public and promises, as rows."""

import re
from collections.abc import Iterator

from answerable.publishing.opendata.forms import Column, Kind, Row, Table
from answerable.publishing.opendata.papers import plain
from answerable.publishing.pages.papers import MeetingsPage
from answerable.publishing.pages.parts import Meeting
from answerable.publishing.pages.scrutiny import MeetingPage, PromisesPage, QuestionPage


def _meeting(path: str, page: MeetingPage) -> Iterator[Row]:
    one = page.meeting
    yield (
        one.code, one.kind, one.name, one.title, one.day, one.month_only, one.time, one.ends, one.location,
        one.state_words, one.cancelled_because, one.note, one.questions_close, one.minutes_due, one.watch_address,
        one.recording_address, one.transcript_address, path,
    )  # fmt: skip


def _mentioned(path: str, page: MeetingsPage) -> Iterator[Row]:
    for code, one in mentioned(page):
        rest = ("", "", one.note, None, None, "", "", "")
        yield (code, one.kind, one.name, one.title, one.date, one.month_only, one.time, "", one.location, *rest, path)


def mentioned(page: MeetingsPage) -> Iterator[tuple[str, Meeting]]:
    """The meetings that have no page of their own, each with a key: its day and its name. A code holds no full stop."""
    seen: dict[str, int] = {}
    for one in (*page.ahead, *page.held):
        if one.page is None:
            code = f"{one.date}.{re.sub(r'[^a-z0-9]+', '-', one.name.lower()).strip('-')}"
            seen[code] = seen.get(code, 0) + 1
            yield (code if seen[code] == 1 else f"{code}.{seen[code]}"), one


def _items(path: str, page: MeetingPage) -> Iterator[Row]:
    for entry in page.items:
        one = entry.item
        yield (
            page.meeting.code, one.position, one.title, one.kind, one.purpose, one.lead_role, one.begins, one.minutes,
            one.restricted, one.ground, one.assurance, one.reason, one.minute, path,
        )  # fmt: skip


def _mentioned_items(path: str, page: MeetingsPage) -> Iterator[Row]:
    for code, one in mentioned(page):
        for position, title in enumerate(one.agenda, start=1):
            yield (code, position, title, "", "", "", "", None, False, "", "", "", "", path)


def _questions(path: str, page: QuestionPage) -> Iterator[Row]:
    one = page.question
    yield (
        one.reference, one.asked_on, one.text, one.theme, one.area, one.meeting or None, one.meeting_on,
        one.state_words, one.because, "\n".join(map(plain, page.answer)), one.answered_on, one.answered_by_role, one.not_answered,
        one.answer_due, one.also_asked, one.example, path,
    )  # fmt: skip


def _promises(path: str, page: PromisesPage) -> Iterator[Row]:
    for entry in page.entries:
        one = entry.promise
        yield (
            one.reference, one.words, one.side_words, one.owner_role, one.made_on, one.due, one.state_words, one.since,
            one.late_days, len(one.put_off), "\n".join(map(plain, entry.evidence)), one.evidence_address, one.meeting,
            one.question, one.objective, one.example, path,
        )  # fmt: skip


MEETINGS = Table(
    code="meetings",
    title="Meetings",
    words="Meetings that were announced, and those that only a paper tells of.",
    columns=(
        Column("meeting", "Meeting", "The code of the meeting.", required=True),
        Column("kind", "Kind", "What sort of meeting it is."),
        Column("name", "Name", "What meetings of this sort are called.", required=True),
        Column("title", "Title", "What this one is called."),
        Column(
            "day", "Day", "The day; the first of the month where the month alone is known.", Kind.DAY, required=True
        ),
        Column("month_only", "Month only", "Whether the month alone is known.", Kind.YES_NO, required=True),
        Column("begins", "Begins", "When it begins."),
        Column("ends", "Ends", "When it ends."),
        Column("place", "Place", "Where it is held."),
        Column("state", "State", "How far it is; empty for one that only a paper tells of."),
        Column("cancelled_because", "Why cancelled", "Why it was cancelled."),
        Column("note", "Note", "What to know of it."),
        Column("questions_close", "Questions close", "The day until which questions may be sent in.", Kind.DAY),
        Column("minutes_due", "Minutes due", "The day by which the minutes are to be out.", Kind.DAY),
        Column("watch", "Watch", "Where it can be watched."),
        Column("recording", "Recording", "Where its recording is."),
        Column("transcript", "Transcript", "Where its words can be read."),
        Column("page", "Page", "The address of its page, or of the page of meetings.", Kind.ADDRESS, required=True),
    ),
    key=("meeting",),
    rows={MeetingPage: _meeting, MeetingsPage: _mentioned},
)

AGENDA_ITEMS = Table(
    code="agenda-items",
    title="Items of agendas",
    words="What meetings looked at and how each item ended; of a part not held in public its ground and length alone.",
    columns=(
        Column("meeting", "Meeting", "The code of the meeting.", required=True, points="meetings.meeting"),
        Column("position", "Position", "Its place on the agenda.", Kind.WHOLE, required=True),
        Column("title", "Title", "What it is about.", required=True),
        Column("kind", "Kind", "What sort of item it is."),
        Column("purpose", "Purpose", "What for it is on the agenda."),
        Column("lead_role", "Led by", "The role that leads it."),
        Column("begins", "Begins", "When it begins."),
        Column("minutes", "Minutes", "How long it is to take, in minutes.", Kind.WHOLE),
        Column("restricted", "Not in public", "Whether it is not held in public.", Kind.YES_NO, required=True),
        Column("ground", "Ground", "On what ground it is not."),
        Column("assurance", "Assurance", "The step of assurance that it was judged on, once the minutes are out."),
        Column("reason", "Reason", "Why it was judged so."),
        Column("minute", "Minute", "What the minutes say of it."),
        Column("page", "Page", "The address of its meeting's page.", Kind.ADDRESS, required=True),
    ),
    key=("meeting", "position"),
    rows={MeetingPage: _items, MeetingsPage: _mentioned_items},
)

QUESTIONS = Table(
    code="questions",
    title="Questions from the public",
    words="Every question that is public, with its answer or why there is none. Who asked is not in here, even where the page says it.",
    columns=(
        Column("question", "Question", "Its reference.", required=True),
        Column("asked_on", "Asked on", "The day that it was asked.", Kind.DAY, required=True),
        Column("text", "Text", "What is asked."),
        Column("theme", "Theme", "What it is about."),
        Column("area", "Area", "Where it is from, as far as its asker said."),
        Column("meeting", "Meeting", "The code of the meeting that it is for."),
        Column("meeting_on", "Meeting on", "The day of that meeting.", Kind.DAY),
        Column("state", "State", "What became of it.", required=True),
        Column("because", "Why", "Why that became of it."),
        Column("answer", "Answer", "Its answer."),
        Column("answered_on", "Answered on", "The day that it was answered.", Kind.DAY),
        Column("answered_by", "Answered by", "The role that answered."),
        Column("not_answered", "Not answered", "What of it the answer leaves open."),
        Column("answer_due", "Answer due", "The day by which an answer is due.", Kind.DAY),
        Column("also_asked", "Also asked", "How many others asked the same.", Kind.WHOLE, required=True),
        Column("example", "Example", "Whether it is made up, to show how questions look.", Kind.YES_NO, required=True),
        Column("page", "Page", "The address of its page.", Kind.ADDRESS, required=True),
    ),
    key=("question",),
    rows={QuestionPage: _questions},
)

PROMISES = Table(
    code="promises",
    title="Promises made in public",
    words="What was promised in the open, by when, and what became of it.",
    columns=(
        Column("promise", "Promise", "Its reference.", required=True),
        Column("words", "Words", "What was promised.", required=True),
        Column("side", "Side", "Whether the office, the force or somebody else promised it."),
        Column("owner", "Owner", "The role that promised it."),
        Column("made_on", "Made on", "The day that it was made.", Kind.DAY, required=True),
        Column("due", "Due", "The day by which it is to be kept.", Kind.DAY),
        Column("state", "State", "What became of it.", required=True),
        Column("since", "Since", "The day since which it is so.", Kind.DAY, required=True),
        Column("late_days", "Days late", "By how many days it is late, or was.", Kind.WHOLE, required=True),
        Column("times_put_off", "Times put off", "How often its day was moved.", Kind.WHOLE, required=True),
        Column("evidence", "Evidence", "What shows how it ended."),
        Column("evidence_address", "Evidence's address", "Where that can be read."),
        Column("meeting", "Meeting", "The code of the meeting that it was made in."),
        Column("question", "Question", "The reference of the question that it was made to."),
        Column("objective", "Objective", "The key of the objective that it belongs to."),
        Column("example", "Example", "Whether it is made up, to show how promises look.", Kind.YES_NO, required=True),
        Column("page", "Page", "The address of the page of promises.", Kind.ADDRESS, required=True),
    ),
    key=("promise",),
    rows={PromisesPage: _promises},
)
