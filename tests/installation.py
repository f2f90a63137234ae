"""Installations of their own for tests of the command line: a home, and in a PostgreSQL run a database beside the tests' one."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, LiteralString
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "derbyshire"
SERVER = os.environ.get("DATABASE_URL", "")
"""The PostgreSQL of this run, empty where the tests run on SQLite."""
BRING_UP = "import django; django.setup(); from answerable.site.setup import bring_up_to_date; bring_up_to_date()"


@dataclass
class Installation:
    """One installation: its home, and its database's address where that is not a file in the home."""

    home: Path
    url: str = ""
    more: dict[str, str] = field(default_factory=dict)

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
        return [str(name) for (name,) in self.ask(query)]

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
    home = folder / f"home-{uuid4().hex[:8]}"
    home.mkdir(parents=True)
    if not server:
        if like:
            shutil.copy(like.home / "answerable.sqlite3", home)
        yield Installation(home)
        return
    name = f"answerable_{uuid4().hex[:12]}"
    template = f"TEMPLATE {urlsplit(like.url).path.strip('/')}" if like else ""
    _on_server(server, f"CREATE DATABASE {name} {template}")
    try:
        yield Installation(home, urlunsplit(urlsplit(server)._replace(path=f"/{name}")))
    finally:
        _on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


def _on_server(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement.encode())
