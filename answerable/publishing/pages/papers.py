"""The pages of papers and meetings."""

from dataclasses import dataclass
from datetime import date

from answerable.calc.periods import Period
from answerable.publishing.pages.parts import Meeting, Ref


@dataclass(frozen=True)
class PaperTelling:
    """One figure of a paper, at its line: how it is printed, and which figure of which measure we read it as."""

    line: int | None
    where: str
    printed: str
    words: str
    measure: Ref
    of: str
    period: Period
    assumed: bool
    remark: str
    note: str


@dataclass(frozen=True)
class PaperPage:
    """A paper and the figures it tells, in the order of its lines; a long one goes on over several pages."""

    code: str
    title: str
    published: date
    assumed: bool
    kind: str
    author: str
    purpose: str
    recommendation: str
    attachments: tuple[str, ...]
    note: str
    meeting: str
    whole: Ref | None
    parts: tuple[Ref, ...]
    total: int
    tellings: tuple[PaperTelling, ...]
    number: int = 1
    others: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class PaperLine:
    """A paper in the list of papers."""

    title: str
    path: str
    published: date
    assumed: bool
    kind: str
    author: str
    tellings: int
    whole: str


@dataclass(frozen=True)
class PapersPage:
    """Every paper that figures come from, the newest first."""

    papers: tuple[PaperLine, ...]


@dataclass(frozen=True)
class MeetingName:
    """What a kind of meeting was called, and when."""

    name: str
    start: date | None
    end: date | None
    note: str


@dataclass(frozen=True)
class MeetingsPage:
    """What is next, what was held, and what the meetings were called, seen from a day."""

    on: date
    next: Meeting | None
    ahead: tuple[Meeting, ...]
    held: tuple[Meeting, ...]
    names: tuple[MeetingName, ...]
    # What is to be looked at when, where meetings are held in public.
    programme: Ref | None = None
