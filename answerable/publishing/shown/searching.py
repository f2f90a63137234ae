"""How what was found is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from answerable.kit.components import Link, Search, Tag
from answerable.kit.wording import counted
from answerable.publishing import addresses
from answerable.publishing.pages.front import SearchPage
from answerable.publishing.shown.rendering import HOME, Frame, Rendering

HINT = "For example: 999, burglary, council tax"
TYPED_AT_MOST = 200


@dataclass(frozen=True)
class Shown:
    """One find."""

    link: Link
    tag: Tag
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Results:
    """What the page of results is made of; without words asked for, the box alone."""

    query: str = ""
    kind: str = ""
    total: int = 0
    hits: tuple[tuple[str, str, str, tuple[tuple[str, bool], ...]], ...] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)
    page: int = 1
    pages: int = 1
    # Said above the finds: how they were found, where not by all the words as they were typed.
    how: str = ""
    more: bool = False


HOW = {
    "begun": "No page holds all of these words: those below hold one that begins like the last.",
    "some": "No page holds all of these words: those below hold some of them.",
}


def how_found(stage: str, others: Sequence[str]) -> str:
    """What a reader is told of how it was found; empty where by the words alone that were typed."""
    besides = f"Other words that were looked for: {', '.join(others)}." if others else ""
    return " ".join(part for part in (HOW.get(stage, ""), besides) if part)


def search(_: SearchPage, frame: Frame, results: Results | None = None) -> Rendering:
    """The box, what was found, which kinds of things there are, and the way to the next page."""
    found = results or Results()
    box = Search("Search this site", frame.root + addresses.SEARCH, found.query, HINT)
    context = {
        "search": box,
        "query": found.query,
        "heading": _heading(found),
        "how": found.how,
        "kinds": _kinds(found, frame),
        "found": [Shown(Link(title, frame.root + path), Tag(kind), pieces) for title, path, kind, pieces in found.hits],
        "turns": _turns(found, frame),
        "start": (found.page - 1) * 20 + 1,
        "elsewhere": _elsewhere(frame),
    }
    return Rendering("publishing/search.html", "Search", (HOME,), context)


def _heading(found: Results) -> str:
    if not found.total:
        return "Nothing found"
    words = "More than " if found.more and not found.kind else ""
    place = f", page {found.page} of {found.pages}" if found.pages > 1 else ""
    return f"{words}{counted(found.total, 'page')} found{place}"


def _kinds(found: Results, frame: Frame) -> list[Link]:
    """One kind of thing alone, and how many there are of it; nothing to choose where all are of one kind."""
    if len(found.kinds) < 2:
        return []
    every = Link(f"Everything ({sum(found.kinds.values()):,})", _to(found, frame, "", 1), current=not found.kind)
    kinds = found.kinds.items()
    return [
        every,
        *(Link(f"{kind} ({n:,})", _to(found, frame, kind, 1), current=kind == found.kind) for kind, n in kinds),
    ]


def _turns(found: Results, frame: Frame) -> list[tuple[str, Link]]:
    turns = []
    if found.page > 1:
        turns.append(("prev", Link("Previous page", _to(found, frame, found.kind, found.page - 1))))
    if found.page < found.pages:
        turns.append(("next", Link("Next page", _to(found, frame, found.kind, found.page + 1))))
    return turns


def _to(found: Results, frame: Frame, kind: str, page: int) -> str:
    wanted = {"q": found.query, **({"kind": kind} if kind else {}), **({"page": page} if page > 1 else {})}
    return f"{frame.root}{addresses.SEARCH}?{urlencode(wanted)}"


def _elsewhere(frame: Frame) -> list[Link]:
    """Where to look when nothing is found."""
    places = (("All measures", addresses.MEASURES), ("The plan", addresses.PLANS), ("All papers", addresses.PAPERS))
    more = (("Questions from the public", addresses.QUESTIONS), ("Decisions", addresses.DECISIONS))
    return [Link(text, frame.root + path) for text, path in (*places, *more)]
