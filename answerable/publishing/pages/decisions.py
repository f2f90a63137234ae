"""The pages of decisions: as they were taken, without what is exempt."""

from dataclasses import dataclass
from datetime import date

from answerable.decisions.intake.lines import DecisionLine
from answerable.publishing.pages.parts import Ref


@dataclass(frozen=True)
class DecisionEntry:
    """A decision in the list. `number` is empty, and `decided_on` may be None, for what a paper of earlier days tells."""

    number: str
    title: str
    path: str
    state: str
    decided_on: date | None
    significant: bool | None = None
    told: bool = False


@dataclass(frozen=True)
class DecisionsPage:
    """Every decision that was taken or put to a vote, the newest first; those that only a paper tells of apart.

    Where there are too many for one page, this one has the newest and leads to `years`, each a page of this kind.
    """

    entries: tuple[DecisionEntry, ...]
    told: tuple[DecisionEntry, ...]
    years: tuple[Ref, ...] = ()
    year: int | None = None


@dataclass(frozen=True)
class DecisionPage:
    """One decision. `line` never holds the exempt part; `others` are the decisions that it changes or that changed it."""

    line: DecisionLine
    paper: Ref | None
    objectives: tuple[Ref, ...]
    others: tuple[Ref, ...]
