"""Where the page of a meeting leads: to what other pages of scrutiny hold of it."""

from django.urls import NoReverseMatch, reverse

from answerable.kit.components import Link


def link(words: str, name: str, *args: object) -> Link | None:
    """A link to a page by the name of its address; None where there is no such page."""
    try:
        return Link(words, reverse(f"scrutiny:{name}", args=args))
    except NoReverseMatch:
        return None
