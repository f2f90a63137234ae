"""Settings: how each kind of meeting is held, what it is called, and the scale that items are judged on."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from answerable.assessments.queries.summary_words import step_tone
from answerable.kit.components import Row, Tag
from answerable.kit.http import now
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.programme import FormOfMeetingsForm, NameForm, StandingForm, StandingSet
from answerable.scrutiny.intake.programme import FormLine, StepLine
from answerable.scrutiny.models import MeetingForm, MeetingName
from answerable.scrutiny.operations import forms_of_meetings as operations
from answerable.scrutiny.queries.agenda_days import form_of
from answerable.scrutiny.queries.lines_programme import form_line, scale_lines
from answerable.scrutiny.queries.programme_names import called, functions
from answerable.scrutiny.views.meeting_forms import Outcome, form_page, tried
from answerable.scrutiny.views.meeting_words import shown_day
from answerable.scrutiny.views.programme_words import HERE

SETTINGS = ("How meetings are held", "scrutiny:forms_of_meetings")
ABOVE = (HERE, SETTINGS)
DAYS = (
    ("questions_close_days", "Questions close", "before"),
    ("commission_days", "Papers are asked for", "before"),
    ("paper_due_days", "Papers are due", "before"),
    ("papers_out_days", "Papers go out", "before"),
    ("minutes_days", "Minutes are out", "after"),
)


@dataclass(frozen=True)
class Kind:
    """One kind of meeting: what it is called, and how it is held where somebody has said."""

    function: str
    name: str
    purpose: str
    rows: tuple[Row, ...]


@require_GET
@requires(Permission.SEE)
def settings(request: HttpRequest) -> HttpResponse:
    """Every kind of meeting as it is held here, and the scale."""
    forms = {one.function: one for one in MeetingForm.objects.all()}
    kinds = [_kind(code, name, forms.get(code)) for code, name in functions(shown_day())]
    page = {
        "lead": _lead(kinds, len(forms)),
        "kinds": kinds,
        "scale": [_step(one) for one in scale_lines()],
        "may_scrutinise": may(request.user, Permission.SCRUTINISE),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "scrutiny/programme/settings.html", page)


def _step(one: StepLine) -> Row:
    return Row(one.word, one.meaning or "Nobody has said what it means.", tag=Tag(one.word, step_tone(one.shape)))


def _lead(kinds: list[Kind], said: int) -> str:
    if not kinds:
        return "No kind of meeting is set up yet. Add the first one: its days and standing items then come with each meeting."
    words = f"{counted(len(kinds), 'kind')} of meeting {'is' if len(kinds) == 1 else 'are'} known here"
    left = len(kinds) - said
    return f"{words}. {f'Of {left} nobody has said how they are held.' if left else 'How each is held is set.'}"


def _kind(function: str, name: str, form: MeetingForm | None) -> Kind:
    if form is None:
        return Kind(function, name, "", (Row("How it is held", "Nobody has said yet."),))
    every = f"Once in {counted(form.every_months, 'month')}" if form.every_months else "No interval is set"
    rows = [
        Row("Held", "In public" if form.in_public else "In private"),
        Row("Questions from the public", "Taken" if form.takes_questions else "Not taken"),
        Row("Each objective is looked at", every),
        Row("Room on an agenda", f"{counted(form.room, 'item')} on objectives"),
    ]
    for field, words, side in DAYS:
        days = getattr(form, field)
        if days is not None:
            rows.append(Row(words, f"{counted(days, 'working day')} {side} the meeting"))
    standing = [one["title"] for one in form.standing_items]
    rows.append(Row("Standing items", "; ".join(standing) if standing else "None"))
    return Kind(function, name, form.purpose, tuple(rows))


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def change(request: HttpRequest, function: str) -> HttpResponse:
    """How the meetings of one function are held."""
    if function not in dict(functions(shown_day())):
        raise Http404("There is no such kind of meeting.")
    row = form_of(function)
    line = form_line(row) if row else FormLine(function)
    return _edit(
        request, line, row.edition if row else operations.NEW, f"How “{called(function, shown_day())}” is held"
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def new(request: HttpRequest) -> HttpResponse:
    """A further kind of meeting."""
    return _edit(request, None, operations.NEW, "Add a kind of meeting")


def _edit(request: HttpRequest, line: FormLine | None, edition: int, heading: str) -> HttpResponse:
    form = FormOfMeetingsForm(request.POST or None, line=line, initial={"edition": edition})
    held = line.standing if line else ()
    start = [{"title": one.title, "minutes": one.minutes, "kind": one.kind, "last": one.last} for one in held]
    standing: BaseFormSet[StandingForm] = StandingSet(request.POST or None, initial=start, prefix="standing")
    outcome = Outcome.ASKED
    if request.method == "POST" and form.is_valid() and standing.is_valid():
        told = form.told(tuple(one.told for one in standing if one.told))
        by = user_of(request).actor
        outcome = tried(form, lambda: operations.set_form(told, seen_edition=form.seen, by=by, at=now()))
        if outcome is Outcome.DONE:
            messages.success(request, "Kept. Meetings that are planned from now on begin with it.")
            return redirect(_after(told.function))
    page: dict[str, Any] = {
        "form": form,
        "standing": standing,
        "heading": heading,
        "stale": outcome is Outcome.STALE,
        "here": request.path,
        "breadcrumbs": crumbs(*ABOVE),
    }
    return render(request, "scrutiny/programme/form.html", page, status=outcome.status)


def _after(function: str) -> str:
    """A kind that has no name yet is named next."""
    named = MeetingName.objects.filter(function=function).exists()
    return reverse("scrutiny:forms_of_meetings") if named else reverse("scrutiny:form_name", args=[function])


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def name(request: HttpRequest, function: str) -> HttpResponse:
    """What the meetings of a function are called from a day on."""
    if function not in dict(functions(shown_day())):
        raise Http404("There is no such kind of meeting.")
    form, outcome = NameForm(request.POST or None, initial={"start": shown_day()}), Outcome.ASKED
    if request.method == "POST" and form.is_valid():
        said, by = form.cleaned_data, user_of(request).actor

        def do() -> None:
            operations.rename(function, said["name"], start=said["start"], by=by, at=now())

        outcome = tried(form, do)
        if outcome is Outcome.DONE:
            messages.success(request, f"From {british_date(said['start'])} on they are called “{said['name']}”.")
            return redirect("scrutiny:forms_of_meetings")
    names = MeetingName.objects.filter(function=function).order_by("position", "pk")
    told = ", ".join(f"“{one.name}”{f' until {british_date(one.end)}' if one.end else ''}" for one in names)
    return form_page(
        request, form, outcome, heading="What these meetings are called", button="Keep the name",
        intro=f"So far: {told}. A meeting keeps the name that it was planned or held under." if told else "They have no name yet.",
        back=reverse("scrutiny:forms_of_meetings"), breadcrumbs=crumbs(*ABOVE),
    )  # fmt: skip
