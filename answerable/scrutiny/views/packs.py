"""The packs of a meeting: what is frozen, what has changed since, and what would be frozen now."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from answerable.assessments.views.summary_parts import sections
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.packs import SupplementForm
from answerable.scrutiny.models import Meeting, Pack
from answerable.scrutiny.operations import packs as operations
from answerable.scrutiny.operations.pack_refusals import NotReady, PackRefused
from answerable.scrutiny.queries.pack_paper import Stage, paper
from answerable.scrutiny.queries.pack_state import Parts, parts_now
from answerable.scrutiny.views.meeting_words import above, meeting_of, shown_day
from answerable.scrutiny.views.pack_guards import may_read_restricted


def pack_words(number: int) -> str:
    """ "Pack", "Supplement 1"."""
    return "Pack" if number == 1 else f"Supplement {number - 1}"


def _link(one: Pack) -> Link:
    return Link(pack_words(one.number), reverse("scrutiny:pack", args=[one.meeting.code, one.number]))


def _restricted(one: Pack) -> Link | str:
    if not one.restricted:
        return "None"
    return Link("Restricted part", reverse("scrutiny:pack-restricted", args=[one.meeting.code, one.number]))


COLUMNS: tuple[Column[Pack], ...] = (
    Column("number", "Frozen", lambda one: one.number, _link),
    Column("on", "On", lambda one: one.frozen_on),
    Column("because", "Why", lambda one: one.because or "The papers of the meeting"),
    Column("restricted", "Restricted part", lambda one: bool(one.restricted), _restricted, sortable=False),
)


@require_GET
@requires(Permission.SEE)
def packing(request: HttpRequest, code: str) -> HttpResponse:
    """What is frozen of a meeting, and what would be frozen now."""
    return _page(request, meeting_of(request, code))


def _page(
    request: HttpRequest, meeting: Meeting, form: SupplementForm | None = None, refused: str = "", status: int = 200
) -> HttpResponse:
    parts = parts_now(meeting, day=shown_day())
    rows = list(Pack.objects.filter(meeting=meeting).select_related("meeting").order_by("number"))
    inside = may_read_restricted(request.user)
    inside_shown = inside and request.GET.get("part") == "restricted"
    shown = parts.preview(restricted=inside_shown)
    page = {
        "meeting": meeting,
        "lead": lead(meeting, parts),
        "parts": parts,
        "faults": parts.faults,
        "refused": refused,
        "restricted_tag": Tag("Restricted", Tone.RED),
        "changes": parts.changed.words,
        "changes_inside": parts.changed_inside.words if inside else (),
        "table": table(rows, COLUMNS, request.GET, caption=counted(len(rows), "frozen pack")) if rows else None,
        "form": form or SupplementForm(initial={"seen": parts.last.number if parts.last else 0}),
        "may_freeze": may(request.user, Permission.SCRUTINISE) and meeting.state in operations.FROZEN_IN,
        # What can no longer be frozen is not shown as coming.
        "sections": sections(paper(shown, Stage())) if meeting.state in operations.FROZEN_IN else (),
        "inside": inside_shown,
        "next_words": pack_words(parts.number) if parts.last and parts.has_news else "",
        "has_inside": inside and not parts.restricted.page.is_empty,
        "breadcrumbs": above(meeting),
    }
    return render(request, "scrutiny/packs/packing.html", page, status=status)


def lead(meeting: Meeting, parts: Parts) -> str:
    """What stands, and what is to be done."""
    if parts.last is None:
        if parts.faults:
            return f"Nothing is frozen yet, and {counted(len(parts.faults), 'thing')} must be put right first."
        return "Nothing is frozen yet. Freeze the pack when the papers are ready to go out."
    name = "The pack" if parts.last.number == 1 else pack_words(parts.last.number)
    held = f"{name} was frozen on {british_date(parts.last.frozen_on)}."
    if not parts.has_news:
        return f"{held} Nothing has changed since."
    number = len(parts.changed.words) + len(parts.changed_inside.words)
    if meeting.state not in operations.FROZEN_IN:
        return held
    if meeting.state == Meeting.State.HELD:
        return f"{held} The meeting was held: what changed since needs no supplement, unless the record should have it."
    return f"{held} {counted(number, 'thing')} changed since: make a supplement, if the meeting should have it."


@require_POST
@requires(Permission.SCRUTINISE)
def freeze(request: HttpRequest, code: str) -> HttpResponse:
    """Freeze the first pack."""
    meeting = meeting_of(request, code)
    try:
        pack = operations.freeze_pack(meeting, on=shown_day(), by=user_of(request).actor, at=now())
    except PackRefused as refused:
        return _page(request, meeting, refused=str(refused), status=200 if isinstance(refused, NotReady) else 409)
    messages.success(request, "The pack is frozen: it stays as it is. Send it out when you are ready.")
    return redirect("scrutiny:pack", code, pack.number)


@require_POST
@requires(Permission.SCRUTINISE)
def supplement(request: HttpRequest, code: str) -> HttpResponse:
    """Freeze what changed since, with its reason."""
    meeting, form = meeting_of(request, code), SupplementForm(request.POST)
    if not form.is_valid():
        return _page(request, meeting, form)
    said = form.cleaned_data
    try:
        pack = operations.supplement(
            meeting,
            because=said["because"],
            because_inside=said["because_inside"],
            seen=said["seen"],
            on=shown_day(),
            by=user_of(request).actor,
            at=now(),
        )
    except PackRefused as refused:
        return _page(request, meeting, form, str(refused), 200 if isinstance(refused, NotReady) else 409)
    messages.success(request, f"{pack_words(pack.number)} is frozen. Send it out, so that everybody knows.")
    return redirect("scrutiny:pack", code, pack.number)
