"""Installations with a released site, for the tests of 'publish'."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.installation import ROOT, Installation, empty, installation, made_once

SMALL = """
import django; django.setup()
from answerable.publishing.tests import make
make.office(); make.release()
"""
EXAMPLE = """
import django; django.setup()
from answerable.kit.audit import Actor
from answerable.kit.http import now
from answerable.publishing.operations.releasing import release
release(note="What the papers tell.", by=Actor("user:1", "publisher"), at=now())
"""


def told(made: Installation, program: str) -> None:
    """Runs a program of the tests in an installation."""
    subprocess.run([sys.executable, "-c", program], env=made.environment, check=True, cwd=ROOT)


@contextmanager
def small_released(folder: Path) -> Iterator[Installation]:
    """An installation of one's own with a small office whose site is released."""
    model = made_once("small-released", lambda made: told(made, SMALL), like=empty())
    with installation(folder, like=model) as made:
        yield made
