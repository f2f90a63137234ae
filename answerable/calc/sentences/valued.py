"""A figure in a sentence: its value, and when it is of."""

from answerable.calc.periods import Kind, printed
from answerable.calc.sentences.phrases import when
from answerable.calc.sentences.shapes import Fact, Scale, Told


def value(fact: Fact, told: Told) -> str:
    """The value; a change is a rise or a fall."""
    if told.scale is not Scale.CHANGE or fact.value is None:
        return fact.words
    if not fact.value:
        return "no change"
    words = fact.words.replace("−", "").replace("+", "")
    return f"{'a rise' if fact.value > 0 else 'a fall'} of {words}"


def dated(fact: Fact, told: Told) -> str:
    """The period, and whether we assumed it or the figure may still change."""
    one_day = fact.period.kind is Kind.SNAPSHOT
    remarks = ["provisional"] if fact.provisional else []
    remarks += [f"the {'date' if one_day else 'period'} is assumed"] if fact.assumed else []
    # A change is not a state of the day it was told on.
    words = f"as at {printed(fact.period)}" if one_day and told.scale is Scale.CHANGE else when(fact.period)
    return words + (f" ({'; '.join(remarks)})" if remarks else "")
