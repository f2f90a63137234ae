"""What stands beside a page in another form: its data, its feed, what machines read. Linked from its head."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from answerable.publishing.shown import alternates_data, alternates_feeds
from answerable.publishing.shown.alternates_kinds import Alternate

__all__ = ["Alternate", "alternates"]

type Beside = Callable[[str, Any], tuple[Alternate, ...]]

BESIDE: tuple[Beside, ...] = (alternates_data.beside, alternates_feeds.beside)


@dataclass(frozen=True)
class Linked:
    """An alternate as a page links to it."""

    rel: str
    media_type: str
    href: str
    title: str


def alternates(path: str, page: Any, root: str) -> tuple[Linked, ...]:
    """Everything beside a page; `root` leads from it to the top of the site."""
    found = (one for beside in BESIDE for one in beside(path, page))
    return tuple(Linked(one.rel, one.media_type, root + one.path, one.title) for one in found)
