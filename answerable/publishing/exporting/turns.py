"""One at a time in a folder: a lock on a file of it, which ends with the process that holds it, however that ends."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

STATE = ".answerable"
"""The folder, below the exported one, of what is under way."""

STEP = 0.05


class SomebodyElse(Exception):
    """Another process is writing into the folder."""


@contextmanager
def alone(folder: Path, name: str, *, patience: float = 0.0) -> Iterator[None]:
    """Holds the folder's lock of this name; waits up to so many seconds for it. Raises SomebodyElse."""
    state = folder / STATE
    state.mkdir(exist_ok=True)
    with (state / name).open("ab") as file:
        until = time.monotonic() + patience
        while not _taken(file):
            if time.monotonic() >= until:
                raise SomebodyElse(f"Another publish is writing into {folder}: wait until it has done.")
            time.sleep(STEP)
        yield


if sys.platform == "win32":
    import msvcrt

    def _taken(file: BinaryIO) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def flushed(path: Path) -> None:
    """Has the disk keep what a folder lists; nothing where the system opens no folders."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
