"""A pack for whoever holds a private link to it: its page and its files, in exactly the part that this reader may have.

These pages answer one reader and are no part of a release; they need no sign-in, set no cookie, and tell their address to
nobody. Once the open part is public, a link that leads to nothing else leads to the public page.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from answerable.assessments.views.summary_parts import sections
from answerable.bodies.models import LocalPolicingBody
from answerable.bodies.queries import body
from answerable.kit.components import Link
from answerable.kit.http import now
from answerable.kit.wording import british_date
from answerable.publishing import addresses
from answerable.publishing.queries import released
from answerable.publishing.shown.handed import WORDS
from answerable.publishing.shown.pages import html
from answerable.publishing.shown.rendering import HOME, Frame, Rendering
from answerable.scrutiny.models import Pack, PackLink, Recipient
from answerable.scrutiny.queries.pack_files import TYPES, bound_part, file_bytes, file_stem
from answerable.scrutiny.queries.pack_links import (
    READ,
    READ_RESTRICTED,
    by_secret,
    closed_because,
    opens_restricted,
    reader_of,
)

PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


@dataclass(frozen=True)
class Asked:
    """What a link is asked for at a moment; `reader` is None where they are no longer on the list."""

    token: str
    link: PackLink
    reader: Recipient | None
    at: datetime

    @property
    def pack(self) -> Pack:
        return self.link.pack

    @property
    def closed(self) -> str:
        return closed_because(self.link, self.reader, self.at)

    @property
    def has_restricted(self) -> bool:
        return self.reader is not None and opens_restricted(self.link, self.reader)


@login_not_required
@require_safe
def pack(request: HttpRequest, token: str) -> HttpResponse:
    """The open part of the pack."""
    asked = _asked(token)
    public = _public_path(asked.pack)
    if public and not asked.has_restricted:
        return HttpResponseRedirect(f"/{public}", status=303, headers=PRIVATE)
    return _closed(asked) if asked.closed else _page(asked, inside=False)


@login_not_required
@require_safe
def restricted(request: HttpRequest, token: str) -> HttpResponse:
    """The restricted part, for who was handed it and is marked for it still."""
    asked = _asked(token)
    return _closed(asked) if asked.closed else _page(asked, inside=True)


@login_not_required
@require_safe
def file(request: HttpRequest, token: str, part: str, form: str) -> HttpResponse:
    """A part as a Word document, a tagged PDF, or a ZIP with everything it rests on."""
    asked, inside = _asked(token), part == "restricted"
    if asked.closed:
        return _closed(asked)
    bound = bound_part(asked.pack, inside=inside) if asked.has_restricted or not inside else None
    if bound is None:
        raise Http404("This link does not lead there.")
    answer = HttpResponse(file_bytes(bound, form), content_type=TYPES[form], headers=PRIVATE)
    answer["Content-Disposition"] = f'attachment; filename="{file_stem(asked.pack, inside=inside)}.{form}"'
    return answer


def _asked(token: str) -> Asked:
    link = by_secret(token)
    if link is None:
        raise Http404("No papers have this link: open it from the mail again, whole.")
    return Asked(token, link, reader_of(link), now())


def _public_path(pack: Pack) -> str:
    """Where the last release has the open part; empty while it has not."""
    path = addresses.pack(pack.meeting.code, pack.number)
    return path if released.page_at(path) else ""


def _page(asked: Asked, *, inside: bool) -> HttpResponse:
    bound = bound_part(asked.pack, inside=inside) if asked.has_restricted or not inside else None
    if bound is None:
        raise Http404("This link does not lead there.")
    path = (READ_RESTRICTED if inside else READ).format(asked.token)
    home = addresses.root_of(path) + READ.format(asked.token)
    part = "restricted" if inside else "open"
    context = {
        "sections": sections(bound.parts),
        "inside": inside,
        "files": [Link(WORDS[form], f"{home}{part}.{form}") for form in TYPES],
        "other": (home if inside else f"{home}restricted/") if asked.has_restricted else "",
        "later": asked.pack.meeting.packs.filter(number__gt=asked.pack.number).exists(),
        "role": asked.link.role,
        "ends": british_date(localtime(asked.link.ends_at)),
    }
    return _answer(Rendering("publishing/reading/pack.html", bound.title, (HOME,), context), path)


def _closed(asked: Asked) -> HttpResponse:
    """Why the link leads nowhere, and what to do: 410."""
    public = _public_path(asked.pack)
    path = READ.format(asked.token)
    context = {
        "why": asked.closed,
        "public": addresses.root_of(path) + public if public else "",
        "contact": _office().contact,
    }
    return _answer(
        Rendering("publishing/reading/closed.html", "This link leads nowhere now", (HOME,), context), path, 410
    )


def _answer(shown: Rendering, path: str, status: int = 200) -> HttpResponse:
    """Never kept by a browser or a search engine; its address is told to nobody."""
    office = _office()
    frame = Frame(office.name, office.shown_as_at or localtime(now()).date(), path)
    shown_on = british_date(office.shown_as_at) if office.shown_as_at else ""
    return HttpResponse(html(shown, frame, {"as_at": shown_on}), status=status, headers=PRIVATE)


def _office() -> LocalPolicingBody:
    office = body()
    if office is None:
        raise Http404("There is no office here yet.")
    return office
