"""The words of a page as a reader sees them: what the search looks through."""

import re
from html import unescape

LONGEST = 100_000
"""So many characters of a page are searched; a page is far shorter."""
MAIN = re.compile(r"<main\b[^>]*>(.*?)</main>", re.DOTALL)
UNREAD = re.compile(r"<(script|style|svg|template|nav|form|pre)\b.*?</\1>|<!--.*?-->", re.DOTALL)
# What stands round the words: the heading, which is searched by itself, the labels of lists and tables, and what is marked so.
FURNITURE = re.compile(r"<(h1|dt|thead|caption)\b.*?</\1>|<section\b[^>]*\bdata-nosnippet\b.*?</section>", re.DOTALL)
HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
LEAD = re.compile(r'<p class="lead">(.*?)</p>', re.DOTALL)
INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|q|small|span|strong|sub|sup|time)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
APART = "\x1f"


def words_of(page: bytes) -> str:
    """The text of the main part of a page of ours, in one line: pictures, forms, labels and ways about are left out.

    What stands apart on the page is parted by " · " where no sentence ends.
    """
    main = FURNITURE.sub(APART, UNREAD.sub(APART, _main(page)))
    plain = unescape(TAG.sub(APART, INLINE.sub("", main))).replace("\x00", "")
    parts = [words for part in plain.split(APART) if (words := " ".join(part.split()))]
    joined = "".join(f"{part} " if part.endswith((".", ":", ";", "?", "!", ",")) else f"{part} · " for part in parts)
    return joined.removesuffix(" · ").strip()[:LONGEST]


def heading_of(page: bytes) -> str:
    """The heading of a page; "" where it has none."""
    return _first(HEADING, page)


def lead_of(page: bytes) -> str:
    """The sentence that a page begins with; "" where it has none."""
    return _first(LEAD, page)


def _first(found: re.Pattern[str], page: bytes) -> str:
    one = found.search(_main(page))
    return " ".join(unescape(TAG.sub("", one[1])).replace("\x00", "").split()) if one else ""


def _main(page: bytes) -> str:
    found = MAIN.search(page.decode("utf-8", "replace"))
    return found[1] if found else ""
