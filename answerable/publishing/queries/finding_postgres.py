"""The search by PostgreSQL's full text. What is looked for goes in as parameters of its own functions, which know no operators."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from answerable.publishing.queries.finding_rows import COUNTED_AT_MOST, PAGE, Row, Stage, Wanted
from answerable.publishing.queries.search_page import SITE

FROM = "publishing_searchtext t JOIN publishing_searchrow r ON r.id = t.row_id"
LIVE = "r.since <= %s AND (r.until IS NULL OR r.until > %s)"
# A word of the title counts for ten of the text, one of another name for five; long pages count for no more.
# Whoever asks for what a page of the site is called wants that page: there the title and other names count four times.
RANK = f"""ts_rank('{{0.1, 0.2, 0.5, 1.0}}', t.words, q, 1)
    + CASE WHEN r.kind = '{SITE}' THEN 3 * ts_rank('{{0, 0, 0.5, 1.0}}', t.words, q, 1) ELSE 0 END"""
# Words of the page are shown where its title does not hold all that was asked for; else what the page is about.
SNIPPET = """CASE WHEN r.about <> '' AND to_tsvector('english', t.title) @@ c.q THEN ''
    ELSE ts_headline('english', left(t.body, 20000), c.q, %s) END"""
HEADLINE = "StartSel=\x02, StopSel=\x03, MaxWords=30, MinWords=15, MaxFragments=2, FragmentDelimiter=' … '"


def kinds(wanted: Wanted) -> Mapping[str, int]:
    """How many pages of each kind there are."""
    question, given = query(wanted)
    sql = f"""SELECT kind, count(*) FROM (SELECT r.kind FROM {FROM}, (SELECT {question} AS q) a
        WHERE t.words @@ q AND {LIVE} LIMIT {COUNTED_AT_MOST}) found GROUP BY kind ORDER BY 2 DESC, 1"""  # noqa: S608 - only texts of ours are put together; what is asked for is a parameter
    return dict(_ask(sql, [*given, wanted.number, wanted.number]))


def rows(wanted: Wanted, offset: int) -> Sequence[Row]:
    """One page of finds. They are put in order first, and words are cut out of those alone that are shown."""
    question, given = query(wanted)
    kind = "AND r.kind = %s" if wanted.kind else ""
    chosen = f"""SELECT r.id, q, {RANK} AS place FROM {FROM}, (SELECT {question} AS q) a
        WHERE t.words @@ q AND {LIVE} {kind} ORDER BY place DESC, r.id LIMIT {PAGE} OFFSET %s"""  # noqa: S608
    sql = f"""SELECT r.title, r.path, r.kind, r.about, {SNIPPET}
        FROM ({chosen}) c JOIN publishing_searchrow r ON r.id = c.id JOIN publishing_searchtext t ON t.row_id = c.id
        ORDER BY c.place DESC, r.id"""  # noqa: S608
    more = [wanted.kind] if wanted.kind else []
    found: list[Row] = _ask(sql, [HEADLINE, *given, wanted.number, wanted.number, *more, offset])
    return found


def query(wanted: Wanted) -> tuple[str, list[str]]:
    """The expression that makes the query, and what goes into it."""
    things = [" || ".join("phraseto_tsquery('english', %s)" for _ in thing.names) for thing in wanted.things]
    given = [name for thing in wanted.things for name in thing.names]
    if wanted.stage is Stage.BEGUN:
        *before, last = wanted.things[-1].typed.replace(".", " ").split()
        things[-1] += (
            " || (phraseto_tsquery('english', %s) <-> to_tsquery('simple', %s || ':*'))"
            if before
            else (" || to_tsquery('simple', %s || ':*')")
        )
        given += [" ".join(before), last] if before else [last]
    joined = (" || " if wanted.stage is Stage.SOME else " && ").join(f"({thing})" for thing in things)
    if wanted.area:
        joined, given = f"({joined}) && phraseto_tsquery('english', %s)", [*given, wanted.area]
    return joined, given


def _ask(sql: str, given: Sequence[str | int]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(given))
        return cursor.fetchall()
