"""The programme of a function's meetings: the year ahead and the year behind, and what each objective had of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.db.models import Prefetch

from answerable.calc.programme import add_months
from answerable.plans.models import Plan
from answerable.plans.queries import in_force
from answerable.scrutiny.models import AgendaItem, Meeting, MeetingForm
from answerable.scrutiny.queries.agenda_days import form_of
from answerable.scrutiny.queries.meetings import last_day
from answerable.scrutiny.queries.programme_names import called, functions, of_function
from answerable.scrutiny.queries.programme_objectives import (
    ObjectiveSeen,
    Standing,
    longest_unseen,
    programmed,
    standing,
)
from answerable.scrutiny.queries.programme_proposals import Proposal, Reason, proposals
from answerable.scrutiny.queries.restricted_rights import VEILED

__all__ = ["Programme", "Proposal", "Reason", "Slot", "functions", "programme", "proposals"]

YEAR = 12
"""Months that the programme looks ahead, and back."""
FEW = 5
"""So many objectives that were not looked at for too long come with the programme."""
ROOM = 2
"""How many items on objectives a meeting has room for where its form says nothing."""
MOST = 12
"""So many objectives of an item are named."""
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

    @property
    def about(self) -> str:
        """The codes of its objectives; of very many, how many they are."""
        return ", ".join(self.codes) if len(self.codes) <= MOST else f"{len(self.codes)} objectives"


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
class Programme:
    """A function's meetings a year ahead and a year behind, and how the objectives of the plan in force stand.

    `late` are some of those that were not looked at for too long, the longest first.
    """

    function: str
    name: str
    purpose: str
    day: date
    plan: Plan | None
    ahead: tuple[Month, ...]
    behind: tuple[Month, ...]
    standing: Standing
    late: tuple[ObjectiveSeen, ...]

    @property
    def meetings_ahead(self) -> tuple[Planned, ...]:
        return tuple(one for month in self.ahead for one in month.meetings if one.open)


def programme(function: str, *, day: date) -> Programme:
    """The programme as at a day. The number of queries is the same however many meetings, items and objectives there are."""
    form = form_of(function)
    start = add_months(day.replace(day=1), -YEAR)
    months = [add_months(start, n) for n in range(2 * YEAR + 1)]
    meetings = by_month(_meetings(function, months), form, day)
    held = programmed(function, day=day)
    return Programme(
        function=function,
        name=called(function, day),
        purpose=form.purpose if form else "",
        day=day,
        plan=in_force(day),
        ahead=tuple(Month(first, meetings.get(first, ())) for first in months[YEAR:]),
        behind=tuple(Month(first, meetings[first]) for first in reversed(months[:YEAR]) if first in meetings),
        standing=standing(held),
        late=longest_unseen(held, FEW),
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
        overdue=is_open and last_day(row) < day,
        room=max(0, room - sum(bool(one.codes) for one in items)) if is_open else 0,
        items=items,
        every_time=tuple(one.title for one in row.items.all() if one.kind in EVERY_TIME),
        told=() if row.items.all() else tuple(row.agenda),
    )


def _slot(row: AgendaItem, *, is_open: bool) -> Slot:
    codes = tuple(one.code for one in sorted(row.objectives.all(), key=lambda one: one.position))
    return Slot(row.pk, row.title, codes, row.minutes, row.restricted, is_open)


def veiled(one: Planned) -> Planned:
    """A meeting as somebody sees it who may not read its restricted part."""
    bare = (replace(item, title=VEILED, codes=(), movable=False) if item.restricted else item for item in one.items)
    return replace(one, items=tuple(bare))
