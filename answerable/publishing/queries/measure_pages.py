"""Builds the pages of measures: as they are known, as they were known on earlier days, and the lists of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answerable.calc.periods import printed
from answerable.kit.wording import british_date
from answerable.measures.models import Measure, Subject
from answerable.measures.queries.currency import currency
from answerable.measures.queries.held import Figure as HeldFigure
from answerable.measures.queries.held import Series as Held
from answerable.measures.queries.judged import Judged, judged_of_many
from answerable.measures.wording import of_words
from answerable.publishing import addresses
from answerable.publishing.pages.measures import (
    ComparePage,
    Definition,
    MeasurePage,
    MeasuresPage,
    SubjectPage,
    SubjectPart,
)
from answerable.publishing.pages.parts import Figure, MeasureLine, Ref, Series
from answerable.publishing.queries import figures
from answerable.publishing.queries.conduct import conduct
from answerable.publishing.queries.known_besides import besides
from answerable.publishing.queries.record import Record, earlier
from answerable.publishing.wording import COUNTED, direction_words, frequency_words, unit_words

type Pages[P] = Iterator[tuple[str, P]]


@dataclass(frozen=True)
class Measures:
    """The pages of all measures by their keys, with the line that stands for each in a list, and how each is judged."""

    pages: Mapping[int, MeasurePage]
    lines: Mapping[int, MeasureLine]
    judged: Mapping[int, Judged]

    def linked(self, beside: Mapping[int, ComparePage]) -> "Measures":
        """The same, the pages with links to those that set their areas beside one another."""
        refs = {
            key: Ref(f"{one.kind.capitalize()} compared", addresses.compared(self.pages[key].code))
            for key, one in beside.items()
        }
        return replace(self, pages={key: replace(page, compared=refs.get(key)) for key, page in self.pages.items()})


def measures(record: Record) -> Measures:
    """Every measure's page, as it is known."""
    objectives = {
        key: tuple(
            Ref(f"{plan.title}: {one.code} {one.title}", addresses.objective(plan.code, one.code))
            for plan, one in found
        )
        for key, found in record.objectives_of().items()
    }
    judged = judged_of_many(record.measures, _told(record.series), record.ground(earlier(record.known_on)))
    fresh = currency([one.pk for one in record.measures], record.known_on)
    pages = {}
    for measure in record.measures:
        days = record.days(measure)[:-1]
        refs = tuple(Ref(british_date(day), addresses.measure(measure.code, day)) for day in days)
        page = _page(measure, record.series[measure.pk], judged[measure.pk], record)
        known = besides(measure, judged[measure.pk].besides, record, fresh.get(measure.pk))
        mine = objectives.get(measure.pk, ())
        pages[measure.pk] = replace(page, objectives=mine, earlier_days=refs, besides=known)
    return Measures(pages, {key: line(page) for key, page in pages.items()}, judged)


def known_pages(record: Record) -> Pages[MeasurePage]:
    """The pages of measures as they were known on each earlier day that told something of them."""
    by_day: dict[date, list[Measure]] = defaultdict(list)
    for measure in record.measures:
        for day in record.days(measure)[:-1]:
            by_day[day].append(measure)
    for day, told in by_day.items():
        then = record.series_known_on(told, day)
        judged = judged_of_many(told, _told(then), record.ground(day))
        for measure in told:
            page = _page(measure, then[measure.pk], judged[measure.pk], record)
            known = besides(measure, judged[measure.pk].besides, record)
            yield addresses.measure(measure.code, day), replace(page, known_on=day, besides=known)


def _told(held: Mapping[int, Sequence[Held]]) -> Mapping[int, Sequence[Held]]:
    """The series that have a value: where all are missing or not shown, there is nothing to judge."""
    return {key: [one for one in series if any(map(_has_value, one.figures))] for key, series in held.items()}


def _has_value(figure: HeldFigure) -> bool:
    return bool(figure.current) and figure.best.value is not None


def lists(record: Record, built: Measures) -> Pages[MeasuresPage | SubjectPage]:
    """The index of measures, and a page for each subject."""
    parts = [part for part in (_subject(one, record, built) for one in record.subjects) if part.measures]
    yield addresses.MEASURES, MeasuresPage(tuple(parts))
    for part in parts:
        yield part.path, SubjectPage(part)


def line(page: MeasurePage) -> MeasureLine:
    """The measure in a list: the newest figure of the whole, else of the part that has the newest."""
    path = addresses.measure(page.code)
    direction = page.definition.direction
    found = headline(page.series, page.home_area)
    remarks = tuple(word for word, applies in _remarks(page.series) if applies)
    if found is None:
        return MeasureLine(page.title, path, page.subject.text, "no figure", "", direction, remarks)
    series, figure = found
    of = of_words(series.area_name, series.breakdown, home=series.area == page.home_area)
    latest = " or ".join(figure.rivals) if figure.rivals else figure.best.words
    period = printed(figure.period) + (f", {of}" if of else "")
    return MeasureLine(page.title, path, page.subject.text, latest, period, direction, remarks)


def headline(series: Sequence[Series], home: str) -> tuple[Series, Figure] | None:
    """The newest figure with a value: of the whole where there is one, else of any part."""
    whole = [one for one in series if one.area == home and not one.breakdown]
    found = [(one, figure) for one in whole or series for figure in one.figures if figure.best.value is not None]
    return max(found, key=lambda pair: (pair[1].period.end, pair[1].period.days), default=None)


def _remarks(series: Sequence[Series]) -> list[tuple[str, bool]]:
    told = [figure for one in series for figure in one.figures]
    return [("disputed", any(one.disputed for one in told)), ("restated", any(one.restated for one in told))]


def _subject(subject: Subject, record: Record, built: Measures) -> SubjectPart:
    mine = tuple(built.lines[one.pk] for one in record.measures if one.subject_id == subject.pk)
    return SubjectPart(subject.title, addresses.subject(subject.code), subject.summary, mine)


def _page(measure: Measure, held: Sequence[Held], judged: Judged, record: Record) -> MeasurePage:
    return MeasurePage(
        code=measure.code,
        title=measure.title,
        subject=Ref(measure.subject.title, addresses.subject(measure.subject.code)),
        sentences=judged.sentences,
        unit=measure.unit,
        home_area=record.body.area_code,
        series=figures.series_of(measure, held, record),
        definition=_definition(measure),
        objectives=(),
        aliases=tuple(str(alias) for alias in measure.aliases),
        conducts=tuple(conduct(one) for one in judged.series),
        suppress_below=measure.suppress_below,
    )


def _definition(measure: Measure) -> Definition:
    return Definition(
        why=measure.why,
        numerator=measure.numerator,
        denominator=measure.denominator,
        unit=unit_words(measure.unit),
        direction=direction_words(measure.direction, measure.unit),
        direction_reason=measure.direction_reason,
        counted=COUNTED[measure.aggregation],
        frequency=frequency_words(measure.frequency),
        breakdown=measure.breakdown,
        source=measure.source,
        owner=measure.owner,
        author=measure.author,
        checked_by=measure.checked_by,
        reviewed=measure.reviewed,
        next_review=measure.next_review,
        caveats=measure.caveats,
    )
