"""Whether every link inside an exported site leads to a file of it, and to a place on the page that is there."""

import json
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from answerable.publishing.exporting.manifest import MANIFEST, Manifest
from answerable.publishing.exporting.verifying import Fault

type Tell = Callable[[str], None]

LEADING = {"href", "src", "poster", "data", "action", "formaction"}
SHEET = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
FEED = re.compile(r"""\b(?:href|src|xml:base)="([^"]*)\"""")
JSON_LEADING = {"href", "url", "contentUrl", "downloadURL", "accessURL", "path"}
TOP = "top"
"""The one fragment that every page has without saying so."""


class _Page(HTMLParser):
    """What a page leads to, and the places on it that can be led to."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id" or (name == "name" and tag == "a"):
                self.places.add(value)
            elif name in LEADING and not (name == "data" and tag != "object"):
                self.links.append(value)
            elif name == "srcset":
                self.links += [one.split()[0] for one in value.split(",") if one.split()]
        given = dict(attrs)
        if tag == "meta" and (given.get("http-equiv") or "").lower() == "refresh":
            self.links.append((given.get("content") or "").partition("url=")[2])


@dataclass
class _Site:
    """An exported site as its links are followed."""

    folder: Path
    address: str
    files: Collection[str]
    live: tuple[str, ...]
    to_places: dict[tuple[str, str], str] = field(default_factory=dict)

    def fault(self, path: str, link: str) -> str:
        """What is wrong with a link of a file; empty where nothing is, or where its place is yet to be looked for."""
        target = self._target(path, link)
        if target is None:
            return ""
        to, place = target
        if to == ".." or to.startswith("../"):
            return f"leads out of the site: {link}"
        if to not in self.files and to != MANIFEST:
            return "" if to.startswith(self.live) else f"leads to {to}, which is not there"
        if place and place != TOP and to.endswith(".html"):
            self.to_places.setdefault((to, place), path)
        return ""

    def _target(self, path: str, link: str) -> tuple[str, str] | None:
        """The file that a link leads to, and the place in it; None where it leads elsewhere."""
        link = link.strip()
        if self.address and link.startswith(self.address):
            path, link = "", link.removeprefix(self.address) or "index.html"
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return None
        if parts.path.startswith("/"):
            return f"../{parts.path}", ""
        to = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
        folder = parts.path.endswith("/") or to == "."
        to = posixpath.normpath(f"{to}/index.html") if folder else to
        return to, unquote(parts.fragment)


def broken_links(folder: Path, manifest: Manifest, tell: Tell) -> list[Fault]:
    """Every link, stylesheet, picture and alternate that leads nowhere inside the folder. Links to elsewhere are not followed."""
    live = tuple(str(one["path"]).removesuffix("index.html") for one in manifest.live)
    address = str(manifest.about.get("address", ""))
    site = _Site(folder, address, manifest.files.keys(), live)
    faults = []
    for number, path in enumerate(sorted(manifest.files)):
        if number % 200 == 0:
            tell(
                f"Following links: {number:,} of {len(manifest.files):,} files ({number * 100 // len(manifest.files)}%)"
            )
        found = (
            site.fault(path, link) for link in dict.fromkeys(_links(folder, path, manifest.files[path].media_type))
        )
        faults += [Fault(path, words) for words in found if words]
    return [*faults, *_lost_places(site)]


def _lost_places(site: _Site) -> Iterator[Fault]:
    """Links to a place that is not on its page; each page is read once."""
    for path, led in groupby(sorted(site.to_places.items()), key=lambda one: one[0][0]):
        there = _read(site.folder / path).places
        for (_, place), leads in led:
            if place not in there:
                yield Fault(leads, f"leads to {path}#{place}, and there is no such place on that page")


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(_text(path))
    page.close()
    return page


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        # That it is missing or cannot be read is said where its bytes are proved.
        return ""


def _links(folder: Path, path: str, media_type: str) -> Iterable[str]:
    """What a file leads to, as written."""
    if media_type.startswith("text/html"):
        return _read(folder / path).links
    if media_type.startswith("text/css"):
        return [one or other for one, other in SHEET.findall(_text(folder / path))]
    if "atom+xml" in media_type:
        return [one.replace("&amp;", "&") for one in FEED.findall(_text(folder / path))]
    if "json" in media_type:
        return _json_links(_text(folder / path))
    return ()


def _json_links(text: str) -> list[str]:
    try:
        return list(_led(json.loads(text)))
    except ValueError:
        return []


def _led(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _led(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name in JSON_LEADING and isinstance(one, str) and "{" not in one:
                yield one
            else:
                yield from _led(one)
