"""The search by SQLite's FTS5. What is looked for goes in as quoted phrases: nothing in it is an operator."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from answerable.publishing.queries.finding_rows import COUNTED_AT_MOST, PAGE, Row, Stage, Wanted
from answerable.publishing.queries.search_page import SITE

LIVE = "r.since <= %s AND (r.until IS NULL OR r.until > %s)"
FROM = "publishing_searchindex JOIN publishing_searchrow r ON r.id = publishing_searchindex.rowid"
# A word of the title counts for ten of the text, one of another name for five.
# Words of the page are shown where its title does not hold all that was asked for; else what the page is about.
TITLE = "highlight(publishing_searchindex, 0, char(2), char(3))"
SNIPPET = f"""CASE WHEN r.about <> '' AND length({TITLE}) - length(replace({TITLE}, char(2), '')) >= %s THEN ''
    ELSE snippet(publishing_searchindex, 2, char(2), char(3), '…', 28) END"""
# Whoever asks for what a page of the site is called wants that page: there the title and other names count four times.
RANK = f"""bm25(publishing_searchindex, 10.0, 5.0, 1.0)
    + CASE WHEN r.kind = '{SITE}' THEN 3 * bm25(publishing_searchindex, 10.0, 5.0, 0.0) ELSE 0 END"""


def kinds(wanted: Wanted) -> Mapping[str, int]:
    """How many pages of each kind there are."""
    sql = f"""SELECT kind, count(*) FROM (SELECT r.kind AS kind FROM {FROM}
        WHERE publishing_searchindex MATCH %s AND {LIVE} LIMIT {COUNTED_AT_MOST}) GROUP BY kind ORDER BY 2 DESC, 1"""  # noqa: S608 - only texts of ours are put together; what is asked for is a parameter
    return dict(_ask(sql, [match(wanted), wanted.number, wanted.number]))


def rows(wanted: Wanted, offset: int) -> Sequence[Row]:
    """One page of finds. They are put in order first, and words are cut out of those alone that are shown."""
    kind = "AND r.kind = %s" if wanted.kind else ""
    chosen = f"""SELECT publishing_searchindex.rowid AS id, {RANK} AS place FROM {FROM}
        WHERE publishing_searchindex MATCH %s AND {LIVE} {kind} ORDER BY place, id LIMIT {PAGE} OFFSET %s"""  # noqa: S608
    sql = f"""SELECT r.title, r.path, r.kind, r.about, {SNIPPET}
        FROM ({chosen}) c CROSS JOIN publishing_searchrow r ON r.id = c.id
        CROSS JOIN publishing_searchindex ON publishing_searchindex.rowid = c.id
        WHERE publishing_searchindex MATCH %s ORDER BY c.place, c.id"""  # noqa: S608
    words = match(wanted)
    given: list[str | int] = [
        len(wanted.things),
        words,
        wanted.number,
        wanted.number,
        *([wanted.kind] if wanted.kind else []),
        offset,
        words,
    ]
    found: list[Row] = _ask(sql, given)
    return found


def match(wanted: Wanted) -> str:
    """The expression for MATCH."""
    things = [" OR ".join(_quoted(name) for name in thing.names) for thing in wanted.things]
    if wanted.stage is Stage.BEGUN:
        things[-1] += f" OR {_quoted(wanted.things[-1].typed)} *"
    joined = (" OR " if wanted.stage is Stage.SOME else " AND ").join(f"({thing})" for thing in things)
    return f"({joined}) AND {_quoted(wanted.area)}" if wanted.area else joined


def _quoted(name: str) -> str:
    return '"' + name.replace('"', "") + '"'


def _ask(sql: str, given: Sequence[str | int]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(given))
        return cursor.fetchall()
