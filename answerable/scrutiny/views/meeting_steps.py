"""What is done to a meeting: changed, moved to another day, its questions closed on another, taken one step on."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from answerable.calc.meetings import the_move, wanting
from answerable.kit.http import now
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.meetings import MoveDayForm, PlanForm, QuestionsCloseForm, StepForm
from answerable.scrutiny.models import Meeting
from answerable.scrutiny.operations import meetings as operations
from answerable.scrutiny.queries.agenda_days import days_of, form_of
from answerable.scrutiny.queries.agenda_list import functions
from answerable.scrutiny.queries.agenda_states import facts_of
from answerable.scrutiny.views.meeting_forms import Outcome, form_page, tried
from answerable.scrutiny.views.meeting_words import above, meeting_href, meeting_of, on, shown_day, state_tag, when


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Say otherwise what a meeting is; its day is moved elsewhere."""
    row, outcome = meeting_of(request, code), Outcome.ASKED
    form = PlanForm(request.POST or None, functions=functions(row.date), row=row)
    if request.method == "POST" and form.is_valid():
        by = user_of(request).actor
        outcome = tried(
            form, lambda: operations.change_meeting(row, form.facts, seen_edition=form.seen, by=by, at=now())
        )
        if outcome is Outcome.DONE:
            messages.success(request, "Kept.")
            return redirect("scrutiny:meeting", code)
    return form_page(
        request,
        form,
        outcome,
        back=meeting_href(row),
        breadcrumbs=above(row),
        heading="Change what is said of this meeting",
        button="Keep it",
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def move(request: HttpRequest, code: str) -> HttpResponse:
    """Put a meeting on another day."""
    row, outcome = meeting_of(request, code), Outcome.ASKED
    form = MoveDayForm(request.POST or None, initial={"time": row.time, "edition": row.edition})
    if request.method == "POST" and form.is_valid():
        said, by = form.cleaned_data, user_of(request).actor
        moved: list[operations.Moved] = []

        def do() -> None:
            moved.append(
                operations.move_meeting(
                    row, day=said["day"], time=said["time"], because=said["because"], seen_edition=form.seen, by=by,
                    at=now(), on=shown_day(),
                )
            )  # fmt: skip

        outcome = tried(form, do)
        if outcome is Outcome.DONE:
            messages.success(request, moved_words(moved[0]))
            return redirect("scrutiny:meeting", code)
    intro = (
        f"It is {on(row)} now. What was asked keeps its place, the last day for questions and the days on which awaited "
        "reports are due are reckoned again, and everybody concerned is told by mail."
    )
    return form_page(
        request,
        form,
        outcome,
        back=meeting_href(row),
        breadcrumbs=above(row),
        heading="Move it to another day",
        button="Move it",
        intro=intro,
    )


def moved_words(moved: operations.Moved) -> str:
    """ "It is on 16 January 2025 now. 2 questions keep their place. 3 mails were written."."""
    words = [f"It is on {when(moved.meeting)} now."]
    if moved.questions:
        keep = "keeps its" if moved.questions == 1 else "keep their"
        words.append(f"{counted(moved.questions, 'question')} {keep} place.")
    if close := moved.meeting.questions_close:
        past = close < shown_day()
        words.append(f"Questions {'closed on' if past else 'may be sent in until'} {british_date(close)}.")
    if moved.told:
        words.append(f"{counted(moved.told, 'mail')} {'was' if moved.told == 1 else 'were'} written.")
    return " ".join(words)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def questions_close(request: HttpRequest, code: str) -> HttpResponse:
    """Set the last day for questions by hand."""
    row, outcome = meeting_of(request, code), Outcome.ASKED
    start = {
        "questions_close": row.questions_close,
        "because": row.questions_close_because,
        "edition": row.edition,
    }
    form = QuestionsCloseForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        because, by = form.cleaned_data["because"], user_of(request).actor
        outcome = tried(
            form,
            lambda: operations.set_questions_close(
                row, day=form.day, because=because, seen_edition=form.seen, by=by, at=now(), on=shown_day()
            ),
        )
        if outcome is Outcome.DONE:
            messages.success(request, "Kept.")
            return redirect("scrutiny:meeting", code)
    reckoned = days_of(row, form_of(row.function)).questions_close
    intro = (
        f"Reckoned from its day, it is {british_date(reckoned)}."
        if reckoned
        else "For this kind of meeting none is set."
    )
    return form_page(
        request,
        form,
        outcome,
        back=meeting_href(row),
        breadcrumbs=above(row),
        heading="The last day for questions",
        button="Keep it",
        intro=intro,
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def step(request: HttpRequest, code: str, to: str) -> HttpResponse:
    """Take one step: the form for it, or what is missing."""
    row, outcome = meeting_of(request, code), Outcome.ASKED
    found = the_move(row.state, to)
    if found is None:
        if to in Meeting.State.values:
            messages.info(
                request,
                f"It is “{row.get_state_display()}”, and does not become “{Meeting.State(to).label}” from there.",
            )
            return redirect("scrutiny:meeting", code)
        raise Http404("There is no such step.")
    cancelling = to == Meeting.State.CANCELLED
    form = StepForm(
        request.POST or None, initial={"edition": row.edition}, wants_reason=found.wants_reason, public=cancelling
    )
    missing = wanting(found, facts_of(row, shown_day()))
    if request.method == "POST" and form.is_valid():
        outcome = tried(form, lambda: _take(request, row, to, form))
        if outcome is Outcome.DONE:
            messages.success(request, f"It is now: {Meeting.State(to).label.lower()}.")
            return redirect("scrutiny:meeting", code)
    page = {
        "row": row,
        "heading": found.words,
        "missing": missing,
        "form": form,
        "state": state_tag(row.state),
        "to": state_tag(to),
        "cancelling": cancelling,
        "breadcrumbs": above(row),
    }
    return render(request, "scrutiny/meetings/step.html", page, status=outcome.status)


def _take(request: HttpRequest, row: Meeting, to: str, form: StepForm) -> None:
    words, by, day = form.cleaned_data["words"], user_of(request).actor, shown_day()
    if to == Meeting.State.CANCELLED:
        operations.cancel(row, because=words, seen_edition=form.seen, by=by, at=now(), on=day)
    else:
        operations.move_state(row, to=to, words=words, on=day, seen_edition=form.seen, by=by, at=now())
