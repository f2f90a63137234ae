"""Minutes as plain data that `kit.freezing` keeps: what the public reads of a meeting, and apart from it what stays inside."""

from dataclasses import dataclass
from datetime import date

from answerable.measures.queries.cited import Cited
from answerable.scrutiny.queries.pack_page import AgendaLine, MeetingHead, PackFigure, PackPromise


@dataclass(frozen=True)
class MinutesJudgement:
    """How an item ended: the step of the office's scale with its meaning, why, and by whom, as a title."""

    word: str
    meaning: str
    shape: str
    reason: Cited
    judge_role: str


@dataclass(frozen=True)
class MinutesItem:
    """One item of the minutes. `recording_at` is where in the recording it begins, as "1:02:30"."""

    number: int
    title: str
    lead_role: str
    minute: Cited
    judgement: MinutesJudgement | None = None
    promises: tuple[PackPromise, ...] = ()
    recording_at: str = ""
    ground: str = ""


@dataclass(frozen=True)
class AnsweredQuestion:
    """A question from the public with what came of it; without an answer `state` says how it stands."""

    reference: str
    text: str
    name: str
    area: str
    state: str
    because: str = ""
    answer: Cited | None = None
    answered_on: date | None = None
    answered_by: str = ""
    not_answered: str = ""
    recording_at: str = ""
    promises: tuple[PackPromise, ...] = ()
    example: bool = False


@dataclass(frozen=True)
class MinutesPage:
    """The open minutes, or the restricted ones: two pages, each frozen by itself."""

    head: MeetingHead
    version: int
    restricted: bool
    as_at: date
    agenda: tuple[AgendaLine, ...]
    items: tuple[MinutesItem, ...]
    questions: tuple[AnsweredQuestion, ...] = ()
    # Promised at the meeting under no item of it.
    promises: tuple[PackPromise, ...] = ()
    # When it was opened and closed on the day, as "10:02".
    began: str = ""
    ended: str = ""
    recording_address: str = ""
    transcript_address: str = ""
    figures: tuple[PackFigure, ...] = ()
    # Of a later version: what it corrects and why.
    because: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.items or self.questions or self.promises)

    @property
    def every_promise(self) -> tuple[PackPromise, ...]:
        """Each promise made at the meeting, once."""
        every = [
            *(one for item in self.items for one in item.promises),
            *(one for question in self.questions for one in question.promises),
            *self.promises,
        ]
        return tuple({one.reference: one for one in every}.values())
