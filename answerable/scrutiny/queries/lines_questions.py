"""Questions as the lines of the office folder, in a number of queries that does not grow.

Without `restricted` they are those that the public list shows, with what it shows.
"""

from dataclasses import replace

from django.db.models import Prefetch, QuerySet

from answerable.scrutiny.intake.questions import QuestionLine, QuestionMoveLine, RedactionLine
from answerable.scrutiny.models import PublicQuestion, QuestionMove, Redaction
from answerable.scrutiny.queries.public_questions import public_meeting

SAME = (
    "asked_on", "channel", "state", "theme", "shown_text", "shown_name", "state_because", "answer", "answered_on",
    "answered_by_role", "not_answered", "recording_at", "answer_due", "example", "cleared_at", "confirmed_at", "text", "name",
    "email", "may_be_named", "access_needs", "asked_at", "cleared_by", "token_hash",
)  # fmt: skip
"""The fields that a line and its row have alike."""


def questions_lines(*, restricted: bool) -> tuple[QuestionLine, ...]:
    """Every question in the order of their numbers; without `restricted` what is public."""
    rows = PublicQuestion.objects.all() if restricted else PublicQuestion.objects.listed()
    found = whole(rows).order_by("year", "number")
    if restricted:
        return tuple(line_of(row) for row in found)
    return tuple(_shown(line_of(row), row) for row in found)


def _shown(line: QuestionLine, row: PublicQuestion) -> QuestionLine:
    return line.public if public_meeting(row) else replace(line.public, meeting="")


def whole(rows: QuerySet[PublicQuestion]) -> QuerySet[PublicQuestion]:
    """Questions with everything that `line_of` asks for."""
    return rows.select_related("meeting", "area", "priority__plan", "merged_into").prefetch_related(
        Prefetch("moves", QuestionMove.objects.order_by("at", "pk")),
        Prefetch("redactions", Redaction.objects.order_by("at", "pk")),
    )


def line_of(row: PublicQuestion) -> QuestionLine:
    """The whole of one question."""
    return QuestionLine(
        **{name: getattr(row, name) for name in SAME},
        number=row.reference,
        meeting=row.meeting.code if row.meeting else "",
        area=row.area.code if row.area else "",
        priority=f"{row.priority.plan.code}:{row.priority.code}" if row.priority else "",
        merged_into=row.merged_into.reference if row.merged_into else "",
        moves=tuple(QuestionMoveLine(one.after, one.at, one.before, one.words, one.by) for one in row.moves.all()),
        redactions=tuple(RedactionLine(one.sort, one.at, one.because, one.by) for one in row.redactions.all()),
    )
