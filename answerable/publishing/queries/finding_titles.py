"""What can be found while the words of a release are not taken in yet: its titles."""

from collections.abc import Sequence
from functools import reduce
from operator import and_

from django.db.models import Q

from answerable.publishing.models import Release, ReleasedPage
from answerable.publishing.queries.asking_words import Asked
from answerable.publishing.queries.finding_rows import PAGE, Row
from answerable.publishing.queries.search_page import KINDS, UNSOUGHT


def titles(release: Release, things: Sequence[Asked], kind: str) -> tuple[list[Row], int]:
    """The first finds and how many there are, in the order of the release. A kind is not known yet, and then nothing is found."""
    if kind:
        return [], 0
    every = reduce(and_, (_any_name(thing) for thing in things))
    found = ReleasedPage.objects.filter(every, release=release).exclude(copy__kind__in=UNSOUGHT)
    rows = found.order_by("position").values_list("title", "path", "copy__kind")[:PAGE]
    return [(title, path, KINDS.get(name, ""), "", "") for title, path, name in rows], found.count()


def _any_name(thing: Asked) -> Q:
    return reduce(lambda one, other: one | other, (Q(title__icontains=_stem(name)) for name in thing.names))


def _stem(word: str) -> str:
    """A word without what its plural changes, so that "burglary" and "burglaries" find the same."""
    return word if len(word) <= 3 else word.removesuffix("s").removesuffix("ie").removesuffix("y")
