"""The same recommendation told twice, in a summary and where it belongs, is one: the fuller telling stays."""

import re
from collections.abc import Sequence

from answerable.calc.recommending.walking import Told

ALIKE = 0.6
"""How much of the words two tellings share before they are taken for one."""


def once(told: Sequence[Told]) -> dict[int, tuple[Told, ...]]:
    """By `id` of each that stays the other tellings of it, in order. What is in nobody's list and no key was told again elsewhere."""
    kept: list[tuple[Told, list[Told]]] = []
    for one in told:
        same = next((group for group in kept if _is_same(group[0], one)), None)
        if same is None:
            kept.append((one, []))
        elif _length(one) > _length(same[0]):
            kept[kept.index(same)] = (_fuller(one, same[0]), [*same[1], same[0]])
        else:
            same[1].append(one)
    return {id(one): tuple(others) for one, others in kept}


def _fuller(one: Told, other: Told) -> Told:
    one.number = one.number or other.number
    one.cause = one.cause or other.cause
    one.doubt = one.doubt if other.doubt else None
    return one


def _is_same(one: Told, other: Told) -> bool:
    if one.kind is not other.kind or (one.number and other.number and one.number != other.number):
        return False
    if one.number and one.number == other.number and not (one.words and other.words):
        return True
    first, second = _words(one), _words(other)
    if not (first and second):
        return False
    shared = len(first & second) / min(len(first), len(second))
    return shared >= (ALIKE if one.number and other.number else 0.9)


def _words(one: Told) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", " ".join([*one.words, *one.items]).casefold()))


def _length(one: Told) -> int:
    return sum(len(part) for part in (*one.words, *one.items))
