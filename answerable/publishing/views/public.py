"""The public pages: each shows what a release holds, and reads nothing else."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from answerable.kit.components import Link
from answerable.kit.wording import british_date
from answerable.publishing import addresses
from answerable.publishing.models import Change, Release, ReleasedPage
from answerable.publishing.pages.front import SearchPage
from answerable.publishing.pages.handed import HandoverCopy, MinutesCopy, PackCopy, PanelPaperCopy
from answerable.publishing.pages.programme import ProgrammePage
from answerable.publishing.queries import released
from answerable.publishing.shown.front import search as shown_search
from answerable.publishing.shown.handed import read
from answerable.publishing.shown.pages import html, rendering, thawed
from answerable.publishing.shown.programme import calendar_file
from answerable.publishing.shown.rendering import HOME, Frame, Rendering
from answerable.scrutiny.queries.pack_files import TYPES

HANDED = (PackCopy, MinutesCopy, PanelPaperCopy, HandoverCopy)
CALENDAR = "text/calendar; charset=utf-8"
LIVE_ROUTES = (addresses.SEARCH, addresses.ASK)
"""The public addresses that answer a question instead of showing a file: they cannot be written to a disk."""


@dataclass(frozen=True)
class Told:
    """A release in the list of releases."""

    number: int
    on: str
    note: str
    changed: str
    known_on: str
    audit_head: str
    pages: list[tuple[Link, str]]


@login_not_required
@require_safe
def page(request: HttpRequest, path: str) -> HttpResponseBase:
    """The page that the last release has at an address; a folder answers with its index."""
    address = f"{path}index.html" if path == "" or path.endswith("/") else path
    found = released.page_at(address)
    if found is None:
        return _absent(request, address)
    etag = _etag(found.copy.sha256, found.release)
    unchanged = get_conditional_response(request, etag=etag)
    return unchanged or _answer(_html(found), etag)


@login_not_required
@require_safe
def file(request: HttpRequest, path: str, form: str) -> HttpResponseBase:
    """A paper that was frozen and released, as a Word document, a PDF or a ZIP, or the programme as a calendar: made of the released copy alone."""
    found = released.page_at(f"{path}.html")
    if found is None:
        return _absent(request, f"{path}.{form}")
    etag = _etag(found.copy.sha256, found.release)
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    made = _file(request, found, form)
    if made is None:
        return _absent(request, f"{path}.{form}")
    answer = HttpResponse(made, content_type=CALENDAR if form == "ics" else TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{path.rpartition("/")[2]}.{form}"'
    answer["ETag"] = etag
    return answer


def _file(request: HttpRequest, found: ReleasedPage, form: str) -> bytes | None:
    """What a page is in a form; None where it has no such form."""
    page = thawed(found.copy.kind, found.copy.data)
    if isinstance(page, ProgrammePage) and form == "ics":
        release, root = found.release, request.build_absolute_uri("/")
        name = f"Meetings of {release.body_name}"
        return calendar_file(page, name=name, at=release.released_at, host=request.get_host(), root=root).encode()
    if not isinstance(page, HANDED):
        return None
    shown = read(page)
    return shown.file(form) if form in shown.forms else None


@login_not_required
@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """The pages that hold the words asked for."""
    found = released.page_at(addresses.SEARCH)
    if found is None:
        return _absent(request, addresses.SEARCH)
    frame = _frame(found)
    entries: SearchPage = thawed(found.copy.kind, found.copy.data)
    return HttpResponse(html(shown_search(entries, frame, request.GET.get("q", "")), frame))


@login_not_required
@require_safe
def changes(request: HttpRequest) -> HttpResponseBase:
    """Every release: when, what for, and what it changed."""
    history = released.history()
    if not history:
        return _absent(request, addresses.CHANGES)
    last = history[0].release
    etag = _etag(last.sha256, last)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged:
        return unchanged
    frame = Frame(last.body_name, last.as_known_on, addresses.CHANGES)
    context = {"releases": [_told(one, frame) for one in history]}
    shown = Rendering("publishing/changes.html", "Releases", (HOME,), context)
    return _answer(html(shown, frame), etag)


def _told(one: released.Changes, frame: Frame) -> Told:
    release = one.release
    return Told(
        number=release.number,
        on=released_on(release),
        note=release.note,
        changed=one.words,
        known_on=british_date(release.as_known_on),
        audit_head=release.audit_head,
        pages=[(_link(row, one, frame), Change(row.change).label.lower()) for row in one.pages],
    )


def _link(row: ReleasedPage, one: released.Changes, frame: Frame) -> Link:
    """The page, with no address where a later release no longer has it."""
    return Link(row.title, "" if row.path in one.gone else frame.root + row.path)


def _html(found: ReleasedPage) -> str:
    frame = _frame(found)
    shown = rendering(thawed(found.copy.kind, found.copy.data), frame)
    return html(shown, frame, _of_release(found.release) if found.path == addresses.HOME else None)


def _of_release(release: Release) -> dict[str, object]:
    """What the home page says of the release that it is part of."""
    what_changed = released.changes_of(release).words
    return {"release": release, "released_on": released_on(release), "what_changed": what_changed}


def released_on(release: Release) -> str:
    return british_date(localtime(release.released_at))


def _frame(found: ReleasedPage) -> Frame:
    return Frame(found.release.body_name, found.release.as_known_on, found.path)


def _absent(request: HttpRequest, address: str) -> HttpResponse:
    """Not found; before the first release the front door says why there is nothing."""
    if address == addresses.HOME and not released.anything():
        return HttpResponse(render_to_string("publishing/nothing_released.html", {"title": "Nothing released yet"}))
    raise Http404(address)


def _answer(text: str, etag: str) -> HttpResponse:
    """A page that a browser may keep, asking each time whether it is still the same."""
    return HttpResponse(text, headers={"ETag": etag, "Cache-Control": "no-cache"})


def _etag(copy: str, release: Release) -> str:
    """Strong: the copy, the release round it, and the templates and stylesheet it is shown with."""
    return f'"{copy[:32]}-{release.number}-{looks()}"'


@cache
def looks() -> str:
    """A digest of everything that a page is shown with, so that a new stylesheet or template reaches every reader."""
    here = Path(__file__).parents[1]
    files = [*sorted(here.rglob("*.html")), *sorted((here / "shown").glob("*.py"))]
    stylesheet = finders.find("kit/answerable.css")
    files += [Path(stylesheet)] if stylesheet else []
    digest = sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
