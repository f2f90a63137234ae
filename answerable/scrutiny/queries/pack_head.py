"""What a pack and its minutes say first: which meeting it is, and its agenda with the times reckoned from its beginning."""

from collections.abc import Sequence
from datetime import date

from answerable.bodies.queries import body
from answerable.calc.meeting_times import begins
from answerable.measures.models import Observation
from answerable.measures.queries.cited import Cited, cited
from answerable.scrutiny.models import AgendaItem, Meeting
from answerable.scrutiny.queries.pack_page import AgendaLine, MeetingHead, PackFigure
from answerable.scrutiny.queries.panel_words import too_small


class Citing:
    """Cites texts as known on a day and keeps everything that is wrong with their citations.

    `public` texts may not cite what is too small to be shown.
    """

    def __init__(self, day: date, *, public: bool) -> None:
        self._day = day
        self._public = public
        self.faults: list[str] = []

    def __call__(self, text: str, where: str) -> Cited:
        """The text with its figures; `where` says in words where it stands, for who has to put it right."""
        told = cited(text, self._day) if text.strip() else Cited(())
        small = too_small(told) if self._public and told.figures else ()
        self.faults += [f"{where}: {one}" for one in (*told.faults, *small)]
        return told


def head_of(meeting: Meeting) -> MeetingHead:
    """Which meeting it is. One query."""
    office = body()
    return MeetingHead(
        code=meeting.code,
        name=meeting.name,
        title=meeting.title,
        day=meeting.date,
        day_known=meeting.precision == Meeting.Precision.DAY,
        time=meeting.time,
        ends=meeting.ends,
        location=meeting.location,
        watch_address=meeting.watch_address,
        office=office.name if office else "",
        force=office.force if office else "",
    )


def agenda_of(meeting: Meeting, items: Sequence[AgendaItem], *, restricted: bool) -> tuple[AgendaLine, ...]:
    """Every item in its order. In the open part a restricted item is its ground and its length."""
    times = begins(meeting.time, [one.minutes for one in items])
    return tuple(
        AgendaLine(number, time, "", one.minutes, closed=True, ground=one.ground)
        if one.restricted and not restricted
        else AgendaLine(number, time, one.title, one.minutes, one.lead_role, one.restricted, one.ground)
        for number, (one, time) in enumerate(zip(items, times, strict=False), 1)
    )


def figures_of(text: Cited) -> tuple[PackFigure, ...]:
    """Every figure that is cited, by its number, with its status and as it was printed. One query."""
    rows = Observation.objects.in_bulk([one.key for one in text.figures])
    return tuple(
        PackFigure(number, one, rows[one.key].status, rows[one.key].printed, rows[one.key].note)
        for number, one in enumerate(text.figures, 1)
    )


def joined(texts: Sequence[Cited]) -> Cited:
    """Texts one after the other."""
    return Cited(tuple(line for text in texts for line in text.lines))
