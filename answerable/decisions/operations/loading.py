"""Taking in the decisions of an office folder."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from django.db import transaction

from answerable.decisions.intake.folder import problems_of
from answerable.decisions.intake.lines import DecisionLine
from answerable.decisions.models import Advice, Decision, Interest, Money, Option, Vote
from answerable.decisions.operations.drafting import below, serve
from answerable.decisions.operations.refusals import DecisionsRefused
from answerable.decisions.queries.lines import SAME, line_of, whole
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.measures.models import Source
from answerable.plans.models import Objective


class _Names:
    """What the names in the lines mean."""

    def __init__(self, lines: Sequence[DecisionLine]) -> None:
        self.held = {row.code: row for row in whole(Decision.objects.filter(code__in=[one.code for one in lines]))}
        self.sources = dict(Source.objects.values_list("code", "pk"))
        rows = Objective.objects.values_list("plan__code", "code", "pk")
        self.objectives = {(plan, code): key for plan, code, key in rows}
        self.days = dict(Decision.objects.values_list("code", "decided_on")) | {
            one.code: one.decided_on for one in lines
        }
        self.numbers = {(row.year, row.number): row.code for row in Decision.objects.exclude(number=None)}


@transaction.atomic
def load_decisions(lines: Sequence[DecisionLine], *, by: Actor, at: datetime) -> int:
    """Takes in the decisions of a folder; how many were new, or are told better now from their paper.

    A draft that is held is left as it is; a decision that was taken is never changed: one that is told otherwise is refused.
    Raises DecisionsRefused with every problem.
    """
    turns.take_turn()
    names = _Names(lines)
    fresh = [line for line in lines if _is_news(line, names)]
    if problems := [f"decision '{line.code}': {words}" for line in fresh for words in _problems(line, names)]:
        raise DecisionsRefused(problems)
    rows = {line.code: _put(line, names, by, at) for line in fresh}
    _point_back(fresh, rows)
    for line in fresh:
        facts = {"title": line.title, "state": line.state, "number": rows[line.code].reference}
        audit.record("decision loaded", by=by, at=at, subject=f"decision:{line.code}", after=facts)
    return len(fresh)


def _is_news(line: DecisionLine, names: _Names) -> bool:
    row = names.held.get(line.code)
    if row is None:
        return True
    return row.state != Decision.State.DRAFT and not _same(line, line_of(row))


def _same(told: DecisionLine, held: DecisionLine) -> bool:
    """Whether what is told is what is held; a public record that keeps a part back tells the same."""
    hidden = replace(
        held,
        exempt_part=held.exempt_part if told.exempt_part else "",
        written_by=held.written_by if told.written_by else "",
        written_at=held.written_at if told.written_at else None,
    )
    return replace(told, serves=()) == replace(hidden, serves=()) and set(told.serves) == set(held.serves)


def _problems(line: DecisionLine, names: _Names) -> Iterator[str]:
    yield from problems_of(line)
    row = names.held.get(line.code)
    if row and not (row.from_a_paper and line.source):
        yield f"it is {row.get_state_display().lower()} here and told otherwise: a record is never changed; write a later decision."
    if line.source and line.source not in names.sources:
        yield f"there is no paper '{line.source}'."
    for one in line.serves:
        if (one.plan, one.objective) not in names.objectives:
            yield f"there is no objective '{one.objective}' in plan '{one.plan}'."
    if line.number and (line.year, line.number) in names.numbers and not row:
        yield f"the number {line.year}/{line.number:03} is that of '{names.numbers[line.year, line.number]}'."
    for earlier in filter(None, (line.revokes, line.varies)):
        yield from _backwards(line, earlier, names.days)


def _backwards(line: DecisionLine, earlier: str, days: Mapping[str, object]) -> Iterator[str]:
    """A decision changes an earlier one: never itself, nor one of a later day."""
    if earlier not in days:
        yield f"there is no decision '{earlier}' to vary or revoke."
    elif earlier == line.code:
        yield "it cannot vary or revoke itself."
    elif line.decided_on and days[earlier] is not None and str(days[earlier]) > str(line.decided_on):
        yield f"it varies or revokes '{earlier}', which is of a later day."


def _put(line: DecisionLine, names: _Names, by: Actor, at: datetime) -> Decision:
    row = names.held.get(line.code) or Decision(code=line.code)
    for name in SAME:
        setattr(row, name, getattr(line, name))
    row.source_id = names.sources[line.source] if line.source else None
    row.written_by, row.written_at = line.written_by or by.reference, line.written_at or at
    row.save()
    below(row, Option, [asdict(one) for one in line.options])
    below(row, Advice, [asdict(one) for one in line.advice])
    below(row, Interest, [asdict(one) for one in line.interests])
    below(row, Vote, [asdict(one) for one in line.votes])
    below(row, Money, [asdict(one) for one in line.money])
    serve(row, [names.objectives[one.plan, one.objective] for one in line.serves])
    return row


def _point_back(lines: Sequence[DecisionLine], rows: Mapping[str, Decision]) -> None:
    """Only now: a line may stand before the one that it changes."""
    codes = {code for line in lines for code in (line.revokes, line.varies) if code}
    known = {row.code: row for row in Decision.objects.filter(code__in=codes)}
    for line in lines:
        if line.revokes or line.varies:
            row = rows[line.code]
            row.revokes, row.varies = known.get(line.revokes), known.get(line.varies)
            row.save(update_fields=["revokes", "varies"])
