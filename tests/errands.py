"""A task for the tests: it leaves a word of the process that did it."""

import os
import time
from pathlib import Path

from django.tasks import task


@task()
def leave_word(path: str, seconds: float = 0) -> int:
    """Takes some seconds, then writes the number of its process into the file."""
    time.sleep(seconds)
    Path(path).write_text(str(os.getpid()), encoding="utf-8")
    return os.getpid()
