"""The pages at the top of the site."""

from dataclasses import dataclass
from datetime import date

from answerable.publishing.pages.parts import Count, Disagreement, Meeting, PriorityPart, Ref


@dataclass(frozen=True)
class Totals:
    """How much the record holds."""

    measures: int
    figures: int
    tellings: int
    papers: int


@dataclass(frozen=True)
class PlanGlance:
    """A plan on the home page."""

    plan: Ref
    number: int
    counts: tuple[Count, ...]
    priorities: tuple[PriorityPart, ...]
    unrated: int = 0


@dataclass(frozen=True)
class Duties:
    """What was decided last, how many recommendations are live, and the causes of concern among them."""

    decisions: tuple[Ref, ...] = ()
    live: int = 0
    concerns: tuple[Ref, ...] = ()
    judgements: Ref | None = None


@dataclass(frozen=True)
class HomePage:
    """Who answers for what, the plan at a glance, what the papers contradict, and the meetings."""

    body_name: str
    kind: str
    holder_title: str
    holder_name: str
    holder_since: date | None
    force: str
    about: str
    contact: str
    on: date
    plan: PlanGlance | None
    totals: Totals
    disputed: tuple[Disagreement, ...]
    restated: tuple[Disagreement, ...]
    last_meeting: Meeting | None
    next_meeting: Meeting | None
    duties: Duties = Duties()


@dataclass(frozen=True)
class DisagreementsPage:
    """Every figure that the papers tell differently."""

    disputed: tuple[Disagreement, ...]
    settled: tuple[Disagreement, ...]
    restated: tuple[Disagreement, ...]
    agreeing: tuple[Disagreement, ...]


@dataclass(frozen=True)
class HowCheckedPage:
    """How figures are taken in and compared, with what came of it."""

    totals: Totals
    disputed: int
    settled: int
    restated: int
    agreeing: int
    papers: tuple[Ref, ...]


@dataclass(frozen=True)
class AccessibilityPage:
    """The accessibility statement."""

    body_name: str
    contact: str


@dataclass(frozen=True)
class SearchEntry:
    """One page as the search knows it: `text` and the other `names` are searched besides the title."""

    title: str
    path: str
    kind: str
    text: str
    names: str = ""


@dataclass(frozen=True)
class SearchPage:
    """Everything that can be searched for."""

    entries: tuple[SearchEntry, ...]
