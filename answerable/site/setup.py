"""Bringing a database to the form of this version, and refusing one that is not."""

from django.apps import apps
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from answerable.bodies.queries import body
from answerable.clocks.operations import load_register
from answerable.kit import turns
from answerable.kit.audit import Actor
from answerable.kit.http import now
from answerable.kit.wording import counted
from answerable.publishing.operations.duties import load_register as load_publication_register

COMMAND_LINE = Actor("system:command-line", "command line")


class DatabaseTooNew(Exception):
    """The database was written by a later version of Answerable."""


class DatabaseTooOld(Exception):
    """The database was written by an earlier version of Answerable and has not been brought up to this one."""


def pending() -> int:
    """How many steps the database is behind this version. Raises DatabaseTooNew where it is ahead."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("answerable.")}
    known = set(executor.loader.disk_migrations)
    strange = [key for key in executor.loader.applied_migrations if key[0] in ours and key not in known]
    if strange:
        raise DatabaseTooNew(
            f"This database was written by a later version of Answerable (it has {strange[0][0]} {strange[0][1]}): "
            "install that version, or restore a backup of this one."
        )
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def bring_up_to_date() -> int:
    """Brings the database to this version, all the way or not at all. The number of steps taken."""
    if not pending():
        return 0
    with turns.alone():
        # Somebody else may have done it while this process waited.
        if steps := pending():
            # SQLite changes a table only with its constraints off, which must be said before the transaction begins.
            with connection.constraint_checks_disabled(), transaction.atomic():
                call_command("migrate", verbosity=0, interactive=False)
            if body() is not None:
                # The register of duties that this version ships; a new office takes it in when it is loaded.
                load_register(by=COMMAND_LINE, at=now())
                load_publication_register(by=COMMAND_LINE, at=now())
    return steps


def require_up_to_date() -> None:
    """Raises DatabaseTooOld where the database is behind this version."""
    if steps := pending():
        raise DatabaseTooOld(
            f"This database is {counted(steps, 'step')} behind this version of Answerable: make a backup, then run "
            "'answerable load FOLDER' or 'answerable serve', which bring it up to date."
        )
