"""Questions about clocks and the duties they run under."""

from answerable.clocks.queries.reckoned import reckoning
from answerable.clocks.queries.waiting import ClockLine, Urgency, review_day, waiting

__all__ = ["ClockLine", "Urgency", "reckoning", "review_day", "waiting"]
