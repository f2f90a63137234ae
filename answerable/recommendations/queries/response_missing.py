"""What stands between a response and its publication, each with where it is put right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from answerable.kit.wording import british_date
from answerable.recommendations.models import Recommendation, Report
from answerable.recommendations.queries.response import called, in_order

TITLE = 80
"""In characters: as much of a recommendation's title as names it."""


class Step(StrEnum):
    """Where something that is missing is put right."""

    ANSWER = "answer"
    INVITE = "invite"
    COMMENTS = "comments"
    WORDS = "words"


@dataclass(frozen=True)
class Missing:
    """One thing that is missing, in a sentence; `key` is of the recommendation that it is about, if it is about one."""

    step: Step
    words: str
    key: int | None = None


def missing(report: Report, *, day: date) -> tuple[Missing, ...]:
    """All that is missing on a day, the recommendations first; empty where the response can be published."""
    return (*_unanswered(report), *(_steps(report, day) if report.origin == Report.Origin.INSPECTORATE else ()))


def unanswered(report: Report) -> tuple[Recommendation, ...]:
    """The recommendations to the chief officer or the body that have neither an action nor a reason.

    A cause of concern is answered by the recommendations that belong to it, where it has any.
    """
    every = in_order(report)
    above = {one.under_id for one in every}
    return tuple(
        one
        for one in every
        if one.addressee != Recommendation.Addressee.OTHERS
        and not (one.action.strip() or one.reason.strip())
        and not (one.kind == Recommendation.Kind.CAUSE_OF_CONCERN and one.pk in above)
    )


def _unanswered(report: Report) -> Iterator[Missing]:
    for one in unanswered(report):
        title = one.title if len(one.title) <= TITLE else f"{one.title[:TITLE].rsplit(' ', 1)[0]}…"
        words = f"{called(one.get_kind_display(), one.number)}, “{title}”, has neither an action nor a reason."
        yield Missing(Step.ANSWER, words, one.pk)


def _steps(report: Report, day: date) -> Iterator[Missing]:
    if report.invited_on is None:
        yield Missing(Step.INVITE, "The chief officer has not been invited to comment.")
    elif report.commented_on is None and report.comments_by and report.comments_by >= day:
        yield Missing(
            Step.COMMENTS,
            f"The chief officer has until {british_date(report.comments_by)} to comment, and has not done so yet.",
        )
    if not report.body_comments.strip():
        yield Missing(Step.WORDS, "The body's own comments on the report are not written.")
