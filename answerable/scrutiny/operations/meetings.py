"""A meeting is planned, changed, put on another day, and taken from one state of its life to the next."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from answerable.calc.meetings import the_move, wanting
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.scrutiny.models import Meeting, ReportCommission
from answerable.scrutiny.operations.meeting_clock import start_minutes_clock, stop_minutes_clock
from answerable.scrutiny.operations.meeting_mail import tell_of_cancelling, tell_of_moving, tell_of_taking_up
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused, NotReady
from answerable.scrutiny.operations.meeting_rows import free_code, locked, note_move, saved, standing
from answerable.scrutiny.queries.agenda_days import days_of, days_on, form_of, name_on
from answerable.scrutiny.queries.agenda_states import facts_of
from answerable.scrutiny.queries.meetings import last_day

OWN = "own"
"""How a meeting that is planned here says how it is known; one of the record says "papers" or "mentioned"."""
FARTHEST = 20
"""Years ahead that a meeting may be planned: a mistyped year is more likely than a meeting beyond."""
RESERVED = ("new",)
"""No meeting has such a code: pages of the list have that address."""


@dataclass(frozen=True)
class MeetingFacts:
    """All that is said of a meeting but its day and its life. With no name it gets the one of its function on its day."""

    function: str
    title: str
    name: str = ""
    time: str = ""
    ends: str = ""
    location: str = ""
    note: str = ""
    watch_address: str = ""
    recording_address: str = ""
    transcript_address: str = ""
    announced: bool = False


@dataclass(frozen=True)
class Moved:
    """What came of a move: how many questions keep their place, and how many mails were written."""

    meeting: Meeting
    questions: int
    told: int


@transaction.atomic
def plan_meeting(facts: MeetingFacts, *, day: date, by: Actor, at: datetime, on: date) -> Meeting:
    """Plans a meeting on `day` with the standing items of its form, and reckons until when questions may be asked.

    `on` is today by the office's calendar. Raises MeetingRefused for a day that is past, or a title that is empty.
    """
    turns.take_turn()
    _check_day(day, on)
    form = form_of(facts.function)
    said = _said(facts, day)
    kept = Meeting.objects.create(
        **said,
        code=free_code(day, str(said["name"])),
        date=day,
        evidence=OWN,
        state=Meeting.State.PLANNED,
        questions_close=days_on(form, day).questions_close,
    )
    standing(kept, form)
    note_move(kept, before="", on=on, words="", by=by, at=at)
    told = {**asdict(facts), "name": kept.name, "day": day, "questions_close": kept.questions_close}
    audit.record("meeting planned", by=by, at=at, subject=f"meeting:{kept.code}", after=told)
    return kept


@transaction.atomic
def change_meeting(meeting: Meeting, facts: MeetingFacts, *, seen_edition: int, by: Actor, at: datetime) -> Meeting:
    """Says otherwise what a meeting is called, where it is and where it can be watched. Its day is moved by `move_meeting`.

    Raises SavedMeanwhile and MeetingRefused.
    """
    held = locked(meeting, seen_edition)
    before = {name: getattr(held, name) for name in asdict(facts)}
    said = _said(facts, held.date)
    if before == said:
        return held
    for name, value in said.items():
        setattr(held, name, value)
    if before["function"] != said["function"] and held.state in Meeting.AHEAD and not held.questions_close_because:
        held.questions_close = days_of(held, form_of(held.function)).questions_close
    saved(held)
    changed = {name: value for name, value in said.items() if before[name] != value}
    old = {name: before[name] for name in changed}
    audit.record("meeting changed", by=by, at=at, subject=f"meeting:{held.code}", before=old, after=changed)
    return held


@transaction.atomic
def move_meeting(  # noqa: PLR0913 - the facts of a move, all named at the call
    meeting: Meeting,
    *,
    day: date,
    because: str,
    time: str | None = None,
    seen_edition: int,
    by: Actor,
    at: datetime,
    on: date,
) -> Moved:
    """Puts a meeting on another day. Its questions keep their place, its deadline and those of reports that are awaited
    are reckoned again, and who asked, who gets its papers and who writes a report is told. On another time of the same day
    the days stay what they are. It is called what its kind is called on its new day, unless it had a name of its own.

    Raises SavedMeanwhile, and MeetingRefused for a meeting that is not ahead, a day that is past, or no reason.
    """
    held = locked(meeting, seen_edition)
    _check_ahead(held)
    time = held.time if time is None else time.strip()
    was, before = held.date, {"day": held.date, "time": held.time, "questions_close": held.questions_close}
    _check_day(day, on)
    if (day, time) == (was, held.time) and held.precision == Meeting.Precision.DAY:
        raise MeetingRefused("It is on that day already: choose another.", "day")
    if not because.strip():
        raise MeetingRefused("Say why it is moved: who asked a question is told.", "because")
    known = was if held.precision == Meeting.Precision.DAY else None
    held.date, held.time, held.precision = day, time, Meeting.Precision.DAY
    if day != known:
        _reckon_again(held, was)
    saved(held)
    words = because if day != known else f"On that day, now at {time or 'a time that is not set'}. {because.strip()}"
    note_move(held, before=held.state, on=on, words=words, was=known if day != known else None, by=by, at=at)
    told = tell_of_moving(held, was=known, because=because, on=on, at=at)
    after = {"day": day, "time": time, "questions_close": held.questions_close, "because": because.strip()}
    audit.record("meeting moved", by=by, at=at, subject=f"meeting:{held.code}", before=before, after=after)
    return Moved(held, held.questions.count(), told)


@transaction.atomic
def set_questions_close(  # noqa: PLR0913 - the facts of it, all named at the call
    meeting: Meeting, *, day: date | None, because: str, seen_edition: int, by: Actor, at: datetime, on: date
) -> Meeting:
    """Sets the last day for questions by hand, for a reason; None goes back to the day that is reckoned.

    Raises SavedMeanwhile, and MeetingRefused for a day after the meeting, no reason, or a meeting that is not ahead.
    """
    held = locked(meeting, seen_edition)
    _check_ahead(held)
    if day and day > last_day(held):
        raise MeetingRefused(f"The meeting is on {british_date(held.date)}: close before it.", "questions_close")
    if day and not because.strip():
        raise MeetingRefused("Say why the day is another than the one reckoned.", "because")
    before = {"questions_close": held.questions_close}
    held.questions_close = day or days_of(held, form_of(held.function)).questions_close
    held.questions_close_because = because.strip() if day else ""
    saved(held)
    close = british_date(held.questions_close) if held.questions_close else "never"
    words = f"Questions close: {close}. {because.strip()}".strip()
    note_move(held, before=held.state, on=on, words=words, by=by, at=at)
    after = {"questions_close": held.questions_close, "because": because.strip()}
    audit.record("questions close set", by=by, at=at, subject=f"meeting:{held.code}", before=before, after=after)
    return held


@transaction.atomic
def move_state(  # noqa: PLR0913 - the facts of a step, all named at the call
    meeting: Meeting,
    *,
    to: str,
    on: date,
    words: str = "",
    seen_edition: int | None = None,
    by: Actor,
    at: datetime,
) -> Meeting:
    """Takes a meeting one step on, or back, as `calc.meetings.MOVES` allows; the step is kept with its words.

    `seen_edition` is None where another operation takes the step in its own transaction. A meeting that is where it should go
    stays as it is. Raises SavedMeanwhile, MeetingRefused where there is no such step, NotReady where something is missing.
    """
    held = locked(meeting, seen_edition)
    if held.state == to:
        return held
    state = Meeting.State(to)
    move = the_move(held.state, to)
    if move is None:
        raise MeetingRefused(f"From “{held.get_state_display()}” it cannot become “{state.label}”.")
    if missing := wanting(move, facts_of(held, on)):
        raise NotReady(missing)
    if move.wants_reason and not words.strip():
        raise MeetingRefused("Say why: the record keeps it.", "words")
    before = held.state
    held.state = to
    held.cancelled_because = words.strip() if to == Meeting.State.CANCELLED else ""
    saved(held)
    note_move(held, before=before, on=on, words=words, by=by, at=at)
    if to == Meeting.State.HELD:
        start_minutes_clock(held, by=by, at=at)
    elif before == Meeting.State.HELD and to == Meeting.State.PAPERS_OUT:
        stop_minutes_clock(held, on=on, why=words, by=by, at=at)
    elif before == Meeting.State.CANCELLED:
        tell_of_taking_up(held, because=words, on=on, at=at)
    after = {"state": to, "on": on, "words": words.strip()}
    audit.record(
        "meeting moved on", by=by, at=at, subject=f"meeting:{held.code}", before={"state": before}, after=after
    )
    return held


@transaction.atomic
def cancel(
    meeting: Meeting, *, because: str, seen_edition: int | None = None, by: Actor, at: datetime, on: date
) -> int:
    """Cancels a meeting and tells who asked, who gets its papers and who is writing a report for it; how many mails went.

    What was asked stays with it until it is put to another meeting. Raises as `move_state` does.
    """
    if not because.strip():
        raise MeetingRefused("Say why it is cancelled: the public reads it.", "because")
    held = move_state(
        meeting, to=Meeting.State.CANCELLED, words=because, on=on, seen_edition=seen_edition, by=by, at=at
    )
    return tell_of_cancelling(held, at=at)


def _check_day(day: date, on: date) -> None:
    if day < on:
        raise MeetingRefused(f"{british_date(day)} is past: choose a day to come.", "day")
    if day.year > on.year + FARTHEST:
        raise MeetingRefused(f"{british_date(day)} is more than {FARTHEST} years ahead: look at the year.", "day")


def _reckon_again(held: Meeting, was: date) -> None:
    """The days that hang on its new day, and the name that its kind has then. What is awaited is due by the new day."""
    days = days_on(form_of(held.function), held.date)
    held.questions_close, held.questions_close_because = days.questions_close, ""
    if held.name == name_on(held.function, was):
        held.name = name_on(held.function, held.date) or held.name
    if days.paper_due:
        awaited = [ReportCommission.State.DRAFT, ReportCommission.State.SENT]
        rows = ReportCommission.objects.filter(item__meeting=held, state__in=awaited)
        rows.update(due=days.paper_due, reminded_at=None, edition=F("edition") + 1)


def _check_ahead(held: Meeting) -> None:
    if held.state not in Meeting.AHEAD:
        raise MeetingRefused(
            f"It is {held.get_state_display().lower()}: only a meeting that is ahead has its day moved."
        )


def _said(facts: MeetingFacts, day: date) -> dict[str, str | bool]:
    """The fields of a meeting as they are kept."""
    said = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(facts).items()}
    if not said["title"]:
        raise MeetingRefused("Give it a title: what it is about, in a few words.", "title")
    said["name"] = said["name"] or name_on(facts.function, day)
    if not said["name"]:
        raise MeetingRefused("Meetings of this kind have no name on that day: say what this one is called.", "name")
    return said
