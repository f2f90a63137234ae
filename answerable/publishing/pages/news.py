"""The newsletter as a page, and the list of them."""

from dataclasses import dataclass
from datetime import date

from answerable.publishing.pages.parts import Ref


@dataclass(frozen=True)
class NewsItem:
    """One thing that the newsletter tells of, and where it can be read; `ref` has no path where the site has no such page any more."""

    ref: Ref
    words: str


@dataclass(frozen=True)
class NewsPart:
    """What is told of one kind of thing."""

    heading: str
    items: tuple[NewsItem, ...]


@dataclass(frozen=True)
class NewsletterPage:
    """The newsletter of a month; `opening` is what a person wrote above it, and `contact` how the office is reached."""

    month: date
    title: str
    opening: str
    parts: tuple[NewsPart, ...]
    body_name: str
    contact: str


@dataclass(frozen=True)
class NewsEntry:
    """A newsletter in the list: what it tells of, in words."""

    newsletter: Ref
    month: date
    words: str


@dataclass(frozen=True)
class NewsPage:
    """Every newsletter, the newest first."""

    entries: tuple[NewsEntry, ...]
