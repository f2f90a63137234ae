"""Taking turns: what two that write at once wait for, and what somebody who reads much is kept apart from."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from django.db import connection, transaction

_RECORD, _FORM = 4_620_131, 4_620_132
"""Numbers of our own for PostgreSQL's advisory locks: one for the record, one for the form of the database."""
_LONGEST_WAIT = 600


def take_turn() -> None:
    """Waits until no other transaction writes to the record; the turn ends with the caller's transaction.

    SQLite needs nothing: its transactions begin by taking the one lock there is (`transaction_mode` IMMEDIATE).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_RECORD])


@contextmanager
def one_moment() -> Iterator[None]:
    """Reads everything as it stood at one moment, whatever is written meanwhile.

    SQLite's transactions are so by themselves, PostgreSQL wants to be asked before the first query of one.
    """
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


@contextmanager
def alone() -> Iterator[None]:
    """Waits until nobody else changes the form of this database; a process that dies lets go of it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_FORM])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_FORM])
        return
    beside = f"{connection.settings_dict['NAME']}.turn"
    with closing(sqlite3.connect(beside, timeout=_LONGEST_WAIT, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield
