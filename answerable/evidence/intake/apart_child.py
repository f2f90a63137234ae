"""The process that reads files for another one: `python -m answerable.evidence.intake.apart_child MEGABYTES SECONDS`.

It imports no Django. It reads one file after the other from its input until that ends, and then it ends at once, also in the midst of
a file: so it never outlives the process that asked.
"""

import os
import queue
import signal
import sys
import threading
import traceback
from typing import BinaryIO

from answerable.evidence.intake import frames
from answerable.evidence.intake.frames import Sort
from answerable.evidence.intake.reading import read_bytes
from answerable.evidence.intake.refusal import CannotRead

_Asked = queue.SimpleQueue[tuple[str, bytes]]


def main() -> None:
    """Reads what it is asked to; what libraries print goes nowhere, for the output is for answers."""
    # Ctrl-C ends it without a word: the process that asked says what there is to say.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    megabytes, seconds = int(sys.argv[1]), int(sys.argv[2])
    asked: _Asked = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, asked), daemon=True).start()
    while True:
        name, data = asked.get()
        _limit(megabytes, seconds)
        _answer(answers, name, data)


def _limit(megabytes: int, seconds: int) -> None:
    """Limits of the system for the next file, where it has them: on Windows only the other process limits the time."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    for limit, most in (
        (resource.RLIMIT_AS, megabytes * 1024**2),
        (resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(limit, (wanted, hard))
        except (ValueError, OSError):
            continue  # a system that knows the limit but does not set it, as macOS does


def _listen(stream: BinaryIO, asked: _Asked) -> None:
    try:
        while True:
            name = frames.read(stream)[1].decode(errors=frames.AS_IT_IS)
            asked.put((name, frames.read(stream)[1]))
    finally:
        os._exit(0)


def _answer(answers: BinaryIO, name: str, data: bytes) -> None:
    def progress(done: int, words: str) -> None:
        frames.write(answers, Sort.PROGRESS, f"{done} {words}".encode())

    try:
        sort, content = Sort.DOCUMENT, frames.packed(read_bytes(data, name, progress))
    except CannotRead as error:
        sort, content = Sort.REFUSED, str(error).encode(errors=frames.AS_IT_IS)
    except MemoryError:
        sort, content = Sort.MEMORY, b""
    except Exception:  # noqa: BLE001 - a file may break a reader in any way: the other process says so
        sort, content = Sort.FAULT, traceback.format_exc().encode(errors="replace")
    frames.write(answers, sort, content)


if __name__ == "__main__":
    main()
