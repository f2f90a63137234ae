"""The pages of recommendations: each report with the response to it, and each recommendation with how far it is."""

from dataclasses import dataclass
from datetime import date

from answerable.publishing.pages.parts import Ref
from answerable.recommendations.queries.response import ResponsePage


@dataclass(frozen=True)
class StateCount:
    """How many recommendations are in a state; `live` ones still want something done."""

    state: str
    number: int
    live: bool


@dataclass(frozen=True)
class ReportEntry:
    """A report in the list: how many recommendations it has, and how many of them are live."""

    report: Ref
    origin: str
    published: date
    recommendations: int
    live: int
    response: str


@dataclass(frozen=True)
class RecommendationEntry:
    """A recommendation in a list. `late` says that its deadline was over on the day of the release."""

    number: str
    title: str
    path: str
    kind: str
    state: str
    deadline: str
    late: bool = False


@dataclass(frozen=True)
class RecommendationsPage:
    """The register at a glance: how many in each state, causes of concern that are live, and every report."""

    counts: tuple[StateCount, ...]
    concerns: tuple[RecommendationEntry, ...]
    reports: tuple[ReportEntry, ...]


@dataclass(frozen=True)
class ReportPage:
    """A report, its recommendations, and the response as it was published; `response` is None before that."""

    code: str
    title: str
    origin: str
    author: str
    published: date
    address: str
    national: bool
    state: str
    entries: tuple[RecommendationEntry, ...]
    response: ResponsePage | None
    due: date | None = None
    as_at: date | None = None


@dataclass(frozen=True)
class MoveEntry:
    """A recommendation went from one state to another: the day, and who says so. The office's own words stay in the office."""

    on: date
    state: str
    said_by: str


@dataclass(frozen=True)
class SlipEntry:
    """A date was moved; `local` is the office's own target."""

    was: date | None
    now: date | None
    local: bool


@dataclass(frozen=True)
class RecommendationPage:
    """One recommendation. `action` and `reason` are what the published response says of it; empty before that."""

    report: Ref
    origin: str
    published: date
    number: str
    kind: str
    title: str
    text: str
    addressee: str
    owner: str
    deadline: str
    target: date | None
    state: str
    since: date
    late: bool
    action: str
    reason: str
    moves: tuple[MoveEntry, ...]
    slips: tuple[SlipEntry, ...]
    objective: Ref | None = None
    under: Ref | None = None
    superseded_by: Ref | None = None
    recurrence: str = ""
    again: tuple[Ref, ...] = ()
    as_at: date | None = None
