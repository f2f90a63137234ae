"""The search of the public site: one question, whichever database holds the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from answerable.publishing.models import Release
from answerable.publishing.queries import finding_postgres, finding_sqlite, finding_titles
from answerable.publishing.queries.asking_words import Asked, asked, folded
from answerable.publishing.queries.finding_rows import COUNTED_AT_MOST, PAGE, Row, Stage, Wanted

PAGES_AT_MOST = 50
"""So many pages of finds are shown: who has not found it by then asks for more words."""
MARKS = ("\x02", "\x03")


@dataclass(frozen=True)
class Hit:
    """A page that was found; `pieces` are words of it in which those asked for are marked, or what it is about."""

    title: str
    path: str
    kind: str
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Finds:
    """What was found: how many in all (`more` says that there are more than were counted), one page of it, and how many of each kind.

    `stage` says how: with all words, with the last as the beginning of one, or with some of the words only.
    """

    total: int
    hits: tuple[Hit, ...]
    kinds: Mapping[str, int]
    page: int = 1
    pages: int = 1
    stage: Stage = Stage.ALL
    more: bool = False
    others: tuple[str, ...] = ()


NOTHING = Finds(0, (), {})


def find(words: str, *, kind: str = "", area: str = "", page: int = 1) -> Finds:
    """The pages of the last release that hold what was asked for, the likeliest first.

    `kind` keeps one kind ("Measure"), `area` those that name an area. Where nothing holds all the words, the last is taken for the
    beginning of one; where that finds nothing, pages with some of the words are found. While the files of a release are being made, only
    titles are looked through. Nothing that is typed is an error.
    """
    things = asked(words)
    last = Release.objects.order_by("-number").only("number", "files_made_at").first()
    if not things or last is None:
        return NOTHING
    if last.files_made_at is None:
        rows, total = finding_titles.titles(last, things, kind[:60])
        return Finds(total, tuple(_hit(row) for row in rows), {})
    for stage in (Stage.ALL, Stage.BEGUN, Stage.SOME):
        wanted = Wanted(things, stage, last.number, kind.replace("\x00", "")[:60], folded(area)[:80])
        if stage is not Stage.SOME or len(things) > 1:
            found = _find(wanted, max(1, min(page, PAGES_AT_MOST)))
            if found.total or found.kinds:
                return found
    return Finds(0, (), {}, others=_others(things))


def _find(wanted: Wanted, page: int) -> Finds:
    database = finding_postgres if connection.vendor == "postgresql" else finding_sqlite
    kinds = database.kinds(wanted)
    counted = sum(kinds.values())
    total = kinds.get(wanted.kind, 0) if wanted.kind else counted
    pages = max(1, min(-(-total // PAGE), PAGES_AT_MOST))
    page = min(page, pages)
    rows = database.rows(wanted, (page - 1) * PAGE) if total else ()
    return Finds(
        total,
        tuple(_hit(row) for row in rows),
        kinds,
        page,
        pages,
        wanted.stage,
        counted >= COUNTED_AT_MOST,
        _others(wanted.things),
    )


def _others(things: Sequence[Asked]) -> tuple[str, ...]:
    """The other names that were looked for besides."""
    return tuple(other for thing in things for other in thing.others)


def _hit(row: Row) -> Hit:
    title, path, kind, about, snippet = row
    return Hit(title, path, kind, _pieces(snippet) if MARKS[0] in snippet else ((about or snippet, False),))


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    """The marked words and what stands between them."""
    first, *rest = snippet.split(MARKS[0])
    pieces = [(first, False)]
    for part in rest:
        marked, _, after = part.partition(MARKS[1])
        pieces += [(marked, True), (after, False)]
    return tuple(piece for piece in pieces if piece[0])
