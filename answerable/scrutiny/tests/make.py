"""Meetings and papers for tests, of this part and of those above it."""

from datetime import date

from answerable.scrutiny.intake.record import MeetingLine, MeetingNameLine, PaperLine

BOARD = MeetingNameLine("scrutiny", "Performance board", None, None, "")


def meeting(
    code: str = "2024-03-21-board", on: date = date(2024, 3, 21), *, kind: str = "meeting", source: str = ""
) -> MeetingLine:
    return MeetingLine(
        code=code,
        kind=kind,
        name="Performance board",
        title="End of term",
        date=on,
        precision="day",
        time="",
        location="",
        agenda=("Report of the chief constable",),
        evidence="papers",
        note="",
        source=source,
        source_line=None,
    )


def paper(
    code: str = "report", on: date = date(2024, 3, 21), *, meeting: str = "2024-03-21-board", part_of: str = ""
) -> PaperLine:
    """A paper named after its code; it must be a source already."""
    return PaperLine(
        code=code,
        title=code,
        published=on,
        published_basis="stated",
        note="",
        kind="report",
        author_role="",
        meeting=meeting,
        part_of=part_of,
        purpose="",
        recommendation="",
        attachments=(),
    )
