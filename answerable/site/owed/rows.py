"""What every source of owed things is made of: rows of a table with the column that says when they are due."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from django.db.models import Count, F, Q, QuerySet

from answerable.site.owed.lines import SOON_DAYS, Key, Owed, Sort, Wanted, When

LAST = date.max


class Source(Protocol):
    """One part's share of what is owed: how much by when it is due, the first keys in order, and the lines of some keys."""

    sort: Sort

    def counts(self, wanted: Wanted, day: date) -> Mapping[When, int]: ...

    def keys(self, wanted: Wanted, day: date, most: int) -> Sequence[Key]: ...

    def lines(self, keys: Collection[int], day: date) -> Mapping[int, Owed]: ...


def dated(name: str, when: When, day: date) -> Q:
    """The condition that a column of days says that something is due so."""
    soon = day + timedelta(days=SOON_DAYS)
    return {
        When.LATE: Q(**{f"{name}__lt": day}),
        When.SOON: Q(**{f"{name}__gte": day, f"{name}__lte": soon}),
        When.LATER: Q(**{f"{name}__gt": soon}),
        When.UNDATED: Q(**{f"{name}__isnull": True}),
    }[when]


def who_is(wanted: Wanted, role: str, user: str = "") -> Q:
    """The condition that something is this person's, another's, or this role's; a part that knows no persons has none of theirs."""
    if not wanted.who:
        return Q()
    prefix, _, key = wanted.who.partition(":")
    if prefix == "but" and key.isdecimal():
        return ~Q(**{user: int(key)}) if user else Q()
    if prefix == "user" and key.isdecimal():
        return Q(**{user: int(key)}) if user else Q(pk__in=[])
    return Q(**{role: wanted.who}) if role else Q(pk__in=[])


@dataclass(frozen=True)
class Rows:
    """Rows of a table that are owed, with the column that says when (none: they have no date)."""

    rows: QuerySet[Any]
    sort: Sort
    column: str = ""

    def counts(self, day: date) -> Mapping[When, int]:
        """How many there are by when they are due. One query."""
        if not self.column:
            return {When.UNDATED: self.rows.count()}
        told = {one.name: Count("pk", filter=dated(self.column, one, day)) for one in When}
        found = self.rows.aggregate(**told)
        return {one: found[one.name] for one in When}

    def keys(self, when: str, day: date, most: int) -> list[Key]:
        """The first of them in order. One query."""
        if not self.column:
            found = self.rows.order_by("pk").values_list("pk", flat=True)[:most] if when in ("", When.UNDATED) else []
            return [Key(LAST, self.sort, key) for key in found]
        rows = self.rows.filter(dated(self.column, When(when), day)) if when else self.rows
        ordered = rows.order_by(F(self.column).asc(nulls_last=True), "pk").values_list(self.column, "pk")
        return [Key(due or LAST, self.sort, key) for due, key in ordered[:most]]


class OfTable(ABC):
    """A source whose rows stand in one table: `wanted_rows` says which of them are wanted, whenever they are due."""

    sort: Sort

    @abstractmethod
    def wanted_rows(self, wanted: Wanted) -> Rows:
        """The rows that somebody wants to see."""

    def counts(self, wanted: Wanted, day: date) -> Mapping[When, int]:
        return self.wanted_rows(wanted).counts(day)

    def keys(self, wanted: Wanted, day: date, most: int) -> list[Key]:
        return self.wanted_rows(wanted).keys(wanted.when, day, most)
