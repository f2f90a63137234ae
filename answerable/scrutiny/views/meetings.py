"""Meetings as a list, and planning one."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Link
from answerable.kit.http import now, without_nul
from answerable.kit.tables import Choice, Column, Table, cells, heading, whole_number
from answerable.kit.wording import british_day, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.meetings import PlanForm
from answerable.scrutiny.models import Meeting
from answerable.scrutiny.operations import meetings as operations
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused
from answerable.scrutiny.queries.agenda_list import (
    AHEAD,
    HELD,
    PER_PAGE,
    SORTS,
    Counts,
    Found,
    MeetingRow,
    Wanted,
    counts,
    functions,
    page_of,
    the_next,
)
from answerable.scrutiny.views.meeting_words import HERE, away, on, shown_day, state_tag, when

STATES = {"Ahead": AHEAD, "Held, with or without minutes": HELD} | {
    str(label): value for value, label in Meeting.State.choices
}


def title_link(one: MeetingRow) -> Link:
    return Link(one.title, reverse("scrutiny:meeting", args=[one.code]))


def day_words(one: MeetingRow) -> str:
    day = british_day(one.date, month_only=one.month_only)
    return f"{day}, {one.time}" if one.time else day


COLUMNS: tuple[Column[MeetingRow], ...] = (
    Column("title", "Meeting", lambda one: one.title, title_link),
    Column("date", "Day", lambda one: one.date, day_words),
    Column("name", "Called", lambda one: one.name),
    Column("state", "State", lambda one: one.state, lambda one: state_tag(one.state)),
    Column("items", "Items", lambda one: one.items or None, numeric=True, sortable=False),
    Column("questions", "Questions", lambda one: one.questions or None, numeric=True, sortable=False),
)


@require_GET
@requires(Permission.SEE)
def meetings(request: HttpRequest) -> HttpResponse:
    """Every meeting: those ahead with the next on top, then those held, the latest first."""
    day, rows = shown_day(), Meeting.objects.visible_to(user_of(request))
    params = {name: without_nul(value) for name, value in request.GET.dict().items()}
    kinds = {words: code for code, words in functions(day).items()}
    wanted = wanted_of(params, kinds)
    page = {
        "lead": lead(counts(rows, day), the_next(rows, day)),
        "table": table_shown(page_of(rows, wanted), wanted, params, kinds),
        "may_scrutinise": may(request.user, Permission.SCRUTINISE),
        "breadcrumbs": crumbs(),
    }
    return render(request, "scrutiny/meetings/meetings.html", page)


def lead(found: Counts, following: Meeting | None) -> str:
    """ "3 meetings are ahead; the next is on 12 December 2024, in 35 days."."""
    ahead = f"{counted(found.ahead, 'meeting')} {'is' if found.ahead == 1 else 'are'} ahead" if found.ahead else ""
    next_words = f"; the next is {on(following)}{away(following, shown_day())}" if following else ""
    held = f"{counted(found.held, 'meeting')} {'was' if found.held == 1 else 'were'} held"
    late = f" {counted(found.overdue, 'meeting')} past the day: say whether held, or move." if found.overdue else ""
    if not (found.ahead or found.held):
        return "No meeting is planned, and none is on record."
    return f"{ahead or 'No meeting is planned'}{next_words}. {held if found.held else 'None was held'}.{late}"


def wanted_of(params: Mapping[str, str], kinds: Mapping[str, str]) -> Wanted:
    """What an address asks for; what cannot be understood is ignored."""
    return Wanted(
        words=params.get("q", "").strip(),
        state=STATES.get(params.get("state", ""), ""),
        function=kinds.get(params.get("function", ""), ""),
        sort=params.get("sort", "") if params.get("sort") in SORTS else "",
        descending=params.get("direction") == "desc",
        page=whole_number(params.get("page", "1")),
    )


def table_shown(found: Found, wanted: Wanted, params: Mapping[str, str], kinds: Mapping[str, str]) -> Table:
    """The list as a table of the kit, whose rows the database has narrowed, sorted and paged already."""
    choices = [
        Choice(key, label, tuple(means), asked if (asked := params.get(key, "")) in means else "")
        for key, label, means in (("state", "State", STATES), ("function", "Kind", kinds))
        if means
    ]
    by = next((column for column in COLUMNS if column.key == wanted.sort), None)
    narrowing = [(one.key, one.chosen) for one in choices if one.chosen]
    narrowing += [("q", wanted.words)] if wanted.words else []
    direction = "desc" if wanted.descending else "asc"
    return Table(
        caption=counted(found.total, "meeting"),
        columns=tuple(heading(column, by, direction, narrowing) for column in COLUMNS),
        rows=tuple(cells(one, COLUMNS) for one in found.rows),
        total=found.total,
        page=found.page,
        pages=found.pages,
        per_page=PER_PAGE,
        sort=wanted.sort,
        direction=direction,
        query=wanted.words,
        choices=tuple(choices),
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def new(request: HttpRequest) -> HttpResponse:
    """Plan a meeting; the address may say of what kind and on which day."""
    known = functions(shown_day())
    start = {name: without_nul(request.GET.get(name, "")) for name in ("function", "day", "title")}
    form = PlanForm(request.POST or None, initial=start, functions=known)
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.plan_meeting(
                form.facts, day=form.cleaned_data["day"], by=user_of(request).actor, at=now(), on=shown_day()
            )
        except MeetingRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, f"“{made.title}” is planned for {when(made)}. Its agenda is below.")
            return redirect("scrutiny:meeting", made.code)
    page = {"form": form, "kinds": bool(known), "breadcrumbs": crumbs(HERE)}
    return render(request, "scrutiny/meetings/new.html", page)
