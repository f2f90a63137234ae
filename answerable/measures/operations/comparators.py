"""Writes of what figures are set beside. A value once set is not overwritten: it is withdrawn with a reason."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.measures.intake.comparators import ComparatorLine, fault_of
from answerable.measures.models import Comparator
from answerable.measures.operations.context import (
    CodeTaken,
    ContextRefused,
    ImpossibleValue,
    Names,
    stamps,
    subject_of,
    take_back,
    tidied,
    unstamped,
)
from answerable.measures.queries.known_lines import comparator_lines
from answerable.measures.queries.verdicts import impossible

type Pair = tuple[Comparator, ComparatorLine]
type Key = tuple[str, str, str, str, date, date]
"""Measure, part, kind, name and period: of these one is held at a time."""


class NotAComparator(ContextRefused):
    """A baseline has a value of its own or does not say why, or another comparator has no value."""


@transaction.atomic
def compare_with(line: ComparatorLine, *, by: Actor, at: datetime) -> Comparator:
    """Names something to set a measure's figures beside. Raises CodeTaken, NotAComparator, ImpossibleValue and NotHeld."""
    turns.take_turn()
    names = Names()
    line = _settled(tidied(replace(line, evidence=unstamped(line.evidence))), names)
    names.refuse()
    if taken := _taken(line, [pair for pair in comparator_lines() if _key(pair[1]) == _key(line)]):
        raise CodeTaken([taken])
    row = _made(line, names, by=by, at=at)
    audit.record_many([audit.Entry("comparator named", by, at, subject_of(row), None, asdict(line))])
    return row


@transaction.atomic
def load_comparators(lines: Sequence[ComparatorLine], *, by: Actor, at: datetime) -> int:
    """Takes in the comparators of a folder: new ones, reworded ones, withdrawn ones. The number that changed.

    What was withdrawn here stays so. Raises CodeTaken (where a value differs), NotAComparator, ImpossibleValue and NotHeld.
    """
    names = Names()
    settled = [_settled(line, names) for line in lines]
    names.refuse()
    held: dict[Key, list[Pair]] = defaultdict(list)
    for row, line in comparator_lines():
        held[_key(line)].append((row, line))
    taking = _Taking(names, held, by, at)
    for line in settled:
        taking.take(line)
    if taking.problems:
        raise CodeTaken(taking.problems)
    audit.record_many(taking.entries)
    return len(taking.entries)


class _Taking:
    """The comparators of a folder on their way in; each line meets a row of its own, or becomes one."""

    def __init__(self, names: Names, held: dict[Key, list[Pair]], by: Actor, at: datetime) -> None:
        self.names, self.held, self.by, self.at = names, held, by, at
        self.met: set[int] = set()
        self.entries: list[audit.Entry] = []
        self.problems: list[str] = []

    def take(self, line: ComparatorLine) -> None:
        pairs = self.held[_key(line)]
        pair = _nearest(line, [one for one in pairs if one[0].pk not in self.met])
        if pair is None:
            self._add(line, pairs)
            return
        row, old = pair
        self.met.add(row.pk)
        if replace(line, evidence=unstamped(line.evidence)) != replace(old, evidence=unstamped(old.evidence)):
            _correct(row, line, self.names)
            self._note("comparator corrected", row, asdict(old), asdict(line))
        if line.evidence.withdrawn_at and not row.withdrawn_at:
            self.entries.append(take_back(row, line.evidence, by=self.by, at=self.at))

    def _add(self, line: ComparatorLine, pairs: list[Pair]) -> None:
        if not line.evidence.withdrawn_at and (taken := _taken(line, pairs)):
            self.problems.append(taken)
            return
        row = _made(line, self.names, by=self.by, at=self.at)
        self.met.add(row.pk)
        pairs.append((row, line))
        self._note("comparator named", row, None, asdict(line))

    def _note(self, action: str, row: Comparator, old: dict[str, Any] | None, new: dict[str, Any]) -> None:
        self.entries.append(audit.Entry(action, self.by, self.at, subject_of(row), old, new))


def _settled(line: ComparatorLine, names: Names) -> ComparatorLine:
    of = f"{line.kind} '{line.name}' of '{line.measure}'"
    if fault := fault_of(line):
        raise NotAComparator([f"{of}: {fault}"])
    measure = names.measure(line.measure, line.breakdown, of)
    if measure and (fault := impossible(measure.unit, line.value)):
        raise ImpossibleValue([f"{of}: {fault}"])
    return replace(line, evidence=names.evidence(line.evidence, of))


def _key(line: ComparatorLine) -> Key:
    return (line.measure, line.breakdown, line.kind, line.name, line.period_start, line.period_end)


def _nearest(line: ComparatorLine, pairs: Sequence[Pair]) -> Pair | None:
    """The row that a line is of: it has the same value; by its stamps where several have."""
    same = [one for one in pairs if one[1].value == line.value]
    said = line.evidence
    return max(
        same,
        key=lambda one: (
            one[1].evidence.recorded_at == said.recorded_at,
            one[1].evidence.withdrawn_at == said.withdrawn_at,
            one[1].evidence.withdrawn_at is None,
        ),
        default=None,
    )


def _taken(line: ComparatorLine, pairs: Sequence[Pair]) -> str:
    """Why there cannot be another of the line's key; empty where there can."""
    other = next((held for row, held in pairs if not row.withdrawn_at), None)
    if other is None:
        return ""
    value = "" if other.value is None else f" with {other.value}"
    return (
        f"'{line.measure}' is set beside '{line.name}' for {line.period_start} to {line.period_end}{value} already: "
        "withdraw that one first."
    )


def _columns(line: ComparatorLine, names: Names) -> dict[str, Any]:
    own = ("breakdown", "kind", "name", "why", "period_start", "period_end", "value", "n", "n_of")
    own_columns = {name: getattr(line, name) for name in own}
    return own_columns | {"members": list(line.members)} | names.columns(line.evidence)


def _made(line: ComparatorLine, names: Names, *, by: Actor, at: datetime) -> Comparator:
    columns = _columns(line, names) | stamps(line.evidence, by=by, at=at)
    return Comparator.objects.create(measure=names.measures[line.measure], **columns)


def _correct(row: Comparator, line: ComparatorLine, names: Names) -> None:
    columns = _columns(line, names)
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))
