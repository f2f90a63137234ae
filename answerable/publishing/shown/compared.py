"""How the page that sets areas beside one another is shown: the funnel, its table, and the areas over time."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.text import capfirst

from answerable.calc.funnel import Position
from answerable.calc.periods import printed
from answerable.kit.charts.data import Curve, FunnelChart, Kind, Panel, Spot
from answerable.kit.charts.funnel import funnel_chart
from answerable.kit.charts.line import number
from answerable.kit.charts.multiples import Multiples, small_multiples
from answerable.kit.components import Tag, Tone
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import counted
from answerable.measures.views.behaviour_chart import Drawing, chart_of
from answerable.publishing.pages.measures import AreaRow, ComparePage
from answerable.publishing.shown.conduct import behaviour
from answerable.publishing.shown.rendering import HOME, MEASURES, Frame, Rendering

BETTER = {"up_good": {Position.ABOVE, Position.FAR_ABOVE}, "down_good": {Position.BELOW, Position.FAR_BELOW}}
WORDS = {
    Position.FAR_ABOVE: "far above",
    Position.ABOVE: "above",
    Position.INSIDE: "within the limits",
    Position.BELOW: "below",
    Position.FAR_BELOW: "far below",
}
TAGS = {
    Kind.PLAIN: Tone.NEUTRAL,
    Kind.NOTABLE: Tone.NEUTRAL,
    Kind.BETTER: Tone.BETTER,
    Kind.WORSE: Tone.WORSE,
}


def compared(page: ComparePage, frame: Frame) -> Rendering:
    """The areas beside one another, with the denominators and their day."""
    drawing = _funnel(page)
    context = {
        "page": page,
        "lead": lead(page),
        "period": printed(page.period),
        "measure": frame.link(page.measure),
        "funnel": funnel_chart(drawing) if page.curve else None,
        "values": _table(page),
        "multiples": _multiples(page),
        "left_out": counted(page.hidden, "area") if page.hidden else "",
    }
    title = f"{page.title}: {page.kind} compared"
    return Rendering("publishing/compared.html", title, (HOME, MEASURES, page.measure), context)


def lead(page: ComparePage) -> str:
    """Which areas stand outside the limits; or that none does, or that there are none."""
    start = f"{capfirst(printed(page.period))}: "
    average = f"all {len(page.rows)} {page.kind} together have {_rate(page.average, page)}"
    if not page.curve:
        return f"{start}{average}."
    outside = [row for row in page.rows if row.position != Position.INSIDE]
    if not outside:
        return f"{start}{average}, and none differs from that by more than chance would give."
    named = "; ".join(f"{row.name} is {WORDS[Position(row.position)]} ({_rate(row.rate, page)})" for row in outside)
    return f"{start}{average}. By more than chance would give, {named}."


def _rate(value: Decimal, page: ComparePage) -> str:
    """A rate to three figures: more would say more than it knows."""
    each = "" if page.unit == "percent" else f" for each {page.per:,}"
    return number(float(value), page.unit) + each


def _rate_words(page: ComparePage) -> str:
    return f"% of {page.size_words}" if page.unit == "percent" else f"for each {page.per:,} {page.size_words}"


def kind_of(row: AreaRow, direction: str) -> Kind:
    """Better, worse or worth a look outside the limits; plain inside."""
    if not row.position or row.position == Position.INSIDE:
        return Kind.PLAIN
    better: Mapping[str, set[Position]] = BETTER
    if direction not in better:
        return Kind.NOTABLE
    return Kind.BETTER if Position(row.position) in better[direction] else Kind.WORSE


def _funnel(page: ComparePage) -> FunnelChart:
    inner = Curve("95%", tuple(float(one.low) for one in page.curve), tuple(float(one.high) for one in page.curve))
    outer = Curve(
        "99.8%", tuple(float(one.far_low) for one in page.curve), tuple(float(one.far_high) for one in page.curve)
    )
    return FunnelChart(
        "funnel",
        f"{page.title}, {printed(page.period)}",
        tuple(Spot(row.name, row.size, row.rate, kind_of(row, page.direction)) for row in page.rows),
        page.average,
        tuple(float(one.size) for one in page.curve),
        (inner, outer) if page.curve else (),
        page.unit,
        page.size_words,
        _rate_words(page),
    )


def _table(page: ComparePage) -> Table:
    """The areas by name: an order by rate would be a ranking."""
    columns = [
        Column[AreaRow]("name", "Area", lambda row: row.name),
        Column[AreaRow]("count", "Figure", lambda row: row.words, numeric=True),
        Column[AreaRow]("size", capfirst(page.size_words), lambda row: row.size, numeric=True),
        Column[AreaRow](
            "rate", capfirst(_rate_words(page)), lambda row: row.rate, lambda row: _number(row, page), numeric=True
        ),
    ]
    if page.curve:
        columns.append(Column[AreaRow]("position", "Against the limits", _words, lambda row: _position(row, page)))
    return table(page.rows, columns, caption=f"{page.title} by area, {printed(page.period)}, by name")


def _words(row: AreaRow) -> str:
    return WORDS[Position(row.position)] if row.position else ""


def _number(row: AreaRow, page: ComparePage) -> str:
    return number(float(row.rate), page.unit)


def _position(row: AreaRow, page: ComparePage) -> str | Tag:
    """A tag only for those outside."""
    kind = kind_of(row, page.direction)
    return _words(row) if kind is Kind.PLAIN else Tag(_words(row), TAGS[kind])


def _multiples(page: ComparePage) -> SafeString | None:
    """Each area over time on one scale, where two or more have a history."""
    names = {row.code: row.name for row in page.rows}
    panels = []
    for kept in page.over_time:
        if len([value for value in kept.values if value is not None]) >= 3 and not kept.breakdown:
            line = chart_of(Drawing("area", names[kept.area], behaviour(kept), page.value_unit))
            span = f"{printed(kept.periods[0])} to {printed(kept.periods[-1])}"
            panels.append(Panel(names[kept.area], line.points, span, limits=line.limits, breaks=line.breaks))
    return small_multiples(Multiples("areas", tuple(panels), page.value_unit)) if len(panels) > 1 else None
