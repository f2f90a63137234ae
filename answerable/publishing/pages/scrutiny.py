"""The pages of scrutiny in public: a meeting, the questions that residents asked, promises, challenges, and the panel."""

from dataclasses import dataclass
from datetime import date

from answerable.publishing.pages.corrections import Words
from answerable.publishing.pages.parts import Ref
from answerable.scrutiny.queries.private_months import MonthTold
from answerable.scrutiny.queries.public_enquiries import PublicCommission
from answerable.scrutiny.queries.public_meetings import PublicItem, PublicMeeting
from answerable.scrutiny.queries.public_panel import PublicPanelMatter, PublicPanelPaper
from answerable.scrutiny.queries.public_promises import (
    InformationYear,
    PromisesKept,
    PublicChallenge,
    PublicLetter,
    PublicUndertaking,
)
from answerable.scrutiny.queries.public_questions import AskedQuestion, QuestionCounts, Tally


@dataclass(frozen=True)
class EnquiryEntry:
    """A line of enquiry of an item, why it is asked, and what it grew from, in words."""

    question: str
    why: tuple[tuple[Words, ...], ...]
    grown_from: str


@dataclass(frozen=True)
class ItemEntry:
    """An item of an agenda, with what is asked under it and the paper that it has."""

    item: PublicItem
    objectives: tuple[Ref, ...]
    enquiries: tuple[EnquiryEntry, ...]
    commission: PublicCommission | None
    paper: Ref | None


@dataclass(frozen=True)
class PaperOut:
    """A pack, a supplement or a version of the minutes: its words, its day, and why there is more than one."""

    page: Ref
    on: date
    because: str


@dataclass(frozen=True)
class QuestionEntry:
    """A question in a list."""

    question: Ref
    text: str
    state: str
    open: bool
    asked_on: date
    answered_on: date | None
    meeting: str
    example: bool = False


@dataclass(frozen=True)
class MeetingPage:
    """One meeting: its agenda, what went out, and how it ended; `asks` says that questions may still be sent in."""

    meeting: PublicMeeting
    asks: bool
    items: tuple[ItemEntry, ...]
    packs: tuple[PaperOut, ...]
    minutes: tuple[PaperOut, ...]
    questions: tuple[QuestionEntry, ...]
    promises: tuple[PublicUndertaking, ...]
    papers: tuple[Ref, ...]


@dataclass(frozen=True)
class AskingNow:
    """The meeting that questions may be sent in to, and until when."""

    meeting: Ref
    day: date
    closes: date


@dataclass(frozen=True)
class QuestionsPage:
    """Every question with what became of it, how many there are, and of what and from where."""

    counts: QuestionCounts
    asking: AskingNow | None
    entries: tuple[QuestionEntry, ...]
    themes: tuple[Tally, ...]
    areas: tuple[Tally, ...]


@dataclass(frozen=True)
class PromiseEntry:
    """A promise with the words of what shows how it ended, its figures led to their measures."""

    promise: PublicUndertaking
    evidence: tuple[tuple[Words, ...], ...]
    meeting: Ref | None
    question: Ref | None
    objective: Ref | None


@dataclass(frozen=True)
class QuestionPage:
    """One question with its answer: answered, not answered, promised next and whether that was kept."""

    question: AskedQuestion
    answer: tuple[tuple[Words, ...], ...]
    meeting: Ref | None


@dataclass(frozen=True)
class PromisesPage:
    """Every promise made in the open, and how many were kept and broken."""

    kept: PromisesKept
    entries: tuple[PromiseEntry, ...]


@dataclass(frozen=True)
class ChallengesPage:
    """How the force is challenged outside public meetings: formal challenges, months of private meetings, letters, requests in numbers."""

    challenges: tuple[PublicChallenge, ...]
    months: tuple[MonthTold, ...]
    letters: tuple[PublicLetter, ...]
    requests: tuple[InformationYear, ...]


@dataclass(frozen=True)
class MatterEntry:
    """What the panel put to the body, with the published response as paragraphs."""

    matter: PublicPanelMatter
    response: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True)
class PanelPapersPage:
    """The papers that the panel was sent, and what it asked."""

    papers: tuple[PublicPanelPaper, ...]
    matters: tuple[MatterEntry, ...]
