"""The register as a list, and as a table of its rows to take away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from answerable.kit.components import Card
from answerable.kit.http import without_nul
from answerable.kit.tables import Choice, Column, Table, cells, heading, whole_number
from answerable.kit.wording import counted
from answerable.people.permissions import Permission, may
from answerable.people.views.crumbs import crumbs
from answerable.recommendations.models import Recommendation, RecommendationQuerySet, Report
from answerable.recommendations.queries.register import (
    LIVE,
    PER_PAGE,
    SORTS,
    Again,
    Found,
    Line,
    Timing,
    Wanted,
    causes_of_concern,
    narrowed,
    objectives_answered,
    owners,
    page_of,
)
from answerable.recommendations.queries.standing import Waiting, waiting
from answerable.recommendations.queries.table import table_of
from answerable.recommendations.views.guards import is_liaison, rows_of, sees_register, shown_day
from answerable.recommendations.views.words import due_shown, kind_shown, page_link, state_tag

MOST_CAUSES = 12
"""So many live causes of concern stand on top; more are in the list."""


@dataclass(frozen=True)
class Filter:
    """A filter of the list: its key in the address, its label, and what each of its words means."""

    key: str
    label: str
    means: Mapping[str, str]

    def choice(self, params: Mapping[str, str]) -> Choice:
        asked = params.get(self.key, "")
        return Choice(self.key, self.label, tuple(self.means), asked if asked in self.means else "")

    def value(self, params: Mapping[str, str]) -> str:
        return self.means.get(params.get(self.key, ""), "")


def report_words(one: Line) -> str:
    """The title of its report, and in how many more the same was found."""
    return f"{one.report}, and in {counted(one.again - 1, 'other report')}" if one.again > 1 else one.report


COLUMNS: tuple[Column[Line], ...] = (
    Column("title", "Recommendation", lambda one: one.title, page_link),
    Column("kind", "Kind", lambda one: one.kind, kind_shown, sortable=False),
    Column("report", "Report", lambda one: one.report, report_words),
    Column("state", "State", lambda one: one.state, lambda one: state_tag(one.state)),
    Column("due", "Due", lambda one: one.due, due_shown),
)


def filters_of(rows: RecommendationQuerySet, *, liaison: bool) -> tuple[Filter, ...]:
    """Every filter, with what is there to choose. Two queries."""
    objectives = {f"{one.code} {one.title} ({one.plan.title})": str(one.pk) for one in objectives_answered(rows)}
    states = {"Live": LIVE} | by_label(Recommendation.State.choices)
    filters = (
        Filter("origin", "Made by", by_label(Report.Origin.choices)),
        Filter("kind", "Kind", by_label(Recommendation.Kind.choices)),
        Filter("state", "State", states),
        Filter("addressee", "Addressed to", {} if liaison else by_label(Recommendation.Addressee.choices)),
        Filter("timing", "Deadline", {one.value: one.value for one in Timing}),
        Filter("again", "Found again", {one.value: one.value for one in Again}),
        Filter("objective", "Objective", objectives),
        Filter("owner", "Owner", {one: one for one in owners(rows)}),
    )
    return tuple(one for one in filters if one.means)


def by_label(choices: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {str(label): value for value, label in choices}


def wanted_of(params: Mapping[str, str], filters: tuple[Filter, ...]) -> Wanted:
    """What an address asks for; what cannot be understood is ignored."""
    said = {one.key: one.value(params) for one in filters}
    objective = said.pop("objective", "")
    return Wanted(
        words=params.get("q", "").strip(),
        objective=int(objective) if objective else None,
        report=params.get("report", ""),
        sort=params.get("sort", "") if params.get("sort") in SORTS else "",
        descending=params.get("direction") == "desc",
        page=whole_number(params.get("page", "1")),
        **said,
    )


def params_of(request: HttpRequest) -> dict[str, str]:
    return {name: without_nul(value) for name, value in request.GET.dict().items()}


@require_GET
@sees_register
def register(request: HttpRequest) -> HttpResponse:
    """Every recommendation that this user may see, to be searched, narrowed and sorted."""
    day, rows, liaison = shown_day(), rows_of(request), is_liaison(request)
    params, filters = params_of(request), filters_of(rows, liaison=liaison)
    wanted = wanted_of(params, filters)
    counts = waiting(day, rows)
    causes = causes_of_concern(rows, day) if counts.causes else ()
    page = {
        "lead": lead(counts, liaison=liaison),
        "causes": [cause_card(one) for one in causes[:MOST_CAUSES]],
        "more_causes": max(0, len(causes) - MOST_CAUSES),
        "table": table_shown(page_of(rows, wanted, day), wanted, filters, params),
        "anything": bool(counts.live) or rows.exists(),
        "may_track": may(request.user, Permission.TRACK),
        "liaison": liaison,
        "query": request.GET.urlencode(),
        "breadcrumbs": crumbs(),
    }
    return render(request, "recommendations/register.html", page)


@require_GET
@sees_register
def as_csv(request: HttpRequest) -> HttpResponse:
    """The rows that the list shows, all of its pages, in the form that can be taken in again."""
    rows, params = rows_of(request), params_of(request)
    wanted = wanted_of(params, filters_of(rows, liaison=is_liaison(request)))
    text = table_of(narrowed(rows, wanted, shown_day()))
    headers = {"Content-Disposition": 'attachment; filename="recommendations.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def lead(counts: Waiting, *, liaison: bool) -> str:
    """ "31 recommendations are live: 4 are late, and 2 the force says are complete wait to be verified."."""
    to = " to the chief officer" if liaison else ""
    if not counts.live:
        return f"No recommendation{to} is live."
    live = f"1 recommendation{to} is live" if counts.live == 1 else f"{counts.live:,} recommendations{to} are live"
    late = "none is late" if not counts.late else f"{counts.late:,} {'is' if counts.late == 1 else 'are'} late"
    if not counts.awaiting:
        return f"{live}: {late}."
    waits = (
        "1 that the force says is complete waits"
        if counts.awaiting == 1
        else f"{counts.awaiting:,} that the force says are complete wait"
    )
    return f"{live}: {late}, and {waits} to be verified."


def cause_card(one: Line) -> Card:
    link = page_link(one)
    meta = ". ".join(filter(None, [one.report, one.lateness.capitalize()]))
    return Card(link.text, link.href, "", meta, state_tag(one.state))


def table_shown(found: Found, wanted: Wanted, filters: tuple[Filter, ...], params: Mapping[str, str]) -> Table:
    """The list as a table of the kit, whose rows the database has narrowed, sorted and paged already."""
    choices = tuple(one.choice(params) for one in filters)
    by = next((column for column in COLUMNS if column.key == wanted.sort), None)
    kept = (("report", wanted.report),) if wanted.report else ()
    narrowing = [*kept, *((one.key, one.chosen) for one in choices if one.chosen)]
    narrowing += [("q", wanted.words)] if wanted.words else []
    direction = "desc" if wanted.descending else "asc"
    return Table(
        caption="Recommendations",
        columns=tuple(heading(column, by, direction, narrowing) for column in COLUMNS),
        rows=tuple(cells(line, COLUMNS) for line in found.lines),
        total=found.total,
        page=found.page,
        pages=found.pages,
        per_page=PER_PAGE,
        sort=wanted.sort,
        direction=direction,
        query=wanted.words,
        choices=choices,
        kept=kept,
    )


def register_href(**asked: str) -> str:
    """The list narrowed so."""
    return reverse("recommendations:register", query=asked)
