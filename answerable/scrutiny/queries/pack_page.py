"""A pack as plain data that `kit.freezing` keeps: what a meeting had before it, in its open part or in its restricted one."""

from dataclasses import dataclass
from datetime import date

from answerable.kit.wording import british_date
from answerable.measures.queries.cited import Cited, CitedFigure


@dataclass(frozen=True)
class MeetingHead:
    """Which meeting it is, as it was announced."""

    code: str
    name: str
    title: str
    day: date
    day_known: bool
    time: str
    ends: str
    location: str
    watch_address: str
    office: str
    force: str

    @property
    def when(self) -> str:
        """ "21 March 2024, 10:00 to 12:00", "March 2024"."""
        if not self.day_known:
            return f"{self.day:%B %Y}"
        hours = f"{self.time} to {self.ends}" if self.time and self.ends else self.time
        return f"{british_date(self.day)}, {hours}" if hours else british_date(self.day)


@dataclass(frozen=True)
class AgendaLine:
    """One line of the agenda. Of a closed item the open part says the ground and the length, and nothing else."""

    number: int
    begins: str
    title: str
    minutes: int | None
    lead_role: str = ""
    closed: bool = False
    ground: str = ""


@dataclass(frozen=True)
class PackLine:
    """A line of enquiry that is asked, why, and what it grew from in words."""

    question: str
    why: Cited
    origin: str


@dataclass(frozen=True)
class AskedQuestion:
    """A question of the commission, and whether the paper that came answers it, in words; in the open part of open items the question alone."""

    number: int
    text: str
    answered: str = ""
    place: str = ""
    missing: str = ""


@dataclass(frozen=True)
class AskedReport:
    """What was asked of the force for an item. `late_days` counts from the day it was due; 0 where it came in time or is not due."""

    to_role: str
    sent_on: date | None
    due: date | None
    received_on: date | None
    late_days: int
    questions: tuple[AskedQuestion, ...]


@dataclass(frozen=True)
class PackCorrection:
    """What the public is told of a figure of the paper that was put right; `passed` by a person."""

    place: str
    printed: Cited
    right: Cited
    why: Cited


@dataclass(frozen=True)
class PackPaper:
    """A paper of an item with what its check came to. `sha256` finds its file; empty where only its title is on record."""

    code: str
    title: str
    author: str
    published: date | None
    version: int = 1
    filename: str = ""
    sha256: str = ""
    size: int = 0
    pages: int | None = None
    figures: int = 0
    asked: int = 0
    answered: int = 0
    corrections: tuple[PackCorrection, ...] = ()


@dataclass(frozen=True)
class PackPromise:
    """A promise as it stood that day."""

    reference: str
    words: str
    owner: str
    made_on: date
    due: date | None
    late: bool
    state: str
    example: bool = False


@dataclass(frozen=True)
class PackRecommendation:
    """A recommendation of somebody outside that is still open."""

    number: str
    title: str
    report: str
    state: str
    due: date | None
    late: bool


@dataclass(frozen=True)
class PackQuestion:
    """A question from the public as it is shown, and what is to become of it."""

    reference: str
    text: str
    name: str
    area: str
    theme: str
    state: str
    because: str = ""
    asked_with: int = 0
    example: bool = False


@dataclass(frozen=True)
class PackItem:
    """One item with everything that the meeting has before it. `key` finds it again in the next supplement."""

    key: int
    number: int
    title: str
    kind: str
    begins: str
    minutes: int | None
    lead_role: str
    purpose: Cited
    objectives: tuple[str, ...] = ()
    moved_from: str = ""
    ground: str = ""
    lines: tuple[PackLine, ...] = ()
    report: AskedReport | None = None
    papers: tuple[PackPaper, ...] = ()
    promises: tuple[PackPromise, ...] = ()
    recommendations: tuple[PackRecommendation, ...] = ()


@dataclass(frozen=True)
class KeptBack:
    """What the members are told of an open item and the public is not yet: why a finding is asked about, what is still queried, what a paper leaves open."""

    number: int
    title: str
    lines: tuple[PackLine, ...] = ()
    queried: tuple[str, ...] = ()
    marks: tuple[AskedQuestion, ...] = ()


@dataclass(frozen=True)
class PackFigure:
    """A figure that is cited in it, by its number, with what the record says of it besides."""

    number: int
    figure: CitedFigure
    status: str
    printed: str
    note: str = ""


@dataclass(frozen=True)
class PackPage:
    """The open part of a pack, or its restricted part: two pages, each frozen by itself, with figures numbered by itself."""

    head: MeetingHead
    number: int
    restricted: bool
    as_at: date
    agenda: tuple[AgendaLine, ...]
    items: tuple[PackItem, ...]
    questions: tuple[PackQuestion, ...] = ()
    kept_back: tuple[KeptBack, ...] = ()
    figures: tuple[PackFigure, ...] = ()
    # Of a supplement: why it came, and what differs from what was frozen before, each a sentence.
    because: str = ""
    changes: tuple[str, ...] = ()
    # The keys of the items that a supplement changes: only these are set out again.
    changed: tuple[int, ...] = ()
    questions_changed: bool = False

    @property
    def is_supplement(self) -> bool:
        return self.number > 1

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing: a meeting without anything restricted has no restricted part."""
        return not (self.items or self.kept_back or self.questions)

    @property
    def papers(self) -> tuple[PackPaper, ...]:
        """Every paper once, in the order of the agenda."""
        found = {(one.sha256 or one.code): one for item in self.items for one in item.papers}
        return tuple(found.values())
