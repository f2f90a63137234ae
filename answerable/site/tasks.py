"""Slow work apart from requests: one worker process beside the web server, its own child, started again where it dies.

The queue is a table of the database (django-tasks-db), the same on SQLite and PostgreSQL. Commands that do not serve run their tasks at
once; the processes of a server, told so by ANSWERABLE_WORKER, leave them to the worker.
"""

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, cast

PATIENCE = 10.0
"""Seconds that a worker has to finish what it does when the server stops; what it leaves is taken up at the next start."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 60.0


@contextlib.contextmanager
def worker() -> Iterator["Supervisor"]:
    """One worker beside what the caller does; it ends with the block, and by itself where this process is killed."""
    supervisor = Supervisor()
    supervisor.start()
    try:
        yield supervisor
    finally:
        supervisor.stop()


@dataclass
class Supervisor:
    """Keeps one worker process running."""

    process: subprocess.Popen[bytes] | None = None
    _stopping: threading.Event = field(default_factory=threading.Event)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        """Starts the worker, and a thread that starts another where it dies."""
        threading.Thread(target=self._keep, name="tasks", daemon=True).start()

    def stop(self) -> None:
        """Lets the worker finish for a while, then ends it."""
        with self._turn:
            self._stopping.set()
            if self.process is not None:
                _end(self.process)

    def _keep(self) -> None:
        pause = _FIRST_PAUSE
        while True:
            begun = time.monotonic()
            with self._turn:
                if self._stopping.is_set():
                    return
                self.process = _begin()
            self.process.wait()
            # Who ran for a minute was well; who dies at once is not asked again at once.
            pause = _FIRST_PAUSE if time.monotonic() - begun > _LONGEST_PAUSE else min(pause * 2, _LONGEST_PAUSE)
            self._stopping.wait(pause)


def _begin() -> subprocess.Popen[bytes]:
    """A worker in a group of its own, so that Ctrl-C is for the server, which ends it by closing its input."""
    return subprocess.Popen(
        [sys.executable, "-m", "answerable.site.tasks_worker"],
        stdin=subprocess.PIPE,
        env={**os.environ, "ANSWERABLE_WORKER": "1"},
        start_new_session=os.name == "posix",
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        cast("IO[bytes]", process.stdin).close()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
