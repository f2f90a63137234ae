"""A span of days, as a question to the database has it."""

from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """From a first day to a last one, both included."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last
