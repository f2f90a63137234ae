"""Writes of what measures are asked to reach. A value once set is not overwritten: it ends, or is withdrawn with a reason."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.measures.intake.standards import StandardLine
from answerable.measures.models import Standard
from answerable.measures.operations.context import (
    ImpossibleValue,
    Names,
    Overlaps,
    stamps,
    subject_of,
    take_back,
    tidied,
    unstamped,
)
from answerable.measures.queries.known_lines import standard_lines
from answerable.measures.queries.verdicts import impossible

type Pair = tuple[Standard, StandardLine]
type Key = tuple[str, str, str, str]
"""Measure, area, part and kind: of these at most one holds on a day."""


class EndsBeforeItStarts(Overlaps):
    """A standard would end before the day it starts."""


@transaction.atomic
def set_standard(line: StandardLine, *, by: Actor, at: datetime, end_previous: bool = False) -> Standard:
    """Sets a standard, target or expectation; with `end_previous` the one that holds on its first day ends the day before.

    Raises Overlaps (another of its kind would hold on the same day), ImpossibleValue and NotHeld.
    """
    turns.take_turn()
    names = Names()
    line = _settled(tidied(replace(line, evidence=unstamped(line.evidence))), names)
    names.refuse()
    if end_previous:
        for row, held in _of_key(standard_lines(), _key(line)):
            if held.starts < line.starts and (held.ends is None or held.ends >= line.starts):
                end_standard(row, ends=line.starts - timedelta(days=1), by=by, at=at)
    if clash := _clash(line, _of_key(standard_lines(), _key(line))):
        raise Overlaps([clash])
    row = _made(line, names, by=by, at=at)
    audit.record_many([_entry("standard set", row, None, line, by=by, at=at)])
    return row


@transaction.atomic
def end_standard(row: Standard, *, ends: date, by: Actor, at: datetime) -> None:
    """Says which day is the last on which a standard holds. Raises EndsBeforeItStarts, and Overlaps where it would hold longer."""
    turns.take_turn()
    ((locked, before),) = [pair for pair in standard_lines() if pair[0].pk == row.pk]
    line = replace(before, ends=ends)
    if ends < locked.starts:
        raise EndsBeforeItStarts([f"It starts on {british_date(locked.starts)}: it cannot end before that."])
    others = [pair for pair in standard_lines() if pair[0].pk != row.pk]
    if clash := _clash(line, _of_key(others, _key(line))):
        raise Overlaps([clash])
    locked.ends = ends
    locked.save(update_fields=["ends"])
    row.ends = ends
    audit.record_many([_entry("standard ended", locked, {"ends": before.ends}, {"ends": ends}, by=by, at=at)])


@transaction.atomic
def load_standards(lines: Sequence[StandardLine], *, by: Actor, at: datetime) -> int:
    """Takes in the standards of a folder: new ones, reworded ones, ended and withdrawn ones. The number that changed.

    What was ended or withdrawn here stays so. Raises Overlaps (also where a value differs), ImpossibleValue and NotHeld.
    """
    names = Names()
    settled = sorted((_settled(line, names) for line in lines), key=lambda one: one.starts)
    names.refuse()
    held: dict[Key, list[Pair]] = defaultdict(list)
    for row, line in standard_lines():
        held[_key(line)].append((row, line))
    taking = _Taking(names, held, by, at)
    for line in settled:
        taking.take(line)
    if taking.problems:
        raise Overlaps(taking.problems)
    audit.record_many(taking.entries)
    return len(taking.entries)


class _Taking:
    """The standards of a folder on their way in; each line meets a row of its own, or becomes one."""

    def __init__(self, names: Names, held: dict[Key, list[Pair]], by: Actor, at: datetime) -> None:
        self.names, self.held, self.by, self.at = names, held, by, at
        self.met: set[int] = set()
        self.entries: list[audit.Entry] = []
        self.problems: list[str] = []

    def take(self, line: StandardLine) -> None:
        pairs = self.held[_key(line)]
        pair = _nearest(line, [one for one in pairs if one[0].pk not in self.met])
        if pair is None:
            self._add(line, pairs)
            return
        row, old = pair
        self.met.add(row.pk)
        new = replace(line, ends=line.ends or old.ends)
        if not row.withdrawn_at and (clash := _clash(new, [one for one in pairs if one is not pair])):
            self.problems.append(clash)
            return
        if replace(new, evidence=unstamped(new.evidence)) != replace(old, evidence=unstamped(old.evidence)):
            _correct(row, new, self.names)
            pairs[pairs.index(pair)] = (row, new)
            self._note("standard corrected", row, old, new)
        if line.evidence.withdrawn_at and not row.withdrawn_at:
            self.entries.append(take_back(row, line.evidence, by=self.by, at=self.at))

    def _add(self, line: StandardLine, pairs: list[Pair]) -> None:
        if not line.evidence.withdrawn_at and (clash := _clash(line, pairs)):
            self.problems.append(clash)
            return
        row = _made(line, self.names, by=self.by, at=self.at)
        self.met.add(row.pk)
        pairs.append((row, line))
        self._note("standard set", row, None, line)

    def _note(self, action: str, row: Standard, old: StandardLine | None, new: StandardLine) -> None:
        self.entries.append(_entry(action, row, old, new, by=self.by, at=self.at))


def _settled(line: StandardLine, names: Names) -> StandardLine:
    """The line with what it leaves to be known: the body's own area, and the day of its source."""
    of = f"{line.kind} of '{line.measure}' from {line.starts}"
    measure, area = names.measure(line.measure, line.breakdown, of), names.area(line.area, of)
    if measure and (fault := impossible(measure.unit, line.value)):
        raise ImpossibleValue([f"{of}: {fault}"])
    return replace(line, area=area.code if area else "", evidence=names.evidence(line.evidence, of))


def _key(line: StandardLine) -> Key:
    return (line.measure, line.area, line.breakdown, line.kind)


def _of_key(pairs: Sequence[Pair], key: Key) -> list[Pair]:
    return [pair for pair in pairs if _key(pair[1]) == key]


def _nearest(line: StandardLine, pairs: Sequence[Pair]) -> Pair | None:
    """The row that a line is of: it starts on the same day and asks the same; by its stamps where several do."""
    same = [one for one in pairs if _asked(one[1]) == _asked(line)]
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


def _asked(line: StandardLine) -> tuple[object, ...]:
    return (line.starts, line.aim, line.value)


def _clash(line: StandardLine, pairs: Sequence[Pair]) -> str:
    """Why a line cannot hold beside those of its key; empty where it can."""
    for row, other in pairs:
        if row.withdrawn_at or not _on_one_day(line, other):
            continue
        aim = "at least" if other.aim == "at_least" else "at most"
        until = f"to {british_date(other.ends)}" if other.ends else "on"
        return (
            f"'{line.measure}' has a {other.kind} of {aim} {other.value} from {british_date(other.starts)} {until} already, "
            f"and this one would hold from {british_date(line.starts)}: end the first before that day, or withdraw it."
        )
    return ""


def _on_one_day(one: StandardLine, other: StandardLine) -> bool:
    return one.starts <= (other.ends or date.max) and other.starts <= (one.ends or date.max)


def _columns(line: StandardLine, names: Names) -> dict[str, Any]:
    own = ("breakdown", "kind", "aim", "value", "starts", "ends", "set_by", "reason")
    return {name: getattr(line, name) for name in own} | names.columns(line.evidence)


def _made(line: StandardLine, names: Names, *, by: Actor, at: datetime) -> Standard:
    columns = _columns(line, names) | stamps(line.evidence, by=by, at=at)
    return Standard.objects.create(measure=names.measures[line.measure], area=names.areas[line.area], **columns)


def _correct(row: Standard, line: StandardLine, names: Names) -> None:
    columns = _columns(line, names)
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))


def _entry(action: str, row: Standard, old: object, new: object, *, by: Actor, at: datetime) -> audit.Entry:
    return audit.Entry(action, by, at, subject_of(row), _facts(old), _facts(new))


def _facts(one: object) -> dict[str, Any] | None:
    return asdict(one) if isinstance(one, StandardLine) else one if isinstance(one, dict) else None
