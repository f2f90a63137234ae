"""The table that stands beside every chart: the same values, to be read."""

from decimal import Decimal

from answerable.kit.charts.data import Bar, BarChart, FunnelChart, Kind, LineChart, Point, Spot
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import value_words

SAID = {
    Kind.BETTER: "better than usual",
    Kind.WORSE: "worse than usual",
    Kind.NOTABLE: "unlike what is usual",
    Kind.RESTATED: "restated",
    Kind.DISPUTED: "disputed",
}

OUTSIDE = {
    Kind.PLAIN: "within the limits",
    Kind.BETTER: "outside the limits: better",
    Kind.WORSE: "outside the limits: worse",
    Kind.NOTABLE: "outside the limits",
}


def line_values(chart: LineChart, period: str = "Period") -> Table:
    """Every point with its value and what is said of it. `period` heads the first column."""

    def words(point: Point) -> str:
        return value_words(point.value, chart.unit) if point.value is not None else "no figure"

    columns = [
        Column[Point]("period", period, lambda point: point.label),
        Column[Point]("value", "Value", lambda point: point.value, words, numeric=True),
        Column[Point]("note", "Note", remark),
    ]
    return table(chart.points, columns, caption=chart.title)


def bar_values(chart: BarChart, name: str = "Name") -> Table:
    """Every bar with its value and what is said of it. `name` heads the first column."""

    def words(bar: Bar) -> str:
        return value_words(bar.value, chart.unit) if bar.value is not None else "no figure"

    columns = [
        Column[Bar]("name", name, lambda bar: bar.label),
        Column[Bar]("value", "Value", lambda bar: bar.value, words, numeric=True),
        Column[Bar]("note", "Note", lambda bar: bar.note),
    ]
    return table(chart.bars, columns, caption=chart.title)


def funnel_values(chart: FunnelChart, name: str = "Area") -> Table:
    """Every area with its size, its share and what is said of it, in the order given. `name` heads the first column."""
    columns = [
        Column[Spot]("name", name, lambda spot: spot.label),
        Column[Spot]("size", chart.size_words.capitalize(), lambda spot: spot.size, numeric=True),
        Column[Spot]("value", "Value", lambda spot: spot.value, lambda spot: worded(spot, chart.unit), numeric=True),
        Column[Spot]("note", "Note", lambda spot: OUTSIDE[spot.outside]),
    ]
    return table(chart.spots, columns, caption=chart.title)


def worded(spot: Spot, unit: str) -> str:
    """A computed share to one decimal: more would say more than it knows."""
    return value_words(spot.value.quantize(Decimal("0.1")), unit)


def remark(point: Point) -> str:
    """What is said of a point, in words: its mark, its note, whether it may still change."""
    said = [SAID.get(point.kind, ""), point.note if point.note != SAID.get(point.kind) else ""]
    said.append("provisional" if point.provisional else "")
    return "; ".join(part for part in said if part)
