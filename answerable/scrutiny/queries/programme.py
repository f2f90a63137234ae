"""The programme of a function's meetings: the year ahead and the year behind, and what each objective had of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Prefetch

from answerable.calc.programme import How, Seen, add_months, gap_words, how
from answerable.plans.models import Objective, Plan
from answerable.plans.queries import in_force
from answerable.scrutiny.models import AgendaItem, Meeting, MeetingForm
from answerable.scrutiny.queries.agenda_days import form_of
from answerable.scrutiny.queries.programme_names import called, functions, of_function
from answerable.scrutiny.queries.programme_proposals import Proposal, Reason, proposals
from answerable.scrutiny.queries.programme_seen import current_objectives, seen_of, with_seen

__all__ = ["Programme", "Proposal", "Reason", "Slot", "functions", "programme", "proposals"]

YEAR = 12
"""Months that the programme looks ahead, and back."""
ROOM = 2
"""How many items on objectives a meeting has room for where its form says nothing."""
EVERY_TIME = (AgendaItem.Kind.STANDING, AgendaItem.Kind.QUESTIONS, AgendaItem.Kind.UNDERTAKINGS)
"""Items that every agenda has: they stay with their meeting."""


@dataclass(frozen=True)
class Slot:
    """An item on the agenda of a meeting in the programme. `movable` where its meeting is ahead."""

    key: int
    title: str
    codes: tuple[str, ...]
    minutes: int | None
    restricted: bool
    movable: bool


@dataclass(frozen=True)
class Planned:
    """A meeting in the programme. `room` is how many more items on objectives it has room for.

    `every_time` are the titles of the items that every agenda has; `told` is what a paper tells of the agenda of a meeting that has no items here.
    """

    code: str
    name: str
    title: str
    day: date
    month_only: bool
    time: str
    state: str
    state_words: str
    announced: bool
    open: bool
    overdue: bool
    room: int
    items: tuple[Slot, ...]
    every_time: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Month:
    """A month, by its first day, with its meetings in their order."""

    first: date
    meetings: tuple[Planned, ...]

    @property
    def name(self) -> str:
        return f"{self.first:%B %Y}"


@dataclass(frozen=True)
class ObjectiveSeen:
    """An objective with when it was and will be seen. `words` say how long nobody looked, and what is planned."""

    key: int
    plan: str
    code: str
    title: str
    seen: Seen
    how: How
    words: str
    too_long: bool


@dataclass(frozen=True)
class Programme:
    """A function's meetings a year ahead and a year behind, with every objective of the plan in force."""

    function: str
    name: str
    purpose: str
    every_months: int
    day: date
    plan: Plan | None
    ahead: tuple[Month, ...]
    behind: tuple[Month, ...]
    objectives: tuple[ObjectiveSeen, ...]

    @property
    def meetings_ahead(self) -> tuple[Planned, ...]:
        return tuple(one for month in self.ahead for one in month.meetings if one.open)

    @property
    def too_long(self) -> tuple[ObjectiveSeen, ...]:
        return tuple(one for one in self.objectives if one.too_long)

    @property
    def unplanned(self) -> tuple[ObjectiveSeen, ...]:
        """Those that were not seen for too long and that no meeting ahead has."""
        return tuple(one for one in self.too_long if one.seen.next is None)


def programme(function: str, *, day: date) -> Programme:
    """The programme as at a day. The number of queries is the same however many meetings, items and objectives there are."""
    form = form_of(function)
    every = (form.every_months or 0) if form else 0
    start = add_months(day.replace(day=1), -YEAR)
    months = [add_months(start, n) for n in range(2 * YEAR + 1)]
    meetings = by_month(_meetings(function, months), form, day)
    rows = with_seen(current_objectives(day), function, day).select_related("plan").order_by("position", "pk")
    return Programme(
        function=function,
        name=called(function, day),
        purpose=form.purpose if form else "",
        every_months=every,
        day=day,
        plan=in_force(day),
        ahead=tuple(Month(first, meetings.get(first, ())) for first in months[YEAR:]),
        behind=tuple(Month(first, meetings[first]) for first in reversed(months[:YEAR]) if first in meetings),
        objectives=tuple(objective_seen(one, every, day) for one in rows),
    )


def objective_seen(row: Objective, every_months: int, day: date) -> ObjectiveSeen:
    """Of an objective that came `with_seen`, its plan with it."""
    known = seen_of(row, every_months)
    state = how(known, day)
    return ObjectiveSeen(
        key=row.pk,
        plan=row.plan.code,
        code=row.code,
        title=row.title,
        seen=known,
        how=state,
        words=gap_words(known, day),
        too_long=state in (How.TOO_LONG, How.NEVER),
    )


def _meetings(function: str, months: Sequence[date]) -> list[Meeting]:
    items = AgendaItem.objects.prefetch_related("objectives").order_by("position", "pk")
    rows = Meeting.objects.filter(of_function(function), date__gte=months[0], date__lt=add_months(months[-1], 1))
    return list(rows.prefetch_related(Prefetch("items", items)).order_by("date", "pk"))


def by_month(rows: Sequence[Meeting], form: MeetingForm | None, day: date) -> dict[date, tuple[Planned, ...]]:
    """Meetings, in the order of their days, by the first day of their month."""
    room = form.room if form else ROOM
    return {
        first: tuple(planned(one, room, day) for one in some)
        for first, some in groupby(rows, key=lambda one: one.date.replace(day=1))
    }


def planned(row: Meeting, room: int, day: date) -> Planned:
    """A meeting whose items and their objectives were fetched with it."""
    is_open = row.state in Meeting.AHEAD
    items = tuple(_slot(one, is_open=is_open) for one in row.items.all() if one.kind not in EVERY_TIME)
    return Planned(
        code=row.code,
        name=row.name,
        title=row.title,
        day=row.date,
        month_only=row.precision == Meeting.Precision.MONTH,
        time=row.time,
        state=row.state,
        state_words=row.get_state_display(),
        announced=row.announced,
        open=is_open,
        overdue=is_open and row.date < day,
        room=max(0, room - sum(bool(one.codes) for one in items)) if is_open else 0,
        items=items,
        every_time=tuple(one.title for one in row.items.all() if one.kind in EVERY_TIME),
        told=() if row.items.all() else tuple(row.agenda),
    )


def _slot(row: AgendaItem, *, is_open: bool) -> Slot:
    codes = tuple(one.code for one in sorted(row.objectives.all(), key=lambda one: one.position))
    return Slot(row.pk, row.title, codes, row.minutes, row.restricted, is_open)
