"""Promises, challenges, letters, requests and private meetings as `promises.toml` says them: frozen dataclasses.

Meetings, boards and papers go by their code, items by meeting and position, questions and challenges by their number ("2024/3"),
objectives by plan and code ("plan-2021/2.1").
"""

from dataclasses import dataclass, field
from datetime import date, datetime

PROSE = {"prose": True}
"""Of a text that keeps its lines."""
NEEDED = {"needed": True}
NEEDED_PROSE = {"prose": True, "needed": True}


@dataclass(frozen=True)
class MoveLine:
    """One thing that became of a promise. Without `by` and `at` whoever loads it wrote it down then."""

    after: str = field(metadata=NEEDED)
    on: date = field(metadata=NEEDED)
    before: str = ""
    due_was: date | None = None
    due_now: date | None = None
    words: str = field(default="", metadata=PROSE)
    said_by: str = ""
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class UndertakingLine:
    """A promise with its life. `item` is a meeting and a position on its agenda ("2024-03-21-board/3"), `exchange` the key of what was caught live."""

    number: str = field(metadata=NEEDED)
    words: str = field(metadata=NEEDED_PROSE)
    owner_role: str = field(metadata=NEEDED)
    made_on: date = field(metadata=NEEDED)
    side: str = "force"
    due: date | None = None
    meeting: str = ""
    item: str = ""
    exchange: str = ""
    question: str = ""
    objective: str = ""
    restricted: bool = False
    example: bool = False
    state: str = "open"
    state_since: date | None = None
    evidence: str = field(default="", metadata=PROSE)
    evidence_address: str = ""
    moves: tuple[MoveLine, ...] = ()


@dataclass(frozen=True)
class StepLine:
    """One level of a challenge and its answer."""

    level: str = field(metadata=NEEDED)
    on: date = field(metadata=NEEDED)
    words: str = field(default="", metadata=PROSE)
    respond_by: date | None = None
    response: str = field(default="", metadata=PROSE)
    responded_on: date | None = None
    meeting: str = ""


@dataclass(frozen=True)
class ChallengeLine:
    """A challenge with its levels."""

    number: str = field(metadata=NEEDED)
    subject: str = field(metadata=NEEDED)
    asked: str = field(metadata=NEEDED_PROSE)
    to_role: str = field(metadata=NEEDED)
    raised_on: date = field(metadata=NEEDED)
    details: str = field(default="", metadata=PROSE)
    objective: str = ""
    public: bool = False
    example: bool = False
    state: str = "open"
    settled_on: date | None = None
    outcome: str = field(default="", metadata=PROSE)
    steps: tuple[StepLine, ...] = ()


@dataclass(frozen=True)
class LetterLine:
    """A letter with its reply."""

    to_role: str = field(metadata=NEEDED)
    subject: str = field(metadata=NEEDED)
    sent_on: date = field(metadata=NEEDED)
    asked: str = field(metadata=NEEDED_PROSE)
    campaign: str = ""
    text: str = field(default="", metadata=PROSE)
    public: bool = False
    reply_by: date | None = None
    reply_on: date | None = None
    reply: str = field(default="", metadata=PROSE)
    example: bool = False


@dataclass(frozen=True)
class InformationLine:
    """A request for information and its answer."""

    number: str = field(metadata=NEEDED)
    subject: str = field(metadata=NEEDED)
    asked: str = field(metadata=NEEDED_PROSE)
    asked_of: str = field(metadata=NEEDED)
    asked_on: date = field(metadata=NEEDED)
    basis: str = ""
    asked_by: str = ""
    due: date | None = None
    state: str = "open"
    answered_on: date | None = None
    answer: str = field(default="", metadata=PROSE)
    example: bool = False


@dataclass(frozen=True)
class TopicLine:
    """One thing that was raised in private."""

    topic: str = field(metadata=NEEDED)
    notes: str = field(default="", metadata=PROSE)
    told: bool = True
    untold_because: str = field(default="", metadata=PROSE)
    asked_in_writing: bool = False
    challenge: str = ""


@dataclass(frozen=True)
class PrivateLine:
    """A private meeting; only a restricted export has it."""

    kind: str = field(metadata=NEEDED)
    on: date = field(metadata=NEEDED)
    with_role: str = ""
    board: str = ""
    notes: str = field(default="", metadata=PROSE)
    example: bool = False
    written_by: str = ""
    written_at: datetime | None = None
    topics: tuple[TopicLine, ...] = ()


@dataclass(frozen=True)
class ToldLine:
    """One topic of a month as the public reads it."""

    topic: str = field(metadata=NEEDED)
    where: str = ""
    asked_in_writing: bool = False


@dataclass(frozen=True)
class BeforeLine:
    """An earlier passing of a month, and why it was passed again."""

    on: date = field(metadata=NEEDED)
    because: str = field(metadata=NEEDED_PROSE)


@dataclass(frozen=True)
class MonthLine:
    """A month as it was passed."""

    month: date = field(metadata=NEEDED)
    passed_on: date = field(metadata=NEEDED)
    opening: str = field(default="", metadata=PROSE)
    weekly: int | None = None
    boards: tuple[str, ...] = ()
    untold: int | None = None
    example: bool = False
    passed_by: str = ""
    passed_at: datetime | None = None
    topics: tuple[ToldLine, ...] = ()
    before: tuple[BeforeLine, ...] = ()


@dataclass(frozen=True)
class Promises:
    """A whole file."""

    undertakings: tuple[UndertakingLine, ...] = ()
    challenges: tuple[ChallengeLine, ...] = ()
    letters: tuple[LetterLine, ...] = ()
    information: tuple[InformationLine, ...] = ()
    private: tuple[PrivateLine, ...] = ()
    months: tuple[MonthLine, ...] = ()
