"""The answer for one objective: what was published, what the rules make of it, what a person judged, and where they differ.

All of it is plain data that `kit.freezing` can keep.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from answerable.calc.status.answer import Status


@dataclass(frozen=True)
class Step:
    """A step of a scale, with its definition: the word is always printed, the shape stands beside it. No `scale` in old files."""

    code: str
    word: str
    meaning: str
    shape: str
    scale: str = ""  # its title
    scale_code: str = ""

    @property
    def judges(self) -> bool:
        """Whether a judge may choose it: a step that is drawn as a dash says that there is no judgement."""
        return self.shape != "dash"


@dataclass(frozen=True)
class AboutObjective:
    """Which objective is spoken of."""

    key: int
    code: str
    title: str
    summary: str
    priority: str = ""
    priority_title: str = ""
    owner_role: str = ""
    ended_on: date | None = None


@dataclass(frozen=True)
class Published:
    """The rating that a paper printed: whose it was, and where it stands."""

    step: Step
    on: date
    by: str
    source: str
    source_title: str
    line: int | None = None


@dataclass(frozen=True)
class Judged:
    """A person's judgement, with what the system showed at that moment. `differs_because` is kept for ever."""

    key: int
    step: Step
    as_at: date
    judge_name: str
    judge_role: str
    reason: str
    computed: Status
    suggested: Step | None
    differs: bool
    differs_because: str
    made_at: datetime

    @property
    def judge(self) -> str:
        """Name and role, or the role alone where only that is public."""
        return f"{self.judge_name}, {self.judge_role}" if self.judge_name else self.judge_role


class Beside(StrEnum):
    """How a rating stands beside the computed status."""

    AGREES = "agrees"
    KINDER = "kinder"
    HARSHER = "harsher"
    UNSUPPORTED = "unsupported"
    NOT_RATED = "not_rated"

    @property
    def words(self) -> str:
        return _BESIDE[self]


_BESIDE = {
    Beside.AGREES: "Agrees with the computed status",
    Beside.KINDER: "Kinder than the computed status",
    Beside.HARSHER: "Harsher than the computed status",
    Beside.UNSUPPORTED: "Rated, and cannot be judged from what is held",
    Beside.NOT_RATED: "No rating to set beside it",
}


@dataclass(frozen=True)
class Difference:
    """How a rating (the judgement, or while there is none the published one) stands beside the status as it is computed now."""

    how: Beside
    # One or two plain sentences: which is rated how, what the rules say, and why.
    why: str = ""

    @property
    def differs(self) -> bool:
        return self.how in (Beside.KINDER, Beside.HARSHER, Beside.UNSUPPORTED)


@dataclass(frozen=True)
class Counts:
    """What stands behind an objective, counted."""

    measures: int = 0
    outcomes: int = 0
    overdue: int = 0
    disputed: int = 0
    deliverables: int = 0
    deliverables_done: int = 0
    deliverables_late: int = 0
    slips: int = 0
    findings: int = 0
    recommendations: int = 0
    recommendations_late: int = 0


@dataclass(frozen=True)
class ObjectiveStanding:
    """One objective as at a day. `computed.strength` is how strong the evidence is; `suggested` what the rules suggest on the scale in use."""

    objective: AboutObjective
    published: Published | None
    computed: Status
    suggested: Step | None
    judgement: Judged | None
    difference: Difference
    counts: Counts

    @property
    def differs(self) -> bool:
        return self.difference.differs

    @property
    def why(self) -> str:
        """Why they differ; empty where they do not."""
        return self.difference.why if self.differs else ""
