"""Files that the office put up for what must be published: the bytes that the release froze by their digest, and no others."""

from collections.abc import Iterator
from functools import partial
from hashlib import sha256

from answerable.publishing.making.site import Making, Site
from answerable.publishing.models import PublicationEvidence
from answerable.publishing.pages.duties import DocumentPage


class NotThoseBytes(Exception):
    """What is held of a document is not what was released."""


def make(site: Site) -> Iterator[Making]:
    for _, page in site.pages(DocumentPage):
        key = site.key("document", page.file.path, page.sha256)
        yield Making(page.file.path, page.media_type, key, partial(_bytes, page.title, page.sha256))


def _bytes(title: str, digest: str) -> bytes:
    """The bytes of a digest. Raises NotThoseBytes where they are gone or are others."""
    row = PublicationEvidence.objects.filter(sha256=digest).exclude(content=None).first()
    content = bytes(row.content) if row and row.content is not None else b""
    if sha256(content).hexdigest() != digest:
        raise NotThoseBytes(f"The file of '{title}' is not the one that was released: restore it from a backup.")
    return content
