"""The words of a page as a reader sees them: what the search looks through."""

import re
from html import unescape

LONGEST = 100_000
"""So many characters of a page are searched; a page is far shorter."""
MAIN = re.compile(r"<main\b[^>]*>(.*?)</main>", re.DOTALL)
UNREAD = re.compile(r"<(script|style|svg|template|nav)\b.*?</\1>|<!--.*?-->", re.DOTALL)
INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|q|small|span|strong|sub|sup|time)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")


def words_of(page: bytes) -> str:
    """The text of the main part of a page of ours, in one line: pictures, scripts and ways about are left out."""
    text = page.decode("utf-8", "replace")
    found = MAIN.search(text)
    main = UNREAD.sub(" ", found[1] if found else "")
    plain = unescape(TAG.sub(" ", INLINE.sub("", main)))
    return " ".join(plain.replace("\x00", "").split())[:LONGEST]
