"""When something was done, as a cell of a table says it."""

from datetime import datetime

from django.utils.timezone import localtime

from answerable.kit.wording import british_time

HARD_SPACE = "\N{NO-BREAK SPACE}"


def in_one_line(moment: datetime) -> str:
    """The moment in the office's zone, which a narrow table may break before its hour and nowhere else."""
    return (
        british_time(localtime(moment))
        .replace(" ", HARD_SPACE)
        .replace(f"{HARD_SPACE}at{HARD_SPACE}", f" at{HARD_SPACE}")
    )
