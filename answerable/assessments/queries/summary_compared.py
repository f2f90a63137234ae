"""Two strategic summaries of one plan beside one another: what each says of an objective, where it is not the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.assessments.queries.summary import SummaryObjective, SummaryPage
from answerable.assessments.queries.summary_objective import objective_rows

NOT_THERE = "It is not in it."
_TOLD_OF_TIME = "Changed"
"""What changed since the report before is another thing in each, by its nature."""


@dataclass(frozen=True)
class ComparedRow:
    """One thing that is said otherwise."""

    term: str
    before: str
    now: str


@dataclass(frozen=True)
class ComparedObjective:
    """An objective of which something is said otherwise."""

    code: str
    title: str
    rows: tuple[ComparedRow, ...]


def compared(before: SummaryPage, now: SummaryPage) -> tuple[ComparedObjective, ...]:
    """The objectives that differ, in the order of the later summary; those that are only in the earlier one come last."""
    earlier = {one.code: one for one in before.objectives}
    later = {one.code: one for one in now.objectives}
    gone = [one for code, one in earlier.items() if code not in later]
    pairs = [*((earlier.get(one.code), one) for one in now.objectives), *((one, None) for one in gone)]
    found = [_objective(was, one) for was, one in pairs]
    return tuple(one for one in found if one.rows)


def _objective(was: SummaryObjective | None, one: SummaryObjective | None) -> ComparedObjective:
    some = one or was
    if some is None:
        raise ValueError("One of the two is wanted.")
    return ComparedObjective(some.code, some.title, tuple(_rows(was, one)))


def _rows(was: SummaryObjective | None, one: SummaryObjective | None) -> Iterator[ComparedRow]:
    if was is None or one is None:
        yield ComparedRow("The objective", _there(was), _there(one))
        return
    before, now = dict(objective_rows(was)), dict(objective_rows(one))
    for term in dict.fromkeys((*now, *before)):
        if term != _TOLD_OF_TIME and before.get(term) != now.get(term):
            yield ComparedRow(term, before.get(term, "Nothing is said of it."), now.get(term, "Nothing is said of it."))


def _there(one: SummaryObjective | None) -> str:
    return f"{one.code} {one.title}" if one else NOT_THERE
