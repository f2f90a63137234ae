"""What keeps a draft from being a plan: told all at once, each with what to do."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from answerable.kit.wording import british_date
from answerable.plans.intake.drafts import DraftLine, DraftObjective

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")


@dataclass(frozen=True)
class Fault:
    """One thing to put right. `key` is that of its objective, or empty where it is about the whole."""

    message: str
    key: str = ""


@dataclass(frozen=True)
class Known:
    """What the names in a draft are held against: codes, and the first day of the body where it is known."""

    measures: Collection[str]
    threats: Collection[str]
    followed: Collection[str]
    body_from: date | None = None


def faults(line: DraftLine, known: Known) -> tuple[Fault, ...]:
    """Everything that must be put right before the draft can be a plan."""
    return (
        *_of_head(line, known),
        *_twice(line),
        *(fault for one in line.objectives for fault in _of(one, line, known)),
    )


def _of_head(line: DraftLine, known: Known) -> Iterator[Fault]:
    if not line.title:
        yield Fault("The plan has no title: give it one.")
    if line.start is None:
        yield Fault("The plan has no first day: say when it begins.")
    elif known.body_from and line.start < known.body_from:
        yield Fault(f"The plan begins before the body existed, which was from {british_date(known.body_from)}.")
    if line.start and line.end and line.end < line.start:
        yield Fault("The plan ends before it begins: put one of the two days right.")
    if not line.objectives:
        yield Fault("The plan has no objective: write at least one.")


def _twice(line: DraftLine) -> Iterator[Fault]:
    for code, times in Counter(one.code for one in line.priorities).items():
        if times > 1:
            yield Fault(f"{times} priorities have the number {code}: give each its own.")
    for code, times in Counter(one.code for one in line.objectives).items():
        if times > 1:
            yield Fault(f"{times} objectives have the number {code}: give each its own.")


def _of(one: DraftObjective, line: DraftLine, known: Known) -> Iterator[Fault]:
    for problem in (*_names(one, known), *_dates(one, line)):
        yield Fault(f"Objective {one.code}: {problem}", one.key)


def _names(one: DraftObjective, known: Known) -> Iterator[str]:
    if not CODE.fullmatch(one.code):
        yield "its number may have letters, digits, dots and hyphens only, at most 20."
    if not one.title:
        yield "it has no title: give it one."
    if gone := [code for code in one.measures if code not in known.measures]:
        yield f"it names {_measures(gone)} that the office does not have any more: choose another, or take it out."
    if gone := [code for code in one.threats if code not in known.threats]:
        yield f"it answers to {', '.join(gone)}, which is not held: choose another, or take it out."
    if gone := [code for code in one.was if code not in known.followed]:
        yield f"it carries on {', '.join(gone)}, which is not in the plan before: choose another, or none."


def _measures(codes: list[str]) -> str:
    return f"the measure{'s' if len(codes) > 1 else ''} {', '.join(codes)}"


def _dates(one: DraftObjective, line: DraftLine) -> Iterator[str]:
    if one.due and line.start and one.due < line.start:
        yield f"it is to be reached by {british_date(one.due)}, before the plan begins."
    if one.due and line.end and one.due > line.end:
        yield f"it is to be reached by {british_date(one.due)}, after the plan ends."
