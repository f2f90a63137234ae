"""What the linter is told of a draft or of a plan, and what it finds there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from answerable.calc.promises.facts import Better, Finding, MeasureFact, Promise
from answerable.calc.promises.rules import lint
from answerable.measures.models import Measure, Observation
from answerable.plans.intake.drafts import DraftLine, DraftObjective

WAYS = {Measure.Direction.UP_GOOD: Better.UP, Measure.Direction.DOWN_GOOD: Better.DOWN}


@dataclass(frozen=True)
class _Facts:
    held: Mapping[str, Measure]
    early: Collection[str]


def findings(line: DraftLine) -> tuple[Finding, ...]:
    """What is to be asked about the wording of a draft."""
    return lint(promises(line))


def promises(line: DraftLine) -> tuple[Promise, ...]:
    """The objectives of a draft as the linter reads them, with what is held of their measures."""
    codes = {code for one in line.objectives for code in one.measures}
    facts = _Facts({one.code: one for one in Measure.objects.filter(code__in=codes)}, _early(codes, line.start))
    return tuple(_promise(one, facts) for one in line.objectives)


def _promise(one: DraftObjective, facts: _Facts) -> Promise:
    return Promise(
        code=one.code,
        title=one.title,
        summary=one.summary,
        owner=one.owner_role,
        baseline=one.baseline,
        due=one.due,
        measures=tuple(_measure(code, facts) for code in one.measures),
        doing=" ".join(text for text in (one.body_does, one.force_does) if text),
    )


def _measure(code: str, facts: _Facts) -> MeasureFact:
    held = facts.held.get(code)
    if held is None:
        return MeasureFact(code, code, held=False)
    way = WAYS.get(Measure.Direction(held.direction), Better.NEITHER)
    return MeasureFact(code, held.title, way, early=code in facts.early)


def _early(codes: Collection[str], start: date | None) -> Collection[str]:
    """Those that have a figure of a time that was over when the plan began; of a plan without a day, any figure."""
    rows = Observation.objects.filter(measure__code__in=codes, value__isnull=False)
    if start:
        rows = rows.filter(period_end__lte=start)
    return set(rows.values_list("measure__code", flat=True).distinct())
