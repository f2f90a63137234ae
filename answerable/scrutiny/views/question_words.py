"""How questions are said in the office: their tags, the sentence on top, and their life as steps of a timeline."""

from collections.abc import Callable, Mapping, Sequence

from django.urls import reverse
from django.utils.timezone import localtime

from answerable.kit.components import Event, Link, Row, Tag, Tone
from answerable.kit.tables import Column
from answerable.kit.wording import british_date, british_time, counted
from answerable.measures.queries.pages import roles_of
from answerable.scrutiny.models import PublicQuestion, QuestionMove
from answerable.scrutiny.queries.question_lists import QuestionLine, QuestionPage, Standing, shortened

State = PublicQuestion.State
TONES = {
    State.RECEIVED: Tone.AMBER,
    State.LIVE: Tone.NEUTRAL,
    State.WRITTEN: Tone.NEUTRAL,
    State.ANSWERED: Tone.GREEN,
    State.OUT_OF_SCOPE: Tone.UNKNOWN,
    State.CASEWORK: Tone.UNKNOWN,
    State.MERGED: Tone.UNKNOWN,
    State.WITHDRAWN: Tone.UNKNOWN,
}
HERE = ("Questions", "scrutiny:questions")
ASKER = {"public:form": "The asker"}


def state_tag(state: str) -> Tag:
    known = State(state)
    return Tag(known.label, TONES[known])


def _state(line: QuestionLine) -> Tag:
    return Tag("Answer overdue", Tone.WORSE) if line.overdue else state_tag(line.state)


def _read(line: QuestionLine) -> Tag:
    return Tag("Shown", Tone.GREEN) if line.is_read else Tag("Not read", Tone.AMBER)


def _meeting(line: QuestionLine) -> str:
    return british_date(line.meeting_day) if line.meeting else "In writing"


def _words(line: QuestionLine) -> Link:
    example = "Example: " if line.example else ""
    return Link(f"{line.reference}: {example}{line.words}", reverse("scrutiny:question", args=[line.key]))


COLUMNS: tuple[Column[QuestionLine], ...] = (
    Column("words", "Question", lambda one: one.words, _words, sortable=False),
    Column("state", "State", lambda one: one.state_words, _state),
    Column("read", "Public", lambda one: one.is_read, _read, sortable=False),
    Column("meeting", "Meeting", lambda one: one.meeting, _meeting),
    Column("asked", "Asked on", lambda one: one.asked_on),
)


def lead(counts: Standing) -> str:
    """ "12 questions were asked: 3 wait to be sorted, 2 are for the meeting, 1 for a written answer, 6 are answered." """
    if not counts.confirmed:
        return "No question has been asked yet."
    parts = [
        (counts.unsorted, "{} to be sorted", "waits", "wait"),
        (counts.live, "{} for a meeting", "is", "are"),
        (counts.written, "{} for a written answer", "is", "are"),
        (counts.answered, "{} answered", "is", "are"),
    ]
    told = [f"{n:,} " + words.format(one if n == 1 else many) for n, words, one, many in parts if n]
    were = "was" if counts.confirmed == 1 else "were"
    return f"{counted(counts.confirmed, 'question')} {were} asked{': ' if told else ''}{', '.join(told)}."


def one_lead(row: PublicQuestion) -> str:
    """What is to be done with it, or what became of it, in a sentence."""
    if row.confirmed_at is None:
        return "Its asker has not confirmed the address yet: it does not count as asked."
    if row.state in PublicQuestion.OPEN and row.cleared_at is None:
        return "Nobody has read it yet: say first what the public reads of it."
    how = _LEADS.get(State(row.state))
    return how(row) if how else f"{row.get_state_display()}."


def _at_meeting(row: PublicQuestion) -> str:
    return f"To be answered at the {row.meeting.name} of {british_date(row.meeting.date)}." if row.meeting else ""


_LEADS: Mapping[State, Callable[[PublicQuestion], str]] = {
    State.RECEIVED: lambda row: "It waits to be sorted.",
    State.LIVE: _at_meeting,
    State.WRITTEN: lambda row: f"To be answered in writing by {british_date(row.answer_due)}.",
    State.ANSWERED: lambda row: f"Answered on {british_date(row.answered_on)} by the {row.answered_by_role}.",
    State.MERGED: lambda row: f"It goes on as question {row.merged_into.reference if row.merged_into else ''}.",
}


def facts(row: PublicQuestion, *, sees_person: bool) -> list[Row]:
    """What is known of it; who asked only for those who answer."""
    meeting = f"{row.meeting.name}, {british_date(row.meeting.date)}" if row.meeting else "None: a written answer"
    rows = [
        Row("Meeting", meeting),
        Row("About", row.theme or (row.priority.title if row.priority else "Something else")),
        Row("Place", row.area.name if row.area else "Not said"),
        Row("Asked on", f"{british_date(row.asked_on)}, {row.get_channel_display().lower()}"),
    ]
    if row.state_because:
        rows.append(Row("Why", row.state_because))
    if sees_person:
        named = ", agreed to be named" if row.may_be_named else ", not to be named"
        rows += [
            Row("Asked by", f"{row.name}{named}" if row.name else "No name given"),
            Row("E-mail", row.email or "None"),
        ]
        rows += [Row("Needs", row.access_needs)] if row.access_needs else []
    return rows


def events(page: QuestionPage) -> list[Event]:
    """Its life, the latest first."""
    roles: Mapping[str, str] = {**roles_of(one.by for one in page.moves), **ASKER}
    return [_event(one, roles) for one in reversed(page.moves)]


def _event(move: QuestionMove, roles: Mapping[str, str]) -> Event:
    when = f"{british_time(localtime(move.at))}, {roles.get(move.by, move.by).lower()}"
    return Event(when, _heading(move), move.words)


def _heading(move: QuestionMove) -> str:
    if not move.before:
        return "Worked on" if move.words else "Came in"
    if move.before == move.after:
        return "Answer changed" if move.after == State.ANSWERED else "Worked on"
    return State(move.after).label


def title_of(row: PublicQuestion) -> str:
    return f"Question {row.reference}"


def others(rows: Sequence[PublicQuestion]) -> list[Link]:
    return [
        Link(f"{one.reference}: {shortened(one.text)}", reverse("scrutiny:question", args=[one.pk])) for one in rows
    ]
