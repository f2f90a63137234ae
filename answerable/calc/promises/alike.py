"""Two objectives about the same thing in much the same words.

Words are compared by their stems, each weighed by how few of the objectives have it: that two promises share "burglary"
says more than that they share "crime".
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import log, sqrt

from answerable.calc.promises.facts import Finding, Promise
from answerable.calc.promises.words import meaning

ENOUGH = 0.6
"""Cosine of the weighed words, from which two promises are taken for one; found by reading the pairs of real plans."""
FEWEST = 2
"""Words that two promises must share at the least."""


def alike(promises: Sequence[Promise]) -> Iterator[Finding]:
    """One finding for each pair that is nearly the same, in the order of the plan."""
    said = {one.code: meaning(one.text) for one in promises}
    common = Counter(word for one in said.values() for word in one)
    weight = {word: log(1 + len(said) / number) for word, number in common.items()}
    for one, other in combinations(promises, 2):
        if likeness(said[one.code], said[other.code], weight) >= ENOUGH:
            yield Finding(
                "alike",
                (one.code, other.code),
                f"Objectives {one.code} “{one.title}” and {other.code} “{other.title}” are about the same thing in much the same words.",
                "Merge them, or write into each what sets it apart from the other.",
            )


def likeness(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    """From 0, nothing shared, to 1, the same words."""
    shared = one & other
    if len(shared) < min(FEWEST, len(one), len(other)) or not shared:
        return 0.0
    sizes = [sqrt(sum(weight[word] ** 2 for word in words)) for words in (one, other)]
    return sum(weight[word] ** 2 for word in shared) / (sizes[0] * sizes[1])
