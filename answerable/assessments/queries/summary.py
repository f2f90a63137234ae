"""The strategic summary: what it says, as plain data that `kit.freezing` keeps, and where it is read from."""

from dataclasses import dataclass
from datetime import date

from answerable.assessments.models import Summary
from answerable.assessments.queries.answers import Difference, Step
from answerable.calc.status.answer import Delivery, Performance, Strength
from answerable.kit.freezing import thaw
from answerable.measures.queries.cited import Cited, Since, since


@dataclass(frozen=True)
class SummaryRating:
    """A rating as a paper printed it."""

    step: Step
    on: date
    by: str
    paper: str


@dataclass(frozen=True)
class SummaryJudgement:
    """A person's judgement; `differs_because` is theirs, where it does not agree with what the system showed them.

    Without a step where the office publishes no ratings.
    """

    step: Step | None
    as_at: date
    judge: str
    reason: str
    differs_because: str


@dataclass(frozen=True)
class KeyMeasure:
    """A measure that weighed in the status: its sentence, and the last value of the whole known that day.

    The value is empty where there is none or where papers contradict it; `is_told` where the sentence says it already.
    """

    code: str
    title: str
    sentence: str
    value: str
    period: str
    is_told: bool = False


@dataclass(frozen=True)
class LiveRecommendation:
    """Something the force, the body or others still have to do about it."""

    title: str
    report: str
    number: str
    state: str
    due: date | None
    late: bool


@dataclass(frozen=True)
class Change:
    """Something that happened to an objective since the last report; without a day it came about between the two."""

    on: date | None
    words: str


@dataclass(frozen=True)
class SummaryObjective:
    """One objective: what was published, what the rules make of it and why, what a person judged, and what is being done."""

    code: str
    title: str
    rating: SummaryRating | None
    performance: Performance
    reason: str
    strength: Strength
    suggested: Step | None
    judgement: SummaryJudgement | None
    difference: Difference
    delivery: Delivery
    work: str
    # The rule that decided it, and its sentence; what cannot be judged is told by these.
    rule: str = ""
    rule_words: str = ""
    changes: tuple[Change, ...] = ()
    recommendations: tuple[LiveRecommendation, ...] = ()
    measures: tuple[KeyMeasure, ...] = ()


@dataclass(frozen=True)
class SummaryPriority:
    """A priority with its narrative and its objectives; without a code where a plan has none."""

    code: str
    title: str
    narrative: Cited
    objectives: tuple[SummaryObjective, ...]


@dataclass(frozen=True)
class SummaryScale:
    """A scale with the definition of each step."""

    title: str
    meaning: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class SummaryPage:
    """The whole of it, as at a day. The figures of the opening and of all narratives are numbered through."""

    title: str
    office: str
    force: str
    plan: str
    plan_title: str
    as_at: date
    since: date | None
    opening: Cited
    priorities: tuple[SummaryPriority, ...]
    scales: tuple[SummaryScale, ...]
    rules: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def objectives(self) -> tuple[SummaryObjective, ...]:
        return tuple(one for part in self.priorities for one in part.objectives)

    @property
    def text(self) -> Cited:
        """Everything somebody wrote for it, one after the other."""
        return Cited((*self.opening.lines, *(line for part in self.priorities for line in part.narrative.lines)))


def submitted_page(kept: Summary) -> SummaryPage:
    """What a submitted summary said."""
    return thaw(SummaryPage, kept.frozen)


def since_submitted(page: SummaryPage) -> tuple[Since, ...]:
    """The figures cited in it that are no longer what it says."""
    return since(page.text)


def last_submitted(kept: Summary) -> Summary | None:
    """The summary of the same plan that was submitted last before this one's day."""
    rows = Summary.objects.filter(plan_id=kept.plan_id, submitted_at__isnull=False, as_at__lt=kept.as_at)
    return rows.order_by("-as_at", "-submitted_at").first()


def told_since(kept: Summary) -> date | None:
    """Since when changes are told: the day that was given, or that of the last submitted summary; None where there is neither."""
    if kept.since:
        return kept.since
    before = last_submitted(kept)
    return before.as_at if before else None
