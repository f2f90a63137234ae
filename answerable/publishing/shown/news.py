"""How the newsletter and the list of them are shown."""

from dataclasses import dataclass

from answerable.kit.components import Link
from answerable.publishing import addresses
from answerable.publishing.pages.news import NewsletterPage, NewsPage
from answerable.publishing.pages.parts import Ref
from answerable.publishing.shown.rendering import HOME, Frame, Rendering

NEWS = Ref("Newsletter", addresses.NEWS)


@dataclass(frozen=True)
class Told:
    """A part of a newsletter: each item as a link (with no address where it is words alone) and what is said of it."""

    heading: str
    items: list[tuple[Link, str]]


def news(page: NewsPage, frame: Frame) -> Rendering:
    """Every newsletter, the newest first, and how to have it sent."""
    entries = [(frame.link(one.newsletter), one.words) for one in page.entries]
    return Rendering("publishing/news/news.html", "Newsletter", (HOME,), {"entries": entries})


def newsletter(page: NewsletterPage, frame: Frame) -> Rendering:
    """What was released in a month."""
    context = {"page": page, "parts": told(page, frame.root)}
    return Rendering("publishing/news/newsletter.html", page.title, (HOME, NEWS), context)


def told(page: NewsletterPage, root: str) -> list[Told]:
    """The parts of a newsletter, each link beginning with `root`."""
    parts = [part for part in page.parts if part.items]
    return [Told(part.heading, [(_link(one.ref, root), one.words) for one in part.items]) for part in parts]


def _link(ref: Ref, root: str) -> Link:
    return Link(ref.text, root + ref.path if ref.path else "")
