"""The programme of a function's meetings: the year at a glance, the way of an item to another meeting, and a calendar."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from answerable.clocks.icalendar import calendar
from answerable.kit.components import Tag
from answerable.kit.http import now, without_nul
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.agenda import MoveItemForm
from answerable.scrutiny.models import AgendaItem, Meeting
from answerable.scrutiny.operations.agenda import move_item
from answerable.scrutiny.queries.programme import Month, Planned, programme, veiled
from answerable.scrutiny.queries.programme_days import event, office_days
from answerable.scrutiny.queries.programme_names import called
from answerable.scrutiny.queries.restricted_rights import may_read_restricted
from answerable.scrutiny.views.meeting_forms import Outcome, form_page, tried
from answerable.scrutiny.views.meeting_words import short, shown_day, state_tag
from answerable.scrutiny.views.programme_words import above, chosen, href, kinds, lead, on_day

CALENDAR = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Shown:
    """A meeting as it stands in its month."""

    meeting: Planned
    href: str
    day: str
    tag: Tag
    notes: tuple[str, ...]


@dataclass(frozen=True)
class ShownMonth:
    """A month with its meetings; `plan` leads to planning one in it, where one may."""

    month: Month
    meetings: tuple[Shown, ...]
    plan: str = ""


@require_GET
@requires(Permission.SEE)
def programme_page(request: HttpRequest) -> HttpResponse:
    """The year ahead and behind, and what nobody has looked at for too long."""
    function, known = chosen(request)
    day = shown_day()
    found = programme(function, day=day)
    may_plan, inside = may(request.user, Permission.SCRUTINISE), may_read_restricted(request.user)
    page = {
        "lead": lead(found),
        "found": found,
        "kinds": kinds(function, known, "scrutiny:programme"),
        "ahead": [_month(one, function if may_plan else "", day, inside=inside) for one in found.ahead],
        "behind": [_month(one, "", day, inside=inside) for one in found.behind],
        "late_more": found.standing.late - len(found.late),
        "proposals": href("scrutiny:programme_proposals", function),
        "objectives": href("scrutiny:programme_objectives", function),
        "calendar": href("scrutiny:programme_calendar", function),
        "plan": f"{reverse('scrutiny:meeting_new')}?function={function}",
        "may_scrutinise": may_plan,
        "breadcrumbs": crumbs(),
    }
    return render(request, "scrutiny/programme/programme.html", page)


def _month(month: Month, function: str, day: date, *, inside: bool) -> ShownMonth:
    first = max(month.first, day)
    plan = reverse("scrutiny:meeting_new", query={"function": function, "day": first}) if function else ""
    return ShownMonth(month, tuple(_meeting(one if inside else veiled(one)) for one in month.meetings), plan)


def _meeting(one: Planned) -> Shown:
    notes = []
    if one.open and one.room:
        notes.append(f"Room for {one.room} more on objectives.")
    if one.overdue:
        notes.append("Its day has gone by: say that it was held, or move it.")
    if one.open and not one.announced:
        notes.append("Not announced yet.")
    day = on_day(one).partition(" ")[2]
    address = reverse("scrutiny:meeting", args=[one.code])
    return Shown(one, address, f"{day}, {one.time}" if one.time else day, state_tag(one.state), tuple(notes))


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def move(request: HttpRequest, key: int) -> HttpResponse:
    """Take an item to another meeting; `?to=` names the one that it was dropped on."""
    rows = AgendaItem.objects.filter(meeting__in=Meeting.objects.visible_to(user_of(request)))
    row = get_object_or_404(rows.select_related("meeting"), pk=key)
    target = Meeting.objects.to_come().filter(code=without_nul(request.GET.get("to", ""))).first()
    form = MoveItemForm(request.POST or None, row=row, initial={"to": target.pk if target else None})
    back, outcome = href("scrutiny:programme", row.meeting.function), Outcome.ASKED
    if request.method == "POST" and form.is_valid():
        said, by = form.cleaned_data, user_of(request).actor

        def do() -> None:
            move_item(
                row, to=said["to"], because=said["because"], seen_edition=form.seen, by=by, at=now(), on=shown_day()
            )

        outcome = tried(form, do)
        if outcome is Outcome.DONE:
            messages.success(request, f"“{row.title}” is on the agenda of {short(said['to'])} now.")
            return redirect(back)
    return form_page(
        request, form, outcome, heading=f"Move “{row.title}” to another meeting", button="Move it", back=back,
        intro=f"It is on the agenda of {short(row.meeting)}. Its lines of enquiry and its commission go along.",
        breadcrumbs=above(row.meeting.function),
    )  # fmt: skip


@require_GET
@requires(Permission.SEE)
def calendar_file(request: HttpRequest) -> HttpResponse:
    """The programme as a calendar file: the meetings, and what is due before and after each."""
    function, _ = chosen(request)
    day, host, root = shown_day(), request.get_host(), request.build_absolute_uri("/").rstrip("/")
    days = [event(one, host, root, now()) for one in office_days(function, day=day)]
    answer = HttpResponse(calendar(called(function, day), days), content_type=CALENDAR)
    answer["Content-Disposition"] = 'attachment; filename="programme.ics"'
    return answer
