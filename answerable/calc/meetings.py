"""The life of a meeting as a table of states, and the days that hang on its day, counted in working days.

Planned, commissioned, papers in, papers out, held, minutes out: `MOVES` says what may follow what and what each step needs.
The table is drawn into the documentation, and is what the page's buttons and the operation's guard both ask.
"""

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

PLANNED, COMMISSIONED, PAPERS_IN, PAPERS_OUT = "planned", "commissioned", "papers_in", "papers_out"
HELD, MINUTES_OUT, CANCELLED = "held", "minutes_out", "cancelled"
STATES = (PLANNED, COMMISSIONED, PAPERS_IN, PAPERS_OUT, HELD, MINUTES_OUT, CANCELLED)
"""In the order of a meeting's life."""
_DAY = timedelta(days=1)


class Need(StrEnum):
    """What a step needs before it may be taken, as the documentation words it."""

    DAY_KNOWN = "the day is known, not only the month"
    ITEMS = "the agenda has an item"
    ASKED = "a report was asked for"
    ALL_IN = "every report that was asked for has come, or is no longer asked for"
    PACK = "its pack is frozen"
    DAY_COME = "its day has come"
    MINUTES = "its minutes are published"
    NO_MINUTES = "no minutes are published"
    REASON = "a reason"


@dataclass(frozen=True)
class Move:
    """One step that a meeting may take; `words` are those of the button."""

    before: str
    after: str
    words: str
    needs: tuple[Need, ...]

    @property
    def wants_reason(self) -> bool:
        return Need.REASON in self.needs


@dataclass(frozen=True)
class Facts:
    """What is known of a meeting that its steps may need; `unsent` and `awaited` count reports."""

    day_known: bool
    day_come: bool
    items: int
    sent: int
    unsent: int
    awaited: int
    pack: bool
    minutes: bool


MOVES = (
    Move(PLANNED, COMMISSIONED, "The papers are asked for", (Need.DAY_KNOWN, Need.ITEMS, Need.ASKED)),
    Move(PLANNED, PAPERS_IN, "No paper is to come", (Need.DAY_KNOWN, Need.ITEMS, Need.ALL_IN)),
    Move(COMMISSIONED, PAPERS_IN, "The papers are in", (Need.ITEMS, Need.ALL_IN)),
    Move(COMMISSIONED, PAPERS_OUT, "The papers go out without those that are late", (Need.PACK, Need.REASON)),
    Move(PAPERS_IN, PAPERS_OUT, "The papers are out", (Need.PACK,)),
    Move(PLANNED, HELD, "It was held without papers", (Need.DAY_KNOWN, Need.DAY_COME, Need.REASON)),
    Move(COMMISSIONED, HELD, "It was held without its papers", (Need.DAY_COME, Need.REASON)),
    Move(PAPERS_IN, HELD, "It was held without a pack", (Need.DAY_COME, Need.REASON)),
    Move(PAPERS_OUT, HELD, "It was held", (Need.DAY_COME,)),
    Move(HELD, MINUTES_OUT, "The minutes are out", (Need.MINUTES,)),
    Move(COMMISSIONED, PLANNED, "Back to planned", (Need.REASON,)),
    Move(PAPERS_IN, COMMISSIONED, "A paper is still to come", (Need.REASON,)),
    Move(HELD, PAPERS_OUT, "It was not held yet", (Need.NO_MINUTES, Need.PACK, Need.REASON)),
    Move(PLANNED, CANCELLED, "Cancel it", (Need.REASON,)),
    Move(COMMISSIONED, CANCELLED, "Cancel it", (Need.REASON,)),
    Move(PAPERS_IN, CANCELLED, "Cancel it", (Need.REASON,)),
    Move(PAPERS_OUT, CANCELLED, "Cancel it", (Need.REASON,)),
    Move(CANCELLED, PLANNED, "Take it up again", (Need.REASON,)),
)
"""Every step there is."""


def moves_from(state: str) -> tuple[Move, ...]:
    """The steps from a state, in the order of the table."""
    return tuple(one for one in MOVES if one.before == state)


def the_move(before: str, after: str) -> Move | None:
    """The step from one state to another; None where there is none."""
    return next((one for one in MOVES if (one.before, one.after) == (before, after)), None)


def wanting(move: Move, facts: Facts) -> tuple[str, ...]:
    """What the step still needs, each a sentence that says what to do. A reason is given with the step, and not asked here."""
    return tuple(words for need in move.needs if (words := _wanting(need, facts)))


def _wanting(need: Need, facts: Facts) -> str:
    """What to do for a need; empty where it is there, or is no fact."""
    there: dict[Need, tuple[bool, str]] = {
        Need.DAY_KNOWN: (facts.day_known, "Only its month is known: set the day."),
        Need.ITEMS: (facts.items > 0, "The agenda is empty: add an item."),
        Need.ASKED: (facts.sent > 0, "No report is asked for: send a commission for one of its items."),
        Need.ALL_IN: (not (facts.awaited or facts.unsent), _awaited(facts)),
        Need.PACK: (facts.pack, "There is no pack yet: freeze it."),
        Need.DAY_COME: (facts.day_come, "Its day is still to come."),
        Need.MINUTES: (facts.minutes, "The minutes are not published yet: publish them."),
        Need.NO_MINUTES: (not facts.minutes, "Its minutes are published: it was held."),
    }
    is_there, words = there.get(need, (True, ""))
    return "" if is_there else words


def _awaited(facts: Facts) -> str:
    if facts.awaited:
        one = facts.awaited == 1
        number = "1 report has" if one else f"{facts.awaited} reports have"
        it = "it in, or withdraw its commission" if one else "them in, or withdraw their commissions"
        return f"{number} not come: take {it}."
    if facts.unsent:
        number = "1 commission is" if facts.unsent == 1 else f"{facts.unsent} commissions are"
        return f"{number} written and not sent: send or withdraw {'it' if facts.unsent == 1 else 'them'}."
    return ""


@dataclass(frozen=True)
class Lengths:
    """How many working days before a meeting each thing is due, and after it the minutes; None where none is set."""

    questions_close: int | None = None
    commission: int | None = None
    paper_due: int | None = None
    papers_out: int | None = None
    minutes: int | None = None


@dataclass(frozen=True)
class Days:
    """The days that hang on a meeting's day, each the last on which the thing is in time; None where none is set."""

    questions_close: date | None = None
    commission: date | None = None
    paper_due: date | None = None
    papers_out: date | None = None
    minutes: date | None = None


def reckon_days(form: Lengths, meeting_day: date, holidays: Collection[date]) -> Days:
    """The days by the lengths of a form; `holidays` are the bank holidays, which are no working days.

    >>> reckon_days(Lengths(questions_close=5, minutes=20), date(2024, 12, 12), {date(2024, 12, 25), date(2024, 12, 26), date(2025, 1, 1)})
    Days(questions_close=datetime.date(2024, 12, 5), commission=None, paper_due=None, papers_out=None, minutes=datetime.date(2025, 1, 14))
    """

    def before(count: int | None) -> date | None:
        return None if count is None else working_days_from(meeting_day, -count, holidays)

    return Days(
        questions_close=before(form.questions_close),
        commission=before(form.commission),
        paper_due=before(form.paper_due),
        papers_out=before(form.papers_out),
        minutes=None if form.minutes is None else working_days_from(meeting_day, form.minutes, holidays),
    )


def working_days_from(day: date, count: int, holidays: Collection[date]) -> date:
    """The working day so many after `day`, or before it where `count` is below zero; the day itself for 0.

    >>> working_days_from(date(2024, 3, 25), -1, ()), working_days_from(date(2024, 3, 28), 1, {date(2024, 3, 29), date(2024, 4, 1)})
    (datetime.date(2024, 3, 22), datetime.date(2024, 4, 2))
    """
    step, left = (_DAY if count > 0 else -_DAY), abs(count)
    while left:
        day += step
        if day.weekday() < calendar.SATURDAY and day not in holidays:
            left -= 1
    return day
