"""Questions about meetings, and the thread of an objective."""

from answerable.scrutiny.queries.meetings import (
    Calendar,
    calendar,
    meeting_line,
    meetings,
    name_lines,
    paper_line,
    papers,
)

__all__ = ["Calendar", "calendar", "meeting_line", "meetings", "name_lines", "paper_line", "papers"]
