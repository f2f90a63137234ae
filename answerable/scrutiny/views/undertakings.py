"""Promises: the register of them, and writing one down."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Link
from answerable.kit.http import now, without_nul
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs as all_crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.undertakings import UndertakingForm
from answerable.scrutiny.models import AgendaItem, Meeting, Undertaking
from answerable.scrutiny.operations.undertakings import undertake
from answerable.scrutiny.queries.undertakings import LIVE, SORTS, Timing, meetings, owners, standing, undertakings
from answerable.scrutiny.views.promises import Asking, Button, Done, Filter, by_label, listed, put, shown_day, wanted_of
from answerable.scrutiny.views.undertakings_words import COLUMNS, crumbs, is_liaison, register_lead

HINT = "Late is what is open after the day that was promised. What is said to be kept is not late: it waits for the office to look."
OFFICE = "An undertaking is a promise that somebody made at a meeting or in an answer: it is carried until it is kept or broken."
LIAISON = (
    "These were promised in the force's name at meetings and in answers. You can say of each that it is kept, and what shows it;"
    " somebody of the office then looks. What was promised in a restricted part is not listed here."
)


def sees_own[**Rest, Response: HttpResponseBase](
    view: Callable[Concatenate[HttpRequest, Rest], Response],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]:
    """Guard for pages that the office sees, and the force's liaison of what is the force's."""
    office = requires(Permission.SEE)(view)

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        if not request.user.is_anonymous and is_liaison(request.user):
            return view(request, *args, **kwargs)
        return office(request, *args, **kwargs)

    return guarded


@require_GET
@sees_own
def register(request: HttpRequest) -> HttpResponse:
    """Every promise that this user may see, to be searched, narrowed and sorted."""
    user, day = user_of(request), shown_day()
    rows, liaison = Undertaking.objects.visible_to(user), is_liaison(user)
    offered = (
        Filter("state", "State", {"Live": LIVE} | by_label(Undertaking.State.choices)),
        Filter("timing", "Due", {one.value: one.value for one in Timing}),
        Filter("side", "Promised by", {} if liaison else by_label(Undertaking.Side.choices)),
        Filter("owner", "Who answers for it", {one: one for one in owners(rows)}),
        Filter("meeting", "Meeting", {words: code for code, words in meetings(rows)}),
    )
    filters = tuple(one for one in offered if one.means)
    wanted = wanted_of(request, filters, SORTS)
    found = undertakings(rows, wanted, day=day)
    counts = standing(rows, day=day)
    writes = may(user, Permission.SCRUTINISE)
    page = {
        "title": "Undertakings",
        "lead": register_lead(counts, liaison=liaison),
        "remark": LIAISON if liaison else OFFICE,
        "buttons": [Button("Write a promise down", reverse("scrutiny:undertaking-new"), secondary=False)]
        if writes
        else [],
        "table": listed(request, found, COLUMNS, caption="Undertakings", wanted=wanted, filters=filters),
        "anything": found.total > 0,
        "empty": "Write down what somebody promised at a meeting or in an answer: it is carried until it is kept or broken."
        if writes
        else "Promises made at meetings and in answers are listed here.",
        "hint": HINT,
        "links": [Link("Information that the office asked for", reverse("scrutiny:information"))] if liaison else [],
        "breadcrumbs": all_crumbs(),
    }
    return render(request, "scrutiny/promises/list.html", page)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def new(request: HttpRequest) -> HttpResponseBase:
    """Write a promise down; `?meeting=CODE` and `?item=KEY` say where it was made."""
    day = shown_day()
    meeting = Meeting.objects.filter(code=without_nul(request.GET.get("meeting", ""))).first()
    start: dict[str, object] = {
        "made_on": meeting.date if meeting and meeting.date <= day else day,
        "meeting": meeting,
        "side": "force",
    }
    if meeting and (item := _item(meeting, request.GET.get("item", ""))):
        start |= {"item": item, "restricted": item.restricted}
    form = UndertakingForm(request.POST or None, initial=start, meeting=meeting)
    remark = "It is carried forward until it is kept, broken or no longer asked for."
    page = Asking("Write a promise down", "Write it down", reverse("scrutiny:undertakings"), crumbs(), remark=remark)
    return put(request, form, page, lambda: _undertake(request, form), _written)


def _written(made: Undertaking) -> Done:
    address = reverse("scrutiny:undertaking", args=[made.year, made.number])
    return Done(f"The promise is written down as {made.reference}.", address)


def _item(meeting: Meeting, key: str) -> AgendaItem | None:
    return meeting.items.filter(pk=int(key)).first() if key.isascii() and key.isdigit() and len(key) < 10 else None


def _undertake(request: HttpRequest, form: UndertakingForm) -> Undertaking:
    given = form.cleaned_data
    return undertake(
        given["words"],
        side=given["side"],
        owner_role=given["owner_role"],
        made_on=given["made_on"],
        due=given["due"],
        meeting=given["meeting"],
        item=given.get("item"),
        objective=given["objective"],
        restricted=given["restricted"],
        by=user_of(request).actor,
        at=now(),
    )
