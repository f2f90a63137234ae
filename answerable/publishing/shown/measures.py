"""How the pages of measures are shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst

from answerable.calc.periods import printed
from answerable.kit.components import Card, Definition, Link, Row, Search, Tag, Tone
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date, counted
from answerable.measures.wording import of_words
from answerable.publishing import addresses
from answerable.publishing.pages.measures import MeasurePage, MeasuresPage, SubjectPage
from answerable.publishing.pages.parts import Figure, MeasureLine, Series, Telling, Value
from answerable.publishing.shown import besides, embeds
from answerable.publishing.shown.charts import charts
from answerable.publishing.shown.rendering import HOME, MEASURES, Frame, Rendering, dated, remark_tag


@dataclass(frozen=True)
class Told:
    """A row of the table of tellings, ready to be read."""

    period: str
    of: str
    printed: str
    paper: Link
    published: str
    where: str
    note: str


@dataclass(frozen=True)
class Contested:
    """One figure that is told in several values: what is said of it, and who tells which."""

    kind: str
    heading: str
    tag: Tag
    said: str
    values: tuple[tuple[str, tuple[Told, ...]], ...]


@dataclass(frozen=True)
class _Cell:
    """A figure with the series it stands in."""

    series: Series
    figure: Figure


def measure(page: MeasurePage, frame: Frame) -> Rendering:
    """One measure, in the order: sentence, chart, figures, definition, disagreements, tellings, earlier days."""
    cells = [_Cell(series, figure) for series in page.series for figure in series.figures]
    drawn = charts(page)
    context = {
        "page": page,
        "lead": page.sentences[0],
        "rest": " ".join(page.sentences[1:]),
        "signs": besides.signs(page),
        "drawn": drawn,
        "unlimited": besides.unlimited(page),
        "warnings": besides.warnings(page, frame),
        "cautions": besides.cautions(page),
        "beside": besides.set_beside(page, frame),
        "fresh": besides.freshness(page.besides.freshness) if page.besides.freshness else [],
        "every_fresh": frame.root + addresses.FRESHNESS if addresses.FRESHNESS in frame.places else "",
        "late": page.besides.freshness is not None and page.besides.freshness.overdue,
        "explained": list(besides.explained(page)),
        "serves": besides.serves(page),
        "compared": frame.link(page.compared) if page.compared else None,
        "subject": frame.link(page.subject),
        "source": _newest_source(page, frame),
        "figures": table(cells, _columns(page), caption=f"{page.title}: every figure held"),
        "card": Definition("How this is measured", tuple(_definition(page))),
        "contested": tuple(_contested(page, frame, cells)),
        "tellings": tuple(_tellings(page, frame, cells)),
        "objectives": frame.links(page.objectives),
        "earlier_days": frame.links(page.earlier_days),
        "known_on": british_date(page.known_on) if page.known_on else "",
        "now": Link(page.title, frame.root + addresses.measure(page.code)),
        "embed": embeds.code(page, frame, charted=bool(drawn.charts)),
        "embed_page": frame.root + addresses.embed(page.code),
        "address_known": bool(frame.address),
    }
    title = f"{page.title} as known on {british_date(page.known_on)}" if page.known_on else page.title
    return Rendering("publishing/measure.html", title, (HOME, MEASURES, page.subject), context)


def index(page: MeasuresPage, frame: Frame) -> Rendering:
    """Every measure by subject, with a box that searches them."""
    box = Search("Find a measure", frame.root + addresses.SEARCH, hint="Words of its title, subject or purpose.")
    total = sum(len(part.measures) for part in page.subjects)
    subjects = [
        Card(one.title, frame.root + one.path, one.summary, counted(len(one.measures), "measure"))
        for one in page.subjects
    ]
    context = {"page": page, "search": box, "subjects": subjects, "total": total, "apart": addresses.DISAGREEMENTS}
    return Rendering("publishing/measures.html", "Measures", (HOME,), context)


def subject(page: SubjectPage, frame: Frame) -> Rendering:
    """The measures of a subject as a table."""
    context = {"page": page, "table": measure_table(page.subject.measures, frame, "Measures of this subject")}
    return Rendering("publishing/subject.html", page.subject.title, (HOME, MEASURES), context)


def measure_table(lines: tuple[MeasureLine, ...], frame: Frame, caption: str) -> Table:
    """Measures with their newest figure."""
    columns = [
        Column[MeasureLine]("title", "Measure", lambda m: m.title, lambda m: Link(m.title, frame.root + m.path)),
        Column[MeasureLine]("latest", "Newest figure", lambda m: m.latest, numeric=True),
        Column[MeasureLine]("period", "Period", lambda m: m.period),
        Column[MeasureLine]("direction", "Which way is better", lambda m: m.direction),
    ]
    if any(one.remarks for one in lines):
        columns.append(
            Column[MeasureLine](
                "remark",
                "Remark",
                lambda m: ", ".join(m.remarks),
                lambda m: remark_tag(m.remarks[0]) if m.remarks else "",
            )
        )
    return table(lines, columns, caption=caption)


def _columns(page: MeasurePage) -> list[Column[_Cell]]:
    """Area and part only where figures differ in them."""
    columns = [Column[_Cell]("period", "Period", lambda cell: _period(cell.figure), anchor=_anchor)]
    if any(one.area != page.home_area for one in page.series):
        columns.append(Column[_Cell]("area", "Place", lambda cell: cell.series.area_name))
    if any(one.breakdown for one in page.series):
        heading = capfirst(page.definition.breakdown) or "Part"
        columns.append(Column[_Cell]("part", heading, lambda cell: cell.series.breakdown or "All"))
    return [
        *columns,
        Column[_Cell]("value", "Figure", lambda cell: _value(cell.figure), numeric=True),
        Column[_Cell]("as_at", "As at", lambda cell: cell.figure.best.latest),
        Column[_Cell]("status", "Status", lambda cell: _status(cell.figure), lambda cell: _status_shown(cell.figure)),
        Column[_Cell]("told", "Told in", _places, lambda cell: Link(_places(cell), "#told")),
    ]


def _anchor(cell: _Cell) -> str:
    return addresses.figure(cell.series.area, cell.series.breakdown, cell.figure.period)


def _period(figure: Figure) -> str:
    one_day = figure.period.days == 1
    return printed(figure.period) + (f" ({'date' if one_day else 'period'} assumed)" if figure.assumed else "")


def _value(figure: Figure) -> str:
    return " or ".join(figure.rivals) or figure.best.words


def _status(figure: Figure) -> str:
    if figure.disputed:
        return "disputed"
    return "restated" if figure.restated else figure.best.status


def _status_shown(figure: Figure) -> str | Tag:
    said = _status(figure)
    return remark_tag(said) if figure.disputed or figure.restated else said.capitalize()


def _places(cell: _Cell) -> str:
    number = sum(len(value.tellings) for value in cell.figure.values)
    return "1 place" if number == 1 else f"{number} places"


def _newest_source(page: MeasurePage, frame: Frame) -> Told | None:
    """Who tells the newest figure of the whole, or of the part that has the newest."""
    whole = [one for one in page.series if one.area == page.home_area and not one.breakdown]
    cells = [_Cell(one, figure) for one in whole or page.series for figure in one.figures]
    told = [cell for cell in cells if cell.figure.best.value is not None and cell.figure.best.tellings]
    if not told:
        return None
    newest = max(told, key=lambda cell: (cell.figure.period.end, cell.figure.period.days))
    last = max(newest.figure.best.tellings, key=lambda one: one.published)
    return _told(page, frame, newest, last)


def _definition(page: MeasurePage) -> Iterator[Row]:
    one = page.definition
    yield Row("Why it is looked at", one.why)
    yield Row("What is counted", one.numerator)
    yield Row("Out of", one.denominator)
    yield Row("Unit", f"{one.unit}. {one.counted}.")
    yield Row("Which way is better", ". ".join(said for said in (one.direction, one.direction_reason) if said))
    if usual := besides.range_words(page):
        yield Row("Its usual range", usual)
    yield Row("Told for", one.frequency[:1].upper() + one.frequency[1:])
    if one.breakdown:
        yield Row("Split by", one.breakdown)
    yield Row("Where it comes from", one.source)
    yield Row("Who answers for it", one.owner)
    if page.aliases:
        yield Row("Also called", ", ".join(page.aliases))
    yield Row("Defined by", one.author)
    yield Row("Checked by", one.checked_by)
    yield Row("Reviewed", f"{british_date(one.reviewed)}; next review {british_date(one.next_review)}")


def _told(page: MeasurePage, frame: Frame, cell: _Cell, one: Telling) -> Told:
    of = of_words(cell.series.area_name, cell.series.breakdown, home=cell.series.area == page.home_area)
    line = f"line {one.line} of the text" if one.line is not None else ""
    return Told(
        period=printed(cell.figure.period),
        of=of,
        printed=one.printed,
        paper=frame.link(one.paper),
        published=dated(one.published, assumed=one.assumed),
        where=", ".join(part for part in (one.where, line) if part),
        note=one.note,
    )


def _tellings(page: MeasurePage, frame: Frame, cells: list[_Cell]) -> Iterator[Told]:
    for cell in cells:
        for value in cell.figure.values:
            yield from (_told(page, frame, cell, one) for one in value.tellings)


def _contested(page: MeasurePage, frame: Frame, cells: list[_Cell]) -> Iterator[Contested]:
    for cell in cells:
        kind, tag, said = _what_of_it(cell.figure)
        if not kind:
            continue
        of = of_words(cell.series.area_name, cell.series.breakdown, home=cell.series.area == page.home_area)
        heading = printed(cell.figure.period) + (f", {of}" if of else "")
        values = tuple(
            (_value_heading(value), tuple(_told(page, frame, cell, one) for one in value.tellings))
            for value in cell.figure.values
        )
        yield Contested(kind, heading, tag, said, values)


def _what_of_it(figure: Figure) -> tuple[str, Tag, str]:
    """What kind of disagreement it is, if any, and what is said of it."""
    if figure.disputed:
        day = british_date(figure.best.latest)
        said = f"The papers as at {day} contradict each other, and nobody has settled which value holds."
        return "disputed", remark_tag("disputed"), said
    if figure.settled:
        settled = f"Settled for {figure.best.words} on {british_date(figure.settled.on)}: {figure.settled.reason}"
        return "settled", Tag("Settled", Tone.GREEN), settled
    if figure.restated:
        return "restated", remark_tag("restated"), restatement(figure)
    if len({one.words for one in figure.best.tellings}) > 1:
        said = f"Told as {' and '.join(figure.best.said)}. One is the other, told less exactly, so they agree."
        return "agreeing", Tag("Agrees", Tone.NEUTRAL), said
    return "", Tag(""), ""


def restatement(figure: Figure) -> str:
    """ "First told as 167,358 on 21 March 2023, then 167,506 on 21 March 2024. No reason is given."."""
    steps = [*figure.earlier, figure.best]
    told = [f"{one.words} on {british_date(one.latest)}" for one in steps]
    reason = figure.best.reason or "No reason is given."
    return f"First told as {', then '.join(told)}. {reason}"


def _value_heading(value: Value) -> str:
    number = len(value.tellings)
    return f"{' or '.join(value.said)}, told in {'one place' if number == 1 else f'{number} places'}"
