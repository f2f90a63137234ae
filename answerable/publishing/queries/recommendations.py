"""Builds the pages of recommendations. Drafts of responses and the office's own words stay in the office.

Public are: the report and its recommendations, their deadlines and how often they slipped, each state with its day and who says so;
what the response says of them from the day it was published. Not public: the words and the evidence of a move, the reason of a
slip, the note of a report, and the text of what came out of somebody's complaint.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.publishing import addresses
from answerable.publishing.pages.parts import Ref
from answerable.publishing.pages.recommendations import (
    MoveEntry,
    RecommendationEntry,
    RecommendationPage,
    RecommendationsPage,
    ReportEntry,
    ReportPage,
    SlipEntry,
    StateCount,
)
from answerable.publishing.queries.record import Record
from answerable.recommendations.models import Move, Recommendation, Report, Slip
from answerable.recommendations.queries.deadline_words import deadline_words, due_day
from answerable.recommendations.queries.response import as_published

type Pages = Iterator[tuple[str, RecommendationsPage | ReportPage | RecommendationPage]]
State = Recommendation.State


@dataclass(frozen=True)
class Register:
    """Every report and recommendation with its history, read in five queries."""

    reports: Sequence[Report]
    every: Sequence[Recommendation]
    moves: Mapping[int, Sequence[Move]]
    slips: Mapping[int, Sequence[Slip]]

    def of(self, report: Report) -> Sequence[Recommendation]:
        return [one for one in self.every if one.report_id == report.pk]


def register() -> Register:
    rows = Recommendation.objects.select_related("report", "under__report", "superseded_by__report", "recurrence")
    moves: dict[int, list[Move]] = defaultdict(list)
    for move in Move.objects.order_by("pk"):
        moves[move.recommendation_id].append(move)
    slips: dict[int, list[Slip]] = defaultdict(list)
    for slip in Slip.objects.order_by("pk"):
        slips[slip.recommendation_id].append(slip)
    reports = Report.objects.select_related("clock").order_by("-published", "code")
    return Register(list(reports), list(rows.order_by("position", "pk")), moves, slips)


def pages(record: Record, held: Register) -> Pages:
    """The register, each report and each recommendation, as they stand now; late on the day that the figures are shown as at."""
    below: dict[int, list[Recommendation]] = defaultdict(list)
    again: dict[int, list[Recommendation]] = defaultdict(list)
    for one in held.every:
        below[one.report_id].append(one)
        if one.recurrence_id:
            again[one.recurrence_id].append(one)
    objectives = _objectives(record)
    yield addresses.RECOMMENDATIONS, _index(held, below, record.known_on)
    for report in held.reports:
        yield addresses.report(report.code), _report(report, below[report.pk], record.known_on)
    for one in held.every:
        others = [other for other in again[one.recurrence_id or 0] if other.pk != one.pk]
        page = _page(one, held, record.known_on, objectives, others)
        yield path(one), page


def path(one: Recommendation) -> str:
    return addresses.recommendation(one.report.code, one.number)


def by_objective(held: Register) -> Mapping[int, tuple[RecommendationEntry, ...]]:
    """The recommendations about each objective."""
    found: dict[int, list[RecommendationEntry]] = defaultdict(list)
    for one in held.every:
        if one.objective_id:
            found[one.objective_id].append(entry(one, None))
    return {key: tuple(entries) for key, entries in found.items()}


def entry(one: Recommendation, day: date | None) -> RecommendationEntry:
    return RecommendationEntry(
        number=one.number,
        title=one.title,
        path=path(one),
        kind=one.get_kind_display(),
        state=one.state,
        deadline=deadline_words(one),
        late=_late(one, day),
    )


def _late(one: Recommendation, day: date | None) -> bool:
    due = due_day(one)
    return day is not None and due is not None and one.state in Recommendation.LIVE and due < day


def _index(held: Register, below: Mapping[int, list[Recommendation]], day: date) -> RecommendationsPage:
    number = Counter(one.state for one in held.every)
    concerns = [
        one
        for one in held.every
        if one.kind == Recommendation.Kind.CAUSE_OF_CONCERN and one.state in Recommendation.LIVE
    ]
    return RecommendationsPage(
        counts=tuple(
            StateCount(state.value, number[state], state in Recommendation.LIVE) for state in State if number[state]
        ),
        concerns=tuple(entry(one, day) for one in concerns),
        reports=tuple(_line(one, below[one.pk]) for one in held.reports),
    )


def _line(report: Report, mine: Sequence[Recommendation]) -> ReportEntry:
    return ReportEntry(
        report=_ref(report),
        origin=report.get_origin_display(),
        published=report.published,
        recommendations=len(mine),
        live=sum(one.state in Recommendation.LIVE for one in mine),
        response=_response(report),
    )


def _ref(report: Report) -> Ref:
    return Ref(report.title, addresses.report(report.code))


def _response(report: Report) -> str:
    """How far the response is, as the public may know it: not what the chief officer has said so far."""
    match report.response:
        case Report.Response.NOT_NEEDED:
            return "none on record"
        case Report.Response.PUBLISHED:
            return "published"
    return "owed"


def _report(report: Report, mine: Sequence[Recommendation], day: date) -> ReportPage:
    published = report.response == Report.Response.PUBLISHED
    return ReportPage(
        code=report.code,
        title=report.title,
        origin=report.get_origin_display(),
        author=report.author,
        published=report.published,
        address=report.address,
        national=report.national,
        state=_response(report),
        entries=tuple(entry(one, day) for one in mine),
        response=as_published(report) if published else None,
        due=report.clock.due if report.clock and not published else None,
        as_at=day,
    )


def _page(
    one: Recommendation,
    held: Register,
    day: date,
    objectives: Mapping[int, Ref],
    again: Sequence[Recommendation],
) -> RecommendationPage:
    report = one.report
    answered = report.response == Report.Response.PUBLISHED
    return RecommendationPage(
        report=_ref(report),
        origin=report.get_origin_display(),
        published=report.published,
        number=one.number,
        kind=one.get_kind_display(),
        title=one.title,
        text="" if report.origin == Report.Origin.COMPLAINT_REVIEW else one.text,
        addressee=one.get_addressee_display(),
        owner=one.owner_role,
        deadline=deadline_words(one),
        target=one.local_target,
        state=one.state,
        since=one.state_since,
        late=_late(one, day),
        action=one.action if answered else "",
        reason=one.reason if answered else "",
        moves=tuple(MoveEntry(move.on, move.after, move.said_by) for move in held.moves.get(one.pk, ())),
        slips=tuple(SlipEntry(slip.was, slip.now, slip.local) for slip in held.slips.get(one.pk, ())),
        objective=objectives.get(one.objective_id or 0),
        under=_named(one.under) if one.under else None,
        superseded_by=_named(one.superseded_by) if one.superseded_by else None,
        recurrence=one.recurrence.title if one.recurrence else "",
        again=tuple(_named(other) for other in again),
        as_at=day,
    )


def _named(one: Recommendation) -> Ref:
    return Ref(f"{one.number}: {one.title} ({one.report.title})", path(one))


def _objectives(record: Record) -> Mapping[int, Ref]:
    return {
        one.pk: Ref(f"{one.code} {one.title}", addresses.objective(plan.code, one.code))
        for plan in record.plans
        for one in record.objectives[plan.pk]
    }
