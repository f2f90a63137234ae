"""What the public may know of its questions: each with its answer and date, or as unanswered. Nothing that a person sent in privacy."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.timezone import localtime

from answerable.scrutiny.models import Meeting, PublicQuestion, QuestionMove, Redaction, Undertaking
from answerable.scrutiny.queries.public_meetings import RECORDED

OPEN_STATES = frozenset(PublicQuestion.OPEN)
ELSEWHERE = "Somewhere else, or not said"
NO_THEME = "No theme"
_BELOW = (
    Prefetch("undertakings", Undertaking.objects.public().order_by("made_on", "pk")),
    Prefetch("redactions", Redaction.objects.order_by("pk")),
    Prefetch("moves", QuestionMove.objects.filter(before="answered", after="answered").order_by("at", "pk")),
)


@dataclass(frozen=True)
class Promised:
    """What was promised in an answer, and what became of it: `state` is one of `Undertaking.State`."""

    reference: str
    words: str
    owner_role: str
    made_on: date
    due: date | None
    state: str
    state_words: str
    state_since: date
    evidence: str


@dataclass(frozen=True)
class Correction:
    """An answer that was changed after it was given."""

    on: date
    because: str


@dataclass(frozen=True)
class AskedQuestion:
    """A question as the public reads it. `text` is as it was cleared; `answer` cites its figures (docs/citing.md).

    `left_out` says what sort of thing was left out of the text; `also_asked` counts the questions merged into it.
    """

    reference: str
    asked_on: date
    text: str
    name: str
    theme: str
    area: str
    priority: str
    meeting: str
    meeting_name: str
    meeting_on: date | None
    state: str
    state_words: str
    because: str
    answer: str
    answered_on: date | None
    answered_by_role: str
    not_answered: str
    answer_due: date | None
    recording_at: str
    recording_address: str
    left_out: tuple[str, ...]
    also_asked: int
    promised: tuple[Promised, ...]
    corrections: tuple[Correction, ...]
    example: bool = False

    @property
    def is_answered(self) -> bool:
        return self.state == PublicQuestion.State.ANSWERED

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.state in OPEN_STATES


@dataclass(frozen=True)
class QuestionCounts:
    """All confirmed questions, those not yet read among them: what is public of the ones that are not listed is their number."""

    asked: int
    answered: int
    unanswered: int
    out_of_scope: int
    casework: int
    withdrawn: int


@dataclass(frozen=True)
class Tally:
    """How many were asked of one theme or in one place, and how many of them were answered."""

    words: str
    asked: int
    answered: int


def public_questions(meeting: str = "") -> tuple[AskedQuestion, ...]:
    """Every question that is listed, the newest first; of one meeting, where its code is given. Five queries."""
    rows = PublicQuestion.objects.listed().order_by("-asked_on", "-year", "-number")
    if meeting:
        rows = rows.filter(meeting__code=meeting)
    return told(rows)


def told(rows: QuerySet[PublicQuestion]) -> tuple[AskedQuestion, ...]:
    """Questions as the public reads them; who calls sees to it that they are listed."""
    others = PublicQuestion.objects.confirmed().filter(merged_into=OuterRef("pk")).order_by()
    # Asked row by row: grouping by every column would carry all texts along.
    joined = Coalesce(Subquery(others.values("merged_into").annotate(number=Count("pk")).values("number")), 0)
    whole = rows.select_related("meeting", "area", "priority").annotate(joined=joined)
    return tuple(_asked(row, row.joined) for row in whole.prefetch_related(*_BELOW))


def question_counts() -> QuestionCounts:
    """How many were asked, and what became of them."""
    states = PublicQuestion.objects.confirmed().order_by().values_list("state").annotate(number=Count("pk"))
    counts = Counter(dict(states))
    return QuestionCounts(
        asked=counts.total() - counts["merged"],
        answered=counts["answered"],
        unanswered=sum(counts[state] for state in OPEN_STATES),
        out_of_scope=counts["out_of_scope"],
        casework=counts["casework"],
        withdrawn=counts["withdrawn"],
    )


def by_theme() -> tuple[Tally, ...]:
    """How many were asked of each theme, or of each priority where the office gave no theme; the most asked first.

    The theme is the office's own word: of a question that is not listed it stays inside, and the priority counts.
    """
    rows = _counted("shown_theme", "priority__title")
    return _tallied((str(row["shown_theme"] or row["priority__title"] or NO_THEME), row) for row in rows)


def by_area() -> tuple[Tally, ...]:
    """How many were asked from each place; the most asked first."""
    return _tallied((str(row["area__name"] or ELSEWHERE), row) for row in _counted("area__name"))


def _counted(*names: str) -> Sequence[Mapping[str, Any]]:
    confirmed = PublicQuestion.objects.confirmed().exclude(state=PublicQuestion.State.MERGED).order_by()
    answered = Count("pk", filter=Q(state=PublicQuestion.State.ANSWERED))
    theme = Case(When(Q(pk__in=PublicQuestion.objects.listed().values("pk")), then=F("theme")), default=Value(""))
    return list(confirmed.annotate(shown_theme=theme).values(*names).annotate(asked=Count("pk"), answered=answered))


def _tallied(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> tuple[Tally, ...]:
    asked, answered = Counter[str](), Counter[str]()
    for words, row in rows:
        asked[words] += row["asked"]
        answered[words] += row["answered"]
    told_ = (Tally(words, number, answered[words]) for words, number in asked.items())
    return tuple(sorted(told_, key=lambda one: (-one.asked, one.words.casefold())))


def public_meeting(row: PublicQuestion) -> Meeting | None:
    """The meeting that a question waits for, or was answered at, where the public may know of that meeting."""
    meeting = row.meeting
    return meeting if meeting and (meeting.announced or meeting.evidence in RECORDED) else None


def _asked(row: PublicQuestion, joined: int) -> AskedQuestion:
    meeting = public_meeting(row)
    return AskedQuestion(
        reference=row.reference,
        asked_on=row.asked_on,
        text=row.shown_text,
        name=row.shown_name,
        theme=row.theme,
        area=row.area.name if row.area else "",
        priority=row.priority.title if row.priority else "",
        meeting=meeting.code if meeting else "",
        meeting_name=meeting.name if meeting else "",
        meeting_on=meeting.date if meeting else None,
        state=row.state,
        state_words=row.get_state_display(),
        because=row.state_because,
        answer=row.answer,
        answered_on=row.answered_on,
        answered_by_role=row.answered_by_role,
        not_answered=row.not_answered,
        answer_due=row.answer_due,
        recording_at=row.recording_at,
        recording_address=meeting.recording_address if meeting and row.recording_at else "",
        left_out=tuple(dict.fromkeys(one.get_sort_display() for one in row.redactions.all())),
        also_asked=joined,
        promised=promised(row),
        corrections=tuple(Correction(localtime(one.at).date(), one.words) for one in row.moves.all()),
        example=row.example,
    )


def promised(row: PublicQuestion) -> tuple[Promised, ...]:
    """What was promised in the open in answer to a question."""
    return tuple(
        Promised(
            reference=one.reference,
            words=one.words,
            owner_role=one.owner_role,
            made_on=one.made_on,
            due=one.due,
            state=one.state,
            state_words=one.get_state_display(),
            state_since=one.state_since,
            evidence=one.evidence,
        )
        for one in row.undertakings.all()
        if not one.restricted
    )
