"""Which addresses lead on to others: what the office named, as far as it holds for the site that is built."""

from collections.abc import Callable, Iterator, Mapping

from answerable.publishing.models import Moved
from answerable.publishing.pages.moves import MovedPage
from answerable.publishing.pages.parts import Ref


def pages[P](site: Mapping[str, P], title_of: Callable[[P], str]) -> Iterator[tuple[str, MovedPage]]:
    """A page for each address that moved to one that is there. What has a page of its own again, or leads to none, is left out.

    So an address never leads on to one that leads on itself.
    """
    for row in Moved.objects.order_by("path"):
        target = site.get(row.to)
        if target is not None and row.path not in site:
            yield row.path, MovedPage(Ref(title_of(target), row.to), row.because, row.moved_on)
