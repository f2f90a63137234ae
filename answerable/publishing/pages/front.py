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
class Stands:
    """How many objectives stand how, in words: "Getting better", 12."""

    words: str
    number: int


@dataclass(frozen=True)
class Said:
    """Something that happened lately, in a line: what, when, and where it stands."""

    what: str
    on: date
    ref: Ref


@dataclass(frozen=True)
class Lately:
    """How the plan in force stands and what happened last: promises that were kept or broken, corrections, questions.

    `judged` counts the office's own judgements, `computed` what the rules make of the figures.
    """

    judged: tuple[Stands, ...] = ()
    computed: tuple[Stands, ...] = ()
    promises: tuple[Said, ...] = ()
    promises_made: int = 0
    promises_kept: int = 0
    promises_broken: int = 0
    promises_late: int = 0
    corrections: tuple[Said, ...] = ()
    questions_asked: int = 0
    questions_answered: int = 0
    asking_until: date | None = None
    areas: bool = False


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
    lately: Lately = Lately()


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
