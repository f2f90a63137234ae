"""What commands say: progress and results to the output, complaints to the error output."""

import sys


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - this is where the command line speaks


def complain(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201
