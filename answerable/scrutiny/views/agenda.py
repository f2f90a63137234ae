"""The items of an agenda: one of them, added, changed, put earlier or later, moved to another meeting, taken off."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.assessments.queries.summary_words import step_tone
from answerable.kit.components import Link, Row, Tag
from answerable.kit.http import now
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.agenda import ItemForm, MoveItemForm, RemoveItemForm
from answerable.scrutiny.models import AgendaItem
from answerable.scrutiny.operations import agenda as operations
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused
from answerable.scrutiny.queries.agenda_item import ItemPage, item_page
from answerable.scrutiny.queries.restricted_rights import may_read_restricted
from answerable.scrutiny.views.enquiries_here import not_inside
from answerable.scrutiny.views.meeting_forms import Outcome, form_page, item_form, tried
from answerable.scrutiny.views.meeting_page import EDITABLE
from answerable.scrutiny.views.meeting_words import (
    above,
    above_item,
    item_of,
    meeting_href,
    meeting_of,
    short,
    shown_day,
)


@require_GET
@requires(Permission.SEE)
def item(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """One item: what it is for, what is asked at it, and how it ended."""
    row = item_of(request, code, key)
    if row.restricted and not may_read_restricted(request.user):
        return not_inside(request)
    found = item_page(row)
    args = [code, key]
    page = {
        "row": row,
        "found": found,
        "lead": lead(found),
        "facts": list(facts(found)),
        "assurance": Tag(row.assurance.word, step_tone(row.assurance.shape)) if row.assurance else None,
        "leads": [
            Link("Lines of enquiry", reverse("scrutiny:enquiries", args=args)),
            Link("The report that is asked for", reverse("scrutiny:commission", args=args)),
            Link("Live, with its judgement", reverse("scrutiny:live", args=[code])),
            Link("Its minute", reverse("scrutiny:minute", args=args)),
        ],
        "editable": may(request.user, Permission.SCRUTINISE) and row.meeting.state in EDITABLE,
        "breadcrumbs": above(row.meeting),
    }
    return render(request, "scrutiny/meetings/item.html", page)


def lead(found: ItemPage) -> str:
    """ "Item 2 of the meeting of 12 December 2024, of 40 minutes, taken without the public."."""
    row = found.item
    long = f", {counted(row.minutes, 'minute')} long" if row.minutes else ""
    closed = ", taken without the public" if row.restricted else ""
    return f"Item {row.position} of {short(row.meeting)}{long}{closed}."


def facts(found: ItemPage) -> Iterator[Row]:
    row = found.item
    yield Row("Kind", row.get_kind_display())
    told = (
        ("What it is for", row.purpose),
        ("Led by", row.lead_role),
        ("Ground for leaving the public out", row.ground),
        ("Why it is on the agenda", row.proposed_because),
    )
    yield from (Row(term, words) for term, words in told if words)
    for one in row.objectives.all():
        href = reverse("scrutiny:objective", args=[one.plan.code, one.code])
        yield Row(f"Objective {one.code}", one.title, Link("Its story", href))
    if row.paper:
        yield Row("Paper", f"{row.paper.source.title}, {british_date(row.paper.source.published)}")
    if row.moved_from:
        yield Row(
            "Moved here from",
            f"{short(row.moved_from)}. {row.moved_because}".strip(),
            Link("See it", meeting_href(row.moved_from)),
        )
    if found.commission:
        due = f", due on {british_date(found.commission.due)}" if found.commission.due else ""
        yield Row("Report", f"{found.commission.get_state_display()}{due}")


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Put an item on the agenda."""
    meeting, outcome = meeting_of(request, code), Outcome.ASKED
    form = ItemForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        by = user_of(request).actor
        outcome = tried(form, lambda: operations.add_item(meeting, form.facts, by=by, at=now()))
        if outcome is Outcome.DONE:
            messages.success(request, f"“{form.facts.title}” is on the agenda.")
            return redirect("scrutiny:meeting", code)
    return item_form(
        request, form, outcome, heading="Put an item on the agenda", button="Put it on",
        back=meeting_href(meeting), breadcrumbs=above(meeting),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def change(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """Say otherwise what an item is."""
    row, outcome = item_of(request, code, key), Outcome.ASKED
    form = ItemForm(request.POST or None, meeting=row.meeting, row=row)
    if request.method == "POST" and form.is_valid():
        by = user_of(request).actor
        outcome = tried(form, lambda: operations.change_item(row, form.facts, seen_edition=form.seen, by=by, at=now()))
        if outcome is Outcome.DONE:
            messages.success(request, "Kept.")
            return redirect("scrutiny:item", code, key)
    return item_form(
        request, form, outcome, heading=f"Change “{row.title}”", button="Keep it", back=item_href(row),
        breadcrumbs=above_item(row),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def move(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """Take an item to another meeting."""
    row, outcome = item_of(request, code, key), Outcome.ASKED
    form = MoveItemForm(request.POST or None, row=row)
    moved: list[AgendaItem] = []
    if request.method == "POST" and form.is_valid():
        said, by = form.cleaned_data, user_of(request).actor

        def do() -> None:
            moved.append(
                operations.move_item(
                    row, to=said["to"], because=said["because"], seen_edition=form.seen, by=by, at=now(), on=shown_day()
                )
            )

        outcome = tried(form, do)
        if outcome is Outcome.DONE:
            messages.success(request, f"It is item {moved[0].position} of {short(moved[0].meeting)} now.")
            return redirect("scrutiny:item", moved[0].meeting.code, moved[0].pk)
    intro = (
        "Its lines of enquiry and the report that was asked for go along, and the day on which that is due is reckoned again. "
        "What was said, promised or judged at it stays here."
    )
    return form_page(
        request, form, outcome, heading=f"Move “{row.title}” to another meeting", button="Move it", intro=intro,
        back=item_href(row), breadcrumbs=above_item(row),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def remove(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """Take an item off the agenda."""
    row, outcome = item_of(request, code, key), Outcome.ASKED
    form = RemoveItemForm(request.POST or None, initial={"edition": row.edition})
    if request.method == "POST" and form.is_valid():
        because, by = form.cleaned_data["because"], user_of(request).actor
        outcome = tried(
            form, lambda: operations.remove_item(row, because=because, seen_edition=form.seen, by=by, at=now())
        )
        if outcome is Outcome.DONE:
            messages.success(request, f"“{row.title}” is off the agenda.")
            return redirect("scrutiny:meeting", code)
    return form_page(
        request, form, outcome, heading=f"Take “{row.title}” off the agenda", button="Take it off",
        intro="Its lines of enquiry go with it. To keep them, move it to another meeting.",
        back=item_href(row), breadcrumbs=above_item(row),
    )  # fmt: skip


@require_POST
@requires(Permission.SCRUTINISE)
def shift(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """Put an item one place earlier or later."""
    row = item_of(request, code, key)
    edition = request.POST.get("edition", "")
    try:
        operations.shift_item(
            row,
            earlier=request.POST.get("to") == "earlier",
            seen_edition=int(edition) if edition.isdecimal() and len(edition) < 10 else 0,
            by=user_of(request).actor,
            at=now(),
        )
    except MeetingRefused as refused:
        messages.error(request, str(refused))
    return redirect(f"{meeting_href(row.meeting)}#agenda")


def item_href(row: AgendaItem) -> str:
    return reverse("scrutiny:item", args=[row.meeting.code, row.pk])
