"""How objectives stand: what papers published, what the rules make of the record, and what a person judged."""

from dataclasses import dataclass
from datetime import date

from answerable.publishing.pages.parts import Mark, Ref


@dataclass(frozen=True)
class Weighed:
    """A fact that the rules looked at, how it weighs and why; `measure` leads to the page of its measure."""

    words: str
    weight: str
    why: str = ""
    measure: Ref | None = None


@dataclass(frozen=True)
class RuleSaid:
    """What a rule said, what made it apply, and whether it decided its question."""

    question: str
    words: str
    because: str
    decided: bool


@dataclass(frozen=True)
class Computed:
    """What the rules made of the record: three answers apart, the step they suggest, and their reasoning."""

    as_at: date
    performance: str
    delivery: str
    strength: str
    clause: str
    suggested: Mark | None
    rules: str
    weighed: tuple[Weighed, ...] = ()
    said: tuple[RuleSaid, ...] = ()
    cannot: bool = False


@dataclass(frozen=True)
class JudgementPart:
    """A person's judgement, and beside it what the rules said then; where they differ, the judge's reason for that."""

    mark: Mark
    as_at: date
    judge: str
    reason: str
    performance: str
    suggested: Mark | None
    differs: bool
    differs_because: str
    made_on: date


@dataclass(frozen=True)
class Standing:
    """The rating (a judgement, or while there is none the published one) beside the computed status; `why` they differ.

    `example` is the measure that `why` names, where it names one.
    """

    computed: Computed
    beside: str
    differs: bool
    why: str
    example: Ref | None = None


@dataclass(frozen=True)
class JudgementRow:
    """An objective in the overview of a plan; `example` is the measure that `why` names."""

    objective: Ref
    published: Mark | None
    judged: Mark | None
    performance: str
    suggested: Mark | None
    strength: str
    beside: str
    differs: bool
    why: str
    cannot: bool = False
    example: Ref | None = None


@dataclass(frozen=True)
class JudgementsPage:
    """Every objective of a plan as at a day; without `rates` the office publishes no ratings."""

    plan: Ref
    as_at: date
    rows: tuple[JudgementRow, ...]
    rates: bool = True
