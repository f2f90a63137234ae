"""The index of words that the database keeps beside the table of texts, by itself: on SQLite FTS5, on PostgreSQL a tsvector.

It is told in SQL for each of the two, as no model can say it. Whatever writes, deletes, flushes or restores the rows of the table, the
index follows.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLE, INDEX = "publishing_searchtext", "publishing_searchindex"
ACCENTED = "áàâäãåāéèêëēíìîïīóòôöõōúùûüūŵẁẃẅŷýỳÿçñ-/_’"
PLAIN = "aaaaaaaeeeeeiiiiioooooouuuuuwwwwyyyycn    "
"""Letters with a mark are found without it, and what joins words parts them. FTS5 does so by itself."""

SQLITE = (
    f"""CREATE VIRTUAL TABLE {INDEX} USING fts5(title, names, body, content='{TABLE}', content_rowid='row_id',
        tokenize='porter unicode61 remove_diacritics 2', prefix='2 3 4 5')""",
    f"""CREATE TRIGGER {INDEX}_in AFTER INSERT ON {TABLE} BEGIN
        INSERT INTO {INDEX}(rowid, title, names, body) VALUES (new.row_id, new.title, new.names, new.body); END""",  # noqa: S608 - names of ours
    f"""CREATE TRIGGER {INDEX}_out AFTER DELETE ON {TABLE} BEGIN
        INSERT INTO {INDEX}({INDEX}, rowid, title, names, body)
        VALUES ('delete', old.row_id, old.title, old.names, old.body); END""",  # noqa: S608
    f"""CREATE TRIGGER {INDEX}_anew AFTER UPDATE ON {TABLE} BEGIN
        INSERT INTO {INDEX}({INDEX}, rowid, title, names, body)
        VALUES ('delete', old.row_id, old.title, old.names, old.body);
        INSERT INTO {INDEX}(rowid, title, names, body) VALUES (new.row_id, new.title, new.names, new.body); END""",  # noqa: S608
)
SQLITE_BACK = (
    f"DROP TRIGGER {INDEX}_in",
    f"DROP TRIGGER {INDEX}_out",
    f"DROP TRIGGER {INDEX}_anew",
    f"DROP TABLE {INDEX}",
)


def _vector(column: str, weight: str) -> str:
    plain = f"translate(lower({column}), '{ACCENTED}', '{PLAIN}')"
    return f"setweight(to_tsvector('english', {plain}), '{weight}')"


POSTGRES = (
    f"""ALTER TABLE {TABLE} ADD COLUMN words tsvector GENERATED ALWAYS AS
        ({_vector("title", "A")} || {_vector("names", "B")} || {_vector("body", "D")}) STORED""",
    f"CREATE INDEX {INDEX} ON {TABLE} USING gin (words)",
)
POSTGRES_BACK = (f"DROP INDEX {INDEX}", f"ALTER TABLE {TABLE} DROP COLUMN words")


def build(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, SQLITE, POSTGRES)


def take_down(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, SQLITE_BACK, POSTGRES_BACK)


def _run(editor: BaseDatabaseSchemaEditor, sqlite: tuple[str, ...], postgres: tuple[str, ...]) -> None:
    statements = postgres if editor.connection.vendor == "postgresql" else sqlite
    with editor.connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
