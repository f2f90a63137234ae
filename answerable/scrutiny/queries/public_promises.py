"""What the public may read of promises, challenges, private meetings, letters and requests: public things only.

Nothing that was promised in a restricted item, no `details` of a challenge, no note of a private meeting and no letter that
is not public is ever read here. Texts that may cite figures (`evidence`) keep their citations: `measures.queries.cited` answers them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from answerable.kit.freezing import thaw
from answerable.scrutiny.models import (
    Challenge,
    ChallengeStep,
    InformationRequest,
    Letter,
    Meeting,
    MonthSummary,
    PublicQuestion,
    Undertaking,
    UndertakingMove,
)
from answerable.scrutiny.queries.private_months import MonthTold
from answerable.scrutiny.queries.public_meetings import RECORDED

WEB = ("https://", "http://")
State = Undertaking.State


@dataclass(frozen=True)
class PutOff:
    """A day that was moved; `was` is None where it was the first that was set."""

    on: date
    was: date | None
    now: date | None
    because: str


@dataclass(frozen=True)
class PublicUndertaking:
    """A promise made in the open. `state_words` never says kept on the word of whoever promised; `evidence` may cite figures."""

    reference: str
    words: str
    side: str
    side_words: str
    owner_role: str
    made_on: date
    due: date | None
    put_off: tuple[PutOff, ...]
    state: str
    state_words: str
    since: date
    late_days: int
    evidence: str
    evidence_address: str
    meeting: str
    meeting_title: str
    question: str
    objective: str
    example: bool
    # By how much it was kept late, by the day on which it was said to be kept; and when it was broken, where it is not broken now.
    kept_late_days: int = 0
    broken_on: date | None = None

    @property
    def is_late(self) -> bool:
        return self.late_days > 0


@dataclass(frozen=True)
class PromisesKept:
    """How many promises there are and what became of them; each is in exactly one of kept, broken, released, waiting and open."""

    made: int = 0
    kept: int = 0
    broken: int = 0
    released: int = 0
    waiting: int = 0
    open: int = 0
    late: int = 0
    put_off: int = 0


@dataclass(frozen=True)
class PublicStep:
    """One level of a challenge. `response` only of what was answered at a public meeting; late in days, 0 where it is not."""

    level: str
    level_words: str
    on: date
    respond_by: date | None
    responded_on: date | None
    late_days: int
    response: str


@dataclass(frozen=True)
class PublicChallenge:
    """A formal challenge that the office shows: what is wrong, what is asked, how far it was taken and how it ended."""

    reference: str
    subject: str
    asked: str
    to_role: str
    raised_on: date
    state: str
    state_words: str
    settled_on: date | None
    outcome: str
    steps: tuple[PublicStep, ...]
    objective: str
    example: bool


@dataclass(frozen=True)
class PublicLetter:
    """A letter that the office shows, with its reply; late in days where the reply is, 0 where it is not."""

    campaign: str
    to_role: str
    subject: str
    sent_on: date
    asked: str
    text: str
    reply_by: date | None
    reply_on: date | None
    reply: str
    late_days: int
    example: bool


@dataclass(frozen=True)
class InformationYear:
    """How much information was asked of the force in a year, and how it was answered: numbers only."""

    year: int
    asked: int
    answered: int
    answered_late: int
    refused: int
    withdrawn: int
    open: int
    open_late: int


def public_undertakings(*, day: date) -> tuple[PublicUndertaking, ...]:
    """Every promise made in the open, the newest first. Three queries."""
    shown = set(PublicQuestion.objects.listed().values_list("pk", flat=True))
    told = Q(due_now__isnull=False) | Q(after__in=[State.SAID_KEPT, State.BROKEN])
    moves = UndertakingMove.objects.filter(told).order_by("pk")
    rows = (
        Undertaking.objects.public()
        .select_related("meeting", "question", "objective__plan")
        .prefetch_related(Prefetch("moves", queryset=moves, to_attr="told_moves"))
        .order_by("-made_on", "-year", "-number")
    )
    return tuple(_undertaking(one, shown, day) for one in rows)


def promises_kept(promises: Sequence[PublicUndertaking]) -> PromisesKept:
    """How the promises stand."""

    def those(state: str) -> int:
        return sum(1 for one in promises if one.state == state)

    return PromisesKept(
        made=len(promises),
        kept=those(State.KEPT),
        broken=those(State.BROKEN),
        released=those(State.RELEASED),
        waiting=those(State.SAID_KEPT),
        open=those(State.OPEN),
        late=sum(1 for one in promises if one.is_late),
        put_off=sum(1 for one in promises if any(step.was for step in one.put_off)),
    )


def public_challenges(*, day: date) -> tuple[PublicChallenge, ...]:
    """The challenges that are public, the newest first. Two queries."""
    steps = ChallengeStep.objects.order_by("position")
    rows = (
        Challenge.objects.filter(public=True)
        .select_related("objective__plan")
        .prefetch_related(Prefetch("steps", queryset=steps))
        .order_by("-year", "-number")
        .defer("details")
    )
    return tuple(_challenge(one, day) for one in rows)


def month_summaries() -> tuple[MonthTold, ...]:
    """What was raised in private, by topic, month by month as it was passed; the newest first. One query."""
    rows = MonthSummary.objects.filter(passed_at__isnull=False).order_by("-month")
    return tuple(thaw(MonthTold, row.frozen) for row in rows)


def public_letters(*, day: date) -> tuple[PublicLetter, ...]:
    """The letters that are public, the newest first. One query."""
    rows = Letter.objects.filter(public=True).order_by("-sent_on", "-pk")
    return tuple(
        PublicLetter(
            campaign=one.campaign,
            to_role=one.to_role,
            subject=one.subject,
            sent_on=one.sent_on,
            asked=one.asked,
            text=one.text,
            reply_by=one.reply_by,
            reply_on=one.reply_on,
            reply=one.reply,
            late_days=days_late(one.reply_by, one.reply_on, day),
            example=one.example,
        )
        for one in rows
    )


def information_years(*, day: date) -> tuple[InformationYear, ...]:
    """The information-request log in numbers, the newest year first. One query."""
    rows = list(InformationRequest.objects.only("year", "state", "due", "answered_on"))
    years = sorted({one.year for one in rows}, reverse=True)
    return tuple(_year(year, [one for one in rows if one.year == year], day) for year in years)


def days_late(due: date | None, done: date | None, day: date) -> int:
    """By how many days something came after the day by which it was due, or is late by on `day`; 0 where it is not late."""
    return max(0, ((done or day) - due).days) if due else 0


def waited_until(steps: Sequence[ChallengeStep], settled_on: date | None) -> Sequence[date | None]:
    """Until when each level waited for its answer: it came, or the challenge was taken higher, or it ended; None where it waits."""
    higher = [*(one.on for one in steps[1:]), settled_on][: len(steps)]
    return [one.responded_on or end for one, end in zip(steps, higher, strict=True)]


def _undertaking(one: Undertaking, shown: set[int], day: date) -> PublicUndertaking:
    moves: list[UndertakingMove] = getattr(one, "told_moves", [])
    became = {move.after: move.on for move in moves if move.before != move.after}
    kept_on = became.get(State.SAID_KEPT, one.state_since)
    meeting = one.meeting if one.meeting and known_to_all(one.meeting) else None
    return PublicUndertaking(
        reference=one.reference,
        words=one.words,
        side=one.side,
        side_words=one.get_side_display(),
        owner_role=one.owner_role,
        made_on=one.made_on,
        due=one.due,
        put_off=tuple(PutOff(move.on, move.due_was, move.due_now, move.words) for move in moves if move.due_now),
        state=one.state,
        state_words=STATE_WORDS[one.state],
        since=one.state_since,
        late_days=days_late(one.due, None, day) if one.state == State.OPEN else 0,
        evidence=one.evidence if one.state in SETTLED else "",
        evidence_address=one.evidence_address if _may_be_read(one) else "",
        meeting=meeting.code if meeting else "",
        meeting_title=f"{meeting.name}: {meeting.title}" if meeting else "",
        question=one.question.reference if one.question and one.question_id in shown else "",
        objective=f"{one.objective.plan.code}/{one.objective.code}" if one.objective else "",
        example=one.example,
        kept_late_days=days_late(one.due, kept_on, day) if one.state == State.KEPT else 0,
        broken_on=became.get(State.BROKEN) if one.state != State.BROKEN else None,
    )


def known_to_all(meeting: Meeting) -> bool:
    """Whether the public may know of a meeting: it was announced, or a published paper tells of it."""
    return meeting.announced or meeting.evidence in RECORDED


SETTLED = (State.KEPT, State.BROKEN, State.RELEASED)
STATE_WORDS: dict[str, str] = {
    State.OPEN: "Open",
    State.SAID_KEPT: "Said to be kept: the office has not yet seen it",
    State.KEPT: "Kept",
    State.BROKEN: "Broken",
    State.RELEASED: "No longer asked for",
}


def _may_be_read(one: Undertaking) -> bool:
    """Whether anybody can open the address of its evidence: one inside the office leads the public nowhere."""
    return one.state in SETTLED and one.evidence_address.startswith(WEB)


def _challenge(one: Challenge, day: date) -> PublicChallenge:
    steps = list(one.steps.all())
    return PublicChallenge(
        reference=one.reference,
        subject=one.subject,
        asked=one.asked,
        to_role=one.to_role,
        raised_on=one.raised_on,
        state=one.state,
        state_words=one.get_state_display(),
        settled_on=one.settled_on,
        outcome=one.outcome,
        steps=tuple(
            PublicStep(
                level=step.level,
                level_words=step.get_level_display(),
                on=step.on,
                respond_by=step.respond_by,
                responded_on=step.responded_on,
                late_days=days_late(step.respond_by, end, day),
                response=step.response if step.level == ChallengeStep.Level.PUBLIC else "",
            )
            for step, end in zip(steps, waited_until(steps, one.settled_on), strict=True)
        ),
        objective=f"{one.objective.plan.code}/{one.objective.code}" if one.objective else "",
        example=one.example,
    )


def _year(year: int, rows: Sequence[InformationRequest], day: date) -> InformationYear:
    told = Counter(one.state for one in rows)
    late = Counter(one.state for one in rows if days_late(one.due, one.answered_on, day))
    sort = InformationRequest.State
    return InformationYear(
        year=year,
        asked=len(rows),
        answered=told[sort.ANSWERED],
        answered_late=late[sort.ANSWERED],
        refused=told[sort.REFUSED],
        withdrawn=told[sort.WITHDRAWN],
        open=told[sort.OPEN],
        open_late=late[sort.OPEN],
    )
