"""What commands say: progress and results to the output, complaints to the error output."""

import sys
import threading
from typing import Self

LONGEST = 79


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - this is where the command line speaks


def complain(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201


class Progress:
    """One line on a terminal that is written over as the work goes on and is gone when it is done; nothing where there is no terminal."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._turn = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.tell("")

    def tell(self, words: str) -> None:
        """Shows these words in place of the last. May be called by several threads."""
        if self._shown:
            with self._turn:
                sys.stderr.write(f"\r{words[:LONGEST]:<{LONGEST}}\r{words[:LONGEST]}")
                sys.stderr.flush()
