"""What the office's pages of measures ask: the list, one measure as known on a day, one figure, who decided."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from answerable.areas.models import Area
from answerable.bodies.queries import body
from answerable.calc.periods import printed as period_words
from answerable.calc.standing import Qualifier, Told, clearest, standing
from answerable.kit.models import AuditEntry
from answerable.kit.wording import value_words
from answerable.measures.models import Measure, Observation, Source
from answerable.measures.queries.disputes import disagreements
from answerable.measures.queries.held import Figure, Held, Series, key_of, series_of, series_of_many
from answerable.people.models import User
from answerable.people.roles import Role

UNIT_WORDS = {
    "gbp": "Pounds",
    "fte": "Full-time equivalent",
    "percent": "Percent of a whole",
    "percent_change": "Change in percent",
    "per_1000": "Per 1,000",
}
"""Units whose code is not their word."""


@dataclass(frozen=True)
class Latest:
    """The newest figure of a measure: for the whole of it where there is one, else for its first part."""

    series: Series
    figure: Figure


@dataclass(frozen=True)
class MeasureLine:
    """One measure in the list."""

    measure: Measure
    latest: Latest | None
    disputed: int
    restated: int


@dataclass(frozen=True)
class DefinitionChange:
    """One change of a definition, from the audit trail: each field with its words before and after."""

    at: datetime
    role: str
    fields: tuple[tuple[str, str, str], ...]

    @property
    def is_first(self) -> bool:
        """Whether the measure was new."""
        return all(not before for _, before, _ in self.fields)


@dataclass(frozen=True)
class MeasurePage:
    """A measure with all that is held of it, as known on a day, and how its definition changed."""

    measure: Measure
    series: tuple[Series, ...]
    latest: Latest | None
    changes: tuple[DefinitionChange, ...]


@dataclass(frozen=True)
class OneFigure:
    """The figure that an observation belongs to, with the measure and the series it stands in."""

    measure: Measure
    series: Series
    figure: Figure
    asked: Held

    @property
    def words(self) -> str:
        """What the figure is of, without the measure: period, place, breakdown."""
        return ", ".join(part for part in (period_words(self.figure.period), place_words(self.series)) if part)


def unit_words(unit: str) -> str:
    return UNIT_WORDS.get(unit, unit.replace("_", " ").capitalize())


def place_words(series: Series) -> str:
    """ "Derbyshire, rowdy behaviour": the area and the breakdown value of a series."""
    return ", ".join(part for part in (series.area_name, series.breakdown) if part)


def held_words(held: Held, unit: str) -> str:
    """A held value as it is read: "nearly 1,700", "27.6%", "suppressed"."""
    if held.value is None:
        return held.status
    qualifier = "" if held.qualifier == "exact" else held.qualifier.replace("_", " ") + " "
    return qualifier + value_words(held.value, unit)


def measure_lines() -> tuple[MeasureLine, ...]:
    """Every measure with its latest figure, in order of subject and title."""
    measures = list(Measure.objects.select_related("subject").order_by("subject__position", "title"))
    held = series_of_many(measures, only=_newest())
    found = disagreements()
    disputed, restated = Counter(d.measure.pk for d in found.disputed), Counter(d.measure.pk for d in found.restated)
    return tuple(MeasureLine(one, latest(held[one.pk]), disputed[one.pk], restated[one.pk]) for one in measures)


def _newest() -> list[int]:
    """The observations of each measure's latest figure, found without loading the others and what tells them."""
    rows = Observation.objects.values_list(
        "pk", "measure", "area__position", "area", "breakdown", "period_end", "period_start"
    )
    best: dict[int, tuple[tuple[object, ...], list[int]]] = {}
    for pk, measure, position, area, breakdown, end, start in rows.iterator():
        rank = (bool(breakdown), position, area, breakdown, -end.toordinal(), -start.toordinal())
        if measure not in best or rank < best[measure][0]:
            best[measure] = (rank, [pk])
        elif rank == best[measure][0]:
            best[measure][1].append(pk)
    return [pk for _, pks in best.values() for pk in pks]


def latest(series: Sequence[Series]) -> Latest | None:
    """The newest figure of the first series that is not a part of another; None where nothing is held."""
    ordered = sorted((one for one in series if one.figures), key=lambda one: bool(one.breakdown))
    return Latest(ordered[0], ordered[0].figures[-1]) if ordered else None


def measure_page(measure: Measure, known_on: date | None) -> MeasurePage:
    """Everything held of a measure; with a day, only what was told by then."""
    series = series_of(measure, known_on)
    return MeasurePage(measure, series, latest(series), definition_changes(measure))


def definition_changes(measure: Measure) -> tuple[DefinitionChange, ...]:
    """How the definition came to be what it is, the newest change first."""
    entries = AuditEntry.objects.filter(action="measure defined", subject=f"measure:{measure.code}").order_by("-number")
    return tuple(DefinitionChange(one.at, role_words(one.role), _fields(one)) for one in entries)


def _fields(entry: AuditEntry) -> tuple[tuple[str, str, str], ...]:
    before, after = entry.before, entry.after
    return tuple(
        (name.replace("_", " ").capitalize(), _words(before.get(name)), _words(value)) for name, value in after.items()
    )


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def rivals(figure: Figure) -> tuple[Held, ...]:
    """The values that contradict each other, whether or not it was settled which one to go by; empty where none do."""
    told = [
        clearest([Told(one.value, one.as_at, at.printed, Qualifier(at.qualifier), one.key) for at in one.places])
        for one in figure.held
    ]
    how = standing(told)
    keys = [one.key for one in how.current] if how and how.disputed else []
    return tuple(one for key in keys for one in figure.held if one.key == key)


def role_words(role: str) -> str:
    """A role of the audit trail in words; what is no role, such as the command line, is said as it is."""
    return Role(role).label if role in set(Role) else role


def roles_of(references: Iterable[str]) -> Mapping[str, str]:
    """The role, in words, of each who did something ("user:12", "system:command-line"); never a name."""
    wanted = set(references)
    numbers = {int(one.removeprefix("user:")) for one in wanted if one.removeprefix("user:").isdecimal()}
    known = {one.reference: one.kind.label for one in User.objects.filter(pk__in=numbers)}
    return {one: known.get(one) or one.removeprefix("system:").replace("-", " ").replace(":", " ") for one in wanted}


def one_figure(observation: Observation) -> OneFigure:
    """All that is held for the key of an observation."""
    measure, key = observation.measure, key_of(observation)
    area = observation.area.code
    for series in series_of(measure):
        if (series.area, series.breakdown) == (area, observation.breakdown):
            figure = next(one for one in series.figures if (one.period.start, one.period.end) == key[3:])
            asked = next(one for one in figure.held if one.key == observation.pk)
            return OneFigure(measure, series, figure, asked)
    raise LookupError(observation.pk)


def sources() -> tuple[Source, ...]:
    """Every source, the newest first."""
    return tuple(Source.objects.order_by("-published", "title"))


def review_day(today: date) -> date:
    """The day that reviews fall due by: today, or the day that the office's pages speak of."""
    office = body()
    return (office and office.shown_as_at) or today


def due_for_review(day: date) -> tuple[Measure, ...]:
    """The definitions whose next review is due on a day, the longest overdue first."""
    return tuple(Measure.objects.filter(next_review__lte=day).order_by("next_review", "title"))


def areas() -> tuple[Area, ...]:
    """Every area that figures can be of, the wider before those within them."""
    return tuple(Area.objects.order_by("position", "name"))


def widest_area() -> str:
    """The code of the area that returns are mostly about: the force's; empty before areas are drawn."""
    first = (
        Area.objects.filter(kind=Area.Kind.FORCE).order_by("position").first()
        or Area.objects.order_by("position").first()
    )
    return first.code if first else ""
