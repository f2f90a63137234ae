"""Every objective with when it was looked at, and what the next agenda is proposed to look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Link
from answerable.kit.http import now, without_nul
from answerable.kit.tables import Choice, Column, Table, cells, heading, whole_number
from answerable.kit.wording import british_day, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.programme import TakeUpForm
from answerable.scrutiny.models import Meeting
from answerable.scrutiny.operations.programme import take_up
from answerable.scrutiny.queries.programme import Proposal, proposals
from answerable.scrutiny.queries.programme_list import PER_PAGE, SORTS, Found, Looked, Wanted, page_of, priorities
from answerable.scrutiny.queries.programme_names import called
from answerable.scrutiny.queries.programme_objectives import ObjectiveSeen, programmed, standing
from answerable.scrutiny.queries.programme_proposals import meetings_ahead
from answerable.scrutiny.views.meeting_forms import Outcome, tried
from answerable.scrutiny.views.meeting_words import on, short, shown_day
from answerable.scrutiny.views.programme_words import TAGS, above, chosen, href, kinds, seen_words

FEW_OFFERS = 12
"""So many proposals stand on the page until somebody asks for all of them."""
OBJECTIVES, PROPOSALS = "scrutiny:programme_objectives", "scrutiny:programme_proposals"


def page_link(one: ObjectiveSeen) -> Link:
    return Link(f"{one.code} {one.title}", reverse("scrutiny:objective", args=[one.plan, one.code]))


def day_words(day: date | None, *, month: bool) -> str:
    """The day of a meeting, or its month where no more is known of it."""
    return british_day(day, month_only=month) if day else ""


COLUMNS: tuple[Column[ObjectiveSeen], ...] = (
    Column("title", "Objective", lambda one: one.title, page_link),
    Column("looked", "Looked at", lambda one: one.how, lambda one: TAGS[one.how], sortable=False),
    Column("last", "Last", lambda one: one.seen.last, lambda one: day_words(one.seen.last, month=one.seen.last_month)),
    Column("next", "Next", lambda one: one.seen.next, lambda one: day_words(one.seen.next, month=one.seen.next_month)),
)


@require_GET
@requires(Permission.SEE)
def objectives(request: HttpRequest) -> HttpResponse:
    """The objectives of the plan in force, those that nobody ever looked at first."""
    function, known = chosen(request)
    day = shown_day()
    params = {name: without_nul(value) for name, value in request.GET.dict().items()}
    under = priorities(day)
    wanted, held = wanted_of(params, under), programmed(function, day=day)
    page = {
        "lead": seen_words(standing(held)),
        "name": called(function, day),
        "kinds": kinds(function, known, OBJECTIVES),
        "table": table_shown(page_of(held, wanted), wanted, under, function),
        "breadcrumbs": above(function),
    }
    return render(request, "scrutiny/programme/objectives.html", page)


def wanted_of(params: Mapping[str, str], under: Mapping[str, str]) -> Wanted:
    """What an address asks for; what cannot be understood is ignored."""
    looked = params.get("looked", "")
    return Wanted(
        words=params.get("q", "").strip(),
        looked=looked if looked in {one.value for one in Looked} else "",
        priority=under.get(params.get("priority", ""), ""),
        sort=params.get("sort", "") if params.get("sort") in SORTS else "",
        descending=params.get("direction") == "desc",
        page=whole_number(params.get("page", "1")),
    )


def table_shown(found: Found, wanted: Wanted, under: Mapping[str, str], function: str) -> Table:
    """The list as a table of the kit, whose rows the database has narrowed, sorted and paged already."""
    priority = next((words for words, code in under.items() if code == wanted.priority), "")
    choices = (
        Choice("looked", "Looked at", tuple(one.value for one in Looked), wanted.looked),
        Choice("priority", "Priority", tuple(under), priority),
    )
    by = next((column for column in COLUMNS if column.key == wanted.sort), None)
    kept = (("function", function),)
    narrowing = [*kept, *((one.key, one.chosen) for one in choices if one.chosen)]
    narrowing += [("q", wanted.words)] if wanted.words else []
    direction = "desc" if wanted.descending else "asc"
    return Table(
        caption=counted(found.total, "objective"),
        columns=tuple(heading(column, by, direction, narrowing) for column in COLUMNS),
        rows=tuple(cells(one, COLUMNS) for one in found.lines),
        total=found.total,
        page=found.page,
        pages=found.pages,
        per_page=PER_PAGE,
        sort=wanted.sort,
        direction=direction,
        query=wanted.words,
        choices=choices,
        kept=kept,
    )


@dataclass(frozen=True)
class Offer:
    """A proposal as it is offered: `name` is that of its tick."""

    proposal: Proposal
    href: str
    ticked: bool


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def what_next(request: HttpRequest) -> HttpResponse:
    """What to look at next, with reasons; who may puts it onto an agenda."""
    function, known = chosen(request)
    day, may_plan = shown_day(), may(request.user, Permission.SCRUTINISE)
    found = proposals(function, day=day)
    if request.method == "POST" and not may_plan:
        raise PermissionDenied
    meetings = list(meetings_ahead(function, day=day))
    form = TakeUpForm(request.POST or None, proposed=found, meetings=meetings)
    if form.is_valid() and _taken_up(request, form) is Outcome.DONE:
        return redirect("scrutiny:meeting", form.target.code)
    everything = bool(request.GET.get("all"))
    ticked = set(request.POST.getlist("objectives"))
    page = {
        "lead": _lead(found, meetings),
        "kinds": kinds(function, known, PROPOSALS),
        "form": form,
        "offers": [_offer(one, ticked) for one in found[: None if everything else FEW_OFFERS]],
        "more": 0 if everything else max(0, len(found) - FEW_OFFERS),
        "all": reverse(PROPOSALS, query={"function": function, "all": "yes"}),
        "meetings": meetings,
        "may_scrutinise": may_plan,
        "plan": reverse("scrutiny:meeting_new", query={"function": function}),
        "back": href("scrutiny:programme", function),
        "breadcrumbs": above(function),
    }
    return render(request, "scrutiny/programme/proposals.html", page)


def _taken_up(request: HttpRequest, form: TakeUpForm) -> Outcome:
    by, chosen_ones, target = user_of(request).actor, form.chosen, form.target
    outcome = tried(form, lambda: take_up(target, chosen_ones, by=by, at=now()))
    if outcome is Outcome.DONE:
        number = len(chosen_ones)
        items = "1 item is" if number == 1 else f"{number} items are"
        messages.success(
            request, f"{items} on the agenda of {short(target)} now. Say how long each takes, and put them in order."
        )
    return outcome


def _offer(one: Proposal, ticked: set[str]) -> Offer:
    address = reverse("scrutiny:objective", args=[one.objective.plan.code, one.objective.code])
    return Offer(one, address, str(one.objective.pk) in ticked)


def _lead(found: tuple[Proposal, ...], meetings: list[Meeting]) -> str:
    """ "Something speaks for looking at 7 objectives that are on no agenda ahead. The next meeting is on 12 December 2024."."""
    first = (
        f"Something speaks for looking at {counted(len(found), 'objective')} on no agenda ahead, the most urgent first."
        if found
        else "Nothing speaks for looking at anything that is not on an agenda ahead."
    )
    following = f" The next meeting is {on(meetings[0])}." if meetings else " No meeting is planned."
    return first + following
