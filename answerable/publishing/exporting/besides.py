"""What a folder needs beside the files of a release: the stylesheet, the words on how to serve and prove it, the licence, redirects."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from answerable.kit.components import Link, Search
from answerable.publishing import addresses
from answerable.publishing.making.frames import frames_apart
from answerable.publishing.making.pages import page_bytes
from answerable.publishing.making.search_index import SCRIPT, parts_of
from answerable.publishing.making.site import Site
from answerable.publishing.models import ReleasedPage
from answerable.publishing.pages.moves import MovedPage
from answerable.publishing.shown.pages import html, thawed
from answerable.publishing.shown.rendering import HOME, NAVIGATION, Frame, Rendering

TEXT, HTML = "text/plain; charset=utf-8", "text/html; charset=utf-8"
CSS = "text/css; charset=utf-8"
STATIC = {
    "kit/answerable.css": CSS,
    "kit/favicon.svg": "image/svg+xml",
    # Papers that were handed over are set with these besides.
    "assessments/summary.css": CSS,
    "measures/cited.css": CSS,
    "scrutiny/packs.css": CSS,
}
"""The static files that public pages use, and no others."""

SEARCH_SCRIPT = "static/search.js"
README, LICENCE, REDIRECTS = "README.txt", "LICENCE.txt", "_redirects"
OGL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"

LIVE: tuple[tuple[str, str, str], ...] = (
    (addresses.ASK, "Ask a question", "Asking the office a question in public, and the private page of each question."),
    (addresses.SUBSCRIBE, "Get the newsletter", "Having the newsletter sent by mail, and leaving it again."),
    (addresses.DUTIES_NOW, "What must be published, today", "What must be published, as it stands at this moment."),
    (addresses.KNOWN, "The site on a day", "The whole site as it stood at the end of any day."),
    (addresses.PROGRAMS, "For programs", "The same data for programs, asked for piece by piece (JSON)."),
)
"""Public addresses that answer a person or a program, which no folder can: address, title, what happens there."""


class StaticFileMissing(Exception):
    """A file that every page uses is not in this installation."""


def files(site: Site, address: str) -> Iterator[tuple[str, str, bytes]]:
    """Path, media type and bytes of each. `address` is where the served site stands; "" where that is not known."""
    for name, media_type in STATIC.items():
        found = finders.find(name)
        if not found:
            raise StaticFileMissing(f"{name} is missing from this installation: install the program again.")
        yield f"static/{name}", media_type, Path(found).read_bytes()
    yield SEARCH_SCRIPT, SCRIPT, (Path(__file__).parent / "search.js").read_bytes()
    round_ = frames_apart(site)
    yield addresses.SEARCH, HTML, _search(site, round_.of(addresses.SEARCH))
    for path, title, what in LIVE:
        yield path, HTML, _elsewhere(round_.of(path), title, what, address)
    yield from _moved(site)
    yield LICENCE, TEXT, render_to_string("publishing/export/licence.txt", {"site": site, "ogl": OGL}).encode()
    yield README, TEXT, render_to_string("publishing/export/readme.txt", _readme(site, address)).encode()


def _search(site: Site, frame: Frame) -> bytes:
    """The one page with a script. It looks through the parts of the index on the reader's own computer."""
    there = site.digests.keys()
    context = {
        "search": Search("Search this site", addresses.SEARCH),
        "parts": parts_of(len(there)),
        "elsewhere": [Link(text, path) for text, path in NAVIGATION if path in there and path != addresses.SEARCH],
    }
    return html(Rendering("publishing/export/search.html", "Search", (HOME,), context), frame).encode()


def _moved(site: Site) -> Iterator[tuple[str, str, bytes]]:
    """A page that leads on at each address that moved, and all of them in the form that hosts of static files read."""
    lines = []
    for row in site.rows(MovedPage):
        page: MovedPage = thawed(row.copy.kind, row.copy.data)
        lines.append(f"/{row.path} /{page.to.path} 301\n")
        yield row.path, HTML, page_bytes(site, row.path, row.copy)
    yield REDIRECTS, TEXT, "".join(lines).encode()


def _elsewhere(frame: Frame, title: str, what: str, address: str) -> bytes:
    """What stands in a folder at the address of something that only the served site can do."""
    context = {"what": what, "address": address and address + frame.path}
    return html(Rendering("publishing/export/elsewhere.html", title, (HOME,), context), frame).encode()


def _readme(site: Site, address: str) -> Mapping[str, object]:
    pages = ReleasedPage.objects.filter(release=site.release).count()
    return {"release": site.release, "pages": pages, "address": address, "live": LIVE, "home": addresses.HOME}


def live(address: str) -> Sequence[Mapping[str, str]]:
    """What the manifest lists as not in the folder."""
    return [{"path": path, "what": what, **({"address": address + path} if address else {})} for path, _, what in LIVE]
