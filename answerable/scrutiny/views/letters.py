"""Letters and campaigns: the register, a letter with its reply, and writing them in."""

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
from answerable.scrutiny.forms.letters import LetterForm, ReplyForm
from answerable.scrutiny.models import Letter
from answerable.scrutiny.operations import letters as operations
from answerable.scrutiny.queries.letters import (
    ANSWERED,
    LATE,
    SORTS,
    WAITING,
    LetterLine,
    LetterStanding,
    campaigns,
    letter_line,
    letter_standing,
    letters,
)
from answerable.scrutiny.views.promises import (
    EXAMPLE,
    INSIDE,
    PUBLIC,
    Asking,
    Button,
    Done,
    Filter,
    Told,
    edition_of,
    how,
    listed,
    put,
    shown_day,
    told,
    wanted_of,
)

HERE = ("Letters and campaigns", "scrutiny:letters")


def link(line: LetterLine) -> Link:
    return Link(line.subject, reverse("scrutiny:letter", args=[line.key]))


def reply_shown(line: LetterLine) -> str | Tag:
    """The day of the reply; that it is late, or awaited."""
    if line.reply_on:
        return f"{british_date(line.reply_on)}{f', {line.lateness}' if line.lateness else ''}"
    if line.lateness:
        return Tag(line.lateness, Tone.WORSE)
    return f"Awaited by {british_date(line.reply_by)}" if line.reply_by else "None yet"


def public_shown(line: LetterLine) -> Tag:
    return PUBLIC if line.public else INSIDE


COLUMNS: tuple[Column[LetterLine], ...] = (
    Column("subject", "Letter", lambda one: one.subject, link, sortable=False),
    Column("to", "To", lambda one: one.to_role),
    Column("campaign", "Campaign", lambda one: one.campaign),
    Column("sent", "Sent", lambda one: one.sent_on),
    Column("reply", "Reply", lambda one: one.reply_on, reply_shown),
    Column("public", "Public", lambda one: public_shown(one).text, public_shown, sortable=False),
)


@require_GET
@requires(Permission.SEE)
def register(request: HttpRequest) -> HttpResponse:
    """Every letter, to be searched, narrowed and sorted."""
    day = shown_day()
    offered = (
        Filter("campaign", "Campaign", {one: one for one in campaigns()}),
        Filter("reply", "Reply", {one: one for one in (ANSWERED, WAITING, LATE)}),
    )
    filters = tuple(one for one in offered if one.means)
    wanted = wanted_of(request, filters, SORTS)
    found = letters(wanted, day=day)
    writes = may(request.user, Permission.SCRUTINISE)
    page = {
        "title": "Letters and campaigns",
        "lead": register_lead(letter_standing(day=day)),
        "buttons": [Button("Write a letter in", reverse("scrutiny:letter-new"), secondary=False)] if writes else [],
        "table": listed(request, found, COLUMNS, caption="Letters", wanted=wanted, filters=filters),
        "anything": found.total > 0,
        "empty": "Write in what the office sends to ministers and other bodies, and what they reply."
        if writes
        else "Letters of the office and their replies are listed here.",
        "breadcrumbs": crumbs(),
    }
    return render(request, "scrutiny/promises/list.html", page)


def register_lead(counts: LetterStanding) -> str:
    """ "12 letters were sent: 8 have a reply, and 1 reply is late."."""
    if not counts.sent:
        return "No letter is in the register."
    has = f"{counts.answered or 'none'} {'have' if counts.answered > 1 else 'has'} a reply"
    late = f"{counted(counts.late, 'reply') if counts.late == 1 else f'{counts.late} replies'}"
    tail = f", and {late} {'is' if counts.late == 1 else 'are'} late" if counts.late else ""
    return f"{counted(counts.sent, 'letter')} {'was' if counts.sent == 1 else 'were'} sent: {has}{tail}."


@require_GET
@requires(Permission.SEE)
def letter(request: HttpRequest, key: int) -> HttpResponse:
    """A letter with its reply."""
    row = get_object_or_404(Letter, pk=key)
    page = page_of(row, letter_line(row, shown_day()), writes=may(request.user, Permission.SCRUTINISE))
    return told(request, page, breadcrumbs=crumbs(HERE))


def page_of(row: Letter, line: LetterLine, *, writes: bool) -> Told:
    """A letter as the page that all registers share shows it."""
    rows = [Row("To", row.to_role), Row("Campaign", row.campaign or "None"), Row("Asks for", row.asked)]
    rows += [Row("Sent on", british_date(row.sent_on))]
    rows += [Row("Reply asked for by", british_date(row.reply_by))] if row.reply_by else []
    late = Tag(line.lateness, Tone.WORSE) if line.lateness else None
    events = [Event(british_date(row.sent_on), "Sent", f"To: {row.to_role}.")]
    if row.reply_on:
        events.insert(0, Event(british_date(row.reply_on), "Answered", row.reply, tag=late))
    word = "Put the reply right" if row.reply_on else "It was answered"
    button = Button(word, reverse("scrutiny:letter-reply", args=[row.pk]), secondary=bool(row.reply_on))
    change = Link("Put right what it says, or show it to the public", reverse("scrutiny:letter-change", args=[row.pk]))
    return Told(
        title=row.subject,
        lead=lead(line),
        tags=[PUBLIC if row.public else INSIDE, *([EXAMPLE] if row.example else [])],
        buttons=[button] if writes else [],
        rows=rows,
        notes=[("Its words", row.text)] if row.text else [],
        events=events,
        links=[change] if writes else [],
    )


def lead(line: LetterLine) -> str:
    """ "Sent on 1 May 2024: the reply is 12 days late."."""
    sent = f"Sent on {british_date(line.sent_on)}"
    if line.reply_on:
        return f"{sent}, and answered on {british_date(line.reply_on)}{f', {line.lateness}' if line.lateness else ''}."
    if line.lateness:
        return f"{sent}: the reply is {line.lateness}."
    return (
        f"{sent}: a reply is asked for by {british_date(line.reply_by)}." if line.reply_by else f"{sent}: no reply yet."
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def new(request: HttpRequest) -> HttpResponseBase:
    """Write a letter into the register."""
    form = LetterForm(request.POST or None, initial={"sent_on": shown_day()})
    page = Asking("Write a letter in", "Write it in", reverse("scrutiny:letters"), crumbs(HERE))
    return put(request, form, page, lambda: _write(request, form), _written)


def _write(request: HttpRequest, form: LetterForm) -> Letter:
    return operations.write(form.written(), by=user_of(request).actor, at=now())


def _written(made: Letter) -> Done:
    return Done("The letter is in the register.", reverse("scrutiny:letter", args=[made.pk]))


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def change(request: HttpRequest, key: int) -> HttpResponseBase:
    """Put right what the register says of a letter, or show it to the public."""
    row = get_object_or_404(Letter, pk=key)
    names = ("to_role", "subject", "campaign", "sent_on", "asked", "reply_by", "text", "public", "edition")
    form = LetterForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    page = _asking(row, "Put it right")
    return put(request, form, page, lambda: _change(request, row, form), lambda _: Done("It is saved.", page.back))


def _change(request: HttpRequest, row: Letter, form: LetterForm) -> Letter:
    by = how(request, form)
    said = form.written(example=row.example)
    return operations.change(row, said, seen_edition=by.seen_edition, by=by.by, at=by.at)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def reply(request: HttpRequest, key: int) -> HttpResponseBase:
    """Write down what was answered."""
    row = get_object_or_404(Letter, pk=key)
    start = {"reply_on": row.reply_on or shown_day(), "reply": row.reply, "edition": row.edition}
    form = ReplyForm(request.POST or None, initial=start)
    page = _asking(row, "Write the reply down")
    return put(request, form, page, lambda: _reply(request, row, form), lambda _: Done("The reply is kept.", page.back))


def _reply(request: HttpRequest, row: Letter, form: ReplyForm) -> Letter:
    given, by = form.cleaned_data, how(request, form)
    return operations.record_reply(
        row, given["reply"], on=given["reply_on"], seen_edition=by.seen_edition, by=by.by, at=by.at
    )


def _asking(row: Letter, words: str) -> Asking:
    here = reverse("scrutiny:letter", args=[row.pk])
    edition = edition_of(Letter.objects.filter(pk=row.pk))
    return Asking(words, words, here, [*crumbs(HERE), (row.subject, here)], lead=row.subject, edition=edition)
