"""One pack or supplement: its open part, its restricted part, its files, and sending it out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from answerable.assessments.views.summary_parts import sections
from answerable.kit.freezing import digest
from answerable.kit.http import now
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.packs import SendForm
from answerable.scrutiny.models import Pack, Recipient
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused
from answerable.scrutiny.operations.pack_refusals import PackRefused
from answerable.scrutiny.operations.packs_sending import send_out
from answerable.scrutiny.queries.pack_files import TYPES, Bound, bound_pack, file_bytes
from answerable.scrutiny.queries.pack_paper import Stage
from answerable.scrutiny.queries.pack_state import open_page, restricted_page
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
    names = {False: "scrutiny:pack", True: "scrutiny:pack-restricted"}

    def address(inside: bool) -> str:
        return request.build_absolute_uri(reverse(names[inside], args=[code, number]))

    if not form.is_valid():
        return _page(request, row, form=form)
    words = form.cleaned_data["words"]
    try:
        sent = send_out(row, address=address, words=words, on=shown_day(), by=user_of(request).actor, at=now())
    except (PackRefused, MeetingRefused) as refused:
        return _page(request, row, form=form, refused=str(refused))
    messages.success(request, f"{counted(sent, 'mail')} {'is' if sent == 1 else 'are'} in the outbox.")
    return redirect("scrutiny:pack", code, number)


def _pack(request: HttpRequest, code: str, number: int) -> Pack:
    meeting = meeting_of(request, code)
    return get_object_or_404(Pack.objects.select_related("meeting"), meeting=meeting, number=number)


def _bound(row: Pack, *, inside: bool) -> Bound:
    page = restricted_page(row) if inside else open_page(row)
    if page is None:
        raise Http404("It has no restricted part.")
    return bound_pack(page, Stage(row.frozen_on, digest(row.restricted) if inside else row.sha256), row.frozen_at)


def _page(
    request: HttpRequest, row: Pack, *, inside: bool = False, form: SendForm | None = None, refused: str = ""
) -> HttpResponse:
    bound, meeting = _bound(row, inside=inside), row.meeting
    readers = list(Recipient.objects.filter(meeting=meeting).order_by("position", "pk"))
    waiting = [one for one in readers if one.email and (one.sent_at is None or one.sent_at < row.frozen_at)]
    last = Pack.objects.filter(meeting=meeting).order_by("-number").values_list("number", flat=True).first()
    kind = "pack-restricted-file" if inside else "pack-open-file"
    page = {
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
        "readers": [(one, _told(one, row)) for one in readers],
        "waiting": len(waiting),
        "form": form or SendForm(),
        "refused": refused,
        "may_send": not inside and may(request.user, Permission.SCRUTINISE),
        "breadcrumbs": [*above(meeting), ("Pack", reverse("scrutiny:packing", args=[meeting.code]))],
    }
    return render(request, "scrutiny/packs/pack.html", page, status=409 if refused else 200)


def _told(one: Recipient, row: Pack) -> str:
    """Whether somebody on the list was written to since it was frozen, and what they are told of."""
    what = "open and restricted part" if one.restricted and row.restricted else "open part"
    if not one.email:
        return f"{what.capitalize()}, not by mail: no address is held"
    if one.sent_at and one.sent_at >= row.frozen_at:
        return f"{what.capitalize()}, sent on {british_date(one.sent_at)}"
    return f"{what.capitalize()}, not sent yet"


def _file(row: Pack, form: str, *, inside: bool) -> HttpResponse:
    name = f"{row.meeting.code}-{'pack' if row.number == 1 else f'supplement-{row.number - 1}'}"
    answer = HttpResponse(file_bytes(_bound(row, inside=inside), form), content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}{"-restricted" if inside else ""}.{form}"'
    return answer
