"""Taking in the agendas of an office folder."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.plans.models import Objective
from answerable.scrutiny.intake.agendas import AgendaLine, ItemLine, problems_of
from answerable.scrutiny.models import AgendaItem, AssuranceStep, Meeting, MeetingMove, Paper, Recipient
from answerable.scrutiny.operations.meetings import OWN
from answerable.scrutiny.queries.agenda_days import days_on, form_of
from answerable.scrutiny.queries.lines_agendas import BESIDES, PLAIN, managed

OF_OUR_OWN = ("function", "name", "title", "time", "ends", "location", "note")
"""What is told only of a meeting that no paper tells of."""


class AgendasRefused(Exception):
    """Agendas of a folder cannot be taken in; `problems` says everything that is wrong with them."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)


class _Names:
    """What the names in the lines mean."""

    def __init__(self, lines: Sequence[AgendaLine]) -> None:
        self.held = {row.code: row for row in Meeting.objects.all()}
        self.managed = set(managed().values_list("code", flat=True))
        self.told = {one.meeting for one in lines}
        self.papers = dict(Paper.objects.values_list("code", "pk"))
        self.steps = dict(AssuranceStep.objects.values_list("code", "pk"))
        rows = Objective.objects.values_list("plan__code", "code", "pk")
        self.objectives = {f"{plan}/{code}": key for plan, code, key in rows}


@transaction.atomic
def load_agendas(lines: Sequence[AgendaLine], *, by: Actor, at: datetime) -> int:
    """Takes in the meetings of a folder that are not run here yet; how many there were.

    A meeting that is run here already is left as it is: what was done with it since is not undone by a file.
    Raises AgendasRefused with every problem.
    """
    turns.take_turn()
    names = _Names(lines)
    if problems := [f"meeting '{line.meeting}': {words}" for line in lines for words in _problems(line, names)]:
        raise AgendasRefused(problems)
    fresh = [line for line in lines if line.meeting not in names.managed]
    for line in fresh:
        names.held[line.meeting] = _meeting(line, names.held.get(line.meeting))
    for line in fresh:
        row = names.held[line.meeting]
        for place, one in enumerate(line.items, 1):
            _item(row, place, one, names)
        _below(row, line, by, at)
        told = {"title": row.title, "state": row.state, "items": len(line.items)}
        audit.record("agenda loaded", by=by, at=at, subject=f"meeting:{row.code}", after=told)
    return len(fresh)


def _problems(line: AgendaLine, names: _Names) -> Iterator[str]:
    yield from problems_of(line)
    if line.meeting not in names.held and not line.planned_here:
        yield "no paper tells of it: give its 'name', 'title' and 'day', or tell of it in meetings.toml."
    for place, one in enumerate(line.items, 1):
        yield from (f"item {place}: {words}" for words in _item_problems(one, names))


def _item_problems(one: ItemLine, names: _Names) -> Iterator[str]:
    for code in one.objectives:
        if code not in names.objectives:
            yield f"there is no objective '{code}'."
    if one.paper and one.paper not in names.papers:
        yield f"there is no paper '{one.paper}'."
    if one.assurance and one.assurance not in names.steps:
        yield f"the scale has no step '{one.assurance}'."
    if one.moved_from and one.moved_from not in names.held and one.moved_from not in names.told:
        yield f"there is no meeting '{one.moved_from}'."


def _meeting(line: AgendaLine, held: Meeting | None) -> Meeting:
    row = held or Meeting(code=line.meeting, evidence=OWN)
    for name in BESIDES:
        setattr(row, name, getattr(line, name))
    if line.day and row.evidence == OWN:
        row.date = line.day
        for name in OF_OUR_OWN:
            setattr(row, name, getattr(line, name))
    row.questions_close, row.questions_close_because = line.questions_close, line.questions_close_because
    if row.questions_close is None and row.state in Meeting.AHEAD and not line.moves:
        row.questions_close = days_on(form_of(row.function), row.date).questions_close
    row.save()
    return row


def _item(row: Meeting, place: int, line: ItemLine, names: _Names) -> None:
    item = AgendaItem.objects.create(
        meeting=row,
        position=place,
        **{name: getattr(line, name) for name in PLAIN},
        paper_id=names.papers.get(line.paper),
        assurance_id=names.steps.get(line.assurance),
        moved_from=names.held[line.moved_from] if line.moved_from else None,
    )
    item.objectives.set([names.objectives[code] for code in line.objectives])


def _below(row: Meeting, line: AgendaLine, by: Actor, at: datetime) -> None:
    Recipient.objects.bulk_create(
        Recipient(meeting=row, position=n, **asdict(one)) for n, one in enumerate(line.recipients)
    )
    MeetingMove.objects.bulk_create(
        MeetingMove(meeting=row, **{**asdict(one), "by": one.by or by.reference, "at": one.at or at})
        for one in line.moves
    )
