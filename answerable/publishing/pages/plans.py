"""The pages of plans."""

from dataclasses import dataclass
from datetime import date

from answerable.publishing.pages.judged import Conduct
from answerable.publishing.pages.judgements import JudgementPart, Standing
from answerable.publishing.pages.parts import Count, Mark, MeasureLine, ObjectiveLine, PriorityPart, Ref
from answerable.publishing.pages.recommendations import RecommendationEntry
from answerable.publishing.pages.threads import Thread


@dataclass(frozen=True)
class PlanPage:
    """A plan: its priorities and objectives, and how they were rated. Older plans have objectives without priorities."""

    code: str
    title: str
    path: str
    start: date | None
    end: date | None
    status: str
    note: str
    paper: Ref | None
    counts: tuple[Count, ...]
    unrated: int
    priorities: tuple[PriorityPart, ...]
    objectives: tuple[ObjectiveLine, ...]
    judgements: Ref | None = None

    @property
    def number(self) -> int:
        """How many objectives it has."""
        return len(self._every)

    @property
    def measured(self) -> int:
        """For how many of them a measure is evidence; the others cannot be judged from figures."""
        return sum(bool(one.measures) for one in self._every)

    @property
    def _every(self) -> tuple[ObjectiveLine, ...]:
        return (*self.objectives, *(line for one in self.priorities for line in one.objectives))


@dataclass(frozen=True)
class PlansPage:
    """The plans, the newest first."""

    plans: tuple[PlanPage, ...]


@dataclass(frozen=True)
class PriorityPage:
    """A priority and its objectives."""

    plan: Ref
    priority: PriorityPart
    previous: Ref | None
    next: Ref | None
    measures: Ref | None = None


@dataclass(frozen=True)
class MeasureRow:
    """A measure with what it shows, in a list of many; `conduct` is None where there is no series to speak of."""

    line: MeasureLine
    sentence: str
    unit: str
    conduct: Conduct | None
    objectives: tuple[Ref, ...]
    # How firmly its change is known: "signal", "beyond_chance", "within_chance" or "untested"; empty where nothing is compared.
    grade: str = ""


@dataclass(frozen=True)
class PriorityMeasuresPage:
    """All measures of a priority's objectives, those that changed first."""

    plan: Ref
    priority: Ref
    code: str
    title: str
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True)
class Rated:
    """A rating as a paper published it: when, and whose it was."""

    mark: Mark
    on: date
    by: str
    paper: Ref
    line: int | None


@dataclass(frozen=True)
class ObjectivePage:
    """An objective: what it asks, how it was rated, and the measures that are evidence for it."""

    plan: Ref
    priority: Ref | None
    code: str
    title: str
    summary: str
    line: int | None
    ratings: tuple[Rated, ...]
    measures: tuple[MeasureLine, ...]
    papers: tuple[Ref, ...]
    previous: Ref | None
    next: Ref | None
    # Without `rates` the office publishes no ratings; `standing` is None for a plan that is over.
    rates: bool = True
    standing: Standing | None = None
    judgements: tuple[JudgementPart, ...] = ()
    decisions: tuple[Ref, ...] = ()
    recommendations: tuple[RecommendationEntry, ...] = ()
    thread: Thread = Thread()  # noqa: RUF009 - frozen, like all that is kept
