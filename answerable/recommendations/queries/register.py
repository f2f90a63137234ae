"""The register as a list: narrowed, sorted and paged by the database, so that ten thousand rows cost what ten cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import OrderBy

from answerable.plans.models import Objective
from answerable.recommendations.models import Recommendation, RecommendationQuerySet, Report
from answerable.recommendations.queries.deadline_words import lateness_words

PER_PAGE = 50


class Timing(StrEnum):
    """What a list can be narrowed to by when things are due."""

    LATE = "Late"
    DUE = "Due later"
    IMMEDIATE = "Immediately"
    NONE = "No deadline set"
    NEITHER = "Neither deadline nor own target"


class Again(StrEnum):
    """What a list can be narrowed to by whether a finding recurs."""

    RECURRING = "Recurring"
    ONCE = "Found once"


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see; an empty field is no condition. `sort` is one of SORTS; "live" is a state of its own."""

    words: str = ""
    origin: str = ""
    kind: str = ""
    state: str = ""
    addressee: str = ""
    objective: int | None = None
    owner: str = ""
    timing: str = ""
    again: str = ""
    report: str = ""
    sort: str = ""
    descending: bool = False
    page: int = 1


@dataclass(frozen=True)
class Line:
    """One row of the list."""

    key: int
    number: str
    title: str
    kind: str
    kind_words: str
    report: str
    report_code: str
    state: str
    state_words: str
    since: date
    due: date | None
    lateness: str
    deadline_words: str
    owner: str
    again: int

    @property
    def is_late(self) -> bool:
        return self.lateness.endswith("late")


@dataclass(frozen=True)
class Found:
    """One page of the list, and how many there are in all."""

    lines: tuple[Line, ...]
    total: int
    page: int
    pages: int


SORTS: Mapping[str, str] = {
    "title": "title",
    "report": "report__published",
    "state": "state",
    "due": "due",
    "since": "state_since",
    "owner": "owner_role",
}
LIVE = "live"


def narrowed(rows: RecommendationQuerySet, wanted: Wanted, day: date) -> QuerySet[Recommendation]:
    """The rows that are wanted, in the order that is."""
    found = rows.with_due()
    for condition in _conditions(wanted, day):
        found = found.filter(condition)
    return found.order_by(*_order(wanted))


def page_of(rows: RecommendationQuerySet, wanted: Wanted, day: date, *, per_page: int = PER_PAGE) -> Found:
    """One page of them. Four queries, however many rows there are: only keys are sorted, and whole rows only fetched."""
    found = narrowed(rows, wanted, day)
    total = found.count()
    pages = max(1, -(-total // per_page))
    page = min(max(1, wanted.page), pages)
    keys = list(found.values_list("pk", flat=True)[(page - 1) * per_page : page * per_page])
    shown = {row.pk: row for row in rows.with_due().filter(pk__in=keys).select_related("report").defer(*LARGE)}
    return Found(lines_of([shown[key] for key in keys], day), total, page, pages)


LARGE = (
    "text", "action", "reason", "report__chief_comments", "report__body_comments", "report__reply", "report__frozen", "report__note",
)  # fmt: skip
"""What no list shows."""


def lines_of(rows: Sequence[Recommendation], day: date) -> tuple[Line, ...]:
    """Rows `with_due` and their reports, as lines. One query."""
    again = _again({one.recurrence_id for one in rows if one.recurrence_id})
    return tuple(
        Line(
            key=one.pk,
            number=one.number,
            title=one.title,
            kind=one.kind,
            kind_words=one.get_kind_display(),
            report=one.report.title,
            report_code=one.report.code,
            state=one.state,
            state_words=one.get_state_display(),
            since=one.state_since,
            due=(due := getattr(one, "due", None)),
            lateness=lateness_words(one, due, day),
            deadline_words=one.get_deadline_kind_display(),
            owner=one.owner_role,
            again=again.get(one.recurrence_id or 0, 0),
        )
        for one in rows
    )


def objectives_answered(rows: RecommendationQuerySet) -> tuple[Objective, ...]:
    """The objectives that any of the rows answers to."""
    keys = rows.filter(objective__isnull=False).values("objective")
    return tuple(Objective.objects.filter(pk__in=keys).select_related("plan").order_by("plan__position", "position"))


def owners(rows: RecommendationQuerySet) -> tuple[str, ...]:
    found = rows.exclude(owner_role="").order_by("owner_role").values_list("owner_role", flat=True).distinct()
    return tuple(found)


def causes_of_concern(rows: RecommendationQuerySet, day: date) -> tuple[Line, ...]:
    """The live causes of concern, the longest known first."""
    found = rows.live().with_due().filter(kind=Recommendation.Kind.CAUSE_OF_CONCERN)
    return lines_of(list(found.select_related("report").defer(*LARGE).order_by("report__published", "pk")), day)


def reports() -> tuple[Report, ...]:
    """Every report, the newest first."""
    return tuple(
        Report.objects.order_by("-published", "code").defer("frozen", "chief_comments", "body_comments", "reply")
    )


def _again(keys: set[int]) -> Mapping[int, int]:
    """In how many reports each finding was made."""
    if not keys:
        return {}
    rows = Recommendation.objects.filter(recurrence__in=keys).values("recurrence")
    return dict(rows.annotate(times=Count("report", distinct=True)).values_list("recurrence", "times"))


def _conditions(wanted: Wanted, day: date) -> list[Q]:
    plain = {
        "report__origin": wanted.origin,
        "kind": wanted.kind,
        "addressee": wanted.addressee,
        "objective": wanted.objective,
        "owner_role": wanted.owner,
        "report__code": wanted.report,
        "state": "" if wanted.state == LIVE else wanted.state,
    }
    found = [Q(**{name: value}) for name, value in plain.items() if value]
    found += [_says(word) for word in wanted.words.split()]
    if wanted.state == LIVE:
        found.append(Q(state__in=Recommendation.LIVE))
    if wanted.again:
        found.append(Q(recurrence__isnull=wanted.again == Again.ONCE))
    return [*found, *_timing(wanted.timing, day)]


def _says(word: str) -> Q:
    return (
        Q(title__icontains=word)
        | Q(text__icontains=word)
        | Q(number__icontains=word)
        | Q(owner_role__icontains=word)
        | Q(report__title__icontains=word)
    )


def _timing(timing: str, day: date) -> list[Q]:
    kinds = Recommendation.Deadline
    match timing:
        case Timing.LATE:
            return [Q(state__in=Recommendation.WORK, due__lt=day)]
        case Timing.DUE:
            return [Q(state__in=Recommendation.LIVE, due__gte=day)]
        case Timing.IMMEDIATE:
            return [Q(deadline_kind=kinds.IMMEDIATE)]
        case Timing.NONE:
            return [Q(deadline_kind=kinds.NONE_SET)]
        case Timing.NEITHER:
            return [Q(deadline_kind=kinds.NONE_SET, local_target__isnull=True)]
    return []


def _order(wanted: Wanted) -> list[OrderBy | str]:
    """As asked; otherwise those due first, those without a day by how long they are known."""
    if wanted.sort not in SORTS:
        return [F("due").asc(nulls_last=True), "report__published", "pk"]
    by = F(SORTS[wanted.sort])
    return [by.desc(nulls_last=True) if wanted.descending else by.asc(nulls_last=True), "pk"]
