"""The feed of a page."""

from typing import Any

from answerable.publishing.shown.alternates_kinds import Alternate


def beside(path: str, page: Any) -> tuple[Alternate, ...]:
    """The page at an address has none yet."""
    return ()
