"""Where things end at a meeting: an item with its judgement, the meeting with its close."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from answerable.bodies.queries import body_on
from answerable.calc.meetings import the_move
from answerable.kit.http import now
from answerable.people.permissions import Permission, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.live import CloseForm, JudgeForm, TakeBackForm
from answerable.scrutiny.models import AgendaItem, AssuranceStep, Meeting
from answerable.scrutiny.operations import judging_items
from answerable.scrutiny.operations import live as operations
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused
from answerable.scrutiny.queries.live import speakers_at
from answerable.scrutiny.queries.live_missing import not_judged, without_owner
from answerable.scrutiny.views.live_rows import above_live, live_href
from answerable.scrutiny.views.live_words import judged_tag, may_judge
from answerable.scrutiny.views.meeting_words import above, item_of, meeting_of, shown_day
from answerable.scrutiny.views.seen_anew import say_why


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def judge(request: HttpRequest, code: str, key: int) -> HttpResponseBase:
    """An item ends: a step of the scale, why, and whose word it is."""
    if not may_judge(request):
        return requires(Permission.JUDGE)(_no_page)(request)
    item = item_of(request, code, key)
    steps = list(AssuranceStep.objects.order_by("position", "pk"))
    made_up = body_on(item.meeting.date)
    form = JudgeForm(
        request.POST or None, initial=_begun_with(item), steps=steps, by_votes=bool(made_up and made_up.votes)
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            now_held = judging_items.judge(
                item,
                step=form.cleaned_data["step"],
                reason=form.cleaned_data["reason"],
                judge_role=form.cleaned_data["judge_role"],
                votes=form.votes,
                seen_edition=form.cleaned_data["edition"],
                by=user_of(request).actor,
                at=now(),
            )
        except MeetingRefused as refused:
            status = say_why(form, refused, item)
        else:
            word = now_held.assurance.word.lower() if now_held.assurance else ""
            messages.success(request, f"“{item.title}” is judged: {word}.")
            return redirect(live_href(code, key))
    return _judge_page(request, item, form, status, has_scale=bool(steps))


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def take_back(request: HttpRequest, code: str, key: int) -> HttpResponseBase:
    """A judgement is taken back, with the reason."""
    if not may_judge(request):
        return requires(Permission.JUDGE)(_no_page)(request)
    item = item_of(request, code, key)
    form = TakeBackForm(request.POST or None, initial={"edition": item.edition})
    status = 200
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            judging_items.take_back(
                item, because=told["because"], seen_edition=told["edition"], by=user_of(request).actor, at=now()
            )
        except MeetingRefused as refused:
            status = say_why(form, refused, item)
        else:
            messages.success(request, "The judgement is taken back.")
            return redirect(live_href(code, key))
    page = {
        "item": item,
        "judged": judged_tag(item),
        "form": form,
        "back": live_href(code, key),
        "breadcrumbs": above_live(item.meeting, key),
    }
    return render(request, "scrutiny/live/take_back.html", page, status=status)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def close(request: HttpRequest, code: str) -> HttpResponse:
    """The meeting is closed: what is missing is said first, and what must be there holds it open."""
    meeting = meeting_of(request, code)
    move = the_move(meeting.state, Meeting.State.HELD)
    form = CloseForm(request.POST if request.method == "POST" else None, asks=bool(move and move.wants_reason))
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data.get("words", "")
        try:
            operations.close(meeting, words=words, on=shown_day(), by=user_of(request).actor, at=now())
        except MeetingRefused as refused:
            say_why(form, refused, meeting)
        else:
            messages.success(request, "The meeting is closed. Now its minutes are written, item by item.")
            return redirect("scrutiny:minuting", code)
    page = {
        "meeting": meeting,
        "form": form,
        "unowned": without_owner(meeting),
        "not_judged": not_judged(meeting),
        "is_open": meeting.began_at is not None and meeting.state in Meeting.AHEAD,
        "breadcrumbs": [*above(meeting)],
    }
    return render(request, "scrutiny/live/close.html", page)


def _begun_with(item: AgendaItem) -> dict[str, object]:
    """What is held; whose judgement it is as at the item before, where nobody has said."""
    earlier = item.meeting.items.exclude(judge_role="").order_by("-judged_at").first()
    return {
        "step": item.assurance.code if item.assurance else None,
        "reason": item.reason,
        "judge_role": item.judge_role or (earlier.judge_role if earlier else ""),
        "edition": item.edition,
    }


def _judge_page(
    request: HttpRequest, item: AgendaItem, form: JudgeForm, status: int, *, has_scale: bool
) -> HttpResponse:
    page = {
        "item": item,
        "judged": judged_tag(item),
        "form": form,
        "has_scale": has_scale,
        "speakers": speakers_at(item.meeting),
        "back": live_href(item.meeting.code, item.pk),
        "breadcrumbs": above_live(item.meeting, item.pk),
    }
    return render(request, "scrutiny/live/judge.html", page, status=status)


def _no_page(request: HttpRequest) -> HttpResponse:
    """Stands behind a guard that refuses."""
    return redirect("scrutiny:meetings")
