"""What a figure is set beside: a nation's, a group of peers', a named year of its own; with n and date, never as a place."""

from collections.abc import Sequence

from answerable.calc.sentences.against import compared as set_against
from answerable.calc.sentences.differing import comparison
from answerable.calc.sentences.older import alike
from answerable.calc.sentences.phrases import when
from answerable.calc.sentences.shapes import Beside, Fact, Line, Told
from answerable.calc.sentences.tested import chance


def beside(line: Line, fact: Fact, told: Told, said: Sequence[str]) -> list[str]:
    """One sentence for each comparator that may be set beside the figure, and that `said` has not told of."""
    found = (_own(one, line, fact, told, said) if one.own else _other(one) for one in told.beside)
    return [one for one in found if one]


def _other(one: Beside) -> str:
    behind = "how many stand behind it is not told" if one.n is None else f"{one.n:,} {one.n_of}".strip()
    return f"For {one.name} it is {one.words}, {when(one.period)} ({behind})."


def _own(one: Beside, line: Line, fact: Fact, told: Told, said: Sequence[str]) -> str:
    """The comparison with a baseline, where its figure is held and may be compared."""
    held = next((other for other in line.known if other.period == one.period and not other.rivals), None)
    if held is None or held.period.end >= fact.period.start or not alike(held.period, fact.period):
        return ""
    if any(f"{when(held.period)} ({held.words})" in one for one in said):
        return ""
    found = set_against(held, fact, line.bearing(told.quantity_of(fact)))
    if found.before is None:
        return ""
    return f"Against {one.name}, it is {comparison(fact, held, told)} {when(held.period)} ({held.words}){chance(fact, found, told)}."
