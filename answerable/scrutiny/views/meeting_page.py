"""The page of a meeting: where it is in its life, what comes next, its agenda, and everything that belongs to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from answerable.assessments.queries.summary_words import step_tone
from answerable.calc.meetings import STATES
from answerable.kit.components import Event, Link, Row, Tag, Tone
from answerable.kit.wording import british_date, british_time, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.scrutiny.models import AgendaItem, Meeting, MeetingMove, ReportCommission
from answerable.scrutiny.queries.agenda_page import ItemLine, MeetingPage, meeting_page
from answerable.scrutiny.queries.meetings import last_day
from answerable.scrutiny.queries.public_meetings import RECORDED
from answerable.scrutiny.queries.restricted_rights import may_read_restricted, veiled
from answerable.scrutiny.views.meeting_words import HERE, away, meeting_of, on, shown_day, state_tag, until, when

Sorts = ReportCommission.State
EDITABLE = (*Meeting.AHEAD, Meeting.State.HELD)
"""States in which the agenda may still change."""


@dataclass(frozen=True)
class Way:
    """One step that it may take: the words of its button and its address; or what is missing, and then no address."""

    words: str
    href: str
    wanting: tuple[str, ...]
    main: bool


@dataclass(frozen=True)
class Life:
    """One state of a meeting's life, as the line of them on its page shows it."""

    words: str
    passed: bool
    current: bool


@dataclass(frozen=True)
class ItemRow:
    """One item as the agenda draws it; `href` is empty where the reader may not open it."""

    line: ItemLine
    href: str
    facts: tuple[str, ...]
    tags: tuple[Tag, ...]
    leads: tuple[Link, ...]
    shift: str
    first: bool
    last: bool


@require_GET
@requires(Permission.SEE)
def meeting(request: HttpRequest, code: str) -> HttpResponse:
    """One meeting."""
    row, day = meeting_of(request, code), shown_day()
    found = meeting_page(row, day=day)
    scrutinise = may(request.user, Permission.SCRUTINISE)
    managed = row.evidence not in RECORDED or bool(found.items)
    steps = ways(found) if scrutinise and managed else []
    page = {
        "row": row,
        "found": found,
        "heading": f"{row.name}: {row.title}",
        "lead": lead(found, day),
        "recorded": row.evidence in RECORDED,
        "managed": managed,
        "life": life(row),
        "ways": [one for one in steps if one.href],
        "closed_ways": [one for one in steps if not one.href],
        "facts": list(facts(found)),
        "days": list(days(found, day)),
        "items": item_rows(found, inside=may_read_restricted(request.user)),
        "to_do": to_do(found, day) if managed else [],
        "belongs": list(belongs(found)),
        "events": [event(one) for one in found.moves],
        "may_scrutinise": scrutinise,
        "editable": scrutinise and row.state in EDITABLE,
        "ahead": row.state in Meeting.AHEAD,
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "scrutiny/meetings/meeting.html", page)


def lead(found: MeetingPage, day: date) -> str:
    """ "Planned for 12 December 2024 at 10:00, in 35 days. Questions may be sent in until 5 December 2024."."""
    row = found.meeting
    time = f" at {row.time}" if row.time else ""
    if row.state == Meeting.State.CANCELLED:
        return f"It was to be {on(row)} and is cancelled: {row.cancelled_because}"
    if row.state not in Meeting.AHEAD:
        return f"Held {on(row)}{time if row.precision == Meeting.Precision.DAY else ''}."
    past = last_day(row) < day
    words = f"{'It was to be' if past else 'It is'} {on(row)}{time}{away(row, day)}."
    if past:
        return f"{words} Say whether it was held, or move it."
    return f"{words}{_questions(row, day)}"


def _questions(row: Meeting, day: date) -> str:
    close = row.questions_close
    if close is None:
        return ""
    if close < day:
        return f" Questions closed on {british_date(close)}."
    return f" Questions may be sent in until {british_date(close)}."


def life(row: Meeting) -> list[Life]:
    """The states in their order; one that is cancelled shows none of them as passed."""
    order = [one for one in STATES if one != Meeting.State.CANCELLED]
    here = order.index(row.state) if row.state in order else -1
    return [Life(str(Meeting.State(one).label), n < here, n == here) for n, one in enumerate(order)]


def ways(found: MeetingPage) -> list[Way]:
    row = found.meeting
    order = list(STATES)
    return [
        Way(
            one.move.words,
            "" if one.wanting else reverse("scrutiny:meeting_step", args=[row.code, one.move.after]),
            one.wanting,
            order.index(one.move.after) == order.index(row.state) + 1,
        )
        for one in found.steps
    ]


def facts(found: MeetingPage) -> Iterator[Row]:
    """Where and when it is, and where it can be seen."""
    row = found.meeting
    time = " to ".join(one for one in (row.time, row.ends) if one)
    yield Row("Day", f"{when(row)}{f', {time}' if time else ''}")
    if row.location:
        yield Row("Where", row.location)
    if found.form and found.form.purpose:
        yield Row("Its function", found.form.purpose)
    for term, href in (
        ("Watch it", row.watch_address),
        ("Recording", row.recording_address),
        ("Transcript", row.transcript_address),
    ):
        if href:
            yield Row(term, href, Link("Open it", href))
    if row.evidence not in RECORDED:
        yield Row("In the programme", "The public sees it" if row.announced else "Not announced to the public yet")
    elif row.source:
        line = f", line {row.source_line} of its text" if row.source_line else ""
        yield Row("How it is known", f"{row.source.title}, {british_date(row.source.published)}{line}")
    if row.note:
        yield Row("Note", row.note)


def days(found: MeetingPage, day: date) -> Iterator[Row]:
    """The days that hang on its day, with what is late."""
    row, reckoned = found.meeting, found.days
    ahead = row.state in Meeting.AHEAD
    unsent = row.state == Meeting.State.PLANNED
    waits = any(one.commission and one.commission.state == Sorts.SENT for one in found.items)
    no_pack = ahead and row.state != Meeting.State.PAPERS_OUT
    due = (
        ("Ask for the papers by", reckoned.commission, unsent),
        ("Papers are due", reckoned.paper_due, ahead and waits),
        ("Papers go out by", reckoned.papers_out, no_pack),
        ("Minutes are out by", reckoned.minutes, row.state == Meeting.State.HELD),
    )
    if row.questions_close:
        yield Row("Questions close", _close_words(row, reckoned.questions_close))
    for term, when_, open_ in due:
        if when_:
            late = Tag("Late", Tone.WORSE) if open_ and when_ < day else None
            yield Row(term, british_date(when_) + (f", {until(when_, day)}" if open_ else ""), tag=late)


def _close_words(row: Meeting, reckoned: date | None) -> str:
    words = british_date(row.questions_close)
    if row.questions_close_because:
        usual = f" Reckoned, it would be {british_date(reckoned)}." if reckoned else ""
        return f"{words}, set by hand: {row.questions_close_because}.{usual}".replace("..", ".")
    return words


def item_rows(found: MeetingPage, *, inside: bool) -> list[ItemRow]:
    """The agenda; of restricted items their ground and length alone, where the reader is not let `inside`."""
    last = len(found.items) - 1
    return [
        _item_row(one, n, last) if inside or not one.item.restricted else _veiled_row(one, n, last)
        for n, one in enumerate(found.items)
    ]


def _veiled_row(one: ItemLine, place: int, last: int) -> ItemRow:
    bare = replace(one, item=veiled(one.item), lines=0, commission=None)
    long = (counted(bare.item.minutes, "minute"),) if bare.item.minutes else ()
    return ItemRow(bare, "", long, tuple(item_tags(bare)), (), "", first=place == 0, last=place == last)


def _item_row(one: ItemLine, place: int, last: int) -> ItemRow:
    item = one.item
    args = [item.meeting.code, item.pk]
    told = [
        counted(item.minutes, "minute") if item.minutes else "",
        item.lead_role,
        ", ".join(objective.code for objective in item.objectives.all()),
        f"Paper: {item.paper.source.title}" if item.paper else "",
        f"Moved here from the meeting of {british_date(item.moved_from.date)}" if item.moved_from else "",
    ]
    return ItemRow(
        one,
        reverse("scrutiny:item", args=args),
        tuple(words for words in told if words),
        tuple(item_tags(one)),
        tuple(item_leads(one)),
        reverse("scrutiny:item_shift", args=args),
        first=place == 0,
        last=place == last,
    )


def item_leads(one: ItemLine) -> Iterator[Link]:
    """To what is asked at an item that looks at something, and to the report that is asked for."""
    item, args = one.item, [one.item.meeting.code, one.item.pk]
    if item.kind != AgendaItem.Kind.REPORT:
        return
    lines = counted(one.lines, "line") + " of enquiry" if one.lines else "Lines of enquiry"
    yield Link(lines, reverse("scrutiny:enquiries", args=args))
    yield Link("Commission", reverse("scrutiny:commission", args=args))


def item_tags(one: ItemLine) -> Iterator[Tag]:
    """How its report stands, and how it ended."""
    if one.item.restricted:
        yield Tag("Restricted", Tone.RED)
    if one.commission:
        yield Tag(report_words(one), Tone.WORSE if one.late else REPORT_TONES[Sorts(one.commission.state)])
    if one.item.assurance:
        yield Tag(one.item.assurance.word, step_tone(one.item.assurance.shape))


def report_words(one: ItemLine) -> str:
    """ "Report awaited, late", "Report received"."""
    assert one.commission
    match one.commission.state:
        case Sorts.DRAFT:
            return "Commission not sent"
        case Sorts.SENT:
            return "Report late" if one.late else "Report awaited"
        case Sorts.RECEIVED:
            return "Report came late" if one.late else "Report received"
    return "Commission withdrawn"


REPORT_TONES = {
    Sorts.DRAFT: Tone.NEUTRAL,
    Sorts.SENT: Tone.AMBER,
    Sorts.RECEIVED: Tone.GREEN,
    Sorts.WITHDRAWN: Tone.NEUTRAL,
}


def to_do(found: MeetingPage, day: date) -> list[Link]:
    """The pages on which the day is prepared, held and told, as far as it has come."""
    row, args = found.meeting, [found.meeting.code]
    links = [Link("Pack", reverse("scrutiny:packing", args=args)), Link("Live", reverse("scrutiny:live", args=args))]
    if row.state not in Meeting.AHEAD or row.date <= day:
        links.append(Link("Write the minutes", reverse("scrutiny:minuting", args=args)))
        links.append(Link("Publish the minutes", reverse("scrutiny:publish-minutes", args=args)))
    programme = Link("Programme of the year", reverse("scrutiny:programme"))
    return [programme] if row.state == Meeting.State.CANCELLED else [*links, programme]


def belongs(found: MeetingPage) -> Iterator[Row]:
    """What other pages hold of it: questions, promises, packs, minutes."""
    row = found.meeting
    if found.questions or row.questions_close:
        asked = f"{found.questions:,} asked" if found.questions else "None asked yet"
        open_ = f", {found.questions_open:,} not answered yet" if found.questions_open else ""
        yield Row("Public questions", asked + open_, Link("See them", narrowed("questions", row)))
    if found.undertakings:
        open_ = f", {found.undertakings_open:,} of them open" if found.undertakings_open else ""
        yield Row("Promised here", f"{found.undertakings:,}{open_}", Link("See them", narrowed("undertakings", row)))
    for pack in found.packs:
        words = "The pack" if pack.number == 1 else f"Supplement {pack.number - 1}"
        because = f": {pack.because}" if pack.because else ""
        href = reverse("scrutiny:pack", args=[row.code, pack.number])
        yield Row(words, f"Frozen on {british_date(pack.frozen_on)}{because}", Link("Open it", href))
    if found.minutes:
        href = reverse("scrutiny:minutes", args=[row.code, found.minutes.version])
        yield Row("Minutes", f"Published on {british_date(found.minutes.published_on)}", Link("Open them", href))


def narrowed(name: str, row: Meeting) -> str:
    """The address of a list of scrutiny that is narrowed to what belongs to this meeting."""
    return reverse(f"scrutiny:{name}", query={"meeting": f"{row.name}, {british_date(row.date)}"})


def event(one: MeetingMove) -> Event:
    """A step of its life: what happened, and why."""
    if one.day_was and one.day_now:
        heading = f"Moved from {british_date(one.day_was)} to {british_date(one.day_now)}"
    elif one.before == one.after:
        heading = "Its agenda or its deadline changed"
    else:
        heading = str(Meeting.State(one.after).label)
    tag = state_tag(one.after) if one.before != one.after else None
    wrote = f"Written down on {british_time(localtime(one.at))}."
    return Event(british_date(one.on), heading, f"{one.words} {wrote}".strip(), None, tag)
