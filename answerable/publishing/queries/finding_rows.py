"""What the two databases are asked for, and what they answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from answerable.publishing.queries.asking_words import Asked

PAGE = 20
"""So many finds stand on one page."""
COUNTED_AT_MOST = 20_000
"""So many finds are counted and put in order: beyond, the words ask for nearly everything."""

type Row = tuple[str, str, str, str, str]
"""Title, path, kind, what it is about, and words of it with marks."""


class Stage(Enum):
    """How much of what was asked for a page must hold."""

    ALL = "all"
    BEGUN = "begun"
    SOME = "some"


@dataclass(frozen=True)
class Wanted:
    """A question, ready to be put: the things asked for, in the release with a number."""

    things: Sequence[Asked]
    stage: Stage
    number: int
    kind: str = ""
    area: str = ""
