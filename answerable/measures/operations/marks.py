"""Writes of what stops a line or stands beside it: breaks and annotations. Each is known by its code."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.measures.intake.breaks import AnnotationLine, BreakLine
from answerable.measures.models import Annotation, Break
from answerable.measures.operations.context import CodeTaken, Names, stamps, subject_of, take_back, tidied, unstamped
from answerable.measures.operations.looking import look_again
from answerable.measures.operations.signals import reopen_explained_by
from answerable.measures.queries.known_lines import annotation_lines, break_lines

type Mark = Break | Annotation
type MarkLine = BreakLine | AnnotationLine


@dataclass(frozen=True)
class _Sort:
    """One of the two sorts: its word, its table, what is held, and the columns that are its own."""

    word: str
    model: type[Break] | type[Annotation]
    held: Callable[[], Sequence[tuple[Mark, MarkLine]]]
    columns: tuple[str, ...]


BREAKS = _Sort("break", Break, break_lines, ("kind", "at", "reason", "breakdown", "at_basis"))
ANNOTATIONS = _Sort("annotation", Annotation, annotation_lines, ("kind", "starts", "ends", "reason", "breakdown"))


@transaction.atomic
def mark_break(line: BreakLine, *, by: Actor, at: datetime) -> Break:
    """Marks the day from which something else is counted. Raises CodeTaken and NotHeld."""
    turns.take_turn()
    _refuse_taken(BREAKS, line)
    _take_in(BREAKS, [tidied(replace(line, evidence=unstamped(line.evidence)))], by=by, at=at)
    kept = Break.objects.get(code=line.code)
    look_again(keys_of(kept), at=at)
    return kept


@transaction.atomic
def annotate(line: AnnotationLine, *, by: Actor, at: datetime) -> Annotation:
    """Marks a time that a reader must know about. Raises CodeTaken and NotHeld."""
    turns.take_turn()
    _refuse_taken(ANNOTATIONS, line)
    _take_in(ANNOTATIONS, [tidied(replace(line, evidence=unstamped(line.evidence)))], by=by, at=at)
    kept = Annotation.objects.get(code=line.code)
    look_again(keys_of(kept), at=at)
    return kept


def keys_of(mark: Mark) -> list[int]:
    """The keys of the measures that it concerns."""
    return list(mark.measures.values_list("pk", flat=True))


@transaction.atomic
def load_breaks(lines: Sequence[BreakLine], *, by: Actor, at: datetime) -> int:
    """Takes in the breaks of a folder: new ones, corrected ones, withdrawn ones. The number that changed.

    A break that was withdrawn here stays withdrawn. Raises NotHeld.
    """
    return _take_in(BREAKS, lines, by=by, at=at)


@transaction.atomic
def load_annotations(lines: Sequence[AnnotationLine], *, by: Actor, at: datetime) -> int:
    """Takes in the annotations of a folder, as `load_breaks` does breaks. Raises NotHeld."""
    return _take_in(ANNOTATIONS, lines, by=by, at=at)


def _refuse_taken(sort: _Sort, line: MarkLine) -> None:
    if sort.model.objects.filter(code=line.code).exists():
        raise CodeTaken([f"There is a {sort.word} '{line.code}' already: choose another code, or withdraw that one."])


def _take_in(sort: _Sort, lines: Sequence[MarkLine], *, by: Actor, at: datetime) -> int:
    names, held = Names(), {line.code: (row, line) for row, line in sort.held()}
    settled = [_settled(sort, line, names) for line in lines]
    names.refuse()
    entries: list[audit.Entry] = []
    for line in settled:
        if line.code not in held:
            row = _made(sort, line, names, by=by, at=at)
            entries.append(audit.Entry(f"{sort.word} marked", by, at, subject_of(row), None, asdict(line)))
            continue
        row, old = held[line.code]
        if replace(line, evidence=unstamped(line.evidence)) != replace(old, evidence=unstamped(old.evidence)):
            _correct(sort, row, line, names)
            entries.append(audit.Entry(f"{sort.word} corrected", by, at, subject_of(row), asdict(old), asdict(line)))
        if line.evidence.withdrawn_at and not row.withdrawn_at:
            if isinstance(row, Break):
                reopen_explained_by(row, by=by, at=at)
            entries.append(take_back(row, line.evidence, by=by, at=at))
    audit.record_many(entries)
    return len(entries)


def _settled(sort: _Sort, line: MarkLine, names: Names) -> MarkLine:
    """The line with what it leaves to be known: its measures in order, and the day of its source."""
    of = f"{sort.word} '{line.code}'"
    for code in line.measures:
        names.measure(code, line.breakdown, of)
    return replace(line, measures=tuple(sorted(line.measures)), evidence=names.evidence(line.evidence, of))


def _columns(sort: _Sort, line: MarkLine, names: Names) -> dict[str, Any]:
    return {name: getattr(line, name) for name in sort.columns} | names.columns(line.evidence)


def _made(sort: _Sort, line: MarkLine, names: Names, *, by: Actor, at: datetime) -> Mark:
    columns = _columns(sort, line, names) | stamps(line.evidence, by=by, at=at)
    row = sort.model.objects.create(code=line.code, **columns)
    row.measures.set([names.measures[code] for code in line.measures])
    return row


def _correct(sort: _Sort, row: Mark, line: MarkLine, names: Names) -> None:
    columns = _columns(sort, line, names)
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))
    row.measures.set([names.measures[code] for code in line.measures])
