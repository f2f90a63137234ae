"""Facts for tests: a measure of a result unless it is said otherwise."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from answerable.calc.status.facts import Against, Basis, Facts, MeasureFact, Shows, Way, Work
from answerable.calc.status.rules import Condition, Rule, RuleSet

DAY = date(2024, 11, 7)
SPRING = date(2024, 3, 31)
COLOURS = ("green", "amber", "red")


def measure(way: Way = Way.UNTOLD, *, code: str = "waits", size: int = 40, **other: object) -> MeasureFact:
    """A result that changed by so many percent, between two figures."""
    basis = Basis.NOTHING if way is Way.UNTOLD else Basis.TWO_FIGURES
    fact = MeasureFact(
        code, code.capitalize(), Shows.OUTCOME, figures=2, last=SPRING, way=way, basis=basis, size=Decimal(size)
    )
    return replace(fact, **other)  # type: ignore[arg-type]


BETTER, WORSE, STEADY = measure(Way.BETTER), measure(Way.WORSE, code="drops"), measure(Way.STEADY, code="files")
MEETS = measure(code="standard", against=Against.MEETS)
MISSES = measure(code="missed", against=Against.MISSES, short=Decimal(30))


NO_WORK = Work()


def facts(*measures: MeasureFact, work: Work = NO_WORK, causes: int = 0, late: int = 0) -> Facts:
    return Facts(
        "1.1", DAY, measures, work, recommendations=causes + late, recommendations_late=late, causes_of_concern=causes
    )


def with_rule(rules: RuleSet, *, when: Condition, answer: str = "worse") -> RuleSet:
    """The rules with one more before the others."""
    first = Rule("own", next(one.question for one in rules.rules if one.answer == answer), answer, "Our own.", (when,))
    return replace(rules, rules=(first, *rules.rules))
