"""Steps of a release in a process of its own, for tests that kill it. To be used after `forking.get_ready`."""

import multiprocessing
import os
from collections.abc import Mapping
from importlib import import_module
from multiprocessing.process import BaseProcess

import django
from django.conf import settings

from tests.installation import Installation

_PROCESSES = multiprocessing.get_context("forkserver")


def begun(made: Installation, errand: str) -> BaseProcess:
    """One of the errands of `release_errands`, by its name, begun for an installation."""
    process = _PROCESSES.Process(target=_errand, args=(dict(made.environment), errand))
    process.start()
    return process


def _errand(environment: Mapping[str, str], errand: str) -> None:
    assert not settings.configured
    os.environ.clear()
    os.environ.update(environment)
    django.setup()
    getattr(import_module("tests.release_errands"), errand)()
