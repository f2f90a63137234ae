"""The bytes of a file that somebody named on the command line."""

import sys
from pathlib import Path

from answerable.evidence.intake.refusal import CannotRead, require_size

STANDARD_INPUT = "-"


def bytes_of(path: Path, largest: int) -> bytes:
    """What the file holds, at most `largest` bytes; of "-" what comes in by the standard input.

    Raises CannotRead with one sentence for the person who asked.
    """
    try:
        if str(path) == STANDARD_INPUT:
            data = sys.stdin.buffer.read(largest + 1)
            require_size(len(data), "The standard input", largest)
            return data
        if path.is_dir():
            raise CannotRead(f"{path} is a folder: name the files in it that you want checked.")
        require_size(path.stat().st_size, str(path), largest)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CannotRead(f"{path} was not found: look at the name and the folder.") from error
    except OSError as error:
        raise CannotRead(f"{path} cannot be opened ({error.strerror}): check that you may read it.") from error
