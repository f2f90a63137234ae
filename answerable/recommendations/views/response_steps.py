"""The steps of a response: the invitation with its letter, the comments, the body's words, each answer, the copies."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from answerable.bodies.queries import required_body
from answerable.clocks.operations import ClockRefused
from answerable.kit.http import now
from answerable.people.permissions import Permission, requires
from answerable.people.views.signed_in import user_of
from answerable.recommendations.forms.response import (
    AnswerForm,
    CommentsForm,
    CopyForm,
    InviteForm,
    NotOwedForm,
    SeenForm,
    WordsForm,
)
from answerable.recommendations.models import Recommendation, Report
from answerable.recommendations.operations import response as operations
from answerable.recommendations.operations.refusals import RecommendationRefused
from answerable.recommendations.queries.report import copies_of
from answerable.recommendations.queries.response import deadline_words
from answerable.recommendations.queries.response_missing import unanswered
from answerable.recommendations.views.report import above, refuse, report_of, usual_day
from answerable.recommendations.views.response_letter import letter_of
from answerable.recommendations.views.words import kind_tag

COMMENTS_WITHIN = timedelta(days=28)
"""So long a chief officer is given to comment, where nobody says another date and the response's own leaves it."""


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def invite(request: HttpRequest, code: str) -> HttpResponse:
    """The invitation to the chief officer: its letter, and the date specified."""
    held = report_of(code)
    day = usual_day(held)
    usual = min(day + COMMENTS_WITHIN, held.clock.due if held.clock and held.clock.due else day + COMMENTS_WITHIN)
    start = {"on": held.invited_on or day, "comments_by": held.comments_by or max(usual, day)}
    form = InviteForm(request.POST or None, initial={**start, "edition": held.edition})
    if request.method == "POST" and _done(request, form, lambda given, more: operations.invite(held, **given, **more)):
        messages.success(request, "The invitation is kept, and the clock of the comments runs.")
        return redirect("recommendations:report", held.code)
    by = _given(form, "comments_by") or start["comments_by"]
    on = _given(form, "on") or start["on"]
    page = {"letter": letter_of(held, required_body(), on=on, comments_by=by)}
    return _step_page(request, "recommendations/response_invite.html", held, form, page)


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def comments(request: HttpRequest, code: str) -> HttpResponse:
    """The chief officer's comments."""
    held = report_of(code)
    start = {"commented_on": held.commented_on or usual_day(held), "comments": held.chief_comments}
    form = CommentsForm(request.POST or None, initial={**start, "edition": held.edition})
    if request.method == "POST" and _done(
        request, form, lambda given, more: operations.keep_comments(held, **given, **more)
    ):
        messages.success(request, "The comments are kept.")
        return redirect("recommendations:report", held.code)
    return _step_page(request, "recommendations/response_comments.html", held, form, {})


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def words(request: HttpRequest, code: str) -> HttpResponse:
    """The body's comments on the report, and its reply to the chief officer."""
    held = report_of(code)
    start = {"body_comments": held.body_comments, "reply": held.reply, "edition": held.edition}
    form = WordsForm(request.POST or None, initial=start)
    if request.method == "POST" and _done(request, form, lambda given, more: operations.write(held, **given, **more)):
        messages.success(request, "Kept.")
        return redirect("recommendations:report", held.code)
    return _step_page(request, "recommendations/response_words.html", held, form, {})


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def answer(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """What the response says of one recommendation; the next one without an answer follows."""
    held = report_of(code)
    one = get_object_or_404(Recommendation.objects.select_related("under"), report=held, pk=key)
    start = {"action": one.action, "reason": one.reason, "edition": one.edition}
    form = AnswerForm(request.POST or None, initial=start)
    if request.method == "POST" and _done(request, form, lambda given, more: operations.answer(one, **given, **more)):
        left = unanswered(held)
        if left and "next" in request.POST:
            messages.success(request, f"Kept. This one is next; {len(left)} to answer.")
            return redirect("recommendations:answer", held.code, left[0].pk)
        messages.success(request, "Kept.")
        return redirect("recommendations:report", held.code)
    page = {"row": one, "kind": kind_tag(one.kind), "deadline": deadline_words(one)}
    return _step_page(request, "recommendations/response_answer.html", held, form, page)


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def not_owed(request: HttpRequest, code: str) -> HttpResponse:
    """No response is owed after all; or one is, all the same."""
    held = report_of(code)
    is_back = held.response == Report.Response.NOT_NEEDED
    form = NotOwedForm(request.POST or None, initial={"edition": held.edition})
    act = operations.owed_again if is_back else operations.not_owed
    if request.method == "POST" and _done(request, form, lambda given, more: act(held, **given, **more)):
        messages.success(request, "The clock runs again." if is_back else "The clock is stopped.")
        return redirect("recommendations:report", held.code)
    return _step_page(request, "recommendations/response_not_owed.html", held, form, {"is_back": is_back})


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def copies(request: HttpRequest, code: str) -> HttpResponse:
    """Write down that a copy of the published response was sent."""
    held = report_of(code)
    owed = [line.owed.to for line in copies_of(held)[0] if line.sent is None]
    form = CopyForm(request.POST or None, initial={"to": owed[0] if owed else "", "sent_on": usual_day(held)})
    if request.method == "POST" and form.is_valid():
        try:
            operations.record_copy(held, **form.cleaned_data, by=user_of(request).actor, at=now())
        except RecommendationRefused as refused:
            refuse(form, refused)
        else:
            messages.success(request, "The copy is written down.")
            return redirect("recommendations:report", held.code)
    return _step_page(request, "recommendations/response_copies.html", held, form, {"owed": owed})


def _done(request: HttpRequest, form: SeenForm, act: Callable[[dict[str, Any], dict[str, Any]], object]) -> bool:
    """Whether it was done; otherwise the form says why not, and keeps what was typed."""
    if not form.is_valid():
        return False
    given = {name: value for name, value in form.cleaned_data.items() if name != "edition"}
    try:
        act(given, {"seen_edition": form.seen, "by": user_of(request).actor, "at": now()})
    except (RecommendationRefused, ClockRefused) as refused:
        refuse(form, refused)
        return False
    return True


def _given(form: SeenForm, name: str) -> Any:
    """A field that was typed and understood; nothing of a form that was not sent."""
    return form.cleaned_data.get(name) if form.is_bound and form.is_valid() else None


def _step_page(
    request: HttpRequest, template: str, held: Report, form: object, more: Mapping[str, object]
) -> HttpResponse:
    return render(request, template, {"report": held, "form": form, "breadcrumbs": above(held), **more})
