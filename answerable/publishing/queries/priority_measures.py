"""All measures of a priority on one page, those that changed first."""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.measures.models import Measure
from answerable.plans.models import Objective, Plan, Priority
from answerable.publishing import addresses
from answerable.publishing.pages.parts import Ref
from answerable.publishing.pages.plans import MeasureRow, PriorityMeasuresPage
from answerable.publishing.queries.conduct import conduct
from answerable.publishing.queries.measure_pages import Measures
from answerable.publishing.queries.moved import order
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
    def moved(one: Evidence) -> tuple[tuple[int, int, int], str]:
        main = built.judged[one.measure.pk].main
        return order(main.behaviour if main else None), one.measure.title

    title = f"{priority.code}. {priority.title}"
    return PriorityMeasuresPage(
        plan=Ref(plan.title, addresses.plan(plan.code)),
        priority=Ref(title, addresses.priority(plan.code, priority.code)),
        code=priority.code,
        title=priority.title,
        rows=tuple(_row(one, built) for one in sorted(found, key=moved)),
    )


def _row(one: Evidence, built: Measures) -> MeasureRow:
    main = built.judged[one.measure.pk].main
    page = built.pages[one.measure.pk]
    return MeasureRow(
        line=built.lines[one.measure.pk],
        sentence=page.sentences[0],
        unit=page.unit,
        conduct=conduct(main) if main else None,
        objectives=one.objectives,
    )
