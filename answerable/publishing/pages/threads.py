"""What happened about an objective in public: where it was looked at, what was asked, promised and challenged."""

from dataclasses import dataclass
from datetime import date

from answerable.publishing.pages.parts import Mark, Ref
from answerable.publishing.pages.scrutiny import QuestionEntry


@dataclass(frozen=True)
class Looked:
    """A meeting with an item about the objective; `judged` is how the item was judged, once the minutes are out."""

    meeting: Ref
    on: date
    month_only: bool
    item: str
    ahead: bool
    judged: Mark | None


@dataclass(frozen=True)
class Kept:
    """A promise or a challenge: its words, how it stands, and since or until when; `code` is its state, as the record has it."""

    ref: Ref
    state: str
    on: date | None
    late: bool
    code: str = ""


@dataclass(frozen=True)
class Thread:
    """All of it, the newest first. Questions are of the priority: nobody asks by the number of an objective."""

    meetings: tuple[Looked, ...] = ()
    questions: tuple[QuestionEntry, ...] = ()
    promises: tuple[Kept, ...] = ()
    challenges: tuple[Kept, ...] = ()
