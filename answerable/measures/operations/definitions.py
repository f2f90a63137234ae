"""Writes of what is measured and where figures come from: subjects, sources, definitions."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.measures.intake.definitions import Definition, SourceLine, SubjectLine
from answerable.measures.models import Measure, Observation, Source, Subject
from answerable.measures.operations.looking import look_again


class MeaningChanged(Exception):
    """A definition would change what figures already held mean; `problems` says which and what to do."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems[:20]))
        self.problems = problems


class UnknownSubjects(Exception):
    """Definitions name subjects that the office does not have; `problems` says which."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems[:20]))
        self.problems = problems


class UnknownBases(Exception):
    """Definitions say that they are out of measures that the office does not have; `problems` says which."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems[:20]))
        self.problems = problems


@transaction.atomic
def name_subjects(lines: Sequence[SubjectLine], *, by: Actor, at: datetime) -> int:
    """Adds or words the subjects, in this order. The number of them that changed."""
    held = {one.code: one for one in Subject.objects.all()}
    changed = 0
    for position, line in enumerate(lines):
        new = {"title": line.title, "summary": line.summary, "position": position}
        old = _facts(held.get(line.code), new)
        if old != new:
            Subject.objects.update_or_create(code=line.code, defaults=new)
            audit.record("subject named", by=by, at=at, subject=f"subject:{line.code}", before=old, after=new)
            changed += 1
    return changed


@transaction.atomic
def name_sources(lines: Sequence[SourceLine], *, by: Actor, at: datetime) -> int:
    """Adds or words the sources. The number of them that changed."""
    held = {one.code: one for one in Source.objects.all()}
    changed = 0
    for line in lines:
        new = {
            "title": line.title,
            "published": line.published,
            "published_basis": line.basis,
            "note": line.note,
        }
        old = _facts(held.get(line.code), new)
        if old != new:
            Source.objects.update_or_create(code=line.code, defaults=new)
            audit.record("source named", by=by, at=at, subject=f"source:{line.code}", before=old, after=new)
            changed += 1
    return changed


@transaction.atomic
def define(definitions: Iterable[Definition], *, by: Actor, at: datetime) -> int:
    """Adds or changes definitions of measures, each with its own entry in the trail. The number that changed.

    Raises UnknownSubjects, UnknownBases, and MeaningChanged where held figures would come to mean something else.
    """
    definitions = list(definitions)
    subjects = {one.code: one for one in Subject.objects.all()}
    _require_subjects(definitions, subjects)
    held = {one.code: one for one in Measure.objects.select_related("subject", "base")}
    _require_bases(definitions, held)
    _require_same_meaning(definitions, held)
    entries: list[audit.Entry] = []
    new_measures: list[Measure] = []
    for one in definitions:
        new = definition_facts(one)
        old = definition_facts(held[one.code]) if one.code in held else None
        if old == new:
            continue
        fields = {name: fact for name, fact in new.items() if name != "base"} | {"subject": subjects[one.subject]}
        if old is None:
            new_measures.append(Measure(code=one.code, **fields))
        else:
            Measure.objects.filter(code=one.code).update(**fields)
        entries.append(
            audit.Entry("measure defined", by, at, f"measure:{one.code}", _changed(old, new), _changed(new, old))
        )
    Measure.objects.bulk_create(new_measures)
    _set_bases(definitions, held)
    audit.record_many(entries)
    _judge_again(definitions, held, at=at)
    return len(entries)


JUDGED_BY = ("unit", "direction", "aggregation", "base")
"""What of a definition decides which points are signals, and which way they go."""


def _judge_again(definitions: Iterable[Definition], held: Mapping[str, Measure], *, at: datetime) -> None:
    """Looks again at the figures of measures that are judged otherwise from now on."""
    changed = []
    for one in definitions:
        if one.code in held:
            old, new = definition_facts(held[one.code]), definition_facts(one)
            changed += [held[one.code].pk] if any(old[name] != new[name] for name in JUDGED_BY) else []
    if changed:
        look_again(changed, at=at)


def _require_same_meaning(definitions: Iterable[Definition], held: Mapping[str, Measure]) -> None:
    """Figures that are held keep their unit, and the breakdown that they are split by."""
    known = [(one, held[one.code]) for one in definitions if one.code in held]
    units = {was.pk for one, was in known if one.unit != was.unit}
    breakdowns = {was.pk for one, was in known if was.breakdown and not one.breakdown}
    told = set(Observation.objects.filter(measure__in=units).values_list("measure", flat=True))
    split = Observation.objects.filter(measure__in=breakdowns).exclude(breakdown="")
    split_ids = set(split.values_list("measure", flat=True))
    problems = []
    for one, was in known:
        if was.pk in told:
            problems.append(f"'{one.code}' has figures in '{was.unit}': define a new measure for '{one.unit}'.")
        if was.pk in split_ids:
            problems.append(f"'{one.code}' has figures split by '{was.breakdown}': keep the breakdown.")
    if problems:
        raise MeaningChanged(problems)


def _require_subjects(definitions: Iterable[Definition], subjects: Collection[str]) -> None:
    known = ", ".join(subjects) or "none yet"
    problems = [
        f"measure '{one.code}' stands under '{one.subject}', which is not a subject. Known: {known}."
        for one in definitions
        if one.subject not in subjects
    ]
    if problems:
        raise UnknownSubjects(problems)


def _require_bases(definitions: Iterable[Definition], held: Collection[str]) -> None:
    known = {*held, *(one.code for one in definitions)}
    problems = [
        f"measure '{one.code}' is out of '{one.base}', which is not held: correct the code, or define that one too."
        for one in definitions
        if one.base and one.base not in known
    ]
    problems += [f"measure '{one.code}' cannot be out of itself." for one in definitions if one.base == one.code]
    if problems:
        raise UnknownBases(problems)


def _set_bases(definitions: Iterable[Definition], held: Mapping[str, Measure]) -> None:
    """Only after all of them are there: a measure may be out of one that is defined after it."""
    changed = [one for one in definitions if one.base != (_base_of(held[one.code]) if one.code in held else "")]
    if not changed:
        return
    keys = dict(Measure.objects.values_list("code", "pk"))
    for one in changed:
        Measure.objects.filter(code=one.code).update(base=keys.get(one.base))


def _base_of(one: Definition | Measure) -> str:
    if isinstance(one, Definition):
        return one.base
    return one.base.code if one.base else ""


DEFINITION_FIELDS = (
    "title", "why", "numerator", "denominator", "unit", "direction", "direction_reason", "aggregation", "frequency",
    "breakdown", "source", "owner", "author", "checked_by", "reviewed", "next_review", "caveats", "suppress_below",
)  # fmt: skip


def definition_facts(one: Definition | Measure) -> dict[str, object]:
    subject = one.subject.code if isinstance(one, Measure) else one.subject
    facts: dict[str, object] = {name: getattr(one, name) for name in DEFINITION_FIELDS}
    return facts | {"subject": subject, "base": _base_of(one), "aliases": list(one.aliases)}


def _facts(row: object | None, like: dict[str, object]) -> dict[str, object] | None:
    return None if row is None else {name: getattr(row, name) for name in like}


def _changed(one: dict[str, object] | None, other: dict[str, object] | None) -> dict[str, object] | None:
    """Only what differs, where both are there."""
    if one is None or other is None:
        return one
    return {name: value for name, value in one.items() if value != other.get(name)}
