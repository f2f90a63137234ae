"""Findings that one report after another makes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from answerable.kit.components import Link
from answerable.kit.tables import Column, table
from answerable.people.views.crumbs import crumbs
from answerable.recommendations.queries.recurring import Recurring, recurring
from answerable.recommendations.views.guards import HERE, rows_of, sees_register

COLUMNS: tuple[Column[Recurring], ...] = (
    Column(
        "title",
        "Finding",
        lambda one: one.title,
        lambda one: Link(one.title, reverse("recommendations:recommendation", args=[one.key])),
    ),
    Column("reports", "Reports", lambda one: one.reports, numeric=True),
    Column("live", "Live", lambda one: one.live, numeric=True),
    Column("first", "First made", lambda one: one.first),
    Column("last", "Last made", lambda one: one.last),
)


@require_GET
@sees_register
def findings(request: HttpRequest) -> HttpResponse:
    """Every finding that somebody said is made again, those made most often first."""
    found = recurring(rows_of(request))
    page = {
        "lead": lead(found),
        "table": table(found, COLUMNS, request.GET.dict(), caption="Findings made again", per_page=50),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "recommendations/recurring.html", page)


def lead(found: tuple[Recurring, ...]) -> str:
    """ "3 findings were made by two reports or more: 2 are live."."""
    if not found:
        return "Nobody has said that two reports find the same."
    live = sum(one.live > 0 for one in found)
    made = "1 finding was" if len(found) == 1 else f"{len(found):,} findings were"
    still = {0: "none is", 1: "1 is"}.get(live, f"{live:,} are")
    return f"{made} made by two reports or more: {still} live."
