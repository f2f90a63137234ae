"""Which charts a measure's page has, and why it has none."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.text import capfirst

from answerable.calc.behaviour.answer import Behaviour
from answerable.calc.behaviour.answer import Chart as Judged
from answerable.calc.behaviour.series import Cut
from answerable.calc.behaviour.series import Point as Judgeable
from answerable.calc.periods import Kind as Span
from answerable.calc.periods import Period, printed
from answerable.calc.runs import ENOUGH, alike, evenly
from answerable.kit.charts.bars import bar_chart
from answerable.kit.charts.data import Bar, BarChart, Kind, Panel, Point
from answerable.kit.charts.line import line_chart
from answerable.kit.charts.multiples import Multiples, small_multiples
from answerable.kit.charts.values import bar_values, line_values
from answerable.kit.tables import Table
from answerable.measures.views.behaviour_chart import Drawing, Happening, Told, chart_of
from answerable.measures.wording import of_words
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.parts import Figure, Series
from answerable.publishing.shown.conduct import behaviour, goal

SPANS = {
    Span.SNAPSHOT: ("day", "days"),
    Span.MONTH: ("month", "months"),
    Span.QUARTER: ("quarter", "quarters"),
    Span.FINANCIAL_YEAR: ("financial year", "financial years"),
    Span.CALENDAR_YEAR: ("calendar year", "calendar years"),
    Span.ROLLING_12: ("stretch of twelve months", "stretches of twelve months"),
    Span.RANGE: ("span as long", "spans as long"),
}
NUMBERS = ("none", "one", "two")


@dataclass(frozen=True)
class Chart:
    """A drawn chart with the table of its values."""

    svg: SafeString
    values: Table
    identity: str


@dataclass(frozen=True)
class Charts:
    """What is drawn; `why_none` says in words why nothing is."""

    charts: tuple[Chart, ...] = ()
    multiples: SafeString | None = None
    multiples_heading: str = ""
    why_none: str = ""


def charts(page: MeasurePage) -> Charts:
    """The whole over time; beside it the parts, over time where they can be, else for the latest period they share."""
    whole = [one for one in page.series if one.area == page.home_area and not one.breakdown]
    main = whole[0] if whole else page.series[0] if len(page.series) == 1 else None
    drawn = [_over_time(page, main)] if main else []
    panels = _panels(page)
    if len(panels) > 1:
        small = small_multiples(Multiples("parts", panels, page.unit))
        return Charts(tuple(one for one in drawn if one), small, f"{page.title}, by {_split(page)}")
    drawn.append(_side_by_side(page))
    found = tuple(one for one in drawn if one)
    return Charts(found, why_none="" if found else _why_none(page))


def _over_time(page: MeasurePage, series: Series) -> Chart | None:
    """A line where the periods follow one another evenly, else a bar for each."""
    run = _run(series)
    if not run:
        return None
    title = _titled(page, series)
    if evenly(run) is None:
        bars = tuple(_bar(printed(period), _at(series, period)) for period in run)
        drawing = BarChart("over-time", title, bars, page.unit)
        return Chart(bar_chart(drawing), bar_values(drawing, "Period"), "over-time-values")
    line = chart_of(_drawing(page, series, "over-time", title))
    return Chart(line_chart(line), line_values(replace(line, points=_bare(line.points))), "over-time-values")


def _drawing(page: MeasurePage, series: Series, identity: str, title: str) -> Drawing:
    """What is drawn of a series: as it was judged, or as it is where the page is older than judging."""
    kept = next((one for one in page.conducts if (one.area, one.breakdown) == (series.area, series.breakdown)), None)
    how = behaviour(kept) if kept else _unjudged(series)
    known = page.besides
    return Drawing(
        identity,
        title,
        how,
        page.unit,
        told={one.period: _told(one) for one in series.figures},
        cuts=tuple(Cut(one.at, one.reason) for one in known.broken if one.breakdown in ("", series.breakdown)),
        goals=tuple(
            goal(one.aim) for one in known.asked if (one.area, one.breakdown) == (series.area, series.breakdown)
        ),
        happenings=tuple(
            Happening(one.period, one.reason)
            for one in known.noted
            if one.kind == "event" and one.breakdown in ("", series.breakdown)
        ),
    )


def _unjudged(series: Series) -> Behaviour:
    run = _run(series)
    return Behaviour(Judged.NONE, tuple(_gap_or_value(period, series) for period in evenly(run) or run))


def _gap_or_value(period: Period, series: Series) -> Judgeable:
    figure = _at(series, period)
    value = figure.best.value if figure else None
    return Judgeable(period, None if value is None else float(value))


def _run(series: Series) -> tuple[Period, ...]:
    """Three or more like periods with a figure, unless all figures are the same: that draws nothing worth seeing."""
    told = {one.period: one.best.value for one in series.figures if one.best.value is not None}
    run = alike(list(told))
    return run if len(run) >= ENOUGH and len({told[period] for period in run}) > 1 else ()


def _panels(page: MeasurePage) -> tuple[Panel, ...]:
    """Small charts of the parts; all of them even rows, or none is drawn."""
    found = []
    for series in page.series:
        name = _name(page, series)
        run = _run(series) if name else ()
        row = evenly(run) if run else None
        if row:
            line = chart_of(_drawing(page, series, "part", name))
            span = f"{printed(row[0])} to {printed(row[-1])}"
            found.append(Panel(name, line.points, span, limits=line.limits, breaks=line.breaks))
    return tuple(found)


def _side_by_side(page: MeasurePage) -> Chart | None:
    """The parts, or the areas of one kind, for the latest period that three or more of them have a figure for."""
    groups: dict[tuple[Period, str], list[tuple[str, Figure]]] = defaultdict(list)
    for series in page.series:
        for figure in series.figures:
            if (name := _name(page, series)) and figure.best.value is not None:
                groups[figure.period, series.area_kind].append((name, figure))
    wide = {key: found for key, found in groups.items() if len(found) >= ENOUGH}
    if not wide:
        return None
    (period, _), found = max(wide.items(), key=lambda item: (item[0][0].end, len(item[1]), item[0][0].days))
    found.sort(key=lambda pair: -(pair[1].best.value or Decimal(0)))
    bars = tuple(_bar(name, figure) for name, figure in found)
    drawing = BarChart("parts", f"{page.title}, {printed(period)}", bars, page.unit)
    return Chart(bar_chart(drawing), bar_values(drawing, capfirst(_split(page))), "parts-values")


def _split(page: MeasurePage) -> str:
    return page.definition.breakdown or "place"


def _why_none(page: MeasurePage) -> str:
    told = [[one.period for one in series.figures if one.best.value is not None] for series in page.series]
    longest = max((alike(periods) for periods in told), key=len, default=())
    if len(longest) >= ENOUGH:
        return "There is no chart: every figure for a like period is the same."
    if not longest:
        return "There is no chart, because no figure is held."
    number = NUMBERS[len(longest)]
    missing = ENOUGH - len(longest)
    one, several = SPANS[longest[-1].kind]
    return (
        f"There is no chart: it needs figures for at least {ENOUGH} like periods, and the papers give {number}. "
        f"What is missing: figures for at least {NUMBERS[missing]} more {one if missing == 1 else several}."
    )


def _titled(page: MeasurePage, series: Series) -> str:
    name = _name(page, series)
    return f"{page.title}: {name}" if name else page.title


def _name(page: MeasurePage, series: Series) -> str:
    return of_words(series.area_name, series.breakdown, home=series.area == page.home_area)


def _at(series: Series, period: Period) -> Figure | None:
    return next((one for one in series.figures if one.period == period), None)


def _told(figure: Figure) -> Told:
    kind, note = _marked(figure)
    return Told(figure.best.value, kind, note, provisional=figure.best.status == "provisional")


def _bare(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points as the table has them, which says by itself what a marked one is."""
    return tuple(replace(one, note=one.note.removeprefix(f"{one.kind}: ")) for one in points)


def _bar(label: str, figure: Figure | None) -> Bar:
    if figure is None:
        return Bar(label, None)
    kind, note = _marked(figure)
    return Bar(label, figure.best.value, note or ("provisional" if figure.best.status == "provisional" else ""), kind)


def _marked(figure: Figure) -> tuple[Kind, str]:
    if figure.disputed:
        return Kind.DISPUTED, f"disputed: {' or '.join(figure.rivals)}"
    if figure.restated:
        return Kind.RESTATED, f"restated: was {figure.earlier[-1].words}"
    return Kind.PLAIN, ""
