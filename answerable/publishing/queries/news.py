"""Builds the pages of the newsletter: one for each that is approved, and their list."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from answerable.kit.wording import counted
from answerable.publishing import addresses
from answerable.publishing.models import Newsletter
from answerable.publishing.pages.news import NewsEntry, NewsItem, NewsletterPage, NewsPage, NewsPart
from answerable.publishing.pages.parts import Ref

type Pages = Iterator[tuple[str, NewsletterPage | NewsPage]]


def news_pages(body_name: str, contact: str, paths: Collection[str]) -> Pages:
    """The newsletters that somebody approved, and the list of them; `paths` are the addresses that the site has besides."""
    rows = list(Newsletter.objects.exclude(state=Newsletter.State.DRAFT).order_by("-month"))
    pages = [letter(row, body_name, contact, paths=paths) for row in rows]
    refs = [Ref(row.title, addresses.newsletter(row.month)) for row in rows]
    yield addresses.NEWS, NewsPage(tuple(_entry(page, ref) for page, ref in zip(pages, refs, strict=True)))
    yield from ((ref.path, page) for page, ref in zip(pages, refs, strict=True))


def letter(row: Newsletter, body_name: str, contact: str, *, paths: Collection[str] | None = None) -> NewsletterPage:
    """A newsletter as its page says it; an item leads to its page where `paths` has that (without `paths`, always)."""
    parts = (
        NewsPart(str(part["heading"]), tuple(_item(one, paths) for one in part["items"] if not one.get("left_out")))
        for part in row.sections
    )
    return NewsletterPage(
        month=row.month,
        title=row.title,
        opening=row.opening,
        parts=tuple(part for part in parts if part.items),
        body_name=body_name,
        contact=contact,
    )


def _item(item: Mapping[str, Any], paths: Collection[str] | None) -> NewsItem:
    path = str(item["path"])
    there = paths is None or path.partition("#")[0] in paths
    return NewsItem(Ref(str(item["text"]), path if there else ""), str(item["words"]))


def _entry(page: NewsletterPage, ref: Ref) -> NewsEntry:
    told = [f"{counted(len(part.items), 'item')} under “{part.heading}”" for part in page.parts]
    return NewsEntry(ref, page.month, page.opening.strip().partition("\n")[0][:300] or "; ".join(told))
