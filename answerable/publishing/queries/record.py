"""Everything that the pages are built from, as known on a day, read once."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q

from answerable.areas.models import Area
from answerable.assessments.queries.scales import in_use
from answerable.bodies.models import LocalPolicingBody
from answerable.bodies.queries import required_body
from answerable.measures.models import Measure, Observation, Source, Subject, Telling
from answerable.measures.queries.held import Series, series_of_many
from answerable.measures.queries.judged import Ground
from answerable.plans.models import Evidence, Objective, Plan, Priority, PublishedRating
from answerable.plans.queries import plans
from answerable.publishing import addresses
from answerable.publishing.pages.parts import Ref
from answerable.publishing.queries.withheld import Cell, Day, hidden_cells, shown

TELLINGS_A_PAGE = 100
LINE = re.compile(r"(?:;\s*|^)line (\d+)\s*$")


@dataclass(frozen=True)
class Spot:
    """A place in a paper, split into where ("paragraph 5.11, table") and the line of its text."""

    where: str
    line: int | None

    @classmethod
    def of(cls, locator: str) -> "Spot":
        found = LINE.search(locator)
        return cls(locator[: found.start()], int(found[1])) if found else cls(locator, None)

    @property
    def order(self) -> tuple[bool, int, str]:
        """Lines first, in their order."""
        return (self.line is None, self.line or 0, self.where)


@dataclass(frozen=True)
class Papers:
    """On which page of its paper each line stands: the first page begins at line 0, and so on.

    `lines` are those that tell a figure: a page has an anchor for each of them and for no other.
    """

    firsts: Mapping[str, Sequence[int]]
    lines: Mapping[str, frozenset[int]]

    def ref(self, code: str, title: str, line: int | None = None) -> Ref:
        """A link to a paper, at the line where one is given that tells a figure; else to the page it would stand on."""
        number = 1
        if line is not None:
            number = max([n for n, first in enumerate(self.firsts.get(code, ()), start=1) if first <= line], default=1)
        anchor = f"#line-{line}" if line in self.lines.get(code, ()) else ""
        return Ref(title, addresses.paper(code, number) + anchor)


@dataclass(frozen=True)
class Record:
    """The live tables, as known on a day."""

    known_on: date
    # The day that deadlines and meetings are seen from: that of the release, not that of its figures.
    seen_on: date
    body: LocalPolicingBody
    subjects: Sequence[Subject]
    measures: Sequence[Measure]
    series: Mapping[int, tuple[Series, ...]]
    areas: Mapping[str, Area]
    hidden: Mapping[int, Collection[Cell]]
    sources: Mapping[str, Source]
    papers: Papers
    plans: Sequence[Plan]
    priorities: Mapping[int, Sequence[Priority]]
    objectives: Mapping[int, Sequence[Objective]]
    evidence: Mapping[int, Sequence[int]]
    ratings: Mapping[int, Sequence[PublishedRating]]
    # Without it the office has switched ratings off: what papers published of them is not shown either.
    rates: bool = True

    def days(self, measure: Measure) -> list[date]:
        """The days on which something of the measure became known."""
        return sorted({held.as_at for one in self.series[measure.pk] for figure in one.figures for held in figure.held})

    def ground(self, known_on: date | None) -> Ground:
        """What series are judged on, as known on a day; None stands for all that is known now."""
        return Ground(self.body.area_code, {code: one.kind for code, one in self.areas.items()}, known_on)

    def series_known_on(self, measures: Sequence[Measure], day: date) -> Mapping[int, tuple[Series, ...]]:
        """The series of some measures, and of those that they are out of, as they were known on an earlier day."""
        wanted = {one.pk for one in measures} | {one.base_id for one in measures if one.base_id}
        held = series_of_many([one for one in self.measures if one.pk in wanted], day)
        return {key: shown(series, self.hidden.get(key, ())) for key, series in held.items()}

    def area_name(self, code: str) -> str:
        return self.areas[code].name if code in self.areas else code

    def objectives_of(self) -> Mapping[int, list[tuple[Plan, Objective]]]:
        """The objectives that each measure is evidence for."""
        found: dict[int, list[tuple[Plan, Objective]]] = defaultdict(list)
        for plan in self.plans:
            for objective in self.objectives[plan.pk]:
                for measure in self.evidence[objective.pk]:
                    found[measure].append((plan, objective))
        return found


def latest_known() -> date | None:
    """The latest as-at held; None before any figure is."""
    found: date | None = Observation.objects.aggregate(latest=Max("as_at"))["latest"]
    return found


def earlier(known_on: date) -> date | None:
    """The day, where it is an earlier one than the newest figure; None stands for all that is known now.

    Settlements are made long after the papers: as known now, one of this morning holds for a paper of last year.
    """
    return known_on if known_on < (latest_known() or known_on) else None


def read(known_on: date, on: date | None = None) -> Record:
    """Reads everything, in a number of queries that does not grow with the record. Raises NoOffice without a body."""
    held = required_body()
    measures = list(Measure.objects.select_related("subject").order_by("subject__position", "title", "pk"))
    priorities: dict[int, list[Priority]] = defaultdict(list)
    for priority in Priority.objects.order_by("position", "pk"):
        priorities[priority.plan_id].append(priority)
    objectives: dict[int, list[Objective]] = defaultdict(list)
    # What a variation had left out by the day is no promise any more.
    kept = Q(ended_on__isnull=True) | Q(ended_on__gt=known_on)
    for objective in Objective.objects.filter(kept).order_by("position", "pk"):
        objectives[objective.plan_id].append(objective)
    evidence: dict[int, list[int]] = defaultdict(list)
    for row in Evidence.objects.order_by("position", "pk"):
        evidence[row.objective_id].append(row.measure_id)
    rates = in_use() is not None
    areas = {one.code: one for one in Area.objects.order_by("position", "code")}
    series = series_of_many(measures, earlier(known_on))
    hidden = _hidden(measures, series, areas)
    return Record(
        known_on=known_on,
        seen_on=on or held.shown_as_at or known_on,
        body=held,
        subjects=list(Subject.objects.order_by("position", "pk")),
        measures=measures,
        series={key: shown(one, hidden.get(key, ())) for key, one in series.items()},
        areas=areas,
        hidden=hidden,
        sources={one.code: one for one in Source.objects.order_by("-published", "code")},
        papers=_papers(known_on),
        plans=plans(),
        priorities=priorities,
        objectives=objectives,
        evidence=evidence,
        ratings=_ratings(known_on) if rates else {},
        rates=rates,
    )


def _ratings(known_on: date) -> Mapping[int, Sequence[PublishedRating]]:
    """The ratings that papers published by a day, of each objective, the oldest first."""
    found: dict[int, list[PublishedRating]] = defaultdict(list)
    rated = PublishedRating.objects.filter(rated_on__lte=known_on).select_related("rating", "source")
    for published in rated.order_by("rated_on", "pk"):
        found[published.objective_id].append(published)
    return found


def _hidden(
    measures: Sequence[Measure], series: Mapping[int, tuple[Series, ...]], areas: Mapping[str, Area]
) -> Mapping[int, Collection[Cell]]:
    """The figures that no page may tell, by measure: found over every day on which something became known."""
    found = {}
    for one in measures:
        if one.suppress_below:
            bases = [other for other in measures if other.pk == one.base_id]
            known = {held.as_at for each in series[one.pk] for figure in each.figures for held in figure.held}
            days = [Day(series[one.pk], series.get(one.base_id or 0, ()))]
            for day in sorted(known):
                then = series_of_many([one, *bases], day)
                days.append(Day(then[one.pk], then.get(one.base_id or 0, ())))
            found[one.pk] = hidden_cells(one, days, areas)
    return found


def _papers(known_on: date) -> Papers:
    """Cuts the tellings of each paper into pages, between two lines and never inside one."""
    lines: dict[str, list[int]] = defaultdict(list)
    rows = Telling.objects.filter(observation__as_at__lte=known_on).values_list("source__code", "locator")
    for code, locator in rows:
        lines[code].append(Spot.of(locator).line or 10**9)
    firsts = {code: _firsts(sorted(found)) for code, found in lines.items()}
    return Papers(firsts, {code: frozenset(found) for code, found in lines.items()})


def _firsts(lines: Sequence[int]) -> list[int]:
    """The first line of each page: [0, 431, ...]."""
    firsts, start = [0], 0
    for number, line in enumerate(lines):
        if number - start >= TELLINGS_A_PAGE and line != lines[number - 1]:
            firsts.append(line)
            start = number
    return firsts
