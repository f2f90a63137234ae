"""A decision as its page in the office shows it."""

from dataclasses import dataclass

from answerable.decisions.intake.lines import DecisionLine
from answerable.decisions.models import Decision
from answerable.decisions.queries.lines import line_of, whole
from answerable.decisions.queries.missing import Missing, missing
from answerable.people.models import User


@dataclass(frozen=True)
class Other:
    """Another decision that this one changes, or that changed it."""

    code: str
    words: str


@dataclass(frozen=True)
class Serving:
    """An objective that it serves."""

    key: int
    plan: str
    words: str


@dataclass(frozen=True)
class Record:
    """The row and its line, what it lacks as a draft, the decisions before and after it, and what it serves."""

    row: Decision
    line: DecisionLine
    missing: tuple[Missing, ...]
    others: tuple[Other, ...]
    serving: tuple[Serving, ...]


def record(user: User, code: str) -> Record | None:
    """The decision of this code, where this user may see it. Nine queries."""
    row = whole(Decision.objects.visible_to(user).filter(code=code)).first()
    if row is None:
        return None
    line = line_of(row)
    lacks = missing(line) if row.state == Decision.State.DRAFT else ()
    return Record(row, line, lacks, _others(row), _serving(row))


def _others(row: Decision) -> tuple[Other, ...]:
    found = []
    if row.varies:
        found.append(Other(row.varies.code, f"Varies {row.varies}"))
    if row.revokes:
        found.append(Other(row.revokes.code, f"Revokes {row.revokes}"))
    found += [Other(one.code, f"Varied by {one}") for one in row.varied_by.filter(state=Decision.State.TAKEN)]
    found += [Other(one.code, f"Revoked by {one}") for one in row.revoked_by.filter(state=Decision.State.TAKEN)]
    return tuple(found)


def _serving(row: Decision) -> tuple[Serving, ...]:
    return tuple(
        Serving(one.objective_id, one.objective.plan.title, f"{one.objective.code} {one.objective.title}")
        for one in row.objectives.all()
    )
