"""The form of an alternate."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Alternate:
    """A file beside a page: `rel` and `media_type` as in a link of HTML, `path` from the top of the site."""

    rel: str
    media_type: str
    path: str
    title: str
