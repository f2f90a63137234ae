"""Taking in the questions of an office folder."""

import secrets
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from answerable.areas.models import Area
from answerable.kit import audit, turns
from answerable.kit.audit import Actor, Entry
from answerable.plans.models import Priority
from answerable.scrutiny.intake.questions import QuestionLine, problems_of
from answerable.scrutiny.models import Meeting, PublicQuestion, QuestionMove, Redaction
from answerable.scrutiny.operations.question_refusals import QuestionsRefused
from answerable.scrutiny.queries.lines_questions import SAME
from answerable.scrutiny.queries.question_secrets import hash_of


class _Names:
    """What the names in the lines mean, and what is held already."""

    def __init__(self, lines: Sequence[QuestionLine]) -> None:
        self.held = {(year, number): key for year, number, key in _numbers()}
        self.told = {line.key for line in lines}
        self.meetings = dict(Meeting.objects.values_list("code", "pk"))
        self.areas = dict(Area.objects.values_list("code", "pk"))
        rows = Priority.objects.values_list("plan__code", "code", "pk")
        self.priorities = {f"{plan}:{code}": key for plan, code, key in rows}


def _numbers() -> Iterator[tuple[int, int, int]]:
    yield from PublicQuestion.objects.values_list("year", "number", "pk")


@transaction.atomic
def load_questions(lines: Sequence[QuestionLine], *, by: Actor, at: datetime) -> int:
    """Takes in the questions of a folder; how many were new. One that is held is left as it is: the work on it goes on here.

    Raises QuestionsRefused with every problem.
    """
    turns.take_turn()
    names = _Names(lines)
    fresh = [line for line in lines if line.key not in names.held]
    if problems := [f"question {line.number}: {words}" for line in fresh for words in _problems(line, names)]:
        raise QuestionsRefused(problems)
    made = {line.key: _put(line, names, by, at) for line in sorted(fresh, key=lambda one: bool(one.merged_into))}
    keys = names.held | {key: row.pk for key, row in made.items()}
    for line in fresh:
        if line.merged_into:
            row = made[line.key]
            row.state, row.merged_into_id = PublicQuestion.State.MERGED, keys[_key(line.merged_into)]
            row.save(update_fields=["state", "merged_into"])
    audit.record_many(
        Entry("question loaded", by, at, f"question:{line.number}", after={"state": line.state}) for line in fresh
    )
    return len(fresh)


def _problems(line: QuestionLine, names: _Names) -> Iterator[str]:
    yield from problems_of(line)
    for kind, code, known in (
        ("meeting", line.meeting, names.meetings),
        ("area", line.area, names.areas),
        ("priority", line.priority, names.priorities),
    ):
        if code and code not in known:
            yield f"there is no {kind} '{code}'."
    if line.merged_into and _key(line.merged_into) not in names.told | set(names.held):
        yield f"there is no question {line.merged_into} to be merged into."
    if line.email:
        try:
            validate_email(line.email)
        except ValidationError:
            yield "'email' is no address."


def _key(number: str) -> tuple[int, int]:
    year, _, within = number.partition("/")
    return int(year), int(within)


def _put(line: QuestionLine, names: _Names, by: Actor, at: datetime) -> PublicQuestion:
    year, number = line.key
    row = PublicQuestion(year=year, number=number)
    for name in SAME:
        setattr(row, name, getattr(line, name))
    # Set once the other is there: a merged question names it.
    row.state = PublicQuestion.State.RECEIVED if line.merged_into else PublicQuestion.State(line.state)
    row.asked_at = line.asked_at or datetime.combine(line.asked_on, time(), tzinfo=UTC)
    row.token_hash = line.token_hash or hash_of(secrets.token_hex(32))
    row.meeting_id = names.meetings[line.meeting] if line.meeting else None
    row.area_id = names.areas[line.area] if line.area else None
    row.priority_id = names.priorities[line.priority] if line.priority else None
    row.save()
    QuestionMove.objects.bulk_create(
        QuestionMove(
            question=row,
            before=one.before,
            after=one.after,
            words=one.words,
            by=one.by or by.reference,
            at=one.at or at,
        )
        for one in line.moves
    )
    Redaction.objects.bulk_create(
        Redaction(question=row, sort=one.sort, because=one.because, by=one.by or by.reference, at=one.at or at)
        for one in line.redactions
    )
    return row
