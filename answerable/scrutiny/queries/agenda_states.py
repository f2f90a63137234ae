"""Which way a meeting may go from where it is, and what each step still needs."""

from dataclasses import dataclass
from datetime import date

from answerable.calc.meetings import Facts, Move, moves_from, wanting
from answerable.scrutiny.models import Meeting, Minutes, Pack, ReportCommission


@dataclass(frozen=True)
class Step:
    """One step, with what it still needs; it may be taken where `wanting` is empty."""

    move: Move
    wanting: tuple[str, ...]


def facts_of(meeting: Meeting, day: date) -> Facts:
    """What is known of a meeting on a day that its steps need. Four queries."""
    states = list(ReportCommission.objects.filter(item__meeting=meeting).values_list("state", flat=True))
    sorts = ReportCommission.State
    return Facts(
        day_known=meeting.precision == Meeting.Precision.DAY,
        day_come=meeting.date <= day,
        items=meeting.items.count(),
        sent=sum(one in (sorts.SENT, sorts.RECEIVED) for one in states),
        unsent=states.count(sorts.DRAFT),
        awaited=states.count(sorts.SENT),
        pack=Pack.objects.filter(meeting=meeting).exists(),
        minutes=Minutes.objects.filter(meeting=meeting).exists(),
    )


def next_steps(meeting: Meeting, day: date) -> tuple[Step, ...]:
    """Every step from where it is, those that may be taken first."""
    facts = facts_of(meeting, day)
    steps = [Step(one, wanting(one, facts)) for one in moves_from(meeting.state)]
    return tuple(sorted(steps, key=lambda one: bool(one.wanting)))
