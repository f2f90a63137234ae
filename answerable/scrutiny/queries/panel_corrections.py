"""Figures that were corrected within a span of days: what was told before, what is told now, and the reason given."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from answerable.bodies.queries import body
from answerable.calc.periods import printed as period_words
from answerable.kit.wording import british_date
from answerable.measures.models import Measure, Observation
from answerable.measures.queries.held import Figure, Series, series_of_many
from answerable.measures.queries.pages import held_words
from answerable.scrutiny.queries.panel_page import News
from answerable.scrutiny.queries.panel_span import Span

KEY = ("measure", "area", "breakdown", "period_start", "period_end")


def corrections(span: Span) -> Iterator[News]:
    """Each restatement, without what is too small to be told to the public."""
    before = Observation.objects.filter(as_at__lt=OuterRef("as_at"), **{name: OuterRef(name) for name in KEY})
    again = Observation.objects.filter(Exists(before), as_at__range=span).values("measure")
    measures = list(Measure.objects.filter(pk__in=again))
    held = series_of_many(measures, span.last) if measures else {}
    office = body()
    home = office.area_code if office else ""
    for measure in measures:
        for series in held[measure.pk]:
            for figure in series.figures:
                if _corrected(figure, span) and not _too_small(figure, measure.suppress_below):
                    yield _news(measure, series, figure, home)


def _corrected(figure: Figure, span: Span) -> bool:
    return figure.restated and not figure.disputed and span.holds(figure.best.as_at)


def _too_small(figure: Figure, least: int) -> bool:
    values = [one.value for one in (*figure.earlier, figure.best) if one.value is not None]
    return any(0 <= value < least for value in values)


def _news(measure: Measure, series: Series, figure: Figure, home: str) -> News:
    area = series.area_name if series.area != home else ""
    of = ", ".join(part for part in (measure.title, series.breakdown, area, period_words(figure.period)) if part)
    was, now = figure.earlier[-1], figure.best
    why = f"The reason given: {now.reason}" if now.reason else "No reason was given."
    words = f"{of}: {held_words(now, measure.unit)}, where {held_words(was, measure.unit)} was told as at"
    return News(now.as_at, f"{words} {british_date(was.as_at)}. {why}")
