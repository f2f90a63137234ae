"""The same recommendation told twice, in a summary and where it belongs, is one: the fuller telling stays."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from answerable.calc.recommending.found import Kind
from answerable.calc.recommending.walking import Told

ALIKE = 0.6
"""How much of the words two tellings under one number share before they are taken for one."""
BEGINNING = 10
"""So many first words stand for a telling that has no number: a summary prints the same sentence."""
NEAREST = 4
"""So many tellings under one number are compared; a report that has more counts in every chapter anew."""


@dataclass
class _Group:
    told: Told
    others: list[Told] = field(default_factory=list)


def once(told: Sequence[Told]) -> dict[int, tuple[Told, ...]]:
    """By `id` of each that stays the other tellings of it, in order. What is no key was told again elsewhere."""
    groups: list[_Group] = []
    numbered: defaultdict[tuple[Kind, str], list[_Group]] = defaultdict(list)
    begun: dict[tuple[Kind, tuple[str, ...]], _Group] = {}
    for one in told:
        begins = (one.kind, _words(one)[:BEGINNING])
        same = _same(one, numbered[one.kind, one.number] if one.number else [], begun.get(begins))
        if same is None:
            same = _Group(one)
            groups.append(same)
        else:
            _join(same, one)
        if one.number and same not in numbered[one.kind, one.number][-NEAREST:]:
            numbered[one.kind, one.number].append(same)
        if begins[1]:
            begun.setdefault(begins, same)
    return {id(group.told): tuple(group.others) for group in groups}


def _same(one: Told, numbered: Sequence[_Group], begun: _Group | None) -> _Group | None:
    """The group that it belongs to: under its number with words like its own, or one that begins as it does."""
    found = next((group for group in reversed(numbered[-NEAREST:]) if _alike(group.told, one)), None)
    if found or begun is None or (one.number and begun.told.number and one.number != begun.told.number):
        return found
    return begun


def _join(group: _Group, one: Told) -> None:
    """The fuller telling stands for the group, with the number, the cause and the label that any of them has."""
    full, other = (one, group.told) if _length(one) > _length(group.told) else (group.told, one)
    full.number = full.number or other.number
    full.cause = full.cause or other.cause
    full.doubt = full.doubt if other.doubt else None
    group.told = full
    group.others.append(other)


def _alike(one: Told, other: Told) -> bool:
    first, second = frozenset(_words(one)), frozenset(_words(other))
    if not (first and second):
        return True
    return len(first & second) / min(len(first), len(second)) >= ALIKE


def _words(one: Told) -> tuple[str, ...]:
    return tuple(_spelt(one))


def _spelt(one: Told) -> Iterator[str]:
    for part in (*one.words, *one.items):
        yield from re.findall(r"\w+", part.casefold())


def _length(one: Told) -> int:
    return sum(len(part) for part in (*one.words, *one.items))
