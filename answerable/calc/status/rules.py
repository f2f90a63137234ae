"""The rules of a status as data: when which facts hold, what that answers, and in which words. Versioned; read from a file."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from string import Formatter

from answerable.calc.status.answer import Delivery, Performance, Question, Strength
from answerable.calc.status.terms import TERMS, WORDS, WordTerm


class WrongRules(ValueError):
    """The rules cannot be applied; `problems` says for each what is wrong, naming the rule and the term."""

    def __init__(self, problems: Collection[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))


@dataclass(frozen=True)
class Condition:
    """What must hold: a number between `least` and `most` (None: open), or a word that is one of `among`.

    With `measure` it is about that one measure, and the term is one of its own: `way`, `against` or `shows`.
    """

    term: str
    least: int | None = None
    most: int | None = None
    among: tuple[str, ...] = ()
    measure: str = ""


@dataclass(frozen=True)
class Rule:
    """When all of `when` hold, the question has this answer. `words` may name terms in braces: "{worse} of {results}"."""

    code: str
    question: Question
    answer: str
    words: str
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class RuleSet:
    """Ordered rules: of each question the first that applies decides; the others that apply are told too.

    A figure whose last day is more than `too_old_after` months before the day judges nothing. A change that nothing could test
    counts as no change below `least_change` percent. Where papers contradict each other on its figures, a change below
    `doubted_change` percent tells nothing: the contradiction may be all of it. A standard that is missed by up to `near_miss`
    percent of it is nearly met.
    """

    code: str
    version: int
    title: str
    because: str
    rules: tuple[Rule, ...]
    too_old_after: int = 18
    least_change: int = 5
    doubted_change: int = 50
    near_miss: int = 2

    @property
    def name(self) -> str:
        return f"{self.code}-{self.version}"

    def of(self, question: Question) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.question is question)


MEASURE_TERMS = {
    "way": ("better", "worse", "steady", "neither", "untold"),
    "against": ("meets", "misses", "nearly", "hit_and_miss", "no_standard"),
    "shows": ("outcome", "perception", "activity", "context"),
}
_ANSWERS: dict[Question, frozenset[str]] = {
    Question.PERFORMANCE: frozenset(Performance),
    Question.DELIVERY: frozenset(Delivery),
    Question.STRENGTH: frozenset(Strength),
}


def check(rules: RuleSet, *, measures: Collection[str], steps: Collection[str] | None = None) -> None:
    """Refuses rules that speak of something that is not there: a term, a word, a measure, a step. Raises WrongRules with all of it."""
    problems = [*_missing(rules), *_twice(rules)]
    for rule in rules.rules:
        problems.extend(_wrong_answer(rule, steps))
        problems.extend(_wrong_words(rule))
        for one in rule.when:
            problems.extend(_wrong_condition(rule, one, measures))
    if problems:
        raise WrongRules(problems)


def _missing(rules: RuleSet) -> Iterator[str]:
    for question in _ANSWERS:
        asked = rules.of(question)
        if not asked or asked[-1].when:
            yield (
                f"The rules of {question} do not end with one that always applies: add a last [[rule]] without conditions."
            )


def _twice(rules: RuleSet) -> Iterator[str]:
    seen: set[str] = set()
    for rule in rules.rules:
        if rule.code in seen:
            yield f"The rule '{rule.code}' stands twice: give each a code of its own."
        seen.add(rule.code)


def _wrong_answer(rule: Rule, steps: Collection[str] | None) -> Iterator[str]:
    known = _ANSWERS.get(rule.question, steps)
    if known is not None and rule.answer not in known:
        yield f"Rule '{rule.code}' answers '{rule.answer}': say one of {', '.join(sorted(known))}."


def _wrong_words(rule: Rule) -> Iterator[str]:
    try:
        parts = list(Formatter().parse(rule.words))
    except ValueError:
        yield f"Rule '{rule.code}' has a brace that stands alone in its words: write {{term}}, or no brace."
        return
    for _, name, form, conversion in parts:
        if name is not None and (name not in TERMS or form or conversion):
            yield f"Rule '{rule.code}' prints the term '{name}', which is not known: say one of {', '.join(TERMS)}."


def _wrong_condition(rule: Rule, one: Condition, measures: Collection[str]) -> Iterator[str]:
    if one.measure:
        yield from _wrong_measure(rule, one, measures)
    elif one.term in TERMS:
        if one.among or (one.least is None and one.most is None):
            yield f"Rule '{rule.code}': '{one.term}' is a number; say is, at_least or at_most."
    elif one.term in WORDS:
        yield from _wrong_word(rule, one, WORDS[one.term])
    else:
        known = ", ".join([*TERMS, *WORDS])
        yield f"Rule '{rule.code}' asks for the term '{one.term}', which is not known: say one of {known}."


def _wrong_measure(rule: Rule, one: Condition, measures: Collection[str]) -> Iterator[str]:
    if one.measure not in measures:
        yield f"Rule '{rule.code}' asks for the measure '{one.measure}', which is not held: take the rule out, or name another."
    known = MEASURE_TERMS.get(one.term)
    if known is None:
        yield f"Rule '{rule.code}' asks '{one.term}' of a measure: say one of {', '.join(MEASURE_TERMS)}."
    elif not one.among or not set(one.among) <= set(known):
        yield f"Rule '{rule.code}': '{one.term}' is among {', '.join(known)}."


def _wrong_word(rule: Rule, one: Condition, term: WordTerm) -> Iterator[str]:
    if not one.among or not set(one.among) <= set(term.known):
        yield f"Rule '{rule.code}': '{one.term}' is among {', '.join(term.known)}."
    if rule.question is not Question.STEP:
        yield f"Rule '{rule.code}' asks for '{one.term}', which only the rules of a step may: it is answered last."
