"""Disputed figures are said first, whichever they are."""

from collections.abc import Sequence

from answerable.calc.sentences.against import last_like
from answerable.calc.sentences.phrases import listed, when
from answerable.calc.sentences.shapes import Fact, Line


def older(lines: Sequence[Line], newest: Fact | None) -> list[str]:
    """One sentence for each disputed figure but the newest; from three on, one sentence for all."""
    found = [(line.name, fact) for line in lines for fact in line.known if fact.rivals and fact is not newest]
    if len(found) < 3:
        return [dispute(fact, name) for name, fact in found]
    told = [f"{listed(fact.rivals)} {when(fact.period)}{f' ({name})' if name else ''}" for name, fact in found]
    return [f"Disputed and not settled: {'; '.join(told)}."]


def dispute(fact: Fact, name: str) -> str:
    """The rival values of a period."""
    of = f" ({name})" if name else ""
    return f"Disputed: {when(fact.period)}{of} the papers tell {listed(fact.rivals)}, and this is not settled."


def left_alone(facts: Sequence[Fact]) -> list[str]:
    """That a disputed figure is compared with nothing, and what stands before it."""
    before = last_like(facts, facts[-1])
    stated = f" The figure before it is {before.words}, {when(before.period)}." if before and not before.rivals else ""
    return [f"Until it is, nothing is compared with it.{stated}"]
