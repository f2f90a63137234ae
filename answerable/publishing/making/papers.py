"""Papers that were handed over, as Word documents, PDFs and ZIPs beside their pages."""

from collections.abc import Iterator
from functools import partial

from answerable.publishing.making.site import Making, Site
from answerable.publishing.pages.handed import HandoverCopy, MinutesCopy, PackCopy, PanelPaperCopy
from answerable.publishing.shown.handed import read
from answerable.scrutiny.queries.pack_files import TYPES

HANDED = (PackCopy, MinutesCopy, PanelPaperCopy, HandoverCopy)


def make(site: Site) -> Iterator[Making]:
    for path, page in site.pages(*HANDED):
        shown, stem = read(page), path.removesuffix(".html")
        for form in shown.forms:
            key = site.key("paper", form, path, site.digests[path])
            yield Making(f"{stem}.{form}", TYPES[form], key, partial(shown.file, form))
