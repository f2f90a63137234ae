"""How the objectives of the plan in force stand in a function's programme: which nobody has looked at for too long, and how many."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from answerable.calc.programme import How, Seen, gap_words, how, unseen_before
from answerable.plans.models import Objective
from answerable.scrutiny.queries.programme_seen import (
    UNSEEN,
    SeenDays,
    current_objectives,
    interval_of,
    seen_days,
    seen_of,
)


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
class Standing:
    """How many objectives there are, how many were not looked at for too long, and how many of those no meeting ahead has."""

    total: int
    late: int
    left: int
    every_months: int


@dataclass(frozen=True)
class Programmed:
    """The objectives of the plan in force by their keys, in the order of the plan, with when each was and is to be looked at."""

    function: str
    day: date
    every_months: int
    keys: tuple[int, ...]
    days: Mapping[int, SeenDays]

    @cached_property
    def before(self) -> date:
        """What was last looked at before this day was not for too long."""
        return unseen_before(self.day, self.every_months)

    def of(self, key: int) -> SeenDays:
        return self.days.get(key, UNSEEN)

    def is_late(self, key: int) -> bool:
        """Whether it was never looked at, or not for too long; nothing is late where no interval is set."""
        last = self.of(key).last
        return bool(self.every_months) and (last is None or last < self.before)


def programmed(function: str, *, day: date) -> Programmed:
    """Read once for a page. Five queries, however many objectives there are."""
    keys = current_objectives(day).order_by("position", "pk").values_list("pk", flat=True)
    return Programmed(function, day, interval_of(function), tuple(keys), seen_days(function, day))


def standing(held: Programmed) -> Standing:
    late = [key for key in held.keys if held.is_late(key)]
    left = sum(held.of(key).next is None for key in late)
    return Standing(len(held.keys), len(late), left, held.every_months)


def longest_first(held: Programmed, keys: Iterable[int]) -> list[int]:
    """What was never looked at first, then what was looked at longest ago; equal ones keep their order."""
    return sorted(keys, key=lambda key: held.of(key).last or date.min)


def longest_unseen(held: Programmed, number: int) -> tuple[ObjectiveSeen, ...]:
    """So many of those that were not looked at for too long, the longest first. One query."""
    late = (key for key in held.keys if held.is_late(key))
    return told(held, longest_first(held, late)[:number])


def told(held: Programmed, keys: Sequence[int]) -> tuple[ObjectiveSeen, ...]:
    """Some of them in words, in the order given. One query."""
    rows = Objective.objects.select_related("plan").in_bulk(list(keys)) if keys else {}
    return tuple(_told(held, rows[key]) for key in keys)


def _told(held: Programmed, row: Objective) -> ObjectiveSeen:
    known = seen_of(row, held.days, held.every_months)
    return ObjectiveSeen(
        key=row.pk,
        plan=row.plan.code,
        code=row.code,
        title=row.title,
        seen=known,
        how=how(known, held.day),
        words=gap_words(known, held.day),
        too_long=held.is_late(row.pk),
    )
