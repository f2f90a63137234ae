"""What the rules are given: the promises of a plan in words, and what is known of the measures they name."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Better(StrEnum):
    """Which way a measure is better, by its definition."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


@dataclass(frozen=True)
class MeasureFact:
    """A measure that a promise names. `held` is false where the office has no such measure (any more).

    `early` says whether it has a figure of a time before the plan begins.
    """

    code: str
    title: str
    better: Better = Better.NEITHER
    early: bool = False
    held: bool = True


@dataclass(frozen=True)
class Promise:
    """One objective: its number, its words, whose it is, where it starts, by when, and what it is measured by.

    `doing` is what the body and the force are to do for it: no promise of its own, and yet words that may take one back.
    """

    code: str
    title: str
    summary: str = ""
    owner: str = ""
    baseline: str = ""
    due: date | None = None
    measures: tuple[MeasureFact, ...] = ()
    doing: str = ""

    @property
    def text(self) -> str:
        """Title and summary, as two sentences."""
        return f"{self.title}. {self.summary}" if self.summary else self.title


@dataclass(frozen=True)
class Finding:
    """A question to whoever writes the plan: the rule, the objectives it is about, one sentence, and a repair."""

    rule: str
    codes: tuple[str, ...]
    message: str
    repair: str
