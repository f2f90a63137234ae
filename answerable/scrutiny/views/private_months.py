"""What the public is told of private meetings: month by month, read by a person and passed."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.private import MonthForm
from answerable.scrutiny.models import MonthSummary
from answerable.scrutiny.operations.private import pass_month
from answerable.scrutiny.queries.private_months import (
    MonthTold,
    month_now,
    next_month,
    passed,
    same,
    seen_of,
)
from answerable.scrutiny.queries.private_months_list import NOT_PASSED, SORTS, MonthLine, months
from answerable.scrutiny.queries.private_months_list import PASSED as IS_PASSED
from answerable.scrutiny.views.private import HERE
from answerable.scrutiny.views.promises import Asking, Done, Filter, listed, put, shown_day, wanted_of

OPEN = Tag("Not passed", Tone.AMBER)
PASSED = Tag("Passed", Tone.GREEN)
DIFFERS = Tag("Changed since it was passed", Tone.AMBER)


def month_words(month: date) -> str:
    return f"{month:%B %Y}"


def link(line: MonthLine) -> Link:
    return Link(month_words(line.month), reverse("scrutiny:private-month", args=[line.month.year, line.month.month]))


def state(line: MonthLine) -> Tag:
    if line.passed_on is None:
        return OPEN
    return DIFFERS if line.differs else PASSED


COLUMNS: tuple[Column[MonthLine], ...] = (
    Column("month", "Month", lambda one: one.month, link),
    Column("meetings", "Meetings", lambda one: one.meetings, numeric=True, sortable=False),
    Column("topics", "Topics named", lambda one: one.topics, numeric=True, sortable=False),
    Column("state", "State", lambda one: state(one).text, state, sortable=False),
    Column("passed", "Passed on", lambda one: one.passed_on, sortable=False),
)


@require_GET
@requires(Permission.PRIVATE)
def every_month(request: HttpRequest) -> HttpResponse:
    """Every month with what is told of it."""
    filters = (Filter("state", "State", {OPEN.text: NOT_PASSED, PASSED.text: IS_PASSED}),)
    wanted = wanted_of(request, filters, SORTS)
    told = months(wanted, day=shown_day())
    words = f"{counted(told.waiting, 'month')} {'waits' if told.waiting == 1 else 'wait'} to be read and passed."
    page = {
        "title": "What the public is told",
        "lead": words if told.waiting else "No month waits to be passed.",
        "table": listed(request, told.found, COLUMNS, caption="Months", wanted=wanted, filters=filters),
        "anything": told.found.total > 0,
        "empty": "Once a meeting is in the log, its month can be read and passed here.",
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "scrutiny/promises/list.html", page)


@require_http_methods(["GET", "POST"])
@requires(Permission.PRIVATE)
def month(request: HttpRequest, year: int, number: int) -> HttpResponseBase:
    """A month as it would be told, and passing it."""
    first = _first(year, number)
    held = MonthSummary.objects.filter(month=first).first()
    draft, then = month_now(first), passed(held)
    seen = seen_of(draft, held)
    start = {"seen": seen, "opening": held.opening if held else ""}
    form = MonthForm(request.POST or None, initial=start, again=then is not None)
    page = Asking(
        heading=f"What the public is told of {month_words(first)}",
        button="Pass it again" if then else "Pass it for the public",
        back=reverse("scrutiny:private-months"),
        breadcrumbs=[*crumbs(HERE), ("What the public is told", reverse("scrutiny:private-months"))],
        lead=lead(draft, then),
        edition=lambda: seen,
        seen="seen",
        template="scrutiny/promises/month.html",
        given={
            "draft": draft,
            "then": then,
            "may_pass": may_pass(draft),
            "settled": then is not None and same(draft, then),
        },
    )
    return put(request, form, page, lambda: _pass(request, first, form), _passed)


def lead(draft: MonthTold, then: MonthTold | None) -> str:
    """How the month stands: not over, not passed, passed, or changed since."""
    if then is None:
        over = shown_day() >= next_month(draft.month)
        return (
            "Not passed yet: read it, and pass it." if over else "The month is not over: it can be passed once it is."
        )
    if same(draft, then):
        return f"Passed on {british_date(then.passed_on)}, and the log still says the same."
    return (
        f"Passed on {british_date(then.passed_on)}. The log has changed since: the public still reads what was passed."
    )


def may_pass(draft: MonthTold) -> bool:
    """Whether there is something to pass: the month is over and has meetings."""
    return shown_day() >= next_month(draft.month) and bool(draft.weekly or draft.boards)


def _first(year: int, number: int) -> date:
    if not (1 <= number <= 12 and 1900 <= year <= 9998):
        raise Http404
    return date(year, number, 1)


def _pass(request: HttpRequest, first: date, form: MonthForm) -> MonthSummary:
    given = form.cleaned_data
    return pass_month(
        first,
        opening=given["opening"],
        because=given.get("because", ""),
        seen=given["seen"],
        on=shown_day(),
        by=user_of(request).actor,
        at=now(),
    )


def _passed(made: MonthSummary) -> Done:
    address = reverse("scrutiny:private-month", args=[made.month.year, made.month.month])
    return Done(f"{month_words(made.month)} is passed: it stays as it is now.", address)
