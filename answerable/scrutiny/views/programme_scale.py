"""The scale that items of meetings are judged on."""

import hashlib

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from answerable.kit.http import now
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.programme import ScaleSet, StepSet
from answerable.scrutiny.intake.programme import StepLine
from answerable.scrutiny.operations.forms_of_meetings import set_scale
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused, SavedMeanwhile
from answerable.scrutiny.queries.lines_programme import scale_lines
from answerable.scrutiny.views.forms_of_meetings import ABOVE


def seen_mark(steps: tuple[StepLine, ...]) -> str:
    """A short mark of a scale as it was seen, which a later one does not have."""
    return hashlib.sha256(repr(steps).encode()).hexdigest()[:16]


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def scale(request: HttpRequest) -> HttpResponse:
    """The steps, from the best to the worst; an empty line is none."""
    held = scale_lines()
    start = [{"code": one.code, "word": one.word, "shape": one.shape, "meaning": one.meaning} for one in held]
    lines = ScaleSet(request.POST or None, initial=start)
    assert isinstance(lines, StepSet)
    problem, status = "", 200
    if request.method == "POST" and lines.is_valid():
        try:
            _set(request, lines, held)
        except MeetingRefused as refused:
            problem, status = str(refused), 409 if isinstance(refused, SavedMeanwhile) else 200
        else:
            messages.success(request, "The scale is kept.")
            return redirect("scrutiny:forms_of_meetings")
    page = {
        "lines": lines,
        "problem": problem,
        "mark": request.POST.get("mark") or seen_mark(held),
        "breadcrumbs": crumbs(*ABOVE),
    }
    return render(request, "scrutiny/programme/scale.html", page, status=status)


def _set(request: HttpRequest, lines: StepSet, held: tuple[StepLine, ...]) -> None:
    if request.POST.get("mark", "") != seen_mark(held):
        raise SavedMeanwhile
    set_scale(lines.told, seen=held, by=user_of(request).actor, at=now())
