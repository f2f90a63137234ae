"""The rules, in the order in which their findings are read, and the one call that runs them.

What is true of most objectives of a plan is a decision of the plan and not a slip in each: it is told once.
"""

from collections.abc import Callable, Iterator, Sequence

from answerable.calc.promises.activity_only import activity_only
from answerable.calc.promises.alike import alike
from answerable.calc.promises.cannot_be_judged import cannot_be_judged
from answerable.calc.promises.facts import Finding, Promise
from answerable.calc.promises.measure_gone import measure_gone
from answerable.calc.promises.no_baseline import no_baseline
from answerable.calc.promises.no_date import no_date
from answerable.calc.promises.no_measure import no_measure
from answerable.calc.promises.no_owner import no_owner
from answerable.calc.promises.two_promises import two_promises
from answerable.calc.promises.wrong_way import wrong_way

Rule = Callable[[Sequence[Promise]], Iterator[Finding]]

RULES: dict[str, tuple[Rule, str, str]] = {
    "measure_gone": (measure_gone, "Measure is gone", "name a measure that the office does not have"),
    "no_measure": (no_measure, "No measure", "have no measure"),
    "wrong_way": (wrong_way, "Measure goes the wrong way", "have a measure that goes the wrong way"),
    "cannot_be_judged": (cannot_be_judged, "Cannot be judged", "have words by which they cannot be judged"),
    "activity_only": (activity_only, "Activity only", "promise what will be done and not what is to come of it"),
    "two_promises": (two_promises, "Two promises in one", "make several promises in one"),
    "alike": (alike, "Much the same words", "are about the same thing as another"),
    "no_baseline": (no_baseline, "No starting point", "say nothing of where they start"),
    "no_owner": (no_owner, "No owner", "have no owner"),
    "no_date": (no_date, "No date", "have no date by which they are to be reached"),
}
"""Each rule with its name in words, and what it says of several objectives."""
TOLD_ONCE = 0.5
FEWEST = 5


def lint(promises: Sequence[Promise]) -> tuple[Finding, ...]:
    """Every finding, the gravest rule first; one for the whole plan where a rule finds more than half of its objectives."""
    return tuple(found for name in RULES for found in _told(name, promises))


def _told(name: str, promises: Sequence[Promise]) -> Sequence[Finding]:
    rule, _, several = RULES[name]
    found = list(rule(promises))
    codes = tuple(dict.fromkeys(code for one in found for code in one.codes))
    if len(codes) < FEWEST or len(codes) <= TOLD_ONCE * len(promises):
        return found
    of = "All" if len(codes) == len(promises) else f"{len(codes)} of the"
    return [Finding(name, codes, f"{of} {len(promises)} objectives {several}.", found[0].repair)]
