"""Questions in the office: the list, one of them, writing one down, their numbers, and the sheet for a notice board."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.kit.components import Link
from answerable.kit.docx import About
from answerable.kit.http import now
from answerable.kit.pdf import pdf_bytes
from answerable.kit.tables import Column, Table, table, whole_number
from answerable.kit.wording import counted
from answerable.measures.queries.cited import cited
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.question_entry import EntryForm
from answerable.scrutiny.models import PublicQuestion
from answerable.scrutiny.operations import questions as operations
from answerable.scrutiny.operations.question_clearing import MOST_ERASED, forget_unconfirmed
from answerable.scrutiny.operations.question_refusals import QuestionRefused
from answerable.scrutiny.queries import question_lists as lists
from answerable.scrutiny.queries.question_choices import districts_on, priorities_on
from answerable.scrutiny.queries.question_meetings import meetings_ahead
from answerable.scrutiny.queries.question_numbers import Numbers, numbers_by_area, numbers_by_theme, years_asked
from answerable.scrutiny.queries.question_secrets import ASK
from answerable.scrutiny.queries.question_sheet import Sheet, sheet
from answerable.scrutiny.views.promises import Filter, by_label, listed, wanted_of
from answerable.scrutiny.views.question_acts import question_of, shown_day, ways
from answerable.scrutiny.views.question_words import (
    COLUMNS,
    HERE,
    events,
    facts,
    lead,
    one_lead,
    others,
    state_tag,
    title_of,
)

WAITS = {"Waiting for an answer": lists.WAITING, "Left behind by their meeting": lists.LEFT}


@require_GET
@requires(Permission.SEE)
def questions(request: HttpRequest) -> HttpResponse:
    """Every question that counts as asked, those that wait first."""
    user = user_of(request)
    counts = lists.standing(user)
    filters = (
        Filter("state", "State", WAITS | by_label(PublicQuestion.State.choices)),
        Filter("meeting", "Meeting", dict(lists.meetings_asked()) | {"A written answer": lists.NO_MEETING}),
        Filter("about", "About", {one: one for one in lists.subjects()}),
        Filter("area", "Place", dict(lists.areas_asking())),
        Filter("read", "For the public", {"Read": "yes", "Not read": "no"}),
        Filter("channel", "How it came", by_label(PublicQuestion.Channel.choices)),
    )
    wanted = wanted_of(request, filters, lists.SORTS)
    found = lists.questions(user, wanted, day=shown_day())
    page = {
        "lead": lead(counts),
        "counts": counts,
        "table": listed(request, found, COLUMNS, caption="Questions", wanted=wanted, filters=filters),
        "anything": counts.confirmed > 0,
        "may_answer": may(request.user, Permission.ANSWER),
        "breadcrumbs": crumbs(),
    }
    return render(request, "scrutiny/questions/list.html", page)


@require_POST
@requires(Permission.ANSWER)
def erase_unconfirmed(request: HttpRequest) -> HttpResponse:
    """Erase what was sent a month ago and never confirmed."""
    erased = forget_unconfirmed(by=user_of(request).actor, at=now())
    words = f"{counted(erased, 'question')} erased." if erased else "There was nothing to erase any more."
    messages.success(request, words)
    return redirect("scrutiny:questions-unconfirmed")


@require_GET
@requires(Permission.SEE)
def unconfirmed(request: HttpRequest) -> HttpResponse:
    """Those whose asker has not pressed the button: kept, and apart."""
    wanted = wanted_of(request, (), lists.SORTS)
    found = lists.questions(user_of(request), wanted, day=shown_day(), is_confirmed=False)
    page = {
        "table": listed(request, found, COLUMNS, caption="Questions not confirmed", wanted=wanted, filters=()),
        "total": found.total,
        "old": lists.never_confirmed(now()).count() if may(request.user, Permission.ANSWER) else 0,
        "most": MOST_ERASED,
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "scrutiny/questions/unconfirmed.html", page)


@require_GET
@requires(Permission.SEE)
def question(request: HttpRequest, key: int) -> HttpResponse:
    """One question: what was sent, what the public reads, the answer in its parts, and its life."""
    one, answers = question_of(request, key), may(request.user, Permission.ANSWER)
    page = lists.question_page(one)
    offered = [(words, reverse("scrutiny:question-act", args=[key, act.key])) for act, words in ways(one)]
    context = {
        "one": one,
        "page": page,
        "title": title_of(one),
        "lead": one_lead(one),
        "tag": state_tag(one.state),
        "facts": facts(one, sees_person=answers),
        "ways": offered if answers else [],
        "answer": cited(one.answer) if one.answer else None,
        "promised": [
            (made, reverse("scrutiny:undertaking", args=[made.year, made.number])) for made in page.undertakings
        ],
        "merged": others(page.merged),
        "goes_on": others([one.merged_into]) if one.merged_into else [],
        "events": events(page),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "scrutiny/questions/question.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.ANSWER)
def enter(request: HttpRequest) -> HttpResponseBase:
    """Write down a question that came on paper, by telephone, by mail or in person."""
    day = shown_day()
    ahead = meetings_ahead(day)
    form = EntryForm(
        request.POST or None,
        meetings=[*ahead.open, *ahead.closed],
        priorities=priorities_on(day),
        areas=districts_on(day),
        on=day,
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = operations.receive_paper(
                form.sent(), said["channel"], came_on=said["came_on"], by=user_of(request).actor, at=now()
            )
        except QuestionRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, f"It is kept as question {made.reference}: give its asker that number.")
            return redirect("scrutiny:question", made.pk)
    return render(request, "scrutiny/questions/enter.html", {"form": form, "breadcrumbs": crumbs(HERE)})


@require_GET
@requires(Permission.SEE)
def numbers(request: HttpRequest) -> HttpResponse:
    """How many ask, about what and from where."""
    years = years_asked()
    asked = whole_number(request.GET.get("year", "0"))
    year = asked if asked in years else None
    themes = numbers_by_theme(year)
    page = {
        "lead": numbers_lead(themes, year),
        "years": [Link("All years", "?", current=year is None)]
        + [Link(str(one), f"?year={one}", current=one == year) for one in years],
        "themes": numbers_table(themes, "By what they are about", "About", rated=False),
        "areas": numbers_table(numbers_by_area(year), "By place", "Place", rated=True),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "scrutiny/questions/numbers.html", page)


def numbers_lead(themes: tuple[Numbers, ...], year: int | None) -> str:
    """ "Most ask about Roads: 4 of the 11 questions of 2026." """
    total = sum(one.asked for one in themes)
    if not total:
        return "No question has been asked yet."
    of = f"{counted(total, 'question')}{f' of {year}' if year else ''}"
    most = themes[0]
    return (
        f"Most are about “{most.words}”: {most.asked:,} of the {of}."
        if total > 1
        else f"There is {of}, about “{most.words}”."
    )


def numbers_table(rows: tuple[Numbers, ...], caption: str, heading: str, *, rated: bool) -> Table:
    columns: list[Column[Numbers]] = [
        Column("words", heading, lambda one: one.words),
        Column("asked", "Asked", lambda one: one.asked, numeric=True),
        Column("answered", "Answered", lambda one: one.answered, numeric=True),
        Column("waiting", "Waiting", lambda one: one.waiting, numeric=True),
        Column("elsewhere", "Out of scope or casework", lambda one: one.elsewhere, numeric=True),
        Column("last", "Last asked on", lambda one: one.last),
    ]
    if rated:
        columns.append(Column("rate", "For each 10,000 people", lambda one: one.rate, numeric=True))
    return table(rows, columns, caption=caption)


@require_GET
@requires(Permission.SEE)
def board_sheet(request: HttpRequest) -> HttpResponse:
    """The sheet for a notice board as a page that prints as it stands."""
    shown = _sheet(request)
    parts = [(type(part).__name__, part) for part in shown.parts]
    page = {"sheet": shown, "parts": parts, "body_name": shown.office}
    return render(request, "scrutiny/questions/sheet.html", page)


@require_GET
@requires(Permission.SEE)
def board_sheet_pdf(request: HttpRequest) -> HttpResponse:
    """The same sheet as a PDF."""
    shown = _sheet(request)
    content = pdf_bytes(About(shown.title, shown.office, now()), shown.parts)
    headers = {"Content-Disposition": 'attachment; filename="ask-a-question.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _sheet(request: HttpRequest) -> Sheet:
    return sheet(shown_day(), request.build_absolute_uri(f"/{ASK}"))
