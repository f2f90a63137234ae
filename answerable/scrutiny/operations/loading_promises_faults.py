"""What is wrong with the promises of an office folder: names that nothing has, states without their words, days that cannot be."""

from collections.abc import Container, Iterator
from datetime import date

from answerable.plans.models import Board, Objective
from answerable.scrutiny.intake.promises_lines import (
    ChallengeLine,
    InformationLine,
    LetterLine,
    MonthLine,
    PrivateLine,
    Promises,
    UndertakingLine,
)
from answerable.scrutiny.models import (
    AgendaItem,
    Challenge,
    ChallengeStep,
    Exchange,
    InformationRequest,
    Meeting,
    PrivateMeeting,
    PublicQuestion,
    Undertaking,
)

State = Undertaking.State


class Known:
    """What the names in the lines mean, asked once. `challenges` grows as they are written."""

    def __init__(self, promises: Promises) -> None:
        self.meetings = dict(Meeting.objects.values_list("code", "pk"))
        rows = AgendaItem.objects.values_list("meeting__code", "position", "pk", "meeting_id")
        self.items = {f"{code}/{position}": (key, meeting) for code, position, key, meeting in rows}
        wanted = [one.exchange for one in promises.undertakings if one.exchange]
        keys = Exchange.objects.filter(key__in=[one for one in wanted if _is_key(one)], undertaking__isnull=True)
        self.exchanges = {str(key): pk for key, pk in keys.values_list("key", "pk")}
        questions = PublicQuestion.objects.values_list("year", "number", "pk")
        self.questions = {f"{year}/{number}": pk for year, number, pk in questions}
        objectives = Objective.objects.values_list("plan__code", "code", "pk")
        self.objectives = {f"{plan}/{code}": pk for plan, code, pk in objectives}
        self.boards = dict(Board.objects.values_list("code", "pk"))
        held = Challenge.objects.values_list("year", "number", "pk")
        self.challenges = {f"{year}/{number}": pk for year, number, pk in held}


def problems_of(promises: Promises, known: Known) -> Iterator[str]:
    """Everything that is wrong with the lines, each with the line that it is about."""
    for one in promises.undertakings:
        yield from (f"undertaking '{one.number}': {fault}" for fault in _undertaking(one, known))
    for line in promises.challenges:
        yield from (f"challenge '{line.number}': {fault}" for fault in _challenge(line, known))
    for letter in promises.letters:
        yield from (f"letter '{letter.subject}': {fault}" for fault in _letter(letter))
    for request in promises.information:
        yield from (f"information request '{request.number}': {fault}" for fault in _information(request))
    named = {*known.challenges, *(one.number for one in promises.challenges)}
    for meeting in promises.private:
        yield from (f"private meeting of {meeting.on}: {fault}" for fault in _private(meeting, known, named))
    for month in promises.months:
        yield from (f"month {month.month}: {fault}" for fault in _month(month))


def _undertaking(one: UndertakingLine, known: Known) -> Iterator[str]:
    yield from _one_of("side", one.side, Undertaking.Side.values)
    yield from _one_of("state", one.state, State.values)
    yield from _known("meeting", one.meeting, known.meetings)
    yield from _known("item", one.item, known.items)
    yield from _known("question", one.question, known.questions)
    yield from _known("objective", one.objective, known.objectives)
    yield from _year(one.number, one.made_on)
    if one.state in (State.KEPT, State.BROKEN, State.RELEASED) and not one.evidence:
        yield f"it is {one.state} and 'evidence' is missing: say what shows it, or how."
    if one.due and one.due < one.made_on:
        yield f"'due' is {one.due}, before it was made on {one.made_on}."
    for move in one.moves:
        yield from _one_of("after", move.after, State.values)
        yield from _one_of("before", move.before or move.after, State.values)
    yield from _verified(one)


def _verified(one: UndertakingLine) -> Iterator[str]:
    """The force's promise is not verified by whoever wrote down that it is said to be kept, nor by the force."""
    said = ""
    for move in one.moves:
        if move.after == State.SAID_KEPT and move.before != State.SAID_KEPT:
            said = move.by
        if one.side == Undertaking.Side.FORCE and move.after == State.KEPT and move.by and move.by == said:
            yield f"{move.by} wrote down that it is said to be kept and verified it on {move.on}: a second person looks."


def _challenge(line: ChallengeLine, known: Known) -> Iterator[str]:
    yield from _one_of("state", line.state, Challenge.State.values)
    yield from _known("objective", line.objective, known.objectives)
    yield from _year(line.number, line.raised_on)
    if line.state in (Challenge.State.SETTLED, Challenge.State.DROPPED) and not line.outcome:
        yield "it has ended and 'outcome' is missing: say how."
    if not line.steps:
        yield "it has no [[challenge.step]]: say how it was put."
    levels = ChallengeStep.Level.values
    places = [levels.index(step.level) for step in line.steps if step.level in levels]
    if places != sorted(set(places)):
        yield "each step is taken higher than the one before: weekly, letter, public, higher."
    for step in line.steps:
        yield from _one_of("level", step.level, levels)
        yield from _known("meeting", step.meeting, known.meetings)


def _letter(line: LetterLine) -> Iterator[str]:
    if line.reply and not line.reply_on:
        yield "it has a reply and 'reply_on' is missing."
    for name, on in (("reply_on", line.reply_on), ("reply_by", line.reply_by)):
        if on and on < line.sent_on:
            yield f"'{name}' is {on}, before it was sent on {line.sent_on}."


def _information(line: InformationLine) -> Iterator[str]:
    yield from _one_of("state", line.state, InformationRequest.State.values)
    yield from _year(line.number, line.asked_on)
    if line.state != InformationRequest.State.OPEN and not (line.answered_on and line.answer):
        yield "it has ended: 'answered_on' and 'answer' say when and how."


def _private(line: PrivateLine, known: Known, challenges: set[str]) -> Iterator[str]:
    yield from _one_of("kind", line.kind, PrivateMeeting.Kind.values)
    yield from _known("board", line.board, known.boards)
    for topic in line.topics:
        yield from _known("challenge", topic.challenge, challenges)
        if not topic.told and not topic.untold_because:
            yield f"'{topic.topic}' is not told and 'untold_because' is missing."


def _month(line: MonthLine) -> Iterator[str]:
    if line.month.day != 1:
        yield "'month' is its first day."


def _one_of(key: str, said: str, known: list[str]) -> Iterator[str]:
    if said not in known:
        yield f"'{key}' is {said!r}: say one of {', '.join(known)}."


def _known(key: str, name: str, known: Container[str]) -> Iterator[str]:
    if name and name not in known:
        yield f"there is no {key} '{name}'."


def _year(number: str, day: date) -> Iterator[str]:
    if not number.startswith(f"{day.year}/"):
        yield f"its number is that of another year than {day}."


def _is_key(said: str) -> bool:
    return len(said) == 36 and all(sign in "0123456789abcdef-" for sign in said)
