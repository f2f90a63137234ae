"""Reads files in a process of its own, within limits of size, time and memory: no file can take the server down with it.

A fresh interpreter is started and not forked, because a server has threads; it begins in some 60 ms. See `frames` for what the two
say to each other.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from typing import IO, BinaryIO, Self, cast

from answerable.calc.blocks import Document
from answerable.evidence.intake import frames
from answerable.evidence.intake.frames import Broken, Sort
from answerable.evidence.intake.reading import Progress
from answerable.evidence.intake.refusal import LARGEST_FILE, CannotRead, require_size


@dataclass(frozen=True)
class Limits:
    """What one file may take: bytes of the file, seconds until it is read, megabytes of memory (not held on Windows and macOS)."""

    size: int = LARGEST_FILE
    seconds: float = 120
    megabytes: int = 1024


LIMITS = Limits()
_LONGEST_COMPLAINT = 4000


class ReaderFault(Exception):
    """What went wrong inside a reader; the cause of a CannotRead that is a fault of ours and not only of the file."""


def read_apart(data: bytes, name: str, *, limits: Limits = LIMITS, progress: Progress | None = None) -> Document:
    """The document in the bytes of a file of any form, read in a process that ends with it.

    `progress` is told how much is done, 0 to 100, and a word, in this thread. Raises CannotRead with one sentence that says why and
    what to do, also where the reader crashed, took too long, or asked for too much memory.
    """
    with Reader(limits) as reader:
        return reader.read(data, name, progress)


@dataclass
class Reader:
    """A process that reads one file after the other; one that broke off is followed by a fresh one. Not to be shared by threads."""

    limits: Limits = LIMITS
    process: subprocess.Popen[bytes] | None = field(default=None, init=False, repr=False)
    _complaints: IO[bytes] | None = field(default=None, init=False, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """As `read_apart`."""
        require_size(len(data), name, self.limits.size)
        process = self._started()
        late = threading.Event()

        def end_it() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self.limits.seconds, end_it)
        timer.start()
        try:
            sort, content = _answered(process, data, name, progress)
            return _document(sort, content, name, self.limits)
        except (Broken, OSError) as error:
            complaints = self.stop()
            raise self._broke_off(process, name, late=late.is_set()) from (
                ReaderFault(complaints) if complaints else error
            )
        except BaseException as error:
            # A refusal leaves the reader well; whoever is stopped in the midst leaves it with half an answer.
            if not isinstance(error, CannotRead) or isinstance(error.__cause__, MemoryError):
                self.stop()
            raise
        finally:
            timer.cancel()

    def end(self) -> None:
        """Kills the process, also from another thread than the one that reads: reading ends in a refusal there."""
        if process := self.process:
            process.kill()

    def stop(self) -> str:
        """Ends the process, if there is one, and gives back what it said last of its faults."""
        process, self.process = self.process, None
        if process is None:
            return ""
        process.kill()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                cast("IO[bytes]", stream).close()
        process.wait()
        with cast("IO[bytes]", self._complaints) as complaints:
            complaints.seek(max(complaints.seek(0, os.SEEK_END) - _LONGEST_COMPLAINT, 0))
            return complaints.read().decode(errors="replace")

    def _started(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            self.stop()
            child = [sys.executable, "-m", "answerable.evidence.intake.apart_child"]
            self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
            self.process = subprocess.Popen(  # noqa: S603 - our own module, and numbers
                [*child, str(self.limits.megabytes), str(int(self.limits.seconds) + 5)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self.process

    def _broke_off(self, process: subprocess.Popen[bytes], name: str, *, late: bool) -> CannotRead:
        if late:
            return CannotRead(
                f"{name} was not read within {self.limits.seconds:g} seconds: split it, or save it in another form and try again."
            )
        return CannotRead(
            f"{name} broke its reader off (code {process.returncode}): open it, save it anew as DOCX or PDF, and try again."
        )


def _answered(
    process: subprocess.Popen[bytes], data: bytes, name: str, progress: Progress | None
) -> tuple[Sort, bytes]:
    """The last frame of the answer; the frames of progress before it are told."""
    asked, answers = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
    frames.write(asked, Sort.NAME, name.encode(errors=frames.AS_IT_IS))
    frames.write(asked, Sort.DATA, data)
    while True:
        sort, content = frames.read(answers)
        if sort is not Sort.PROGRESS:
            return sort, content
        done, _, words = content.decode(errors="replace").partition(" ")
        if progress and done.isdigit():
            progress(min(int(done), 100), words)


def _document(sort: Sort, content: bytes, name: str, limits: Limits) -> Document:
    if sort is Sort.DOCUMENT:
        return frames.unpacked(content)
    if sort is Sort.REFUSED:
        raise CannotRead(content.decode(errors=frames.AS_IT_IS))
    if sort is Sort.MEMORY:
        raise CannotRead(
            f"{name} needs more than {limits.megabytes:,} MB of memory to be read: split it, or save it without its pictures."
        ) from MemoryError()
    fault = content.decode(errors="replace")
    last = fault.strip().splitlines()[-1][:200] if fault.strip() else "no word"
    raise CannotRead(
        f"{name} is damaged in a way that its reader does not know ({last}): open it, save it anew, and try again."
    ) from ReaderFault(fault)
