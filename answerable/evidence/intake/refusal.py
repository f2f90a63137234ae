"""The refusal of a file, and how large one may be."""

LARGEST_TEXT = 5 * 1024 * 1024
"""Bytes of a text file: some three thousand pages, whose figures take two minutes to find and compare."""

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes of a paper in Word's form or PDF, whose pictures take most of it."""


class CannotRead(ValueError):
    """The file cannot be read; the message is one sentence that names it, says why and what to do."""


def require_size(size: int, name: str, largest: int = LARGEST_TEXT) -> None:
    """Raises CannotRead where `size`, in bytes, is above `largest`."""
    if size > largest:
        raise CannotRead(
            f"{name} is {size // 1024**2} MB and the most that is read is {largest // 1024**2} MB: split it, or check a part."
        )
