"""What was caught is put right, struck out, or given an owner."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from answerable.kit.http import now
from answerable.people.permissions import Permission, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.live import ChangeForm, PromiseForm, StrikeForm
from answerable.scrutiny.models import Exchange, Meeting, Undertaking
from answerable.scrutiny.operations import live as operations
from answerable.scrutiny.operations import live_changes
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused, SavedMeanwhile
from answerable.scrutiny.operations.promises import PromiseRefused
from answerable.scrutiny.queries.live import as_rows, speakers_at
from answerable.scrutiny.views.live_words import shown_row
from answerable.scrutiny.views.meeting_words import above, meeting_of
from answerable.scrutiny.views.seen_anew import say_why


def said_of(request: HttpRequest, code: str, key: int) -> Exchange:
    """What was caught, with its meeting; otherwise there is none."""
    meeting = meeting_of(request, code)
    rows = Exchange.objects.select_related("meeting", "item", "undertaking", "line", "public_question")
    return get_object_or_404(rows, meeting=meeting, pk=key)


def above_live(meeting: Meeting, item: int) -> list[tuple[str, str]]:
    return [*above(meeting), ("Live view", live_href(meeting.code, item))]


def live_href(code: str, item: int) -> str:
    """The live view with this item in front."""
    return f"{reverse('scrutiny:live', args=[code])}?item={item}"


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def change(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """Puts right what was caught."""
    one = said_of(request, code, key)
    start = {
        "kind": one.kind,
        "text": one.text,
        "speaker_role": one.speaker_role,
        "item": one.item_id,
        "edition": one.edition,
    }
    form = ChangeForm(request.POST or None, initial=start, meeting=one.meeting)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            wording, seen = form.wording, form.cleaned_data["edition"]
            now_reads = live_changes.change(one, wording, seen_edition=seen, by=user_of(request).actor, at=now())
        except MeetingRefused as refused:
            status = say_why(form, refused, one)
        else:
            messages.success(request, "Saved.")
            return redirect(live_href(code, now_reads.item_id))
    strike_form = StrikeForm(initial={"edition": one.edition}, auto_id="strike_%s")
    return _said_page(request, one, form, strike_form, status)


@require_POST
@requires(Permission.SCRUTINISE)
def strike(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """Strikes it out."""
    one = said_of(request, code, key)
    form = StrikeForm(request.POST, auto_id="strike_%s")
    status = 200
    if form.is_valid():
        told = form.cleaned_data
        try:
            live_changes.strike(
                one, because=told["because"], seen_edition=told["edition"], by=user_of(request).actor, at=now()
            )
        except MeetingRefused as refused:
            status = say_why(form, refused, one)
        else:
            messages.success(request, "Struck out: it stays in the office, with the reason.")
            return redirect(live_href(code, one.item_id))
    start = {"kind": one.kind, "text": one.text, "speaker_role": one.speaker_role, "item": one.item_id}
    change_form = ChangeForm(initial=start | {"edition": one.edition}, meeting=one.meeting)
    return _said_page(request, one, change_form, form, status)


@require_POST
@requires(Permission.SCRUTINISE)
def restore(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """Takes back that it was struck out."""
    one = said_of(request, code, key)
    seen = request.POST.get("edition", "")
    try:
        edition = int(seen) if seen.isdecimal() and len(seen) < 10 else 0
        live_changes.restore(one, seen_edition=edition, by=user_of(request).actor, at=now())
    except SavedMeanwhile as refused:
        messages.error(request, str(refused))
    return redirect("scrutiny:live-said", code, key)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def promise(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """Says whose an undertaking is, and by when."""
    one = said_of(request, code, key)
    start = {"owner_role": one.speaker_role, "side": Undertaking.Side.FORCE}
    form = PromiseForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = operations.promise(
                one,
                owner_role=told["owner_role"],
                side=told["side"],
                due=told["due"],
                by=user_of(request).actor,
                at=now(),
            )
        except (MeetingRefused, PromiseRefused) as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, f"Undertaking {made.reference} is carried from now on.")
            return redirect(live_href(code, one.item_id))
    page = {
        "one": one,
        "form": form,
        "speakers": speakers_at(one.meeting),
        "back": live_href(code, one.item_id),
        "breadcrumbs": above_live(one.meeting, one.item_id),
    }
    return render(request, "scrutiny/live/promise.html", page)


def _said_page(
    request: HttpRequest, one: Exchange, form: ChangeForm, strike_form: StrikeForm, status: int
) -> HttpResponse:
    (row,) = as_rows([one], reader=user_of(request).reference)
    page = {
        "one": shown_row(row),
        "meeting": one.meeting,
        "form": form,
        "strike_form": strike_form,
        "speakers": speakers_at(one.meeting),
        "back": live_href(one.meeting.code, one.item_id),
        "breadcrumbs": above_live(one.meeting, one.item_id),
    }
    return render(request, "scrutiny/live/said.html", page, status=status)
