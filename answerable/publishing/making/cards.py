"""Pictures for those who share an address, drawn a batch at a time when the first of the batch is wanted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import batched

from answerable.kit.cards import ShareCard, drawn
from answerable.publishing import addresses
from answerable.publishing.making.site import Making, Site
from answerable.publishing.models import ReleasedPage
from answerable.publishing.shown.cards import card
from answerable.publishing.shown.head import CARDED
from answerable.publishing.shown.pages import thawed

PNG = "image/png"
TOGETHER = 16
"""So many are drawn in one run: one alone takes nearly as long as a few."""


@dataclass
class Batch:
    """Pages whose pictures are drawn together, when the first of them is asked for."""

    site: Site
    rows: Sequence[ReleasedPage]

    @cached_property
    def pictures(self) -> list[bytes]:
        return drawn([self._card(row) for row in self.rows])

    def _card(self, row: ReleasedPage) -> ShareCard:
        return card(thawed(row.copy.kind, row.copy.data), self.site.frame(row.path))

    def picture(self, number: int) -> bytes:
        return self.pictures[number]


def make(site: Site) -> Iterator[Making]:
    """A picture for each page of a kind that has one, where the site knows its own address: without it nobody is led to them."""
    if not site.address:
        return
    rows = (row for row in site.rows(*CARDED) if ".known-" not in row.path)
    for together in batched(rows, TOGETHER, strict=False):
        batch = Batch(site, together)
        for number, row in enumerate(together):
            key = site.key("card", row.path, row.copy.sha256)
            yield Making(addresses.card(row.path), PNG, key, partial(batch.picture, number))
