"""The public pages and files: each is what a release holds, and nothing else is read."""

from dataclasses import dataclass
from hashlib import sha256

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from answerable.kit.http import without_nul
from answerable.publishing import addresses, answering
from answerable.publishing.making.all import making, site_of
from answerable.publishing.making.frames import frames_apart
from answerable.publishing.making.pages import HTML, changes_bytes, page_bytes
from answerable.publishing.models import Release
from answerable.publishing.pages.front import SearchPage
from answerable.publishing.pages.moves import MovedPage
from answerable.publishing.queries import released
from answerable.publishing.queries.finding import find
from answerable.publishing.shown import searching
from answerable.publishing.shown.pages import html, thawed
from answerable.publishing.shown.rendering import HOME, Rendering

LIVE_ROUTES = (
    addresses.SEARCH,
    addresses.DUTIES_NOW,
    addresses.ASK,
    addresses.SUBSCRIBE,
    addresses.KNOWN,
    addresses.PROGRAMS,
)
"""The public addresses that answer a question instead of showing a file: they cannot be written to a disk."""


@dataclass(frozen=True)
class Found:
    """A file of the last release; `digest` is the SHA-256 of its bytes, "" where it is not made yet."""

    release: Release
    media_type: str
    content: bytes
    digest: str = ""


@login_not_required
@require_safe
def page(request: HttpRequest, path: str) -> HttpResponseBase:
    """The page that the last release has at an address; a folder answers with its index."""
    address = f"{path}index.html" if path == "" or path.endswith("/") else path
    if not (found := _made(address)) and (elsewhere := _moved(address)):
        return elsewhere
    found = found or _page(address)
    return _answer(request, address, found) if found else _absent(request, address)


@login_not_required
@require_safe
def file(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file beside the pages: a paper, data, a feed. Made now where the release's files are not all made yet."""
    found = _made(path) or _file(path)
    return _answer(request, path, found) if found else _absent(request, path)


def _made(path: str) -> Found | None:
    found = released.file_at(path)
    if found is None:
        return None
    return Found(found.release, found.media_type, bytes(found.blob.content), found.blob.sha256)


def _moved(path: str) -> HttpResponse | None:
    """Where the page of an address that is no longer in use went, with the words that a folder of files has there."""
    row = released.page_at(path)
    if row is None or row.copy.kind != MovedPage.__name__:
        return None
    page: MovedPage = thawed(row.copy.kind, row.copy.data)
    content = page_bytes(site_of(row.release), path, row.copy)
    return HttpResponsePermanentRedirect(f"/{page.to.path}", content=content, content_type=HTML)


def _page(path: str) -> Found | None:
    """A page, rendered now to the bytes that its file will have."""
    release = released.latest()
    if release and path == addresses.CHANGES:
        return Found(release, HTML, changes_bytes(site_of(release)))
    row = released.page_at(path)
    if row and row.copy.kind != SearchPage.__name__:
        return Found(row.release, HTML, page_bytes(site_of(row.release), path, row.copy))
    return _file(path)


def _file(path: str) -> Found | None:
    release = released.latest()
    if release is None or release.files_made_at:
        return None
    one = next((one for one in making(site_of(release)) if one.path == path), None)
    return Found(release, one.media_type, one.make()) if one else None


@login_not_required
@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """The pages that hold the words asked for, of one kind where one is chosen."""
    found = released.page_at(addresses.SEARCH)
    if found is None:
        return _absent(request, addresses.SEARCH)
    frame = frames_apart(site_of(found.release)).of(addresses.SEARCH)
    shown = searching.search(thawed(found.copy.kind, found.copy.data), frame, _results(request))
    return HttpResponse(html(shown, frame), headers={"Cache-Control": answering.KEPT})


def _results(request: HttpRequest) -> searching.Results:
    """What is found by what an address asks for; whatever it asks, it is no error."""
    typed = " ".join(without_nul(request.GET.get("q", "")).split())[: searching.TYPED_AT_MOST]
    if not typed:
        return searching.Results()
    kind, page = without_nul(request.GET.get("kind", ""))[:60], request.GET.get("page", "")
    finds = find(typed, kind=kind, page=int(page) if page.isascii() and page.isdigit() and len(page) < 4 else 1)
    hits = tuple((one.title, one.path, one.kind, one.pieces) for one in finds.hits)
    how = searching.how_found(finds.stage.value, finds.others)
    return searching.Results(typed, kind, finds.total, hits, finds.kinds, finds.page, finds.pages, how, finds.more)


def _absent(request: HttpRequest, address: str) -> HttpResponse:
    """Not found; before the first release the front door says why there is nothing."""
    if address == addresses.HOME and not released.anything():
        return HttpResponse(render_to_string("publishing/nothing_released.html", {"title": "Nothing released yet"}))
    release = released.latest()
    if release is None or not address.endswith(".html"):
        raise Http404(address)
    frame = frames_apart(site_of(release)).of(address)
    shown = Rendering("publishing/absent.html", "Page not found", (HOME,))
    return HttpResponse(html(shown, frame), status=404)


def _answer(request: HttpRequest, address: str, found: Found) -> HttpResponseBase:
    """The bytes with a strong validator, and with the headers of the layer that answers before Django."""
    etag = f'"{found.digest or sha256(found.content).hexdigest()}"'
    headers = answering.facts(found.media_type, found.release.files_made_at)
    headers |= {"ETag": etag, answering.MARK: str(found.release.number)}
    answer = HttpResponse(found.content, content_type=found.media_type, headers=headers)
    answering.framed_where_meant(address, answer)
    return get_conditional_response(request, etag=etag, response=answer) or answer
