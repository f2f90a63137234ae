"""An earlier release as the public may see it now: what was withdrawn since is a stone in it too."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from answerable.kit.freezing import digest, freeze
from answerable.publishing.making.site import Site
from answerable.publishing.models import FrozenCopy, ReleasedPage
from answerable.publishing.pages.stones import StonePage
from answerable.publishing.queries.stones import Stones, standing, without
from answerable.publishing.shown.pages import thawed


@dataclass(frozen=True)
class Earlier(Site):
    """A release whose withdrawn pages are stones, and whose other pages have nothing of them."""

    stones: Stones

    def rows(self, *kinds: type) -> Iterator[ReleasedPage]:
        names = {one.__name__ for one in kinds}
        for row in Site.rows(self):
            page = self.stones.get(row.path) or without(thawed(row.copy.kind, row.copy.data), self.stones)
            data = freeze(page)
            row.copy = FrozenCopy(
                kind=type(page).__name__, data=data, sha256=digest(data), taken_out=row.copy.taken_out
            )
            row.title = page.title if isinstance(page, StonePage) else row.title
            if not names or row.copy.kind in names:
                yield row

    def rows_at(self, paths: Collection[str]) -> Iterator[ReleasedPage]:
        return (row for row in self.rows() if row.path in paths)


def as_seen_now(site: Site) -> Site:
    """The site of an earlier release with the stones that stand now."""
    stones = standing()
    return Earlier(site.release, site.address, site.looks, stones) if stones else site
