"""Installations of their own for tests of the command line: a home, and in a PostgreSQL run a database beside the tests' one."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, LiteralString
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
from django.db import connection

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "derbyshire"
SERVER = os.environ.get("DATABASE_URL", "")
"""The PostgreSQL of this run, empty where the tests run on SQLite."""
LONGEST_WAIT = 600
BRING_UP = "import django; django.setup(); from answerable.site.setup import bring_up_to_date; bring_up_to_date()"


@dataclass
class Installation:
    """One installation: its home, and its database's address where that is not a file in the home."""

    home: Path
    url: str = ""
    more: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> str:
        """The name of its database on the server; empty where that is a file in the home."""
        return urlsplit(self.url).path.strip("/")

    @property
    def environment(self) -> Mapping[str, str]:
        ours = {
            "ANSWERABLE_HOME": str(self.home),
            "DATABASE_URL": self.url,
            "ANSWERABLE_SECRET_KEY": "for the tests only",
        }
        return {**os.environ, "DJANGO_SETTINGS_MODULE": "answerable.site.settings", **ours, **self.more}

    def start(self, *words: str | Path) -> subprocess.Popen[str]:
        """The command as a child process, with its output kept.

        It heeds Ctrl-C, also where these tests run in the background of a shell that has their children ignore it.
        """
        command = [sys.executable, "-m", "answerable", *map(str, words)]
        pipe = subprocess.PIPE
        ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        before = signal.signal(signal.SIGINT, signal.SIG_DFL) if ignored else None
        try:
            return subprocess.Popen(command, env=self.environment, stdout=pipe, stderr=pipe, text=True, cwd=ROOT)
        finally:
            if before is not None:
                signal.signal(signal.SIGINT, before)

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """The command, when it has ended."""
        child = self.start(*words)
        out, complaints = child.communicate(timeout=120)
        return subprocess.CompletedProcess(words, child.returncode, out, complaints)

    def bring_up(self) -> None:
        """An empty database in the form of this version."""
        subprocess.run([sys.executable, "-c", BRING_UP], env=self.environment, check=True, cwd=ROOT)

    def ask(self, query: LiteralString) -> list[tuple[Any, ...]]:
        """The rows of a query, or nothing of a statement, which is kept."""
        if self.url:
            with psycopg.connect(self.url) as connection:
                cursor = connection.execute(query)
                return cursor.fetchall() if cursor.description else []
        with closing(sqlite3.connect(self.home / "answerable.sqlite3")) as held, held:
            return held.execute(query).fetchall()

    def tables(self) -> list[str]:
        query: LiteralString = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        if not self.url:
            query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
        # SQLite keeps its index of words in tables of its own, PostgreSQL in a column.
        return [str(name) for (name,) in self.ask(query) if not str(name).startswith("publishing_searchindex")]

    def counts(self) -> dict[str, int]:
        """How many rows each table has, all counted at one moment."""
        names = self.tables()
        if not names:
            return {}
        query = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in names)  # noqa: S608 - our own tables
        return {str(name): int(count) for name, count in self.ask(query)}


@contextmanager
def installation(folder: Path, *, like: Installation | None = None, server: str = SERVER) -> Iterator[Installation]:
    """An installation with an empty database, or with one that is a copy of another's."""
    made = _new(folder / f"home-{uuid4().hex[:8]}", f"answerable_{uuid4().hex[:12]}", like, server)
    try:
        yield made
    finally:
        if made.url:
            _on_server(server, f"DROP DATABASE {made.database} WITH (FORCE)")


def made_once(name: str, make: Callable[[Installation], None], *, like: Installation | None = None) -> Installation:
    """An installation that the worker which asks first makes for all of this run, and that goes with the run.

    It is to be copied and nothing else: PostgreSQL copies no database that somebody is connected to.
    """
    run = Path(os.environ["ANSWERABLE_HOME"])
    home, address = run / f"once-{name}", run / f"once-{name}.address"
    with closing(sqlite3.connect(run / f"once-{name}.turn", timeout=LONGEST_WAIT, isolation_level=None)) as turn:
        turn.execute("BEGIN EXCLUSIVE")
        if not address.exists():
            made = _new(home, f"once_{name.replace('-', '_')}_{uuid4().hex[:12]}", like, SERVER)
            make(made)
            address.write_text(made.url)
    return Installation(home, address.read_text())


def empty() -> Installation:
    """The installation of this version without an office that this run's databases are copied from."""
    return made_once("empty", Installation.bring_up)


@contextmanager
def copied_test_database() -> Iterator[None]:
    """Has Django's test database, which is made next, begin as a copy of the empty installation's."""
    model = empty()
    if model.url:
        connection.settings_dict["TEST"]["TEMPLATE"] = model.database
        yield
        return
    # One in memory is there as long as somebody is connected to it.
    name = connection.creation._get_test_db_name()  # type: ignore[attr-defined]
    with closing(sqlite3.connect(name, uri=True)) as held:
        with closing(sqlite3.connect(model.home / "answerable.sqlite3")) as file:
            file.backup(held)
        yield


def _new(home: Path, name: str, like: Installation | None, server: str) -> Installation:
    home.mkdir(parents=True)
    if not server:
        if like:
            shutil.copy(like.home / "answerable.sqlite3", home)
        return Installation(home)
    template = f"TEMPLATE {like.database}" if like else ""
    _on_server(server, f"CREATE DATABASE {name} {template}")
    return Installation(home, urlunsplit(urlsplit(server)._replace(path=f"/{name}")))


def _on_server(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement.encode())
