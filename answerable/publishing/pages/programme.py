"""The public programme: what is planned for the year, when each objective is seen, and what nobody has looked at."""

from dataclasses import dataclass
from datetime import date

from answerable.publishing.pages.parts import Ref
from answerable.scrutiny.queries.public_programme import PublicDate, PublicSeen


@dataclass(frozen=True)
class Topic:
    """What a meeting looks at, with the objectives that it is about."""

    title: str
    objectives: tuple[Ref, ...]


@dataclass(frozen=True)
class DateEntry:
    """A meeting of the programme; `page` is its own page, where it has one."""

    date: PublicDate
    page: Ref | None
    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class SeenEntry:
    """An objective with when it was last seen and is next to be; `following` is the meeting that is to see it."""

    seen: PublicSeen
    page: Ref | None
    following: Ref | None


@dataclass(frozen=True)
class ProgrammePart:
    """The programme of one kind of meeting, the next meeting first, and those of the year behind, the last first."""

    function: str
    name: str
    purpose: str
    every_months: int
    ahead: tuple[DateEntry, ...]
    behind: tuple[DateEntry, ...]
    objectives: tuple[SeenEntry, ...]

    @property
    def unseen(self) -> tuple[SeenEntry, ...]:
        """Those that were not looked at for too long."""
        return tuple(one for one in self.objectives if one.seen.too_long)


@dataclass(frozen=True)
class ProgrammePage:
    """The programmes of all meetings in public, as at a day."""

    day: date
    parts: tuple[ProgrammePart, ...]

    @property
    def ahead(self) -> tuple[DateEntry, ...]:
        """Every meeting to come, in the order of their days."""
        every = (one for part in self.parts for one in part.ahead)
        return tuple(sorted(every, key=lambda one: (one.date.day, one.date.code)))
