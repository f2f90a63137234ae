"""One pack or supplement: its open part, its restricted part, its files, and sending it out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from answerable.assessments.views.summary_parts import sections
from answerable.kit.http import now
from answerable.kit.wording import counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.packs import SendForm
from answerable.scrutiny.models import Pack
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused
from answerable.scrutiny.operations.pack_refusals import PackRefused
from answerable.scrutiny.operations.packs_links import Ways, hand_out_anew, withdraw_link
from answerable.scrutiny.operations.packs_sending import not_yet, send_out
from answerable.scrutiny.queries.pack_files import TYPES, Bound, bound_part, file_bytes, file_stem
from answerable.scrutiny.queries.pack_links import readers
from answerable.scrutiny.views.meeting_words import above, meeting_of, shown_day
from answerable.scrutiny.views.pack_guards import may_read_restricted, restricted_part
from answerable.scrutiny.views.packs import pack_words


@require_GET
@requires(Permission.SEE)
def pack(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The open part, as the public will read it."""
    return _page(request, _pack(request, code, number))


@require_GET
@restricted_part
def restricted(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The restricted part."""
    row = _pack(request, code, number)
    return _page(request, row, inside=True)


@require_GET
@requires(Permission.SEE)
def open_file(request: HttpRequest, code: str, number: int, form: str) -> HttpResponse:
    """The open part as a Word document, a tagged PDF, or a ZIP with everything it rests on."""
    return _file(_pack(request, code, number), form, inside=False)


@require_GET
@restricted_part
def restricted_file(request: HttpRequest, code: str, number: int, form: str) -> HttpResponse:
    """The restricted part as a file."""
    return _file(_pack(request, code, number), form, inside=True)


@require_POST
@requires(Permission.SCRUTINISE)
def send(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Tell everybody on the list where to read it."""
    row, form = _pack(request, code, number), SendForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form=form)
    words, ways = form.cleaned_data["words"], ways_to(request, row)
    try:
        sent = send_out(row, ways=ways, words=words, on=shown_day(), by=user_of(request).actor, at=now())
    except (PackRefused, MeetingRefused) as refused:
        return _page(request, row, form=form, refused=str(refused))
    messages.success(request, f"{counted(sent, 'mail')} {'is' if sent == 1 else 'are'} in the outbox.")
    return redirect("scrutiny:pack", code, number)


@require_POST
@requires(Permission.SCRUTINISE)
def renew(request: HttpRequest, code: str, number: int, reader: int) -> HttpResponse:
    """Send one reader a new link; the one they had leads nowhere from then on."""
    row = _pack(request, code, number)
    try:
        link = hand_out_anew(row, reader, ways=ways_to(request, row), by=user_of(request).actor, at=now())
    except PackRefused as refused:
        return _page(request, row, refused=str(refused))
    messages.success(request, f"{link.role} is sent a new link. The one before leads nowhere now.")
    return redirect("scrutiny:pack", code, number)


@require_POST
@requires(Permission.SCRUTINISE)
def withdraw(request: HttpRequest, code: str, number: int, link: int) -> HttpResponse:
    """Take back a reader's link."""
    row = _pack(request, code, number)
    try:
        taken = withdraw_link(row, link, by=user_of(request).actor, at=now())
    except PackRefused as refused:
        return _page(request, row, refused=str(refused))
    messages.success(request, f"The link of {taken.role} is withdrawn: it leads nowhere now.")
    return redirect("scrutiny:pack", code, number)


def ways_to(request: HttpRequest, row: Pack) -> Ways:
    """The whole addresses that a mail about a pack needs."""
    office = reverse("scrutiny:pack", args=[row.meeting.code, row.number])
    return Ways(lambda path: request.build_absolute_uri(f"/{path}"), request.build_absolute_uri(office))


def _pack(request: HttpRequest, code: str, number: int) -> Pack:
    meeting = meeting_of(request, code)
    return get_object_or_404(Pack.objects.select_related("meeting"), meeting=meeting, number=number)


def _bound(row: Pack, *, inside: bool) -> Bound:
    bound = bound_part(row, inside=inside)
    if bound is None:
        raise Http404("It has no restricted part.")
    return bound


def _page(
    request: HttpRequest, row: Pack, *, inside: bool = False, form: SendForm | None = None, refused: str = ""
) -> HttpResponse:
    bound, meeting, at = _bound(row, inside=inside), row.meeting, now()
    may_send = not inside and may(request.user, Permission.SCRUTINISE)
    told = readers(row) if may_send else ()
    last = Pack.objects.filter(meeting=meeting).order_by("-number").values_list("number", flat=True).first()
    kind = "pack-restricted-file" if inside else "pack-open-file"
    shown = {
        "row": row,
        "meeting": meeting,
        "title": bound.title,
        "inside": inside,
        "sections": sections(bound.parts),
        "files": [(one.upper(), reverse(f"scrutiny:{kind}", args=[meeting.code, row.number, one])) for one in TYPES],
        "other": reverse("scrutiny:pack" if inside else "scrutiny:pack-restricted", args=[meeting.code, row.number])
        if row.restricted and may_read_restricted(request.user)
        else "",
        "later": last if last and last > row.number else 0,
        "later_words": pack_words(last or 1),
        "readers": [(one, one.words(at), one.is_live(at)) for one in told],
        "not_yet": not_yet(meeting),
        "waiting": sum(one.is_waiting for one in told),
        "form": form or SendForm(),
        "refused": refused,
        "may_send": may_send,
        "breadcrumbs": [*above(meeting), ("Pack", reverse("scrutiny:packing", args=[meeting.code]))],
    }
    return render(request, "scrutiny/packs/pack.html", shown, status=409 if refused else 200)


def _file(row: Pack, form: str, *, inside: bool) -> HttpResponse:
    answer = HttpResponse(file_bytes(_bound(row, inside=inside), form), content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{file_stem(row, inside=inside)}.{form}"'
    return answer
