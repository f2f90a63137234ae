"""The rules themselves in words, for those who judge by them."""

import re

from answerable.calc.status.answer import Delivery, Performance, Question, Strength
from answerable.calc.status.rules import Condition, Rule
from answerable.calc.status.terms import TERMS, WORDS

ASKED = {
    Question.STRENGTH: "How strong is the evidence?",
    Question.PERFORMANCE: "What do the figures say?",
    Question.DELIVERY: "Was the work done?",
    Question.STEP: "Which step of the scale is suggested?",
}
_ANSWERS: dict[Question, type[Performance] | type[Delivery] | type[Strength]] = {
    Question.PERFORMANCE: Performance,
    Question.DELIVERY: Delivery,
    Question.STRENGTH: Strength,
}


def answer_words(rule: Rule) -> str:
    """What a rule answers, in words; of a step its code."""
    known = _ANSWERS.get(rule.question)
    return known(rule.answer).words if known and rule.answer in set(known) else rule.answer.replace("-", " ")


def rule_words(rule: Rule) -> str:
    """What a rule says, with dots where it prints a number."""
    return re.sub(r"\{\w+\}", "…", rule.words)


def condition_words(one: Condition) -> str:
    """ "there are 1 or more measures of a result that got worse"; "the performance is mixed or no clear change"."""
    if one.measure:
        return f"the measure {one.measure} is {_either(one.among)}"
    if one.term in WORDS:
        return f"{WORDS[one.term].meaning} is {_either(one.among)}"
    meaning = TERMS[one.term].meaning if one.term in TERMS else one.term
    if one.least == one.most:
        return f"there are {'no' if not one.least else f'exactly {one.least}'} {meaning}"
    if one.most is None:
        return f"there are {one.least} or more {meaning}"
    how_many = f"at most {one.most}" if one.least is None else f"{one.least} to {one.most}"
    return f"there are {how_many} {meaning}"


def _either(words: tuple[str, ...]) -> str:
    said = [_said(one) for one in words]
    return " or ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)


def _said(word: str) -> str:
    for known in (Performance, Delivery, Strength):
        if word in set(known):
            return known(word).words.lower()
    return word.replace("_", " ")
