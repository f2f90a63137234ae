"""The promises of an office folder taken in: what is held already is left as it is."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import freeze
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
    Challenge,
    ChallengeStep,
    InformationRequest,
    Letter,
    MonthSummary,
    PrivateMeeting,
    PrivateTopic,
    Undertaking,
    UndertakingMove,
)
from answerable.scrutiny.operations.loading_promises_faults import Known, problems_of
from answerable.scrutiny.operations.promises import PromisesRefused
from answerable.scrutiny.queries.lines_promises import (
    CHALLENGE,
    INFORMATION,
    LETTER,
    PRIVATE,
    STEP,
    TOPIC,
    UNDERTAKING,
)
from answerable.scrutiny.queries.private_months import MonthTold, PassedBefore, TopicTold

type Entries = list[audit.Entry]


@transaction.atomic
def load_promises(promises: Promises, *, by: Actor, at: datetime) -> int:
    """Takes in what is not held, by its number, or of letters and private meetings by day and to whom. How many that were.

    Raises PromisesRefused, with everything that is wrong, and then nothing is written.
    """
    turns.take_turn()
    fresh = _fresh(promises)
    known = Known(promises)
    if problems := list(problems_of(fresh, known)):
        raise PromisesRefused(problems)
    writer = _Writer(known, by, at)
    # Challenges first: a topic of a private meeting names one.
    for line in fresh.challenges:
        writer.challenge(line)
    for one in fresh.undertakings:
        writer.undertaking(one)
    for letter in fresh.letters:
        writer.letter(letter)
    for request in fresh.information:
        writer.information(request)
    for meeting in fresh.private:
        writer.private(meeting)
    for month in fresh.months:
        writer.month(month)
    audit.record_many(writer.entries)
    return len(writer.entries)


def _fresh(promises: Promises) -> Promises:
    """The lines that are not held."""
    letters = Letter.objects.values_list("sent_on", "to_role", "subject")
    private = PrivateMeeting.objects.values_list("on", "kind", "with_role", "board__code")
    return Promises(
        undertakings=_besides(promises.undertakings, _numbers(Undertaking), lambda one: one.number),
        challenges=_besides(promises.challenges, _numbers(Challenge), lambda one: one.number),
        letters=_besides(promises.letters, letters, lambda one: (one.sent_on, one.to_role, one.subject)),
        information=_besides(promises.information, _numbers(InformationRequest), lambda one: one.number),
        private=_besides(
            promises.private,
            ((on, kind, role, board or "") for on, kind, role, board in private),
            lambda one: (one.on, one.kind, one.with_role, one.board),
        ),
        months=_besides(
            promises.months,
            MonthSummary.objects.filter(passed_at__isnull=False).values_list("month", flat=True),
            lambda one: one.month,
        ),
    )


def _numbers(model: type[Undertaking | Challenge | InformationRequest]) -> list[str]:
    return [f"{year}/{number}" for year, number in model.objects.values_list("year", "number")]


def _besides[L](lines: Sequence[L], held: Iterable[Hashable], name: Callable[[L], Hashable]) -> tuple[L, ...]:
    """The lines besides those that are held; two of one name are two."""
    left, found = Counter(held), []
    for line in lines:
        if left[name(line)]:
            left[name(line)] -= 1
        else:
            found.append(line)
    return tuple(found)


class _Writer:
    """Writes lines whose every name is known, and notes an entry of the trail for each."""

    def __init__(self, known: Known, by: Actor, at: datetime) -> None:
        self.known, self.by, self.at = known, by, at
        self.entries: Entries = []

    def _note(self, action: str, subject: str, **after: object) -> None:
        self.entries.append(audit.Entry(action, self.by, self.at, subject, after=after))

    def undertaking(self, line: UndertakingLine) -> None:
        year, number = split(line.number)
        facts = {name: getattr(line, name) for name in UNDERTAKING} | {"state_since": line.state_since or line.made_on}
        item = self.known.items.get(line.item)
        row = Undertaking.objects.create(
            **facts,
            year=year,
            number=number,
            meeting_id=self.known.meetings.get(line.meeting) or (item[1] if item else None),
            item_id=item[0] if item else None,
            # What was caught live may have stayed with the office that exported; the promise stands without it.
            exchange_id=self.known.exchanges.get(line.exchange),
            question_id=self.known.questions.get(line.question),
            objective_id=self.known.objectives.get(line.objective),
        )
        UndertakingMove.objects.bulk_create(
            UndertakingMove(
                undertaking=row, **asdict(move) | {"by": move.by or self.by.reference, "at": move.at or self.at}
            )
            for move in line.moves
        )
        self._note("undertaking loaded", f"undertaking:{row.pk}", reference=line.number, state=line.state)

    def challenge(self, line: ChallengeLine) -> None:
        year, number = split(line.number)
        row = Challenge.objects.create(
            **{name: getattr(line, name) for name in CHALLENGE},
            year=year,
            number=number,
            objective_id=self.known.objectives.get(line.objective),
        )
        ChallengeStep.objects.bulk_create(
            ChallengeStep(
                challenge=row,
                position=position,
                meeting_id=self.known.meetings.get(step.meeting),
                **{name: getattr(step, name) for name in STEP},
            )
            for position, step in enumerate(line.steps, start=1)
        )
        self.known.challenges[line.number] = row.pk
        self._note("challenge loaded", f"challenge:{row.pk}", reference=line.number, state=line.state)

    def letter(self, line: LetterLine) -> None:
        row = Letter.objects.create(**{name: getattr(line, name) for name in LETTER})
        self._note("letter loaded", f"letter:{row.pk}", sent_on=line.sent_on, public=line.public)

    def information(self, line: InformationLine) -> None:
        year, number = split(line.number)
        facts = {name: getattr(line, name) for name in INFORMATION}
        facts["asked_by"] = line.asked_by or self.by.reference
        row = InformationRequest.objects.create(**facts, year=year, number=number)
        self._note("information request loaded", f"information-request:{row.pk}", reference=line.number)

    def private(self, line: PrivateLine) -> None:
        facts = {name: getattr(line, name) for name in PRIVATE}
        facts |= {"written_by": line.written_by or self.by.reference, "written_at": line.written_at or self.at}
        row = PrivateMeeting.objects.create(**facts, board_id=self.known.boards.get(line.board))
        PrivateTopic.objects.bulk_create(
            PrivateTopic(
                meeting=row,
                position=position,
                challenge_id=self.known.challenges.get(topic.challenge),
                **{name: getattr(topic, name) for name in TOPIC},
            )
            for position, topic in enumerate(line.topics, start=1)
        )
        self._note("private meeting loaded", f"private-meeting:{row.pk}", on=line.on, topics=len(line.topics))

    def month(self, line: MonthLine) -> None:
        told = MonthTold(
            month=line.month,
            opening=line.opening,
            weekly=line.weekly or 0,
            boards=line.boards,
            topics=tuple(TopicTold(one.topic, one.where, one.asked_in_writing) for one in line.topics),
            untold=line.untold or 0,
            passed_on=line.passed_on,
            before=tuple(PassedBefore(one.on, one.because) for one in line.before),
            example=line.example,
        )
        facts: dict[str, object] = {"opening": line.opening, "frozen": freeze(told)}
        facts |= {"passed_by": line.passed_by or self.by.reference, "passed_at": line.passed_at or self.at}
        MonthSummary.objects.update_or_create(month=line.month, defaults=facts)
        self._note("private month loaded", f"private-month:{line.month:%Y-%m}", topics=len(line.topics))


def split(number: str) -> tuple[int, int]:
    """ "2024/3" as its year and number."""
    year, _, rest = number.partition("/")
    return int(year), int(rest)
