"""A page as a visitor reads it."""

import re

from answerable.publishing.tests import make


def words(path: str, **query: str) -> str:
    """The page without its tags and charts, on one line."""
    text = re.sub(r"<svg.*?</svg>", " ", make.page(path, **query), flags=re.DOTALL)
    plain = " ".join(re.sub(r"<[^>]+>", " ", text).split()).replace("&#x27;", "'")
    return re.sub(r" ([,.;:)])", r"\1", plain)
