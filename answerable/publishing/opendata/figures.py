"""Measures, their figures, and the places that tell them, as rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from answerable.calc.periods import printed
from answerable.publishing import addresses
from answerable.publishing.opendata.forms import Column, Kind, Row, Table
from answerable.publishing.opendata.paths import code_of
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.parts import Figure, Series, Telling, Value

FORMULAE = (
    "Cells are kept as they were published: a text may begin with =, +, - or @. Open the file as text, or tell your "
    "spreadsheet to, if it would read such a cell as a formula. Numbers are plain: no thousands separator, no unit."
)
SUPPRESSED = "A figure that is too small to be shown has the status “suppressed” and no value, as on its page; so has one that would give it away."


@dataclass(frozen=True)
class Standing:
    """One value of a figure with how it stands: current, disputed, set aside or superseded; `number` counts from 1 within the figure."""

    series: Series
    figure: Figure
    value: Value
    word: str
    number: int


def standings(page: MeasurePage) -> Iterator[Standing]:
    """Every value that was ever told, in the order of the page."""
    for series in page.series:
        for figure in series.figures:
            for number, (value, word) in enumerate(worded(figure), start=1):
                yield Standing(series, figure, value, word, number)


def worded(figure: Figure) -> list[tuple[Value, str]]:
    """The values of a figure, each with how it stands."""
    current = "disputed" if figure.disputed else "current"
    aside = figure.settled.aside if figure.settled else ()
    said = [*((one, current) for one in figure.current), *((one, "set aside") for one in aside)]
    return [*said, *((one, "superseded") for one in figure.earlier)]


def first_told(value: Value) -> date:
    """The day of the first paper that tells a value."""
    return min((one.published for one in value.tellings), default=value.as_at)


def anchor(series: Series, figure: Figure) -> str:
    return addresses.figure(series.area, series.breakdown, figure.period)


def address(path: str, series: Series, figure: Figure) -> str:
    """The address of a figure that stays as it is: the measure's, and in it the figure's own."""
    return f"{path}#{anchor(series, figure)}"


def observation(page: MeasurePage, one: Standing) -> str:
    """The key of a value."""
    return f"{page.code}/{anchor(one.series, one.figure)}/{one.number}"


def _measures(path: str, page: MeasurePage) -> Iterator[Row]:
    if page.known_on:
        return
    one = page.definition
    yield (
        page.code, page.title, page.subject.text, one.why, one.numerator, one.denominator, page.unit, one.direction,
        one.direction_reason, one.counted, one.frequency, one.breakdown, one.source, one.owner, one.author,
        one.checked_by, one.reviewed, one.next_review, one.caveats, "; ".join(page.aliases),
        page.suppress_below or None, sum(len(series.figures) for series in page.series), path,
    )  # fmt: skip


def _observations(path: str, page: MeasurePage) -> Iterator[Row]:
    if page.known_on:
        return
    for one in standings(page):
        series, figure, value = one.series, one.figure, one.value
        yield (
            observation(page, one), page.code, series.area, series.area_name, series.breakdown, figure.period.start,
            figure.period.end, printed(figure.period), "assumed" if figure.assumed else "stated", value.value, page.unit,
            value.words, value.status, value.qualifier, first_told(value), value.latest, one.word, value.reason, len(value.tellings),
            address(path, series, figure),
        )  # fmt: skip


def tellings(path: str, page: MeasurePage) -> Iterator[Row]:
    """Every place that tells a figure of a measure, in the tidy form; none of a page of an earlier day."""
    if page.known_on:
        return
    for one in standings(page):
        for number, place in enumerate(one.value.tellings, start=1):
            yield _telling(path, page, one, place, number)


def _telling(path: str, page: MeasurePage, one: Standing, place: Telling, number: int) -> Row:
    series, period = one.series, one.figure.period
    # Copies of before the number was kept say it in words alone: then it is that of the value it agrees with.
    number_told = place.value if place.qualifier else one.value.value
    key = observation(page, one)
    return (
        page.code, series.area, series.breakdown, period.start, period.end, number_told, one.value.status,
        place.qualifier or one.value.qualifier, code_of(place.paper.path), locator(place), place.printed,
        place.published, place.note, page.unit, one.word, key, f"{key}/{number}", address(path, series, one.figure),
    )  # fmt: skip


def locator(place: Telling) -> str:
    """Where in its paper: "paragraph 4.7, table; line 117"."""
    line = f"line {place.line}" if place.line is not None else ""
    return "; ".join(part for part in (place.where, line) if part)


_MEASURE = Column("measure", "Measure", "The code of the measure.", required=True, points="measures.measure")
_AREA = Column("area", "Area", "The code of the place that the figure is of.", required=True, points="areas.area")
_PART = Column("breakdown", "Part", "The part of a breakdown that the figure is of; empty for the whole.")
_START = Column("period_start", "First day", "The first day of the period.", Kind.DAY, required=True)
_END = Column("period_end", "Last day", "The last day of the period.", Kind.DAY, required=True)
_UNIT = Column("unit", "Unit", "What values are counted in: count, percent, gbp, seconds and so on.", required=True)
_STATUS = Column(
    "status", "Status", "final, provisional, missing or suppressed; the last two have no value.", required=True
)
_QUALIFIER = Column(
    "qualifier", "Qualifier", "How exactly it was told: exact, over, nearly, about or up_to.", required=True
)
_STANDING = Column(
    "standing",
    "Standing",
    "How the value stands: current; disputed (values of one day that do not agree); set aside (another was settled on); "
    "superseded (a later paper told another).",
    required=True,
)
_FIGURE = Column("page", "Page", "The address of the figure, which stays as it is.", Kind.ADDRESS, required=True)

MEASURES = Table(
    code="measures",
    title="Measures",
    words="What is measured: each measure with its definition, who answers for it and who checked it.",
    columns=(
        Column("measure", "Measure", "The code of the measure.", required=True),
        Column("title", "Title", "What the measure is called.", required=True),
        Column("subject", "Subject", "The subject that it belongs to."),
        Column("why", "Why it is looked at", "Why the office looks at it."),
        Column("numerator", "What is counted", "What is counted."),
        Column("denominator", "Out of", "What it is counted out of."),
        _UNIT,
        Column("direction", "Which way is better", "Which way is better, in words."),
        Column("direction_reason", "Why that way", "Why that way is better, or why none is."),
        Column("counted", "How it is counted", "Counted, added up, averaged, a share, or a number on a day."),
        Column("frequency", "Told for", "The periods that it is told for."),
        Column("breakdown", "Split by", "What its parts are parts of; empty where it is not split."),
        Column("source", "Where it comes from", "The system or the survey that it comes from."),
        Column("owner", "Who answers for it", "The role that answers for it."),
        Column("author", "Defined by", "Who wrote the definition."),
        Column("checked_by", "Checked by", "Who checked the definition."),
        Column("reviewed", "Reviewed", "When the definition was last reviewed.", Kind.DAY),
        Column("next_review", "Next review", "When it is to be reviewed next.", Kind.DAY),
        Column("caveats", "Beware", "What to beware of."),
        Column("aliases", "Also called", "Other names, set apart by semicolons."),
        Column(
            "suppress_below", "Not shown below", "Counts below this are not shown; empty where all are.", Kind.WHOLE
        ),
        Column("figures", "Figures", "How many figures are held.", Kind.WHOLE, required=True),
        Column("page", "Page", "The address of its page.", Kind.ADDRESS, required=True),
    ),
    key=("measure",),
    rows={MeasurePage: _measures},
)

OBSERVATIONS = Table(
    code="observations",
    title="Figures",
    words="Every value that was ever told of a figure, once, with how it stands: for most uses take those whose standing is “current”.",
    columns=(
        Column("observation", "Key", "The key of the value in these tables.", required=True),
        _MEASURE,
        _AREA,
        Column("area_name", "Area's name", "What the place is called.", required=True),
        _PART,
        _START,
        _END,
        Column("period", "Period", "The period as it is read.", required=True),
        Column(
            "period_basis",
            "Basis of the period",
            "stated, or assumed where the paper does not print it.",
            required=True,
        ),
        Column("value", "Value", "The value; empty where the status is missing or suppressed.", Kind.NUMBER),
        _UNIT,
        Column("words", "In words", "The value as the page says it, with its unit and its qualifier.", required=True),
        _STATUS,
        _QUALIFIER,
        Column("first_told", "First told", "The day of the first paper that tells the value.", Kind.DAY, required=True),
        Column("as_at", "As at", "The day of the last paper that tells the value.", Kind.DAY, required=True),
        _STANDING,
        Column("reason", "Reason", "Why the value was restated, where a reason was given."),
        Column("tellings", "Told in", "How many places tell it.", Kind.WHOLE, required=True),
        _FIGURE,
    ),
    key=("observation",),
    rows={MeasurePage: _observations},
    notes=(SUPPRESSED, FORMULAE),
)

TELLINGS = Table(
    code="tellings",
    title="Where each figure is told",
    words="Every place that tells a figure: the paper, where in it, and the figure as printed there.",
    columns=(
        _MEASURE,
        _AREA,
        _PART,
        _START,
        _END,
        Column(
            "value",
            "Value",
            "The value as it is told here; empty where the status is missing or suppressed.",
            Kind.NUMBER,
        ),
        _STATUS,
        _QUALIFIER,
        Column("source", "Paper", "The code of the paper that tells it.", required=True, points="papers.paper"),
        Column("locator", "Place", "Where in the paper: paragraph, table, line of its text."),
        Column("printed", "As printed", "The figure as the paper prints it.", required=True),
        Column("as_at", "As at", "The day that the paper was published.", Kind.DAY, required=True),
        Column("note", "Note", "What to know of this place."),
        _UNIT,
        _STANDING,
        Column(
            "observation",
            "Value's key",
            "The key of the value that it tells.",
            required=True,
            points="observations.observation",
        ),
        Column("telling", "Key", "The key of this row in these tables.", required=True),
        _FIGURE,
    ),
    key=("telling",),
    rows={MeasurePage: tellings},
    notes=(SUPPRESSED, FORMULAE),
)
