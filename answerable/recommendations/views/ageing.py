"""How old the live recommendations are, and how many were made and settled."""

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from answerable.kit.charts.bars import bar_chart
from answerable.kit.charts.data import Bar, BarChart, Kind, LineChart, Point
from answerable.kit.charts.line import line_chart
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date, counted
from answerable.people.views.crumbs import crumbs
from answerable.recommendations.queries.ageing import BANDS, Ages, Quarter, ages, quarters
from answerable.recommendations.views.guards import HERE, rows_of, sees_register, shown_day

LEAST_POINTS = 3
"""Fewer quarters are no line."""


@require_GET
@sees_register
def ageing(request: HttpRequest) -> HttpResponse:
    """Ages by origin, and the quarters, each as a chart with its table."""
    day, rows = shown_day(), rows_of(request)
    old, told = ages(rows, day), quarters(rows, day)
    page = {
        "lead": lead(old),
        "day": british_date(day),
        "ages_chart": bar_chart(ages_bars(old)) if old else "",
        "ages_table": ages_table(old),
        "live_chart": line_chart(live_line(told)) if len(told) >= LEAST_POINTS else "",
        "quarters_table": quarters_table(told),
        "quarters_words": quarters_words(told),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "recommendations/ageing.html", page)


def lead(old: tuple[Ages, ...]) -> str:
    """ "3 of the 12 live recommendations were made more than two years ago."."""
    total, oldest = sum(one.total for one in old), sum(one.counts[-1] for one in old)
    if not total:
        return "No recommendation is live."
    if not oldest:
        return f"None of the {counted(total, 'live recommendation')} was made more than two years ago."
    if total == 1:
        return "The one live recommendation was made more than two years ago."
    were = "was" if oldest == 1 else "were"
    return f"{oldest:,} of the {total:,} live recommendations {were} made more than two years ago."


def ages_bars(old: tuple[Ages, ...]) -> BarChart:
    counts = [sum(one.counts[n] for one in old) for n in range(len(BANDS))]
    bars = (
        Bar(words, Decimal(count), kind=Kind.WORSE if most is None and count else Kind.PLAIN)
        for (words, most), count in zip(BANDS, counts, strict=True)
    )
    return BarChart("ages", "How old the live recommendations are", tuple(bars))


def ages_table(old: tuple[Ages, ...]) -> Table:
    """A row for each origin, a column for each age."""
    columns: list[Column[Ages]] = [Column("origin", "Made by", lambda one: one.origin)]
    columns += [band_column(n) for n in range(len(BANDS))]
    columns.append(Column("total", "All", lambda one: one.total, lambda one: f"{one.total:,}", numeric=True))
    return table(old, columns, caption="Live recommendations by who made them and how long ago")


def band_column(n: int) -> Column[Ages]:
    return Column(f"band{n}", BANDS[n][0], lambda one: one.counts[n], lambda one: f"{one.counts[n]:,}", numeric=True)


def live_line(told: tuple[Quarter, ...]) -> LineChart:
    points = tuple(Point(f"{one.start:%b %Y}", Decimal(one.live)) for one in told)
    return LineChart("live", "Live at the end of each quarter, by its first month", points)


def quarters_table(told: tuple[Quarter, ...]) -> Table:
    columns: tuple[Column[Quarter], ...] = (
        Column("quarter", "Quarter", lambda one: one.words),
        Column("made", "Made", lambda one: one.made, lambda one: f"{one.made:,}", numeric=True),
        Column("settled", "Settled", lambda one: one.settled, lambda one: f"{one.settled:,}", numeric=True),
        Column("reopened", "Live again", lambda one: one.reopened, lambda one: f"{one.reopened:,}", numeric=True),
        Column("live", "Live at the end", lambda one: one.live, lambda one: f"{one.live:,}", numeric=True),
    )
    return table(told, columns, caption="Recommendations made and settled, by quarter")


def quarters_words(told: tuple[Quarter, ...]) -> str:
    """ "In July to September 2024 3 were made and 5 settled; 12 are live."."""
    if not told:
        return ""
    last = told[-1]
    made = {0: "none was", 1: "1 was"}.get(last.made, f"{last.made:,} were")
    live = {0: "none is", 1: "1 is"}.get(last.live, f"{last.live:,} are")
    return f"In {last.words} {made} made and {last.settled or 'none'} settled; {live} live."
