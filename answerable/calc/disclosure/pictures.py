"""Pictures of a page that say nothing to who cannot see them (WCAG 2.2, success criterion 1.1.1)."""

import re
from collections.abc import Iterator

_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_DRAWING = re.compile(r"<svg\b([^>]*)>(.{0,400})", re.IGNORECASE | re.DOTALL)
_ALT = re.compile(r"\balt\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
_NAMED = re.compile(r"\baria-label(?:ledby)?\s*=\s*[\"'][^\"']*\w|\baria-hidden\s*=\s*[\"']true", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_TITLE = re.compile(r"^\s*<title\b[^>]*>\s*[^<\s]", re.IGNORECASE)


def wordless(html: str) -> Iterator[str]:
    """What each such picture is, in order. An image with an empty alternative is one for looks alone, and is in order."""
    for found in _IMAGE.finditer(html):
        if not _ALT.search(found[0]):
            source = _SOURCE.search(found[0])
            yield f"the image {source[1]}" if source else "an image"
    for drawing in _DRAWING.finditer(html):
        if not (_NAMED.search(drawing[1]) or _TITLE.match(drawing[2])):
            yield "a drawing"
