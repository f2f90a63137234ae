"""What the search of a folder of files looks through: the words of every page, in parts that change only where their pages do.

Each part is a script with nothing but data, for a page that was opened from a disk may load scripts and nothing else.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from typing import Any

from answerable.publishing.making.site import Making, Site
from answerable.publishing.models import FrozenCopy, ReleasedPage
from answerable.publishing.queries.search_page import sought
from answerable.publishing.shown.pages import thawed

SCRIPT = "text/javascript; charset=utf-8"
PART = 400
"""About so many pages are one part."""
WORDS_AT_MOST = 600
ABOUT_AT_MOST = 200
WORD = re.compile(r"[^\W_]{2,}")


def make(site: Site) -> Iterator[Making]:
    """One file a part. Which page is in which part does not change until there are twice as many."""
    every = site.digests
    parts = parts_of(len(every))
    paths: list[list[str]] = [[] for _ in range(parts)]
    for path in every:
        paths[_part(path, parts)].append(path)
    for number, held in enumerate(paths):
        key = site.key("search", number, parts, *(f"{path} {every[path]}" for path in held))
        yield Making(part_path(number), SCRIPT, key, partial(_bytes, site, number, held))


def part_path(number: int) -> str:
    return f"search/part-{number:04}.js"


def parts_of(pages: int) -> int:
    """How many parts so many pages have: a power of two, so that a page more changes one part."""
    parts = 1
    while parts * PART < pages:
        parts *= 2
    return parts


def _part(path: str, parts: int) -> int:
    return int(sha256(path.encode()).hexdigest()[:8], 16) % parts


def _bytes(site: Site, number: int, paths: Sequence[str]) -> bytes:
    entries = [one for row in site.rows_at(paths) if (one := _entry(row))]
    told = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    # Two characters that JSON allows and old scripts take for ends of lines; and nothing may end a script early.
    safe = told.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
    return f"answerableSearch.take({number},{safe});\n".encode()


def _entry(row: ReleasedPage) -> list[str] | None:
    """Address, title, kind, what it is about, and the words of the page that are not in these, each once."""
    found = sought(row.path, row.title, thawed(row.copy.kind, row.copy.data))
    if found is None:
        return None
    seen = set(_words(f"{found.title} {found.names} {found.text}"))
    more = [word for word in _words_of(row.copy) if word not in seen][:WORDS_AT_MOST]
    return [found.path, found.title, found.kind, found.text[:ABOUT_AT_MOST], " ".join([found.names, *more]).strip()]


def _words_of(copy: FrozenCopy) -> list[str]:
    return list(dict.fromkeys(word for text in _texts(copy.data) for word in _words(text)))


def _texts(value: Any) -> Iterator[str]:
    """Every text of a frozen copy but addresses of pages."""
    if isinstance(value, str):
        if not value.endswith(".html"):
            yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _words(text: str) -> list[str]:
    """Words without capitals and accents, as the script folds what is typed."""
    plain = unicodedata.normalize("NFD", text.lower())
    return WORD.findall("".join(one for one in plain if not unicodedata.combining(one)))
