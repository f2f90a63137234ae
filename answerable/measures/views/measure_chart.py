"""The chart of one series for the office's pages: its line with its usual range, and the table of its values."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from answerable.kit.charts.data import Kind, LineChart
from answerable.kit.charts.line import line_chart
from answerable.kit.charts.signs import Sign
from answerable.kit.charts.values import line_values
from answerable.kit.tables import Table
from answerable.measures.models import Measure
from answerable.measures.queries.gathered import rivals
from answerable.measures.queries.held import Figure, Series
from answerable.measures.queries.judged import JudgedSeries
from answerable.measures.queries.known_besides import Besides
from answerable.measures.views.behaviour_chart import Drawing, Happening, Told, assurance_sign, change_sign, chart_of
from answerable.measures.wording import told_words

ENOUGH = 3
"""With fewer points there is nothing to draw."""


@dataclass(frozen=True)
class Drawn:
    """A chart with the table of its values, and the signs that say in words what it shows."""

    svg: SafeString
    values: Table
    identity: str
    signs: tuple[Sign, ...]


def drawn(measure: Measure, judged: JudgedSeries, series: Series | None, known: Besides) -> Drawn | None:
    """The chart of a series; None where it has too few points. `series` are its figures as held."""
    how = judged.behaviour
    if sum(one.value is not None for one in how.points) < ENOUGH:
        return None
    drawing = Drawing(
        "chart",
        measure.title,
        how,
        measure.unit,
        {one.period: _told(one, measure.unit) for one in series.figures if one.current} if series else {},
        known.cuts(judged.breakdown),
        known.goals(judged.area, judged.breakdown),
        tuple(Happening(one.period, one.reason) for one in known.annotations if not one.unusual),
    )
    line: LineChart = chart_of(drawing)
    signs = (change_sign(how), assurance_sign(how))
    return Drawn(line_chart(line), line_values(line), "chart-values", tuple(one for one in signs if one))


def _told(one: Figure, unit: str) -> Told:
    best = one.best
    kind, note = Kind.PLAIN, ""
    if one.disputed:
        kind, note = Kind.DISPUTED, f"disputed: {' or '.join(rivals(one, unit))}"
    elif one.restated:
        before = one.earlier[-1]
        kind, note = Kind.RESTATED, f"restated: was {told_words(before.value, unit, before.qualifier, before.status)}"
    return Told(best.value, kind, note, best.status == "provisional")
