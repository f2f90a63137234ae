"""What was asked of the force: the office sees all of it, the force's liaison what was sent, and sends the papers here."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.recommendations.views.guards import is_liaison
from answerable.scrutiny.forms.commissions import SendForm, begun
from answerable.scrutiny.models import ReportCommission
from answerable.scrutiny.operations.commissions_papers import receive_file
from answerable.scrutiny.queries.asked import SORTS, AskedLine, When, asked_page, awaited, visible
from answerable.scrutiny.queries.commissions_page import commission_page
from answerable.scrutiny.views.commissions import STATES, answer_tag, facts, state_tag
from answerable.scrutiny.views.commissions_papers import sent_of
from answerable.scrutiny.views.enquiries_here import done, shown_day, site_of
from answerable.scrutiny.views.promises import Filter, by_label, listed, wanted_of

State = ReportCommission.State
HERE = ("Asked of the force", "scrutiny:asked")
FILTERS = (
    Filter("state", "State", by_label(State.choices)),
    Filter("when", "Deadline", {one.value: one.value for one in When}),
)


def sees_asked[**Rest, Response: HttpResponseBase](
    view: Callable[Concatenate[HttpRequest, Rest], Response],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]:
    """Guard for pages that the office sees, and the force's liaison of what was sent to the force. Others from outside: none."""
    office = requires(Permission.SEE)(view)

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        guard = view if is_liaison(request) else office
        return guard(request, *args, **kwargs)

    return guarded


def state_shown(one: AskedLine) -> Tag:
    if one.timing.is_late and one.state == State.SENT:
        return Tag("Late", Tone.WORSE)
    return Tag(one.state_words, STATES[State(one.state)])


def columns(*, office: bool) -> tuple[Column[AskedLine], ...]:
    return (
        Column("title", "Report on", lambda one: one.title, lambda one: page_link(one, office=office)),
        Column("meeting", "For the meeting", lambda one: one.meeting_day, meeting_words),
        Column("due", "Due", lambda one: one.due, lambda one: british_date(one.due)),
        Column("state", "State", lambda one: one.state, state_shown),
        Column("timing", "In time", lambda one: one.timing.brief, timing_shown, sortable=False),
        Column("open", "Left open", lambda one: one.open, open_words, sortable=False),
    )


def page_link(one: AskedLine, *, office: bool) -> Link:
    if office:
        return Link(one.title, reverse("scrutiny:commission", args=[one.meeting_code, one.item]))
    return Link(one.title, reverse("scrutiny:asked-one", args=[one.key]))


def meeting_words(one: AskedLine) -> str:
    """ "Performance Board, 12 December 2024"; of a restricted item that it is one."""
    part = ", restricted part" if one.restricted else ""
    return f"{one.meeting}, {british_date(one.meeting_day)}{part}"


def timing_shown(one: AskedLine) -> str | Tag:
    """ "in 21 days", "on time"; lateness as a tag."""
    return Tag(one.timing.brief, Tone.WORSE) if one.timing.is_late else one.timing.brief


def open_words(one: AskedLine) -> str:
    """ "2 of 5", of a paper that came."""
    return f"{one.open} of {one.asked}" if one.state == State.RECEIVED else ""


@require_GET
@sees_asked
def asked(request: HttpRequest) -> HttpResponse:
    """Every commission that this user may see."""
    user, day = user_of(request), shown_day()
    office = may(user, Permission.SEE)
    wanted = wanted_of(request, FILTERS, SORTS)
    every, late = awaited(user, day)
    found = asked_page(user, wanted, day)
    page = {
        "lead": lead(every, late),
        "office": office,
        "table": listed(
            request, found, columns(office=office), caption="Reports asked for", wanted=wanted, filters=FILTERS
        ),
        "anything": bool(found.total) or visible(user).exists(),
        "breadcrumbs": crumbs(),
    }
    return render(request, "scrutiny/enquiries/asked.html", page)


def lead(every: int, late: int) -> str:
    """ "3 reports are still to come; 1 is late."."""
    if not every:
        return "No report is awaited."
    come = f"{counted(every, 'report')} {'is' if every == 1 else 'are'} still to come"
    return f"{come}; {late} {'is' if late == 1 else 'are'} late." if late else f"{come}; none is late."


def one_of(request: HttpRequest, pk: int) -> ReportCommission:
    """The commission, where this user may see it; otherwise there is none."""
    rows = visible(user_of(request)).select_related("item__meeting", "document")
    return get_object_or_404(rows, pk=pk)


@require_GET
@sees_asked
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked, and what came of it; the office is led to its own page."""
    row = one_of(request, pk)
    if may(request.user, Permission.SEE):
        return redirect("scrutiny:commission", row.item.meeting.code, row.item_id)
    found = commission_page(row, day=shown_day())
    page = {
        "row": row,
        "page": found,
        "state": state_tag(row, late=found.timing.is_late),
        "rows": facts(found, office=False),
        "questions": [(asked, answer_tag(asked)) for asked in found.questions],
        "may_send": row.state in {State.SENT, State.RECEIVED},
        "is_received": row.state == State.RECEIVED,
        "unreadable": found.checked.unreadable if found.checked else "",
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "scrutiny/enquiries/asked_one.html", page)


@require_http_methods(["GET", "POST"])
@sees_asked
@requires(Permission.UPLOAD)
def send(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The force sends its paper."""
    row = one_of(request, pk)
    if row.state not in {State.SENT, State.RECEIVED}:
        messages.warning(request, "This report is not asked for any more.")
        return redirect("scrutiny:asked-one", pk)
    posted, day, status = request.method == "POST", shown_day(), 200
    form = SendForm(
        data=request.POST if posted else None,
        files=request.FILES if posted else None,
        initial=begun(day, row.item.title),
    )
    if posted and form.is_valid():
        status = done(
            form,
            lambda: receive_file(
                row, sent_of(form, row), on=day, day=day, by=user_of(request).actor, at=now(), site=site_of(request)
            ),
        )
        if not status:
            messages.success(request, "Thank you: the report is here, and a receipt is on its way.")
            return redirect("scrutiny:asked-one", pk)
    page = {
        "row": row,
        "again": row.state == State.RECEIVED,
        "form": form,
        "breadcrumbs": [*crumbs(HERE), (row.item.title, reverse("scrutiny:asked-one", args=[pk]))],
    }
    return render(request, "scrutiny/enquiries/send.html", page, status=status)
