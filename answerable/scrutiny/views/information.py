"""The information-request log: what the office asked of the force, what was answered, and what is late."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Event, Link, Row, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.information import AnswerForm, RequestForm
from answerable.scrutiny.models import InformationRequest
from answerable.scrutiny.operations import information as operations
from answerable.scrutiny.queries.information import (
    LATE,
    LATE_ANSWER,
    SORTS,
    InformationLine,
    InformationStanding,
    request_line,
    request_standing,
    requests,
)
from answerable.scrutiny.views.promises import (
    EXAMPLE,
    Asking,
    Button,
    Done,
    Filter,
    Told,
    by_label,
    edition_of,
    how,
    listed,
    put,
    shown_day,
    told,
    wanted_of,
)
from answerable.scrutiny.views.undertakings import sees_own
from answerable.scrutiny.views.undertakings_words import is_liaison

HERE = ("Information requests", "scrutiny:information")
State = InformationRequest.State
TONES = {State.OPEN: Tone.AMBER, State.ANSWERED: Tone.GREEN, State.REFUSED: Tone.RED, State.WITHDRAWN: Tone.NEUTRAL}
HINT = "Late is what is open after the day that the office set. The Policing Protocol 2023 gives the office access to information and sets no days."


def state_tag(state: str) -> Tag:
    return Tag(State(state).label, TONES[State(state)])


def link(line: InformationLine) -> Link:
    address = reverse("scrutiny:information-request", args=[line.year, line.number])
    return Link(f"{line.reference}: {line.subject}", address)


def due_shown(line: InformationLine) -> str | Tag:
    """The day of the answer; by how much it is late where there is none."""
    if line.answered_on:
        return f"{british_date(line.answered_on)}{f', {line.lateness}' if line.lateness else ''}"
    if line.lateness:
        return Tag(line.lateness, Tone.WORSE)
    return f"Awaited by {british_date(line.due)}" if line.due else "No day set"


COLUMNS: tuple[Column[InformationLine], ...] = (
    Column("subject", "Request", lambda one: one.subject, link, sortable=False),
    Column("of", "Asked of", lambda one: one.asked_of),
    Column("asked", "Asked", lambda one: one.asked_on),
    Column("due", "Answer", lambda one: one.due, due_shown),
    Column("state", "State", lambda one: one.state, lambda one: state_tag(one.state), sortable=False),
)


@require_GET
@sees_own
def register(request: HttpRequest) -> HttpResponse:
    """Every request, to be searched, narrowed and sorted."""
    user, day = user_of(request), shown_day()
    rows, liaison = InformationRequest.objects.visible_to(user), is_liaison(user)
    filters = (
        Filter("state", "State", by_label(State.choices)),
        Filter("timing", "Late", {LATE: LATE, LATE_ANSWER: LATE_ANSWER}),
    )
    wanted = wanted_of(request, filters, SORTS)
    found = requests(rows, wanted, day=day)
    writes = may(user, Permission.SCRUTINISE)
    promises = Link("Undertakings of the force", reverse("scrutiny:undertakings"))
    page = {
        "title": "Information requests",
        "lead": register_lead(request_standing(rows, day=day)),
        "remark": "The office asked the force for these. You can answer each on its page, or say why not."
        if liaison
        else "",
        "buttons": [Button("Ask for information", reverse("scrutiny:information-new"), secondary=False)]
        if writes
        else [],
        "table": listed(request, found, COLUMNS, caption="Information requests", wanted=wanted, filters=filters),
        "anything": found.total > 0,
        "empty": "Ask for information here: each request has a number, a day, and an answer that can be shown."
        if writes
        else "Information that the office asks of the force is listed here.",
        "hint": HINT,
        "links": [promises] if liaison else [],
        "breadcrumbs": crumbs(),
    }
    return render(request, "scrutiny/promises/list.html", page)


def register_lead(counts: InformationStanding) -> str:
    """ "12 requests were made: 8 were answered, 2 of them late. 4 are open, 1 of them late."."""
    if not counts.asked:
        return "Nothing was asked for yet."
    late = f", {counts.answered_late} of them late" if counts.answered_late else ""
    made = f"{counted(counts.asked, 'request')} {'was' if counts.asked == 1 else 'were'} made"
    answered = f"{counts.answered or 'none'} {'were' if counts.answered > 1 else 'was'} answered{late}"
    if not counts.open:
        return f"{made}: {answered}. None is open."
    now_late = f"{counts.late} of them late" if counts.late else "none of them late"
    return f"{made}: {answered}. {counts.open} {'is' if counts.open == 1 else 'are'} open, {now_late}."


@require_GET
@sees_own
def information(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """A request with its answer."""
    row, user = held(request, year, number), user_of(request)
    writes = may(user, Permission.SCRUTINISE)
    page = page_of(row, request_line(row, shown_day()), ends=ends_for(request), writes=writes)
    return told(request, page, breadcrumbs=crumbs(HERE))


def held(request: HttpRequest, year: int, number: int) -> InformationRequest:
    return get_object_or_404(InformationRequest.objects.visible_to(user_of(request)), year=year, number=number)


def ends_for(request: HttpRequest) -> tuple[str, ...]:
    """How this user may end a request."""
    by = user_of(request).actor
    return tuple(one for one in (State.ANSWERED, State.REFUSED, State.WITHDRAWN) if not operations.may_not_end(one, by))


def page_of(row: InformationRequest, line: InformationLine, *, ends: tuple[str, ...], writes: bool) -> Told:
    """A request as the page that all registers share shows it."""
    rows = [Row("Number", line.reference), Row("Asked for", row.asked), Row("Asked of", row.asked_of)]
    rows += [Row("Basis", row.basis)] if row.basis else []
    rows += [Row("Answer by", british_date(row.due) if row.due else "No day set")]
    late = Tag(line.lateness, Tone.WORSE) if line.lateness else None
    events = [Event(british_date(row.asked_on), "Asked", f"Of: {row.asked_of}.")]
    if row.answered_on:
        events.insert(0, Event(british_date(row.answered_on), row.get_state_display(), row.answer, tag=late))
    here, is_open = [row.year, row.number], row.state == State.OPEN
    end = Button("Write down what came of it", reverse("scrutiny:information-end", args=here), secondary=False)
    links = [Link("Put right what it asks", reverse("scrutiny:information-change", args=here))] if is_open else []
    if row.state == State.REFUSED:
        address = reverse("scrutiny:challenge-new", query={"subject": f"Information refused: {row.subject}"})
        links = [Link("Raise a challenge about it", address)]
    return Told(
        title=row.subject,
        lead=lead(line),
        tags=[state_tag(row.state), *([EXAMPLE] if row.example else [])],
        buttons=[end] if is_open and ends else [],
        rows=rows,
        events=events,
        links=links if writes else [],
    )


def lead(line: InformationLine) -> str:
    """ "Asked on 1 May 2024: the answer is 12 days late."."""
    asked = f"Asked on {british_date(line.asked_on)}"
    late = f", {line.lateness}" if line.lateness else ""
    if line.answered_on:
        return f"{asked}, and {line.state_words.lower()} on {british_date(line.answered_on)}{late}."
    if line.lateness:
        return f"{asked}: the answer is {line.lateness}."
    return f"{asked}: the answer is due by {british_date(line.due)}." if line.due else f"{asked}, with no day set."


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def new(request: HttpRequest) -> HttpResponseBase:
    """Ask for information."""
    form = RequestForm(request.POST or None, initial={"asked_on": shown_day(), "basis": operations.PROTOCOL})
    page = Asking("Ask for information", "Write it into the log", reverse("scrutiny:information"), crumbs(HERE))
    return put(request, form, page, lambda: _ask(request, form), _asked)


def _ask(request: HttpRequest, form: RequestForm) -> InformationRequest:
    return operations.ask_for(form.asks(), by=user_of(request).actor, at=now())


def _asked(made: InformationRequest) -> Done:
    address = reverse("scrutiny:information-request", args=[made.year, made.number])
    return Done(f"The request is in the log as {made}.", address)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def change(request: HttpRequest, year: int, number: int) -> HttpResponseBase:
    """Put right what an open request asks."""
    row = held(request, year, number)
    names = ("subject", "asked", "asked_of", "asked_on", "due", "basis", "edition")
    form = RequestForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    page = _asking(row, "Put it right")
    return put(request, form, page, lambda: _change(request, row, form), lambda _: Done("It is saved.", page.back))


def _change(request: HttpRequest, row: InformationRequest, form: RequestForm) -> InformationRequest:
    by = how(request, form)
    asks = form.asks(example=row.example)
    return operations.change(row, asks, seen_edition=by.seen_edition, by=by.by, at=by.at)


@require_http_methods(["GET", "POST"])
@sees_own
def end(request: HttpRequest, year: int, number: int) -> HttpResponseBase:
    """Write down the answer, or why there is none."""
    row, ends = held(request, year, number), ends_for(request)
    start = {"on": shown_day(), "edition": row.edition}
    form = AnswerForm(request.POST or None, initial=start, ends=ends)
    refused = "" if ends else operations.may_not_end(State.ANSWERED, user_of(request).actor)
    page = _asking(row, "Write down what came of it", refused=refused)
    return put(request, form, page, lambda: _end(request, row, form), lambda _: Done("It is in the log.", page.back))


def _end(request: HttpRequest, row: InformationRequest, form: AnswerForm) -> InformationRequest:
    given, by = form.cleaned_data, how(request, form)
    return operations.end(
        row,
        to=given["to"],
        answer=given["answer"],
        on=given["on"],
        seen_edition=by.seen_edition,
        by=by.by,
        at=by.at,
    )


def _asking(row: InformationRequest, words: str, *, refused: str = "") -> Asking:
    here = reverse("scrutiny:information-request", args=[row.year, row.number])
    edition = edition_of(InformationRequest.objects.filter(pk=row.pk))
    trail = [*crumbs(HERE), (str(row), here)]
    return Asking(words, words, here, trail, lead=f"{row}: {row.subject}", refused=refused, edition=edition)
