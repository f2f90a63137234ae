"""How the public programme is shown, and its meetings as a calendar file."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from answerable.clocks.icalendar import calendar
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date, british_day, counted
from answerable.publishing import addresses
from answerable.publishing.pages.parts import Ref
from answerable.publishing.pages.programme import DateEntry, ProgrammePage, ProgrammePart, SeenEntry, Topic
from answerable.publishing.shown.rendering import HOME, Frame, Rendering, hours
from answerable.scrutiny.models import Meeting
from answerable.scrutiny.queries.programme import MOST
from answerable.scrutiny.queries.programme_days import event
from answerable.scrutiny.queries.public_programme import PublicDate, public_days

TITLE = "Programme of meetings"
MEETINGS = Ref("Meetings", addresses.MEETINGS)
UNCLOSED = "Its day has gone by. How it went is not on record yet."


@dataclass(frozen=True)
class ShownDate:
    """A meeting as it is drawn: its day, its name with the way to its page, its tag, what it looks at, and what is to be known."""

    day: str
    name: Link
    tag: Tag | None
    where: str
    notes: tuple[str, ...]
    topics: tuple[tuple[str, list[Link]], ...]


@dataclass(frozen=True)
class ShownPart:
    """One kind of meeting: what is to come, what was not looked at for too long and what was, and what was held."""

    heading: str
    purpose: str
    standing: str
    ahead: tuple[ShownDate, ...]
    behind: tuple[ShownDate, ...]
    unseen: Table | None
    others: Table | None


def programme(page: ProgrammePage, frame: Frame) -> Rendering:
    """The year's meetings, when each objective is seen, and what nobody has looked at."""
    context = {
        "lead": _lead(page),
        "on": british_date(page.day),
        "parts": [_part(one, page, frame) for one in page.parts],
        # A file without a meeting in it is of no use to anybody.
        "calendar": frame.root + addresses.CALENDAR if page.ahead else "",
    }
    return Rendering("publishing/programme.html", TITLE, (HOME, MEETINGS), context)


def _lead(page: ProgrammePage) -> str:
    ahead = [one.date for one in page.ahead if one.date.ahead]
    if not ahead:
        return "No meeting in public is announced yet."
    are = "is" if len(ahead) == 1 else "are"
    return f"{counted(len(ahead), 'meeting')} in public {are} announced; the next is {_on(ahead[0])}."


def _on(one: PublicDate) -> str:
    return f"in {one.day:%B %Y}" if one.month_only else f"on {british_date(one.day)}"


def _part(one: ProgrammePart, page: ProgrammePage, frame: Frame) -> ShownPart:
    # Where no interval is set there is nothing to be late for: all stand in one table.
    others = [row for row in one.objectives if not row.seen.too_long]
    return ShownPart(
        heading=one.name,
        purpose=one.purpose,
        standing=_standing(one),
        ahead=tuple(_date(row, page.day, frame) for row in one.ahead),
        behind=tuple(_date(row, page.day, frame, behind=True) for row in one.behind),
        unseen=table(one.unseen, _columns(frame), caption=_caption("Not looked at for too long", one, page))
        if one.unseen
        else None,
        others=table(others, _columns(frame), caption=_caption("When each objective is looked at", one, page))
        if others and any(row.seen.last or row.seen.next for row in others)
        else None,
    )


def _caption(words: str, one: ProgrammePart, page: ProgrammePage) -> str:
    """With the name of the meetings where there are several kinds: two tables of a page are told apart by it."""
    return f"{words}: {one.name}" if len(page.parts) > 1 else words


def _standing(one: ProgrammePart) -> str:
    """ "5 of 11 objectives were not looked at in public within 6 months; 3 of them are on no agenda that is announced."."""
    total, late = len(one.objectives), len(one.unseen)
    if not total or not one.every_months:
        return ""
    every = counted(one.every_months, "month")
    if not late:
        return f"Every objective of the plan was looked at in public within {every}."
    left = sum(row.seen.next is None for row in one.unseen)
    rest = f"; {left} of them {'is' if left == 1 else 'are'} on no agenda that is announced" if left else ""
    if late == total:
        return f"No objective of the plan was looked at in public within {every}{rest}."
    return f"{late} of {counted(total, 'objective')} {'was' if late == 1 else 'were'} not looked at in public within {every}{rest}."


def _date(one: DateEntry, on: date, frame: Frame, *, behind: bool = False) -> ShownDate:
    row = one.date
    title = f"{row.name}: {row.title}" if row.title else row.name
    notes = []
    if row.cancelled_because:
        notes.append(row.cancelled_because)
    if behind and row.ahead:
        notes.append(UNCLOSED)
    if row.questions_close and not behind:
        past = row.questions_close < on
        notes.append(
            f"Questions {'closed on' if past else 'may be sent in until'} {british_date(row.questions_close)}."
        )
    if row.note:
        notes.append(row.note)
    return ShownDate(
        day=british_day(row.day, month_only=row.month_only),
        name=frame.link(Ref(title, one.page.path)) if one.page else Link(title, ""),
        tag=_tag(row),
        where=", ".join(part for part in (hours(row.time, row.ends), row.location) if part),
        notes=tuple(notes),
        topics=tuple(_topic(topic, frame) for topic in one.topics),
    )


def _topic(one: Topic, frame: Frame) -> tuple[str, list[Link]]:
    """What is looked at, with its objectives; of very many, how many they are."""
    if len(one.objectives) > MOST:
        return f"{one.title}: {counted(len(one.objectives), 'objective')} of the plan", []
    return one.title, frame.links(one.objectives)


def _tag(row: PublicDate) -> Tag | None:
    """How far a meeting is, where a reader has to know: that it is cancelled, and that its papers are there to read."""
    tones = {Meeting.State.CANCELLED: Tone.RED, Meeting.State.PAPERS_OUT: Tone.NEUTRAL}
    tone = tones.get(Meeting.State(row.state))
    return Tag(row.state_words, tone) if tone else None


def _columns(frame: Frame) -> list[Column[SeenEntry]]:
    return [
        Column[SeenEntry](
            "objective",
            "Objective",
            lambda one: f"{one.seen.objective.code} {one.seen.objective.title}",
            lambda one: frame.link(one.page) if one.page else f"{one.seen.objective.code} {one.seen.objective.title}",
        ),
        Column[SeenEntry]("last", "Last looked at", _last),
        Column[SeenEntry]("for", "How long ago", lambda one: _ago(one.seen.months)),
        Column[SeenEntry](
            "next", "Next", lambda one: one.seen.next or "Nothing planned", lambda one: _next(one, frame)
        ),
    ]


def _last(one: SeenEntry) -> str:
    seen = one.seen
    return british_day(seen.last, month_only=seen.last_month) if seen.last else "Not on record"


def _ago(months: int | None) -> str:
    if months is None:
        return "–"
    return counted(months, "month") if months else "Less than a month"


def _next(one: SeenEntry, frame: Frame) -> Link | str:
    if one.seen.next is None:
        return "Nothing planned"
    words = british_day(one.seen.next, month_only=one.seen.next_month)
    return Link(words, frame.root + one.following.path) if one.following else words


def calendar_file(page: ProgrammePage, *, name: str, at: datetime, host: str, root: str) -> str:
    """The meetings to come as a calendar file, and until when a question may be sent in: of the released page alone.

    `name` is the calendar's; `at` (aware) is when the page was released; `host` is part of what events are known by; `root` leads the
    addresses ("https://northmoor.example/").
    """
    found = chain.from_iterable(
        public_days(one.date, one.page.path if one.page else addresses.PROGRAMME) for one in page.ahead
    )
    return calendar(name, [event(one, host, root, at) for one in found])
