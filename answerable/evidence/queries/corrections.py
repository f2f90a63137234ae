"""Corrections that were passed for publication, as the public log tells them."""

from dataclasses import dataclass
from datetime import date, datetime

from answerable.evidence.models import Correction


@dataclass(frozen=True)
class PassedCorrection:
    """One correction: the paper, its day and the place in it, what was printed, what is right and why.

    `printed`, `right` and `why` may cite figures of measures ({code period}), left as they were written.
    """

    key: int
    paper: str
    published: date | None
    place: str
    printed: str
    right: str
    why: str
    passed_at: datetime
    carried_by: str


def passed() -> tuple[PassedCorrection, ...]:
    """All that were passed, the latest first. One query."""
    rows = Correction.objects.passed().order_by("-passed_at", "-pk")
    return tuple(
        PassedCorrection(
            row.pk,
            row.paper,
            row.published,
            row.place,
            row.printed,
            row.right,
            row.why,
            row.passed_at or row.written_at,
            row.carried_by,
        )
        for row in rows
    )
