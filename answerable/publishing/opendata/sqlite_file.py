"""All tables as one SQLite file: the same bytes for the same rows, ready for Datasette or whatever reads SQLite.

There is no moment in it and no order but that of the rows; `VACUUM INTO` writes it out with a page size of its own.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from answerable.publishing.opendata.forms import Column, Kind, Row, Table, cell

TYPE = "application/vnd.sqlite3"
FORM = 1
"""The version of the tables' form, kept as `PRAGMA user_version`."""
PAGE_SIZE = 4096
BATCH = 1000
TYPES = {
    Kind.TEXT: "TEXT",
    Kind.NUMBER: "NUMERIC",
    Kind.WHOLE: "INTEGER",
    Kind.DAY: "TEXT",
    Kind.YES_NO: "INTEGER",
    Kind.ADDRESS: "TEXT",
}


def database(tables: Iterable[tuple[Table, Iterable[Row]]], address: str) -> bytes:
    """The file as bytes. Tables come with those that they point at before them. Raises sqlite3.IntegrityError for a key twice."""
    with TemporaryDirectory() as folder:
        made, whole = Path(folder) / "made.sqlite", Path(folder) / "whole.sqlite"
        with closing(sqlite3.connect(made, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
            connection.execute("PRAGMA journal_mode=OFF")
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("BEGIN")
            for table, rows in tables:
                _fill(connection, table, rows, address)
            connection.execute("COMMIT")
            connection.execute(f"PRAGMA user_version={FORM}")
            connection.execute("VACUUM INTO ?", (str(whole),))
        return whole.read_bytes()


def _fill(connection: sqlite3.Connection, table: Table, rows: Iterable[Row], address: str) -> None:
    connection.execute(created(table))
    places = ", ".join("?" * len(table.columns))
    written = (tuple(_cells(table.columns, row, address)) for row in rows)
    connection.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', written)  # noqa: S608 - our own names
    for one in _indexed(table):
        connection.execute(f'CREATE INDEX "{table.name}_{one.name}" ON "{table.name}" ("{one.name}")')


def created(table: Table) -> str:
    """The statement that makes a table; those of this file alone are named in it."""
    lines = [f'"{one.name}" {TYPES[one.kind]}{" NOT NULL" if one.required else ""}' for one in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(_quoted(table.key))})")
    for one in _pointing(table):
        target, column = one.target
        lines.append(f'FOREIGN KEY ("{one.name}") REFERENCES "{target.replace("-", "_")}" ("{column}")')
    return f'CREATE TABLE "{table.name}" (\n  {",\n  ".join(lines)}\n)'


def _quoted(names: Sequence[str]) -> Iterator[str]:
    return (f'"{name}"' for name in names)


def _pointing(table: Table) -> Iterator[Column]:
    return (one for one in table.columns if one.points and one.target != (table.code, one.name))


def _indexed(table: Table) -> Iterator[Column]:
    """What rows are looked for by: where they point, and the days of periods. The first column of the key has its index already."""
    looked_for = {*(one.name for one in _pointing(table)), "period_end", "day"} - {table.key[0]}
    return (one for one in table.columns if one.name in looked_for)


def _cells(columns: Sequence[Column], row: Row, address: str) -> Iterator[str | int | None]:
    """Numbers go in as they are written, which the column turns into numbers; nothing stays nothing."""
    for value, one in zip(row, columns, strict=True):
        if value is None:
            yield None
        elif one.kind is Kind.YES_NO:
            yield int(bool(value))
        else:
            yield value if isinstance(value, int) else cell(value, one.kind, address)
