"""What the public may know of how a meeting went: its minutes item by item, as they stand. Nothing restricted gets in here.

Of a restricted item there is its ground and its length, and nothing else: no title, no judgement, no promise. The
dataclasses can be frozen (`kit.freezing`): the minutes as published are this, frozen.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from answerable.scrutiny.models import AgendaItem, Meeting, PublicQuestion, Undertaking


@dataclass(frozen=True)
class Judged:
    """How an item ended: the word of the office's scale with what it means, why, and whose word it is."""

    word: str
    meaning: str
    shape: str
    reason: str
    role: str


@dataclass(frozen=True)
class Promised:
    """What somebody promised at an item. `reference` is its number, as "2024/3"; `due` may have been left open."""

    reference: str
    words: str
    owner_role: str
    side: str
    due: date | None


@dataclass(frozen=True)
class AnsweredQuestion:
    """A question from the public as it is shown, with what was answered and what that leaves open."""

    reference: str
    text: str
    name: str
    answer: str
    not_answered: str
    answered_on: date | None
    answered_by_role: str
    recording_at: str


@dataclass(frozen=True)
class MinutedItem:
    """One item. Where `closed` it was restricted, and only `number`, `ground` and `minutes` (its length) are told."""

    number: int
    closed: bool
    ground: str
    minutes: int | None
    title: str = ""
    kind: str = ""
    lead_role: str = ""
    minute: str = ""
    judged: Judged | None = None
    promised: tuple[Promised, ...] = ()
    questions: tuple[AnsweredQuestion, ...] = ()
    # Where it begins in the recording, as "1:02:30".
    recording_at: str = ""


@dataclass(frozen=True)
class PublicMinutes:
    """The minutes of a meeting. `began` and `ended` are aware moments, where they were kept."""

    code: str
    name: str
    title: str
    day: date
    location: str
    began: datetime | None
    ended: datetime | None
    recording_address: str
    transcript_address: str
    items: tuple[MinutedItem, ...]
    # Promised at the meeting, and at no item of it.
    promised: tuple[Promised, ...] = ()


def public_minutes(meeting: Meeting) -> PublicMinutes:
    """The minutes as they stand. Five queries, whatever its length."""
    promised = _promised(meeting)
    questions = _questions(meeting)
    rows = list(meeting.items.select_related("assurance").order_by("position", "pk"))
    place = next((one.pk for one in rows if one.kind == AgendaItem.Kind.QUESTIONS and not one.restricted), None)
    return PublicMinutes(
        code=meeting.code,
        name=meeting.name,
        title=meeting.title,
        day=meeting.date,
        location=meeting.location,
        began=meeting.began_at,
        ended=meeting.ended_at,
        recording_address=meeting.recording_address,
        transcript_address=meeting.transcript_address,
        items=tuple(
            minuted(one, number, promised, questions if one.pk == place else ())
            for number, one in enumerate(rows, start=1)
        ),
        promised=promised.get(None, ()),
    )


def minuted(
    row: AgendaItem,
    number: int,
    promised: Mapping[int | None, tuple[Promised, ...]],
    questions: Sequence[AnsweredQuestion] = (),
) -> MinutedItem:
    """One item as the public may know it."""
    if row.restricted:
        return MinutedItem(number, closed=True, ground=row.ground, minutes=row.minutes)
    return MinutedItem(
        number=number,
        closed=False,
        ground="",
        minutes=row.minutes,
        title=row.title,
        kind=row.kind,
        lead_role=row.lead_role,
        minute=row.minute,
        judged=judged(row),
        promised=promised.get(row.pk, ()),
        questions=tuple(questions),
        recording_at=row.recording_at,
    )


def judged(row: AgendaItem) -> Judged | None:
    """How an open item ended; None where it is restricted or nothing is judged."""
    if row.restricted or row.assurance is None:
        return None
    step = row.assurance
    return Judged(step.word, step.meaning, step.shape, row.reason, row.judge_role)


def _promised(meeting: Meeting) -> Mapping[int | None, tuple[Promised, ...]]:
    """What was promised in the open, by item. What was promised at an item that is restricted is not, whatever its mark says."""
    rows = Undertaking.objects.public().filter(meeting=meeting).exclude(item__restricted=True)
    found: dict[int | None, tuple[Promised, ...]] = defaultdict(tuple)
    for one in rows.order_by("year", "number"):
        told = Promised(one.reference, one.words, one.owner_role, one.get_side_display(), one.due)
        found[one.item_id] += (told,)
    return found


def _questions(meeting: Meeting) -> tuple[AnsweredQuestion, ...]:
    """Those that were asked of this meeting and that the public list shows, in the order of their numbers."""
    rows = PublicQuestion.objects.listed().filter(meeting=meeting, state=PublicQuestion.State.ANSWERED)
    return tuple(
        AnsweredQuestion(
            reference=one.reference,
            text=one.shown_text,
            name=one.shown_name,
            answer=one.answer,
            not_answered=one.not_answered,
            answered_on=one.answered_on,
            answered_by_role=one.answered_by_role,
            recording_at=one.recording_at,
        )
        for one in rows.order_by("year", "number")
    )
