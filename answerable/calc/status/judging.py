"""The status of an objective: each rule is asked in order, and whatever made it apply is told."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from answerable.calc.status.answer import (
    Considered,
    Delivery,
    Performance,
    Question,
    Spoken,
    Status,
    Strength,
    Weight,
)
from answerable.calc.status.facts import Facts, Work
from answerable.calc.status.rules import Condition, Rule, RuleSet
from answerable.calc.status.terms import TERMS
from answerable.calc.status.weighing import Limits, Weighed, considered, loudest_first, weighed

type Known = dict[str, int | str]
"""What each term stands at."""


def status(facts: Facts, rules: RuleSet, *, steps: Collection[str] = ()) -> Status:
    """The computed status with its reasoning; `steps` are the codes of the scale in use, empty where ratings are off.

    The rules must have passed `rules.check`.
    """
    scale = weighed(facts, _limits(rules))
    known: Known = {name: term.count(facts, scale) for name, term in TERMS.items()}
    spoken: list[Spoken] = []
    for question in Question:
        told = _ask(question, rules, known, scale, steps)
        spoken.extend(told)
        known[question] = told[0].answer if told else ""
    performance = next(one for one in spoken if one.question is Question.PERFORMANCE)
    return Status(
        as_at=facts.as_at,
        performance=Performance(str(known[Question.PERFORMANCE])),
        delivery=Delivery(str(known[Question.DELIVERY])),
        strength=Strength(str(known[Question.STRENGTH])),
        step=str(known[Question.STEP]),
        clause=performance.words,
        considered=(*(considered(one) for one in loudest_first(scale)), *_others(facts)),
        spoken=tuple(spoken),
        rules=rules.name,
    )


def _limits(rules: RuleSet) -> Limits:
    return Limits(rules.too_old_after, rules.least_change, rules.doubted_change, rules.near_miss)


def _ask(
    question: Question, rules: RuleSet, known: Known, scale: Sequence[Weighed], steps: Collection[str]
) -> list[Spoken]:
    """Every rule of a question that applies, the one that decides first. A rule for another scale is not asked."""
    asked = [rule for rule in rules.of(question) if question is not Question.STEP or rule.answer in steps]
    by_code = {one.fact.code: one for one in scale}
    found = [rule for rule in asked if all(_holds(one, known, by_code) for one in rule.when)]
    # Those without conditions apply always: they are told only where they decide.
    telling = [rule for n, rule in enumerate(found) if n == 0 or rule.when]
    return [
        Spoken(question, rule.code, rule.answer, rule.words.format_map(known), _because(rule, known), n == 0)
        for n, rule in enumerate(telling)
    ]


def _holds(one: Condition, known: Known, measures: Mapping[str, Weighed]) -> bool:
    if one.measure:
        held = measures.get(one.measure)
        return held is not None and _of_measure(one.term, held) in one.among
    value = known[one.term]
    if isinstance(value, str):
        return value in one.among
    return (one.least is None or value >= one.least) and (one.most is None or value <= one.most)


def _of_measure(term: str, held: Weighed) -> str:
    words = {"way": held.way, "against": held.against, "shows": held.fact.shows}
    return words[term]


def _because(rule: Rule, known: Known) -> str:
    """What made the rule apply: "2 measures of a result got worse; 0 ...". Empty for one that always applies."""
    return "; ".join(_met(one, known) for one in rule.when)


def _met(one: Condition, known: Known) -> str:
    if one.measure:
        return f"the measure {one.measure} is {' or '.join(one.among)}".replace("_", " ")
    if one.term in TERMS:
        return f"{known[one.term]} {TERMS[one.term].meaning}"
    return f"the {one.term} is {str(known[one.term]).replace('_', ' ')}"


def _untold(work: Work) -> str:
    return f" ({work.untold} not told of since the day it was due)" if work.untold else ""


def _others(facts: Facts) -> Iterator[Considered]:
    """The facts that are not of a measure, each a sentence."""
    work = facts.work
    if work.owed:
        weight = Weight.AGAINST if work.late or work.stopped else Weight.FOR if work.done else Weight.NEITHER
        yield Considered(
            f"Work: {work.owed} listed, {work.done} done, {work.late} late{_untold(work)}, {work.at_risk} at risk, "
            f"{work.stopped} stopped; dates were moved {work.slips} {'time' if work.slips == 1 else 'times'}.",
            weight,
            "it counts for delivery, not for performance",
        )
    else:
        yield Considered("Work: none is listed for it.", Weight.NEITHER, "so nothing can be said of delivery")
    found = sum(fact.findings for fact in facts.measures)
    if found:
        yield Considered(
            f"Findings: {found} open {'finding' if found == 1 else 'findings'} on its figures.",
            Weight.NEITHER,
            "what the papers say of its figures is in question until they are settled",
        )
    if facts.recommendations:
        yield Considered(
            f"Recommendations: {facts.recommendations} open, {facts.recommendations_late} past their date, "
            f"{facts.causes_of_concern} of them causes of concern.",
            Weight.AGAINST if facts.recommendations_late or facts.causes_of_concern else Weight.NEITHER,
        )
