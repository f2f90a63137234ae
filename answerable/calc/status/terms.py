"""The terms that rules may ask for, each with its meaning: numbers counted from the facts, and words answered before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from answerable.calc.status.answer import Delivery, Performance, Strength
from answerable.calc.status.facts import Against, Basis, Facts, MeasureFact, Shows, Way
from answerable.calc.status.weighing import Weighed

type Count = Callable[[Facts, Sequence[Weighed]], int]


@dataclass(frozen=True)
class NumberTerm:
    """A number: what it counts, as it reads after a number, and how."""

    meaning: str
    count: Count


@dataclass(frozen=True)
class WordTerm:
    """A word that an earlier question answered."""

    meaning: str
    known: tuple[str, ...]


def _counting(which: Callable[[Weighed], bool]) -> Count:
    return lambda _, weighed: sum(which(one) for one in weighed)


def _results(one: Weighed) -> bool:
    return one.fact.shows.result and one.fact.judgeable and bool(one.fact.figures)


def _contested(fact: MeasureFact) -> bool:
    return fact.direction == "contested" and fact.shows is not Shows.ACTIVITY and bool(fact.figures)


TERMS: Mapping[str, NumberTerm] = {
    "measures": NumberTerm("measures named as evidence", lambda facts, _: len(facts.measures)),
    "figured": NumberTerm("measures with a figure", _counting(lambda one: one.fact.figures > 0)),
    "results": NumberTerm("measures that show a result, with a figure", _counting(_results)),
    "contested": NumberTerm("measures that can be read either way", _counting(lambda one: _contested(one.fact))),
    "current": NumberTerm(
        "measures of a result with a figure that is new enough and not in question", _counting(lambda one: one.counts)
    ),
    "too_old": NumberTerm("measures of a result whose newest figure is too old", _counting(lambda one: one.old)),
    "disputed": NumberTerm(
        "measures of a result on whose figures papers contradict each other", _counting(lambda one: one.doubted)
    ),
    "told": NumberTerm(
        "measures of a result that can be compared, or have a standard", _counting(lambda one: one.told)
    ),
    "better": NumberTerm("measures of a result that got better", _counting(lambda one: one.way is Way.BETTER)),
    "better_held": NumberTerm(
        "measures of a result that got better by figures that are held",
        _counting(lambda one: one.way is Way.BETTER and one.fact.basis is not Basis.PRINTED),
    ),
    "worse": NumberTerm("measures of a result that got worse", _counting(lambda one: one.way is Way.WORSE)),
    "steady": NumberTerm("measures of a result without a clear change", _counting(lambda one: one.way is Way.STEADY)),
    "meets": NumberTerm(
        "measures of a result that meet what is asked",
        _counting(lambda one: one.counts and one.against is Against.MEETS),
    ),
    "misses": NumberTerm(
        "measures of a result that miss what is asked",
        _counting(lambda one: one.counts and one.against is Against.MISSES),
    ),
    "nearly": NumberTerm(
        "measures of a result that miss what is asked by little",
        _counting(lambda one: one.counts and one.against is Against.NEARLY),
    ),
    "hit_and_miss": NumberTerm(
        "measures of a result that meet what is asked in some periods only",
        _counting(lambda one: one.counts and one.against is Against.HIT_AND_MISS),
    ),
    "tested": NumberTerm(
        "measures of a result whose change could be set against chance",
        _counting(lambda one: one.counts and one.fact.basis is Basis.TESTED),
    ),
    "anchored": NumberTerm(
        "measures of a result set beside a comparator, a standard or what chance gives",
        _counting(
            lambda one: (
                one.counts
                and (one.fact.compared or one.fact.basis is Basis.TESTED or one.against is not Against.NO_STANDARD)
            )
        ),
    ),
    "compared": NumberTerm(
        "measures of a result with a comparator or a baseline", _counting(lambda one: one.counts and one.fact.compared)
    ),
    "overdue": NumberTerm("measures whose next figure is overdue", _counting(lambda one: one.fact.overdue > 0)),
    "findings": NumberTerm(
        "open findings on its figures", lambda facts, _: sum(fact.findings for fact in facts.measures)
    ),
    "deliverables": NumberTerm("pieces of work listed", lambda facts, _: facts.work.owed),
    "deliverables_done": NumberTerm("pieces of work done", lambda facts, _: facts.work.done),
    "deliverables_open": NumberTerm(
        "pieces of work still to do", lambda facts, _: facts.work.owed - facts.work.done - facts.work.stopped
    ),
    "deliverables_late": NumberTerm("pieces of work late", lambda facts, _: facts.work.late),
    "deliverables_at_risk": NumberTerm("pieces of work at risk", lambda facts, _: facts.work.at_risk),
    "deliverables_stopped": NumberTerm("pieces of work stopped", lambda facts, _: facts.work.stopped),
    "slips": NumberTerm("dates of work that were moved", lambda facts, _: facts.work.slips),
    "recommendations": NumberTerm("recommendations still open", lambda facts, _: facts.recommendations),
    "recommendations_late": NumberTerm("recommendations past their date", lambda facts, _: facts.recommendations_late),
    "causes_of_concern": NumberTerm("causes of concern still open", lambda facts, _: facts.causes_of_concern),
}
WORDS: Mapping[str, WordTerm] = {
    "performance": WordTerm("the performance", tuple(Performance)),
    "delivery": WordTerm("the delivery", tuple(Delivery)),
    "strength": WordTerm("the strength of the evidence", tuple(Strength)),
}
