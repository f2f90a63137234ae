"""How the newsletter and the list of them are shown."""

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import fill

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


def mail(page: NewsletterPage, address: Callable[[str], str], leave: str) -> str:
    """A newsletter as plain text: every link whole, why it comes, and where to leave. `address` makes a path a whole address."""
    lines = [page.title, "=" * len(page.title), ""]
    if page.opening:
        lines += [*(fill(line, WIDE) for line in page.opening.splitlines()), ""]
    for part in page.parts:
        if part.items:
            lines += ["", part.heading, "-" * len(part.heading), ""]
        for one in part.items:
            lines += [fill(one.ref.text, WIDE)]
            lines += [fill(one.words, WIDE)] if one.words else []
            lines += [address(one.ref.path), ""] if one.ref.path else [""]
    lines += ["", "On the web, with every newsletter before it:", address(addresses.newsletter(page.month)), ""]
    contact = f" You reach us here: {page.contact}." if page.contact else ""
    why = f"You get this newsletter of the {page.body_name} because you asked for it and confirmed that.{contact}"
    lines += ["-- ", fill(why, WIDE), f"To leave, with one click: {leave}", ""]
    return "\n".join(lines)


WIDE = 72
"""In characters: a line of a plain mail."""
