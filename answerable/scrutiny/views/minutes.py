"""The minutes of a meeting: what would be published now, the versions that were, and their files."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from answerable.assessments.views.summary_parts import sections
from answerable.clocks.models import RunningClock
from answerable.kit.freezing import digest
from answerable.kit.http import now
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may, refusal, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.packs import PublishForm
from answerable.scrutiny.models import Meeting, Minutes
from answerable.scrutiny.operations import minutes as operations
from answerable.scrutiny.operations.meeting_clock import clock_key
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused
from answerable.scrutiny.operations.pack_refusals import NotReady, PackRefused
from answerable.scrutiny.queries.agenda_days import days_of, form_of
from answerable.scrutiny.queries.minutes_paper import Stage, paper
from answerable.scrutiny.queries.pack_files import TYPES, Bound, bound_minutes, file_bytes
from answerable.scrutiny.queries.pack_state import MinutesNow, minutes_now, open_minutes, restricted_minutes
from answerable.scrutiny.queries.public_packs import is_known
from answerable.scrutiny.views.meeting_words import above, meeting_of, shown_day, until
from answerable.scrutiny.views.pack_guards import may_read_restricted, restricted_part


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def publishing(request: HttpRequest, code: str) -> HttpResponse:
    """What would be published now, and publishing it."""
    meeting = meeting_of(request, code)
    if request.method != "POST":
        return _now_page(request, meeting)
    if refused := refusal(request.user, Permission.SCRUTINISE):
        return render(request, "people/refused.html", {"refusal": refused}, status=403)
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _now_page(request, meeting, form)
    try:
        row = operations.publish_minutes(
            meeting,
            because=form.cleaned_data["because"],
            seen=form.cleaned_data["seen"],
            address=reverse("scrutiny:publish-minutes", args=[code]),
            on=shown_day(),
            by=user_of(request).actor,
            at=now(),
        )
    except (PackRefused, MeetingRefused) as problem:
        status = 200 if isinstance(problem, NotReady) else 409
        return _now_page(request, meeting, form, refused=str(problem), status=status)
    messages.success(request, "The minutes are published. The next release carries them to the public site.")
    return redirect("scrutiny:minutes", code, row.version)


def _now_page(
    request: HttpRequest, meeting: Meeting, form: PublishForm | None = None, *, refused: str = "", status: int = 200
) -> HttpResponse:
    told = minutes_now(meeting, day=shown_day())
    inside = may_read_restricted(request.user) and not told.restricted.page.is_empty
    inside_shown = inside and request.GET.get("part") == "restricted"
    shown = told.restricted.page if inside_shown else told.open.page
    page = {
        "meeting": meeting,
        "lead": lead(meeting, told),
        "clock": clock_words(meeting),
        "told": told,
        "faults": told.faults,
        "refused": refused,
        "versions": Minutes.objects.filter(meeting=meeting).order_by("version"),
        "form": form or PublishForm(initial={"seen": told.last.version if told.last else 0}),
        "may_publish": may(request.user, Permission.SCRUTINISE)
        and meeting.state in operations.MINUTED
        and told.has_news,
        "sections": sections(paper(shown, Stage())),
        "inside": inside_shown,
        "has_inside": inside,
        "breadcrumbs": above(meeting),
    }
    return render(request, "scrutiny/packs/publish_minutes.html", page, status=status)


def lead(meeting: Meeting, told: MinutesNow) -> str:
    """How far the minutes are, and what is to be done."""
    hidden = "" if is_known(meeting) else " The meeting is not announced: the public reads nothing of it."
    if told.last:
        held = f"Version {told.last.version} was published on {british_date(told.last.published_on)}."
        news = "Something is otherwise now: publish a correction." if told.has_news else "Nothing has changed since."
        return f"{held} {news}{hidden}"
    if meeting.state not in operations.MINUTED:
        return "The meeting was not held yet: there is nothing to publish."
    if told.faults:
        return f"Nothing is published yet, and {counted(len(told.faults), 'thing')} must be put right first."
    return f"Nothing is published yet. Read what stands below, then publish it.{hidden}"


def clock_words(meeting: Meeting) -> str:
    """How the clock of the minutes stands, and the office's own day for them."""
    clock = RunningClock.objects.filter(key=clock_key(meeting)).select_related("duty").first()
    own = days_of(meeting, form_of(meeting.function)).minutes
    said = [f"They are owed as soon as practicable: {clock.duty.basis}."] if clock else []
    if clock and clock.ended:
        said.append(
            f"The clock was met on {british_date(clock.ended)}, {counted((clock.ended - clock.started).days, 'day')} after the meeting."
        )
    elif own and meeting.state == Meeting.State.HELD:
        said.append(f"By the office's own standard they are out by {british_date(own)}, {until(own, shown_day())}.")
    return " ".join(said)


@require_GET
@requires(Permission.SEE)
def minutes(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """The open minutes as they were published."""
    return _page(request, _minutes(request, code, version), inside=False)


@require_GET
@restricted_part
def restricted(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """What stays inside."""
    return _page(request, _minutes(request, code, version), inside=True)


@require_GET
@requires(Permission.SEE)
def open_file(request: HttpRequest, code: str, version: int, form: str) -> HttpResponse:
    """The open minutes as a Word document, a tagged PDF, or a ZIP with their data."""
    return _file(_minutes(request, code, version), form, inside=False)


@require_GET
@restricted_part
def restricted_file(request: HttpRequest, code: str, version: int, form: str) -> HttpResponse:
    """The restricted minutes as a file."""
    return _file(_minutes(request, code, version), form, inside=True)


def _minutes(request: HttpRequest, code: str, version: int) -> Minutes:
    rows = Minutes.objects.select_related("meeting")
    return get_object_or_404(rows, meeting=meeting_of(request, code), version=version)


def _bound(row: Minutes, *, inside: bool) -> Bound:
    page = restricted_minutes(row) if inside else open_minutes(row)
    if page is None:
        raise Http404("They have no restricted part.")
    return bound_minutes(
        page, Stage(row.published_on, digest(row.restricted) if inside else row.sha256), row.published_at
    )


def _page(request: HttpRequest, row: Minutes, *, inside: bool) -> HttpResponse:
    bound, code = _bound(row, inside=inside), row.meeting.code
    kind = "minutes-restricted-file" if inside else "minutes-open-file"
    last = Minutes.objects.filter(meeting=row.meeting).order_by("-version").values_list("version", flat=True).first()
    page = {
        "row": row,
        "meeting": row.meeting,
        "title": bound.title,
        "inside": inside,
        "sections": sections(bound.parts),
        "files": [(one.upper(), reverse(f"scrutiny:{kind}", args=[code, row.version, one])) for one in TYPES],
        "other": reverse("scrutiny:minutes" if inside else "scrutiny:minutes-restricted", args=[code, row.version])
        if row.restricted and may_read_restricted(request.user)
        else "",
        "later": last if last and last > row.version else 0,
        "breadcrumbs": [*above(row.meeting), ("Minutes", reverse("scrutiny:publish-minutes", args=[code]))],
    }
    return render(request, "scrutiny/packs/minutes.html", page)


def _file(row: Minutes, form: str, *, inside: bool) -> HttpResponse:
    name = f"{row.meeting.code}-minutes{'' if row.version == 1 else f'-{row.version}'}"
    answer = HttpResponse(file_bytes(_bound(row, inside=inside), form), content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}{"-restricted" if inside else ""}.{form}"'
    return answer
