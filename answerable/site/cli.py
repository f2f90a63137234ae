"""The command line: one module of `commands` a command. Errors are one sentence and an exit code, never a traceback."""

import argparse
import importlib
import io
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import django

from answerable import __version__
from answerable.site import env


class Module(Protocol):
    """What a module of `commands` has. Its docstring is what `--help` says."""

    __doc__: str | None

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace) -> int: ...


@dataclass(frozen=True)
class Command:
    """A command: its module, one line on it, whether it needs the database, and the settings it goes with.

    One that needs the database only `with_option` says which, one that does not `without_option`; `refused` is the exit code where an
    error stops it.
    """

    module: str
    help: str
    database: bool = True
    environment: Mapping[str, str] = field(default_factory=dict)
    with_option: str = ""
    without_option: str = ""
    refused: int = 1

    def needs_database(self, given: Sequence[str]) -> bool:
        """Whether it does with these arguments."""
        if self.without_option and self.without_option in given:
            return False
        return self.database or bool(self.with_option and self.with_option in given)


COMMANDS = {
    "demo": Command(
        "demo",
        "an office with the example loaded, served on this machine; prints its address and sign-ins",
        environment={
            "ANSWERABLE_HOME": os.environ.get("ANSWERABLE_DEMO_HOME", "var/demo"),
            "ANSWERABLE_PLAIN_HTTP": "1",
            "DATABASE_URL": "",
        },
    ),
    "serve": Command("serve", "the web server of an office"),
    "load": Command("load", "read an office folder into the database, all of it or nothing"),
    "export": Command("export", "write the office as a folder that load reads"),
    "import": Command(
        "import_", "take in a return (CSV, XLSX) or a paper (DOCX, PDF, text), or see what it would change"
    ),
    "check": Command(
        "check",
        "check the figures of documents, with no database: a linter for reports",
        database=False,
        with_option="--office",
        refused=2,
    ),
    "signals": Command("signals", "what series in a CSV show beyond chance, with no database", database=False),
    "clock": Command("clock", "when a duty falls due and how that was worked out, with no database", database=False),
    "publish": Command(
        "publish", "write the public site as plain files, or prove that such files are whole", without_option="--verify"
    ),
    "invite": Command("invite", "invite somebody to the office, the first administrator above all"),
    "audit": Command("audit", "prove that the audit trail is unbroken"),
    "backup": Command("backup", "write everything of the office into one file"),
    "restore": Command("restore", "bring back everything from a backup into an empty database"),
}

EPILOGUE = """\
An installation keeps everything in the folder ANSWERABLE_HOME (default: var), or, where DATABASE_URL names a
PostgreSQL database, in that. 'answerable COMMAND --help' says more about each. To look around: answerable demo
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code (0 done, 1 refused or done with findings, 2 wrongly asked, 130 stopped)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that knows few characters shows the others as "?" and does not end the command.
            stream.reconfigure(errors="replace")
    name = next((word for word in given if not word.startswith("-")), "")
    try:
        if name not in COMMANDS or given[0] != name:
            _parser().parse_args(given)
            return 0
        return _run(name, given[1:])
    except KeyboardInterrupt:
        print("\nStopped. Nothing was half-written.", file=sys.stderr)  # noqa: T201
        return 130
    except BrokenPipeError:
        # Whoever read our output has enough of it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(name: str, given: Sequence[str]) -> int:
    command = COMMANDS[name]
    try:
        if command.needs_database(given):
            _begin_django(command, asked_for_help=bool({"-h", "--help"} & set(given)))
        module: Module = importlib.import_module(f"answerable.site.commands.{command.module}")
        parser = argparse.ArgumentParser(
            prog=f"answerable {name}",
            description=module.__doc__,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            # Whether the database is needed is read off the options before they are parsed: they are written out.
            allow_abbrev=False,
        )
        module.add_arguments(parser)
        return int(module.run(parser.parse_args(given)))
    except BrokenPipeError:
        raise
    except Exception as error:
        if message := sentence(error):
            print(f"answerable {name}: {message}", file=sys.stderr)  # noqa: T201
            return command.refused
        raise


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="answerable",
        description="The working system of an office that holds a police force to account.",
        epilog=EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"answerable {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.help)
    return parser


def _begin_django(command: Command, *, asked_for_help: bool) -> None:
    os.environ.update(command.environment)
    if asked_for_help:
        # Asking for help makes nothing, not even the folder with the signing key.
        os.environ.setdefault("ANSWERABLE_SECRET_KEY", "only to show help")
    else:
        # What it keeps has addresses and the hashes of passwords: for this user only.
        env.home().mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.site.settings")
    django.setup()


NO_OFFICE = "this database has no office yet: load one with 'answerable load FOLDER'."
EXPECTED = (
    ("dj_database_url.", "", "DATABASE_URL is no address of a database: write postgresql://user:password@host/name."),
    ("django.db.utils.OperationalError", "no such table", NO_OFFICE),
    ("django.db.utils.ProgrammingError", "does not exist", NO_OFFICE),
    (
        "django.db.utils.OperationalError",
        "locked",
        "somebody else is writing to the database: try again when they have done.",
    ),
    (
        "django.db.utils.OperationalError",
        "",
        "the database cannot be used ({}): is DATABASE_URL right, and is it running?",
    ),
    (
        "django.db.utils.DatabaseError",
        "",
        "the database cannot be used ({}): is DATABASE_URL right, and is it running?",
    ),
)
"""Errors of others that are to be expected: how their name begins, what their first line has in it, and what to say."""


def sentence(error: Exception) -> str:
    """What to say of an error that was to be expected; empty for a fault of ours, which shows its traceback."""
    kind = type(error)
    name = f"{kind.__module__}.{kind.__name__}"
    if name.startswith("answerable.") or name.endswith("ImproperlyConfigured") or isinstance(error, OSError):
        return str(error)
    first = (str(error).splitlines() or [""])[0]
    said = (words for begins, has, words in EXPECTED if name.startswith(begins) and has in first)
    return next(said, "").format(first)
