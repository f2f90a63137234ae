"""Writing the minutes of a meeting, item by item."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import counted
from answerable.people.permissions import Permission, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.minuting import MinuteForm, RecordingForm
from answerable.scrutiny.models import AgendaItem, Meeting
from answerable.scrutiny.operations import minuting as operations
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused
from answerable.scrutiny.queries.minuting import Draft, MinutedLine, beside, caught_of, draft, minuted_lines
from answerable.scrutiny.queries.restricted_rights import may_read_restricted
from answerable.scrutiny.views.live_words import judged_tag, may_catch, promise_words, shown_row
from answerable.scrutiny.views.meeting_words import above, item_of, meeting_of
from answerable.scrutiny.views.seen_anew import say_why


def title_link(one: MinutedLine) -> Link:
    return Link(one.row.title, reverse("scrutiny:minute", args=[one.row.meeting.code, one.row.pk]))


def written_tag(one: MinutedLine) -> Tag:
    return Tag("Written", Tone.GREEN) if one.written else Tag("Not written yet", Tone.UNKNOWN)


def judged_shown(one: MinutedLine) -> Tag | str:
    return judged_tag(one.row) or "None"


def columns(*, links: bool) -> tuple[Column[MinutedLine], ...]:
    """Of the list; `links` for those who may write."""
    return (
        Column("number", "Item", lambda one: one.number, numeric=True, sortable=False),
        Column("title", "Title", lambda one: one.row.title, title_link if links else None, sortable=False),
        Column("part", "Part", lambda one: "Restricted" if one.row.restricted else "Open", sortable=False),
        Column("caught", "Caught", lambda one: one.caught or None, numeric=True, sortable=False),
        Column("judged", "Judgement", lambda one: one.row.reason, judged_shown, sortable=False),
        Column("minute", "Minute", lambda one: one.written, written_tag, sortable=False),
    )


@require_GET
@requires(Permission.SEE)
def minuting(request: HttpRequest, code: str) -> HttpResponse:
    """How far the minutes of a meeting are."""
    meeting = meeting_of(request, code)
    lines = minuted_lines(meeting, restricted=may_read_restricted(request.user))
    page = {
        "meeting": meeting,
        "lead": lead(meeting, lines),
        "table": table(lines, columns(links=may_catch(request)), caption=counted(len(lines), "item")),
        "may_write": may_catch(request),
        "is_out": meeting.state == Meeting.State.MINUTES_OUT,
        "breadcrumbs": above(meeting),
    }
    return render(request, "scrutiny/live/minuting.html", page)


def lead(meeting: Meeting, lines: tuple[MinutedLine, ...]) -> str:
    """ "4 of 6 items have their minute."."""
    if not lines:
        return "This meeting has no agenda: there is nothing to minute."
    written = sum(one.written for one in lines)
    told = f"{written} of {counted(len(lines), 'item')} {'has its' if written == 1 else 'have their'} minute"
    return f"{told}; the minutes are out." if meeting.state == Meeting.State.MINUTES_OUT else f"{told}."


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def minute(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """The minute of one item, with what was caught at it beside."""
    item = item_of(request, code, key)
    rows = caught_of(item)
    composed = draft(item, rows)
    form = MinuteForm(request.POST or None, initial=_begun_with(request, item, composed), item=item)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            operations.write_minute(
                item, form.said, seen_edition=form.cleaned_data["edition"], by=user_of(request).actor, at=now()
            )
        except MeetingRefused as refused:
            status = say_why(form, refused, item)
        else:
            messages.success(request, f"The minute of “{item.title}” is saved.")
            return redirect(_onward(item, leave="leave" in request.POST))
    page = {
        "item": item,
        "meeting": item.meeting,
        "form": form,
        "is_stale": status == 409,
        "rows": [shown_row(one) for one in beside(rows, reader=user_of(request).reference)],
        "draft": composed,
        "is_draft": not (item.minute or item.restricted_minute) and not form.is_bound and not composed.is_empty,
        "anew": reverse("scrutiny:minute", args=[code, key]) + "?draft=1",
        "judged": judged_tag(item),
        "promised": [
            f"{one.reference}: {one.words} ({promise_words(one)})"
            for one in item.undertakings.order_by("year", "number")
        ],
        "may_catch": True,
        "is_out": item.meeting.state == Meeting.State.MINUTES_OUT,
        "breadcrumbs": [*above(item.meeting), ("Minutes", reverse("scrutiny:minuting", args=[code]))],
    }
    return render(request, "scrutiny/live/minute.html", page, status=status)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def recording(request: HttpRequest, code: str) -> HttpResponse:
    """Where the recording and the transcript are."""
    meeting = meeting_of(request, code)
    start = {
        "recording_address": meeting.recording_address,
        "transcript_address": meeting.transcript_address,
        "edition": meeting.edition,
    }
    form = RecordingForm(request.POST or None, initial=start)
    status = 200
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            operations.link_recording(
                meeting,
                recording=told["recording_address"],
                transcript=told["transcript_address"],
                seen_edition=told["edition"],
                by=user_of(request).actor,
                at=now(),
            )
        except MeetingRefused as refused:
            status = say_why(form, refused, meeting)
        else:
            messages.success(request, "Saved.")
            return redirect("scrutiny:minuting", code)
    page = {
        "meeting": meeting,
        "form": form,
        "breadcrumbs": [*above(meeting), ("Minutes", reverse("scrutiny:minuting", args=[code]))],
    }
    return render(request, "scrutiny/live/recording.html", page, status=status)


def _begun_with(request: HttpRequest, item: AgendaItem, composed: Draft) -> dict[str, object]:
    """What is held; the draft, where nothing is written yet or it is asked for anew."""
    anew = request.GET.get("draft") == "1"
    empty = not (item.minute or item.restricted_minute)
    begin = anew or empty
    return {
        "minute": composed.minute if begin and composed.minute else item.minute,
        "restricted_minute": composed.restricted_minute
        if begin and composed.restricted_minute
        else item.restricted_minute,
        "recording_at": item.recording_at,
        "edition": item.edition,
    }


def _onward(item: AgendaItem, *, leave: bool) -> str:
    """The next item without a minute; after the last one, or where somebody leaves, the list."""
    code = item.meeting.code
    lines = [] if leave else minuted_lines(item.meeting)
    after = [one.row for one in lines if not one.written and one.row.position >= item.position and one.row != item]
    if not after:
        return reverse("scrutiny:minuting", args=[code])
    return reverse("scrutiny:minute", args=[code, after[0].pk])
