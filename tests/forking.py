"""The command as a process that is forked from one with its libraries imported: for tests that begin it again and again.

What reads the settings is imported by the command itself, in the process of its own that it runs in.
"""

import multiprocessing
import os
import pkgutil
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path

from django.conf import settings

from answerable import calc
from answerable.site.cli import main
from tests.installation import Installation

LIBRARIES = (
    "django.core.management", "django.db.migrations.executor", "django.forms", "django.template.loader_tags", "django.views.generic",
    "docx", "fido2.server", "holidays", "numpy", "psycopg", "requests", "typst",
)  # fmt: skip
CALCULATION = tuple(
    one.name for one in pkgutil.walk_packages(calc.__path__, f"{calc.__name__}.") if ".tests" not in one.name
)
_PROCESSES = multiprocessing.get_context("forkserver")


def forked(made: Installation, *words: str | Path) -> BaseProcess:
    """The command, begun in a process of its own. What it says goes to `said`. To be used after `get_ready`."""
    given = dict(made.environment), [str(word) for word in words], _output(made)
    process = _PROCESSES.Process(target=_command, args=given)
    process.start()
    return process


def get_ready() -> None:
    """Has the libraries imported, so that a command which is forked next begins at once."""
    _PROCESSES.set_forkserver_preload([*LIBRARIES, *CALCULATION, __name__])
    process = _PROCESSES.Process()
    process.start()
    process.join()


def said(made: Installation) -> str:
    """What the command said that was forked last for this installation, and complained of."""
    return _output(made).read_text()


def _output(made: Installation) -> Path:
    return made.home / "said.txt"


def _command(environment: Mapping[str, str], words: Sequence[str], output: Path) -> None:
    assert not settings.configured
    os.environ.clear()
    os.environ.update(environment)
    with output.open("wb") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        os.dup2(file.fileno(), sys.stderr.fileno())
    sys.exit(main(words))
