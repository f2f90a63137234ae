"""What is due to be looked at in a programme of meetings, how long nobody has looked, and what to look at next, with reasons.

Words: a thing is *seen* when it was an item of a meeting that was held; it is *planned* when it is an item of one ahead.
Each thing is to be seen once in so many months. Reasons are weighed by `WEIGHTS`, which anybody may read and argue with.
"""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


@dataclass(frozen=True)
class Seen:
    """When one thing was last seen and is next planned. `every_months` is 0 where no interval is set.

    Of a day that stands for its month, because no more is known, `last_month` or `next_month` says so.
    """

    code: str
    last: date | None
    next: date | None
    every_months: int
    last_month: bool = False
    next_month: bool = False

    @property
    def due_by(self) -> date | None:
        """The last day on which it would be seen in time; None where it was never seen, or no interval is set."""
        return add_months(self.last, self.every_months) if self.last and self.every_months else None


class How(StrEnum):
    """Whether somebody has looked often enough."""

    IN_TIME = "in_time"
    TOO_LONG = "too_long"
    NEVER = "never"
    NO_INTERVAL = "no_interval"


class Sort(StrEnum):
    """What a reason to look at something is made of."""

    UNSEEN = "unseen"
    SIGNAL = "signal"
    FINDING = "finding"
    DIFFERS = "differs"
    UNDERTAKING = "undertaking"
    RECOMMENDATION = "recommendation"
    CLOCK = "clock"
    INSPECTION = "inspection"
    QUESTION = "question"
    WORK = "work"


@dataclass(frozen=True)
class Weight:
    """What one reason of a sort weighs, and the most that all reasons of that sort weigh together."""

    each: int
    most: int


WEIGHTS: dict[Sort, Weight] = {
    # One for the gap, and one more for each quarter of a year beyond it.
    Sort.UNSEEN: Weight(3, 8),
    Sort.SIGNAL: Weight(2, 6),
    Sort.FINDING: Weight(1, 3),
    Sort.DIFFERS: Weight(3, 3),
    Sort.UNDERTAKING: Weight(2, 6),
    Sort.RECOMMENDATION: Weight(2, 6),
    Sort.CLOCK: Weight(2, 4),
    Sort.INSPECTION: Weight(2, 4),
    Sort.QUESTION: Weight(1, 5),
    Sort.WORK: Weight(1, 3),
}
"""So that no one sort crowds out the others: forty findings in one paper are not forty times as urgent as one broken promise."""


@dataclass(frozen=True)
class Reason:
    """Why something should be looked at: in words, with the page that shows it, and what it weighs."""

    sort: Sort
    words: str
    weight: int
    address: str = ""


@dataclass(frozen=True)
class Candidate:
    """Something that may be put on an agenda. `planned` is the day of a meeting ahead that has it already."""

    code: str
    reasons: tuple[Reason, ...]
    planned: date | None = None


@dataclass(frozen=True)
class Ranked:
    """A candidate in its place, the weightiest reason first."""

    code: str
    score: int
    reasons: tuple[Reason, ...]


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month where it has no such day.

    >>> add_months(date(2024, 8, 31), 6)
    datetime.date(2025, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def whole_months(start: date, end: date) -> int:
    """How many whole months lie between two days; 0 where the second is not later.

    >>> whole_months(date(2024, 3, 21), date(2024, 11, 7))
    7
    """
    if end <= start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (add_months(start, months) > end)


def how(seen: Seen, day: date) -> How:
    """How something stands on a day, by what was held; what is only planned was not seen."""
    if seen.last is None:
        return How.NEVER if seen.every_months else How.NO_INTERVAL
    if seen.due_by is None:
        return How.NO_INTERVAL
    return How.TOO_LONG if seen.due_by < day else How.IN_TIME


def unseen_before(day: date, every_months: int) -> date:
    """What was last seen before this day is unseen for too long on `day`.

    >>> unseen_before(date(2025, 3, 30), 1)
    datetime.date(2025, 3, 1)
    """
    first = add_months(day, -every_months)
    # Two days may have the same day of a shorter month after them: 28 February is in time until 28 March alone.
    return first if add_months(first, every_months) >= day else first + timedelta(days=1)


def too_long(seen: Seen, day: date) -> bool:
    """Whether it is longer unseen than it should be, or was never seen."""
    return how(seen, day) in (How.TOO_LONG, How.NEVER)


def planned_late(seen: Seen) -> bool:
    """Whether the meeting that is to see it comes after it is due."""
    return bool(seen.next and seen.due_by and seen.next > seen.due_by)


def gap_words(seen: Seen, day: date) -> str:
    """How long nobody has looked, what is planned, and whether that is in time.

    >>> gap_words(Seen("a", date(2024, 3, 21), None, 6), date(2024, 11, 7))
    'Last looked at on 21 March 2024, 7 months ago: due by 21 September 2024. Nothing is planned.'
    """
    if seen.last is None:
        first = "Not looked at on record"
    else:
        then = f"in {seen.last:%B %Y}" if seen.last_month else f"on {_said(seen.last)}"
        first = f"Last looked at {then}{_ago(whole_months(seen.last, day))}"
    due = seen.due_by
    when = f": due by {_said(due)}" if due else ""
    if seen.next is None:
        return f"{first}{when}. Nothing is planned."
    late = ", which is later than that" if planned_late(seen) else ""
    planned = f"{seen.next:%B %Y}" if seen.next_month else _said(seen.next)
    return f"{first}{when}. Planned for {planned}{late}."


def _ago(months: int) -> str:
    if not months:
        return ", less than a month ago"
    return f", {months} {'month' if months == 1 else 'months'} ago"


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def unseen_reason(seen: Seen, day: date, address: str = "") -> Reason | None:
    """That something was not looked at for too long, weightier with every quarter of a year; None where it was in time."""
    state = how(seen, day)
    if state not in (How.TOO_LONG, How.NEVER):
        return None
    weight = WEIGHTS[Sort.UNSEEN]
    if seen.due_by is None:
        words = f"No meeting on record has looked at it; it is to be seen {_every(seen.every_months)}."
        return Reason(Sort.UNSEEN, words, weight.each + 2, address)
    months = whole_months(seen.last, day) if seen.last else 0
    words = f"Nobody has looked at it for {months} {'month' if months == 1 else 'months'}; it is to be seen {_every(seen.every_months)}."
    return Reason(Sort.UNSEEN, words, min(weight.each + whole_months(seen.due_by, day) // 3, weight.most), address)


def _every(months: int) -> str:
    return "every month" if months == 1 else f"every {months} months"


def score(reasons: Iterable[Reason]) -> int:
    """What reasons weigh together: those of one sort at most what `WEIGHTS` allows."""
    sums: dict[Sort, int] = {}
    for one in reasons:
        sums[one.sort] = sums.get(one.sort, 0) + one.weight
    return sum(min(total, WEIGHTS[sort].most) for sort, total in sums.items())


def proposed(candidates: Sequence[Candidate], *, room: int | None = None) -> tuple[Ranked, ...]:
    """What to put on the next agenda, the weightiest first; at most `room`, or all of it for None.

    What no reason speaks for, and what a meeting ahead has already, is not proposed. Equal ones keep their order.
    """
    open_ones = [one for one in candidates if one.reasons and one.planned is None]
    ranked = [Ranked(one.code, score(one.reasons), _weightiest_first(one.reasons)) for one in open_ones]
    ranked.sort(key=lambda one: -one.score)
    return tuple(ranked if room is None else ranked[: max(room, 0)])


def _weightiest_first(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda one: -one.weight))
