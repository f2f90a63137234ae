"""All measures of a priority on one page, those that changed first."""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.calc.sentences.changed import Moved, moved
from answerable.measures.models import Measure
from answerable.plans.models import Objective, Plan, Priority
from answerable.publishing import addresses
from answerable.publishing.pages.parts import Ref
from answerable.publishing.pages.plans import MeasureRow, PriorityMeasuresPage
from answerable.publishing.queries.conduct import conduct
from answerable.publishing.queries.measure_pages import Measures
from answerable.publishing.queries.record import Record


@dataclass(frozen=True)
class Evidence:
    """A measure with the objectives of the priority that it is evidence for."""

    measure: Measure
    objectives: tuple[Ref, ...]


def pages(record: Record, built: Measures) -> Iterator[tuple[str, PriorityMeasuresPage]]:
    """A page for each priority that any measure is evidence for."""
    for plan in record.plans:
        for priority in record.priorities.get(plan.pk, ()):
            found = evidence(plan, priority, record)
            if found:
                yield addresses.priority_measures(plan.code, priority.code), _page(plan, priority, found, built)


def evidence(plan: Plan, priority: Priority, record: Record) -> list[Evidence]:
    """The measures that are evidence for its objectives, each once."""
    mine = [one for one in record.objectives[plan.pk] if one.priority_id == priority.pk]
    by_measure: dict[int, list[Objective]] = {}
    for one in mine:
        for key in record.evidence.get(one.pk, ()):
            by_measure.setdefault(key, []).append(one)
    measures = {one.pk: one for one in record.measures}
    return [Evidence(measures[key], tuple(_ref(plan, one) for one in found)) for key, found in by_measure.items()]


def _ref(plan: Plan, one: Objective) -> Ref:
    return Ref(f"{one.code} {one.title}", addresses.objective(plan.code, one.code))


def _page(plan: Plan, priority: Priority, found: list[Evidence], built: Measures) -> PriorityMeasuresPage:
    changes = {one.measure.pk: moved(built.judged[one.measure.pk].told) for one in found}
    ordered = sorted(found, key=lambda one: (_rank(changes[one.measure.pk]), one.measure.title))
    title = f"{priority.code}. {priority.title}"
    return PriorityMeasuresPage(
        plan=Ref(plan.title, addresses.plan(plan.code)),
        priority=Ref(title, addresses.priority(plan.code, priority.code)),
        code=priority.code,
        title=priority.title,
        rows=tuple(_row(one, changes[one.measure.pk], built) for one in ordered),
    )


def _rank(change: Moved | None) -> tuple[bool, tuple[int, float, str]]:
    """The firmest and largest change first; what has nothing to be compared with comes last."""
    return change is None, change.key if change else (0, 0.0, "")


def _row(one: Evidence, change: Moved | None, built: Measures) -> MeasureRow:
    main = built.judged[one.measure.pk].main
    page = built.pages[one.measure.pk]
    return MeasureRow(
        line=built.lines[one.measure.pk],
        sentence=page.sentences[0],
        unit=page.unit,
        conduct=conduct(main) if main else None,
        objectives=one.objectives,
        grade=change.grade.name.lower() if change else "",
    )
