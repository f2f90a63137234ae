"""What is different between two texts of a plan: what came, what went, what has another number, and word by word what changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from answerable.calc.promises.changed_words import Kind, Run, changed_words
from answerable.kit.wording import british_date
from answerable.plans.intake.drafts import DraftLine, DraftObjective, DraftPriority


class Change(StrEnum):
    """What became of a part of the plan."""

    ADDED = "added"
    TAKEN_OUT = "taken out"
    CHANGED = "changed"


@dataclass(frozen=True)
class FieldChange:
    """One field that reads otherwise: its label, and the runs of words."""

    label: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Difference:
    """One part that is different. `before` and `after` are its numbers, and empty where there was or is none."""

    change: Change
    what: str
    title: str
    before: str = ""
    after: str = ""
    fields: tuple[FieldChange, ...] = ()

    @property
    def renumbered(self) -> bool:
        return self.change is Change.CHANGED and self.before != self.after


type Field[Part] = tuple[str, Callable[[Part, DraftLine], str]]

HEAD: tuple[Field[DraftLine], ...] = (
    ("Title", lambda line, _: line.title),
    ("From", lambda line, _: british_date(line.start)),
    ("Until", lambda line, _: british_date(line.end)),
    ("Note", lambda line, _: line.note),
)
PRIORITY: tuple[Field[DraftPriority], ...] = (
    ("Title", lambda one, _: one.title),
    ("Summary", lambda one, _: one.summary),
)
OBJECTIVE: tuple[Field[DraftObjective], ...] = (
    ("Title", lambda one, _: one.title),
    ("Priority", lambda one, line: _above(one, line)),  # noqa: PLW0108 - it stands below
    ("What is promised", lambda one, _: one.summary),
    ("What the body does", lambda one, _: one.body_does),
    ("What the force does", lambda one, _: one.force_does),
    ("Owner", lambda one, _: one.owner_role),
    ("Where it starts", lambda one, _: one.baseline),
    ("To be reached by", lambda one, _: british_date(one.due) if one.due else ""),
    ("Measures", lambda one, _: "\n".join(one.measures)),
    ("Threats", lambda one, _: "\n".join(one.threats)),
)
LISTS = ("Measures", "Threats")
type Names = Mapping[str, str]


def differences(before: DraftLine, after: DraftLine, names: Names | None = None) -> tuple[Difference, ...]:
    """Everything that is different, in the order of the later text, with what went after what is there.

    `names` are the titles of measures and threats by their codes; without them the codes are said.
    """
    found = _differences(before, after)
    return tuple(replace(one, fields=tuple(_named(field, names or {}) for field in one.fields)) for one in found)


def _differences(before: DraftLine, after: DraftLine) -> tuple[Difference, ...]:
    return (*_of_head(before, after), *_of_priorities(before, after), *_of_objectives(before, after))


def summed_up(found: Sequence[Difference]) -> str:
    """ "2 added, 1 taken out, 3 renumbered, 4 changed"; "Nothing is different" where nothing is."""
    changed = sum(one.change is Change.CHANGED and bool(one.fields) for one in found)
    counts = (
        (sum(one.change is Change.ADDED for one in found), "added"),
        (sum(one.change is Change.TAKEN_OUT for one in found), "taken out"),
        (sum(one.renumbered for one in found), "renumbered"),
        (changed, "changed in its words" if changed == 1 else "changed in their words"),
    )
    said = [f"{number} {words}" for number, words in counts if number]
    return ", ".join(said) if said else "Nothing is different"


def _of_head(before: DraftLine, after: DraftLine) -> Iterator[Difference]:
    if fields := _fields(HEAD, before, after, before, after):
        yield Difference(Change.CHANGED, "The plan", after.title, fields=fields)


def _of_priorities(before: DraftLine, after: DraftLine) -> Iterator[Difference]:
    for one in after.priorities:
        held = before.priority(one.key)
        fields = _fields(PRIORITY, held, one, before, after)
        yield from _difference("Priority", held, one, fields)
    for held in before.priorities:
        if after.priority(held.key) is None:
            yield from _difference("Priority", held, None, ())


def _of_objectives(before: DraftLine, after: DraftLine) -> Iterator[Difference]:
    for one in after.objectives:
        held = before.objective(one.key)
        fields = _fields(OBJECTIVE, held, one, before, after)
        yield from _difference("Objective", held, one, fields)
    for held in before.objectives:
        if after.objective(held.key) is None:
            yield from _difference("Objective", held, None, _fields(OBJECTIVE, held, None, before, after))


def _difference[Part: (DraftPriority, DraftObjective)](
    what: str, held: Part | None, now: Part | None, fields: tuple[FieldChange, ...]
) -> Iterator[Difference]:
    if held is None and now is not None:
        yield Difference(Change.ADDED, what, now.title, after=now.code, fields=fields)
    elif now is None and held is not None:
        yield Difference(Change.TAKEN_OUT, what, held.title, before=held.code, fields=fields)
    elif held is not None and now is not None and (fields or held.code != now.code):
        yield Difference(Change.CHANGED, what, now.title, held.code, now.code, fields)


def _fields[Part](
    fields: Sequence[Field[Part]], held: Part | None, now: Part | None, before: DraftLine, after: DraftLine
) -> tuple[FieldChange, ...]:
    said = (
        (label, read(held, before) if held is not None else "", read(now, after) if now is not None else "")
        for label, read in fields
    )
    return tuple(FieldChange(label, _runs(label, old, new)) for label, old, new in said if old != new)


def _runs(label: str, old: str, new: str) -> tuple[Run, ...]:
    """Word by word; of a list, which items went and which came, each a run of its own."""
    if label not in LISTS:
        return changed_words(old, new)
    before, after = old.split("\n") if old else [], new.split("\n") if new else []
    gone = [Run(Kind.TAKEN_OUT, one) for one in before if one not in after]
    come = [Run(Kind.ADDED, one) for one in after if one not in before]
    return tuple(gone + come) or (Run(Kind.SAME, "The same, in another order"),)


def _named(field: FieldChange, names: Names) -> FieldChange:
    if field.label not in LISTS:
        return field
    return replace(field, runs=tuple(replace(run, text=names.get(run.text, run.text)) for run in field.runs))


def _above(one: DraftObjective, line: DraftLine) -> str:
    """By its title: another number of the same priority is no change of the objective."""
    above = line.priority(one.priority)
    return above.title if above else "None"
