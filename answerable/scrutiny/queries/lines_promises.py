"""Promises, challenges, letters, requests and private meetings as the lines of the office folder.

Without `restricted` they are what `public_promises` lets the public read, and nothing else.
"""

from collections.abc import Container, Iterable
from dataclasses import replace

from django.db.models import Prefetch, QuerySet

from answerable.kit.freezing import thaw
from answerable.plans.models import Objective
from answerable.scrutiny.intake.promises_lines import (
    BeforeLine,
    ChallengeLine,
    InformationLine,
    LetterLine,
    MonthLine,
    MoveLine,
    PrivateLine,
    Promises,
    StepLine,
    ToldLine,
    TopicLine,
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
    PublicQuestion,
    Undertaking,
    UndertakingMove,
)
from answerable.scrutiny.queries.private_months import MonthTold
from answerable.scrutiny.queries.public_meetings import public_rows
from answerable.scrutiny.queries.public_promises import SETTLED, WEB

UNDERTAKING = (
    "words", "owner_role", "made_on", "side", "due", "restricted", "example", "state", "state_since", "evidence",
    "evidence_address",
)  # fmt: skip
MOVE = ("after", "on", "before", "due_was", "due_now", "words", "said_by", "by", "at")
CHALLENGE = (
    "subject", "asked", "to_role", "raised_on", "details", "public", "example", "state", "settled_on", "outcome",
)  # fmt: skip
STEP = ("level", "on", "words", "respond_by", "response", "responded_on")
LETTER = (
    "to_role", "subject", "sent_on", "asked", "campaign", "text", "public", "reply_by", "reply_on", "reply", "example",
)  # fmt: skip
INFORMATION = (
    "subject", "asked", "asked_of", "asked_on", "basis", "asked_by", "due", "state", "answered_on", "answer", "example",
)  # fmt: skip
TOPIC = ("topic", "notes", "told", "untold_because", "asked_in_writing")
PRIVATE = ("kind", "on", "with_role", "notes", "example", "written_by", "written_at")
"""The fields that a line and its row have alike."""


def promises_lines(*, restricted: bool) -> Promises:
    """Everything in its order; without `restricted` what is public. The number of queries does not grow with the rows."""
    if not restricted:
        known = set(public_rows().values_list("code", flat=True))
        return Promises(
            undertakings=tuple(_for_the_public(_undertakings(Undertaking.objects.public()), known)),
            challenges=tuple(_shown(line, known) for line in _challenges(Challenge.objects.filter(public=True))),
            letters=_letters(Letter.objects.filter(public=True)),
            months=tuple(replace(line, passed_by="", passed_at=None) for line in _months()),
        )
    return Promises(
        undertakings=_undertakings(Undertaking.objects.all()),
        challenges=_challenges(Challenge.objects.all()),
        letters=_letters(Letter.objects.all()),
        information=_information(),
        private=_private(),
        months=_months(),
    )


def _undertakings(rows: QuerySet[Undertaking]) -> tuple[UndertakingLine, ...]:
    moves = UndertakingMove.objects.order_by("pk")
    found = (
        rows.select_related("meeting", "item__meeting", "exchange", "question", "objective__plan")
        .prefetch_related(Prefetch("moves", queryset=moves))
        .order_by("year", "number")
    )
    return tuple(
        UndertakingLine(
            **{name: getattr(one, name) for name in UNDERTAKING},
            number=one.reference,
            meeting=one.meeting.code if one.meeting else "",
            item=f"{one.item.meeting.code}/{one.item.position}" if one.item else "",
            exchange=str(one.exchange.key) if one.exchange else "",
            question=one.question.reference if one.question else "",
            objective=_objective(one.objective),
            moves=tuple(MoveLine(**{name: getattr(move, name) for name in MOVE}) for move in one.moves.all()),
        )
        for one in found
    )


def _for_the_public(lines: Iterable[UndertakingLine], known: Container[str]) -> Iterable[UndertakingLine]:
    """Without who wrote it down, what was said before the office looked, and questions that are not listed.

    `known` are the meetings that the public may know of.
    """
    rows = PublicQuestion.objects.listed().values_list("year", "number")
    listed = {f"{year}/{number}" for year, number in rows}
    for line in lines:
        settled = line.state in SETTLED
        yield replace(
            line,
            meeting=line.meeting if line.meeting in known else "",
            item=line.item if line.item.partition("/")[0] in known else "",
            exchange="",
            question=line.question if line.question in listed else "",
            evidence=line.evidence if settled else "",
            evidence_address=line.evidence_address if settled and line.evidence_address.startswith(WEB) else "",
            moves=tuple(replace(move, said_by="", by="", at=None) for move in line.moves if move.due_now),
        )


def _challenges(rows: QuerySet[Challenge]) -> tuple[ChallengeLine, ...]:
    steps = ChallengeStep.objects.select_related("meeting").order_by("position")
    found = rows.select_related("objective__plan").prefetch_related(Prefetch("steps", queryset=steps))
    return tuple(
        ChallengeLine(
            **{name: getattr(one, name) for name in CHALLENGE},
            number=one.reference,
            objective=_objective(one.objective),
            steps=tuple(
                StepLine(
                    **{name: getattr(step, name) for name in STEP}, meeting=step.meeting.code if step.meeting else ""
                )
                for step in one.steps.all()
            ),
        )
        for one in found.order_by("year", "number")
    )


def _shown(line: ChallengeLine, known: Container[str]) -> ChallengeLine:
    public = ChallengeStep.Level.PUBLIC
    steps = (
        replace(
            step,
            words="",
            response=step.response if step.level == public else "",
            meeting=step.meeting if step.level == public and step.meeting in known else "",
        )
        for step in line.steps
    )
    return replace(line, details="", steps=tuple(steps))


def _letters(rows: QuerySet[Letter]) -> tuple[LetterLine, ...]:
    found = rows.order_by("sent_on", "pk")
    return tuple(LetterLine(**{name: getattr(one, name) for name in LETTER}) for one in found)


def _information() -> tuple[InformationLine, ...]:
    found = InformationRequest.objects.order_by("year", "number")
    return tuple(
        InformationLine(**{name: getattr(one, name) for name in INFORMATION}, number=str(one)) for one in found
    )


def _private() -> tuple[PrivateLine, ...]:
    topics = PrivateTopic.objects.select_related("challenge").order_by("position", "pk")
    found = PrivateMeeting.objects.select_related("board").prefetch_related(Prefetch("topics", queryset=topics))
    return tuple(
        PrivateLine(
            **{name: getattr(one, name) for name in PRIVATE},
            board=one.board.code if one.board else "",
            topics=tuple(
                TopicLine(
                    **{name: getattr(topic, name) for name in TOPIC},
                    challenge=topic.challenge.reference if topic.challenge else "",
                )
                for topic in one.topics.all()
            ),
        )
        for one in found.order_by("on", "pk")
    )


def _months() -> tuple[MonthLine, ...]:
    rows = MonthSummary.objects.filter(passed_at__isnull=False).order_by("month")
    return tuple(_month(row, thaw(MonthTold, row.frozen)) for row in rows)


def _month(row: MonthSummary, told: MonthTold) -> MonthLine:
    return MonthLine(
        month=told.month,
        passed_on=told.passed_on or told.month,
        opening=told.opening,
        weekly=told.weekly or None,
        boards=told.boards,
        untold=told.untold or None,
        example=told.example,
        passed_by=row.passed_by,
        passed_at=row.passed_at,
        topics=tuple(ToldLine(one.topic, one.where, one.asked_in_writing) for one in told.topics),
        before=tuple(BeforeLine(one.on, one.because) for one in told.before),
    )


def _objective(one: Objective | None) -> str:
    return f"{one.plan.code}/{one.code}" if one else ""
