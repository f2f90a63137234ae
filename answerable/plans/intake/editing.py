"""Changes of a draft, one at a time: each takes the text as it stands and gives the text as it is then."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from answerable.plans.intake.drafts import DraftLine, DraftObjective, DraftPriority, LeftOut


class CannotEdit(ValueError):
    """The change does not fit the text; the sentence says why and what to do."""


def free_key(line: DraftLine) -> str:
    """A key that nothing in the draft has: "new-1", "new-2"."""
    taken = {one.key for one in line.priorities} | {one.key for one in line.objectives}
    return next(key for number in range(1, len(taken) + 2) if (key := f"new-{number}") not in taken)


def next_code(line: DraftLine, priority: str) -> str:
    """The number that the next objective of a priority has: "2.4" after 2.3."""
    above = line.priority(priority)
    taken = {one.code for one in line.objectives}
    stem = f"{above.code}." if above else ""
    return next(code for number in range(1, len(taken) + 2) if (code := f"{stem}{number}") not in taken)


def put_priority(line: DraftLine, priority: DraftPriority) -> DraftLine:
    """Adds a priority, or changes the one of its key."""
    _refuse_taken(priority.code, [one.code for one in line.priorities if one.key != priority.key], "priority")
    return replace(line, priorities=_put(line.priorities, priority))


def put_objective(line: DraftLine, objective: DraftObjective) -> DraftLine:
    """Adds an objective, or changes the one of its key."""
    _refuse_taken(objective.code, [one.code for one in line.objectives if one.key != objective.key], "objective")
    if objective.priority and line.priority(objective.priority) is None:
        raise CannotEdit("The priority is not in the draft any more: choose another.")
    return replace(line, objectives=_put(line.objectives, objective), left_out=_still_out(line, objective.was))


def take_out_priority(line: DraftLine, key: str) -> DraftLine:
    """Without a priority; its objectives stay, with no priority."""
    kept = tuple(replace(one, priority="") if one.priority == key else one for one in line.objectives)
    return replace(line, priorities=tuple(one for one in line.priorities if one.key != key), objectives=kept)


def take_out_objective(line: DraftLine, key: str, because: str) -> DraftLine:
    """Without an objective. What it carried on, and nothing else does, is left out for this reason."""
    gone = line.objective(key)
    if gone is None:
        return line
    kept = tuple(one for one in line.objectives if one.key != key)
    carried = {code for one in kept for code in one.was}
    out = tuple(LeftOut(code, because) for code in gone.was if code not in carried)
    return replace(line, objectives=kept, left_out=(*_without(line.left_out, gone.was), *out))


def move_priority(line: DraftLine, key: str, *, down: bool) -> DraftLine:
    """One place up or down; where there is no such place, as it stands."""
    return replace(line, priorities=_swapped(line.priorities, [one.key for one in line.priorities], key, down=down))


def move_objective(line: DraftLine, key: str, *, down: bool) -> DraftLine:
    """One place up or down among the objectives of its priority."""
    mine = line.objective(key)
    beside = [one.key for one in line.below(mine.priority)] if mine else []
    return replace(line, objectives=_swapped(line.objectives, beside, key, down=down))


def merge(line: DraftLine, keys: Sequence[str], merged: DraftObjective) -> DraftLine:
    """Several objectives as one, which stands where the first stood and carries on all that they carried on."""
    parts = [one for one in line.objectives if one.key in keys]
    if len(parts) < 2:
        raise CannotEdit("Choose two objectives or more to merge.")
    whole = replace(
        merged,
        key=parts[0].key,
        was=_once(code for one in parts for code in one.was),
        measures=_once(code for one in parts for code in one.measures),
        threats=_once(code for one in parts for code in one.threats),
    )
    others = {one.key for one in parts[1:]}
    kept = tuple(one for one in line.objectives if one.key not in others)
    return put_objective(replace(line, objectives=kept), whole)


def split(line: DraftLine, key: str, first: DraftObjective, second: DraftObjective) -> DraftLine:
    """One objective as two, the second after the first; each carries on what the one carried on."""
    whole = line.objective(key)
    if whole is None:
        raise CannotEdit("The objective is not in the draft any more.")
    parts = (replace(first, key=key, was=whole.was), replace(second, key=free_key(line), was=whole.was))
    made = put_objective(line, parts[0])
    place = [one.key for one in made.objectives].index(key) + 1
    _refuse_taken(parts[1].code, [one.code for one in made.objectives], "objective")
    return replace(made, objectives=(*made.objectives[:place], parts[1], *made.objectives[place:]))


def renumbered(line: DraftLine) -> DraftLine:
    """Numbers in the order in which all stands: priorities 1, 2, 3; objectives 1.1, 1.2; those without priority 1, 2."""
    priorities = tuple(replace(one, code=str(number)) for number, one in enumerate(line.priorities, 1))
    codes = {
        one.key: f"{priority.code}.{number}"
        for priority in priorities
        for number, one in enumerate(line.below(priority.key), 1)
    }
    alone = [one.key for one in line.objectives if one.key not in codes]
    codes |= {key: str(number) for number, key in enumerate(alone, 1)}
    return replace(
        line, priorities=priorities, objectives=tuple(replace(one, code=codes[one.key]) for one in line.objectives)
    )


def _put[Part: (DraftPriority, DraftObjective)](parts: tuple[Part, ...], part: Part) -> tuple[Part, ...]:
    if any(one.key == part.key for one in parts):
        return tuple(part if one.key == part.key else one for one in parts)
    return tuple(chain(parts, (part,)))


def _swapped[Part: (DraftPriority, DraftObjective)](
    parts: tuple[Part, ...], beside: Sequence[str], key: str, *, down: bool
) -> tuple[Part, ...]:
    place = beside.index(key) + (1 if down else -1) if key in beside else -1
    if not 0 <= place < len(beside):
        return parts
    held = {one.key: one for one in parts}
    turned = {key: held[beside[place]], beside[place]: held[key]}
    return tuple(turned.get(one.key, one) for one in parts)


def _refuse_taken(code: str, others: Sequence[str], what: str) -> None:
    if code in others:
        raise CannotEdit(f"Another {what} has the number {code}: give this one a number of its own.")


def _still_out(line: DraftLine, was: tuple[str, ...]) -> tuple[LeftOut, ...]:
    return _without(line.left_out, was)


def _without(left_out: tuple[LeftOut, ...], codes: tuple[str, ...]) -> tuple[LeftOut, ...]:
    return tuple(one for one in left_out if one.code not in codes)


def _once(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))
