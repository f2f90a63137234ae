"""How promises are said: their tags, the sentence on top, and their life as steps of a timeline."""

from django.urls import reverse

from answerable.kit.components import Event, Link, Row, Tag, Tone
from answerable.kit.tables import Column
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.cited import cited
from answerable.people.models import User
from answerable.people.roles import Role
from answerable.people.views.crumbs import crumbs as _crumbs
from answerable.scrutiny.models import Undertaking, UndertakingMove
from answerable.scrutiny.queries.undertakings import Standing, UndertakingLine, UndertakingPage
from answerable.scrutiny.queries.undertakings_moves import Step
from answerable.scrutiny.views.promises import EXAMPLE, RESTRICTED, Button, Told, sentence

State = Undertaking.State
TONES = {
    State.OPEN: Tone.NEUTRAL,
    State.SAID_KEPT: Tone.UNKNOWN,
    State.KEPT: Tone.GREEN,
    State.BROKEN: Tone.RED,
    State.RELEASED: Tone.NEUTRAL,
}
HEADINGS = {
    State.KEPT: "What shows that it was kept",
    State.BROKEN: "How it was broken",
    State.RELEASED: "Why it is no longer asked for",
    State.SAID_KEPT: "What is said to show it",
}


def crumbs(*above: tuple[str, str]) -> list[tuple[str, str]]:
    return _crumbs(("Undertakings", "scrutiny:undertakings"), *above)


def state_tag(state: str) -> Tag:
    sort = State(state)
    return Tag(sort.label, TONES[sort])


def link(line: UndertakingLine) -> Link:
    words = line.words if len(line.words) <= 120 else f"{line.words[:117].rsplit(' ', 1)[0]} …"
    return Link(f"{line.reference}: {words}", reverse("scrutiny:undertaking", args=[line.year, line.number]))


def due_shown(line: UndertakingLine) -> str | Tag:
    """ "30 June 2024"; by how much it is late; that there is none."""
    if line.lateness:
        return Tag(line.lateness, Tone.WORSE)
    return british_date(line.due) if line.due else "No day set"


def made_shown(line: UndertakingLine) -> str:
    marks = [line.meeting_title, "in a restricted part" if line.restricted else "", "example" if line.example else ""]
    return ", ".join([british_date(line.made_on), *filter(None, marks)])


def state_shown(line: UndertakingLine) -> Tag:
    return state_tag(line.state)


COLUMNS: tuple[Column[UndertakingLine], ...] = (
    Column("words", "Promise", lambda one: one.words, link, sortable=False),
    Column("owner", "Who answers for it", lambda one: one.owner),
    Column("made", "Made", lambda one: one.made_on, made_shown),
    Column("due", "Due", lambda one: one.due, due_shown),
    Column("state", "State", lambda one: one.state, state_shown),
)


def register_lead(counts: Standing, *, liaison: bool) -> str:
    """ "12 promises are live: 3 are late. 2 said to be kept wait for somebody to look. Of those settled, 8 were kept and 1 was broken."."""
    of = " of the force" if liaison else ""
    if not (counts.live or counts.kept or counts.broken):
        return f"No promise{of} is written down yet."
    live = f"{counted(counts.live, 'promise')}{of} {'is' if counts.live == 1 else 'are'} live"
    late = f"{counts.late} {'is' if counts.late == 1 else 'are'} late" if counts.late else "none is late"
    waits = f" {counts.waiting} said to be kept {'waits' if counts.waiting == 1 else 'wait'} for somebody to look."
    settled = f" Of those settled, {_was(counts.kept)} kept and {_was(counts.broken)} broken."
    return f"{live}: {late}.{waits if counts.waiting else ''}{settled if counts.kept or counts.broken else ''}"


def _was(number: int) -> str:
    return f"{number or 'none'} {'were' if number > 1 else 'was'}"


def lead(line: UndertakingLine) -> str:
    """ "Open, and 12 days late: it was due on 30 June 2024, and was put off twice."."""
    if line.state == State.SAID_KEPT:
        who = "the force's word" if line.side == Undertaking.Side.FORCE else "a word"
        return f"Said to be kept on {british_date(line.since)}. That is {who}: the office has not yet looked."
    if line.state != State.OPEN:
        return f"{line.state_words} on {british_date(line.since)}."
    told = f"Open, and {line.lateness}: it was due on" if line.lateness else "Open: it is due on"
    due = f"{told} {british_date(line.due)}" if line.due else "Open, with no day set"
    extras = [f"put off {times(line.put_off)}"] if line.put_off else []
    extras += [f"carried over {counted(line.carried, 'meeting')}"] if line.carried else []
    return f"{due}{', ' if extras else ''}{' and '.join(extras)}."


def times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def page_of(found: UndertakingPage, user: User) -> Told:
    """One promise as the page that all registers share shows it."""
    row, line, office = found.row, found.line, user.is_office
    tags = [state_tag(row.state)]
    tags += [RESTRICTED] if row.restricted else []
    tags += [EXAMPLE] if row.example else []
    here = [row.year, row.number]
    buttons = [
        Button(
            way.words,
            "" if way.refused else reverse("scrutiny:undertaking-step", args=[*here, way.step]),
            way.refused,
            secondary=bool(place) or way.step == Step.REOPEN,
        )
        for place, way in enumerate(found.ways)
    ]
    may = any(not way.refused for way in found.ways) and office
    links = (
        [Link("Put right how it was written down", reverse("scrutiny:undertaking-correct", args=here))] if may else []
    )
    return Told(
        title=row.words if len(row.words) <= 160 else f"Promise {row.reference}",
        lead=lead(line),
        tags=tags,
        text=cited(row.evidence) if row.evidence else None,
        linked=office,
        text_heading=HEADINGS.get(State(row.state), "What shows it"),
        buttons=buttons,
        rows=facts(row, line, office=office),
        events=[*(event(move, who, office=office) for move, who in reversed(found.moves)), made(row)],
        links=links,
    )


def facts(row: Undertaking, line: UndertakingLine, *, office: bool) -> list[Row]:
    """What it is, by whom, and where it comes from."""
    told = [Row("Number", row.reference)]
    told += [Row("Promised", row.words)] if len(row.words) > 160 else []
    told += [
        Row("Promised by", row.get_side_display()),
        Row("Answers for it", row.owner_role),
        Row("Promised on", made_shown(line), _meeting_link(row) if office else None),
        Row("Due", british_date(row.due) if row.due else "No day set"),
    ]
    if row.item and office:
        told.append(Row("Item of the agenda", row.item.title))
    if row.question and office:
        question = Link("See the question", reverse("scrutiny:question", args=[row.question.pk]))
        told.append(Row("In the answer to", f"Question {row.question.reference}", question))
    if row.objective:
        words = f"{row.objective.code} {row.objective.title} ({row.objective.plan.title})"
        address = reverse("scrutiny:objective", args=[row.objective.plan.code, row.objective.code])
        told.append(Row("Objective", words, Link("Its thread", address) if office else None))
    if row.evidence_address:
        told.append(Row("What shows it can be read at", row.evidence_address, Link("Open it", row.evidence_address)))
    return told


def _meeting_link(row: Undertaking) -> Link | None:
    return Link("See the meeting", reverse("scrutiny:meeting", args=[row.meeting.code])) if row.meeting else None


def event(move: UndertakingMove, who: str, *, office: bool) -> Event:
    """A step of its life: what was said and by whom, the day that was moved, and for the office the role that wrote it down."""
    said = f"Said by: {sentence(move.said_by)}" if move.said_by else ""
    wrote = f"Written down by: {sentence(who)}" if who and office else ""
    words = " ".join(part for part in (*map(sentence, plain(move.words).split("\n")), said, wrote) if part)
    if move.due_now:
        was = f" instead of {british_date(move.due_was)}" if move.due_was else ""
        return Event(british_date(move.on), f"Due on {british_date(move.due_now)}{was}", words)
    if move.before == move.after:
        return Event(british_date(move.on), "Put right", words if office else "")
    return Event(british_date(move.on), _became(move), words)


def plain(text: str) -> str:
    """A text whose citations are read as their figures."""
    if "{" not in text:
        return text
    return "\n".join("".join(run.text for run in line.runs) for line in cited(text.replace("\n", "\n\n")).lines)


def _became(move: UndertakingMove) -> str:
    if move.after == State.OPEN:
        return "Not kept yet" if move.before == State.SAID_KEPT else "Open again"
    return str(State(move.after).label)


def made(row: Undertaking) -> Event:
    at = f" at “{row.meeting.name}: {row.meeting.title}”" if row.meeting else ""
    return Event(british_date(row.made_on), "Promised", f"By: {row.owner_role}{at}.")


def is_liaison(user: User) -> bool:
    return user.is_active and user.role == Role.FORCE_LIAISON
