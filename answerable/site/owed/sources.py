"""The parts that keep what is owed: each can say the keys of all it has that is wanted, and the lines of some of them."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from django.db.models import Case, Count, F, Q, QuerySet
from django.db.models import When as SqlWhen
from django.urls import reverse
from django.utils.timezone import localtime

from answerable.calc.periods import printed
from answerable.clocks.models import RunningClock
from answerable.clocks.queries.waiting import line_of, with_pause
from answerable.evidence.models import Query
from answerable.kit.wording import counted
from answerable.measures.queries.currency import Expected, overdue
from answerable.people.models import User
from answerable.plans.models import Deliverable, Side
from answerable.plans.queries.delivery import address_of
from answerable.recommendations.models import Recommendation
from answerable.site.owed.lines import SOON_DAYS, Key, Owed, Sort, Wanted, When, Whose, how_words, when_of

LAST = date.max
State = Recommendation.State


class Source(Protocol):
    """One part's share of what is owed: how much by when it is due, the first keys in order, and the lines of some keys."""

    sort: Sort

    def counts(self, wanted: Wanted, day: date) -> Mapping[When, int]: ...

    def keys(self, wanted: Wanted, day: date, most: int) -> Sequence[Key]: ...

    def lines(self, keys: Collection[int], day: date) -> Mapping[int, Owed]: ...


def _dated(name: str, when: When, day: date) -> Q:
    """The condition that a column of days says that something is due so."""
    soon = day + timedelta(days=SOON_DAYS)
    return {
        When.LATE: Q(**{f"{name}__lt": day}),
        When.SOON: Q(**{f"{name}__gte": day, f"{name}__lte": soon}),
        When.LATER: Q(**{f"{name}__gt": soon}),
        When.UNDATED: Q(**{f"{name}__isnull": True}),
    }[when]


def _who(wanted: Wanted, role: str, user: str = "") -> Q:
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
        told = {one.name: Count("pk", filter=_dated(self.column, one, day)) for one in When}
        found = self.rows.aggregate(**told)
        return {one: found[one.name] for one in When}

    def keys(self, when: str, day: date, most: int) -> list[Key]:
        """The first of them in order. One query."""
        if not self.column:
            found = self.rows.order_by("pk").values_list("pk", flat=True)[:most] if when in ("", When.UNDATED) else []
            return [Key(LAST, self.sort, key) for key in found]
        rows = self.rows.filter(_dated(self.column, When(when), day)) if when else self.rows
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


class Clocks(OfTable):
    """Clocks that run: duties of statute, of guidance and of the office's own standards."""

    sort = Sort.CLOCK

    def wanted_rows(self, wanted: Wanted) -> Rows:
        office = Q(waiting_on=RunningClock.Waiting.OFFICE)
        whose = {Whose.OFFICE.value: office, Whose.OTHERS.value: ~office}.get(wanted.whose, Q())
        words = Q(label__icontains=wanted.words) | Q(duty__title__icontains=wanted.words)
        rows = RunningClock.objects.running().filter(_who(wanted, "", "owner"), whose, words)
        return Rows(rows, self.sort, "due")

    def lines(self, keys: Collection[int], day: date) -> Mapping[int, Owed]:
        found = {}
        for clock in with_pause(RunningClock.objects.filter(pk__in=keys)):
            line = line_of(clock, day)
            found[line.pk] = Owed(
                self.sort,
                f"{line.label}: {line.duty}",
                line.words,
                line.waiting_on if line.waits_on_others else line.owner,
                reverse("clocks:clock", args=[line.pk]),
                line.due,
                when_of(line.due, day) is When.LATE,
                line.waits_on_others,
            )
        return found


class Work(OfTable):
    """Deliverables of the plan that are not done."""

    sort = Sort.WORK

    def wanted_rows(self, wanted: Wanted) -> Rows:
        mine = Q(side=Side.BODY)
        whose = {Whose.OFFICE.value: mine, Whose.OTHERS.value: ~mine}.get(wanted.whose, Q())
        rows = Deliverable.objects.filter(_who(wanted, "owner_role"), whose, status__in=Deliverable.LIVE)
        return Rows(rows.filter(title__icontains=wanted.words), self.sort, "due")

    def lines(self, keys: Collection[int], day: date) -> Mapping[int, Owed]:
        return {
            row.pk: Owed(
                self.sort,
                f"{row.title} (objective {row.objective.code})",
                how_words(row.due, day) or row.get_status_display().lower(),
                row.owner_role or row.get_side_display(),
                address_of(row),
                row.due,
                when_of(row.due, day) is When.LATE,
                row.side != Side.BODY,
            )
            for row in Deliverable.objects.filter(pk__in=keys).select_related("objective")
        }


class Recommendations(OfTable):
    """Recommendations that somebody still has to carry out, and those whose completion the office has to verify."""

    sort = Sort.RECOMMENDATION

    def wanted_rows(self, wanted: Wanted) -> Rows:
        ours = Q(addressee=Recommendation.Addressee.BODY) | Q(state=State.FORCE_SAYS_COMPLETE)
        whose = {Whose.OFFICE.value: ours, Whose.OTHERS.value: ~ours}.get(wanted.whose, Q())
        words = Q(title__icontains=wanted.words) | Q(report__title__icontains=wanted.words)
        # What the force says is complete waits for the office, whenever it was due.
        verify = Case(SqlWhen(state=State.FORCE_SAYS_COMPLETE, then=None), default=F("due"))
        rows = Recommendation.objects.live().with_due().annotate(owed=verify)
        rows = rows.filter(_who(wanted, "owner_role"), whose, words)
        return Rows(rows, self.sort, "owed")

    def lines(self, keys: Collection[int], day: date) -> Mapping[int, Owed]:
        found = {}
        rows: Any = Recommendation.objects.with_due().filter(pk__in=keys).select_related("report")
        for row in rows:
            verify = row.state == State.FORCE_SAYS_COMPLETE
            found[row.pk] = Owed(
                self.sort,
                f"{row.number} {row.title} ({row.report.title})",
                "to be verified" if verify else how_words(row.due, day) or "no deadline set",
                "The office" if verify else row.owner_role or row.get_addressee_display(),
                reverse("recommendations:recommendation", args=[row.pk]),
                row.due,
                not verify and when_of(row.due, day) is When.LATE,
                not verify and row.addressee != Recommendation.Addressee.BODY,
            )
        return found


class Figures:
    """Figures that should be here by the day, by the schedules of measures."""

    sort = Sort.FIGURES

    def counts(self, wanted: Wanted, day: date) -> Mapping[When, int]:
        return {When.LATE: len(self._wanted(wanted, day))}

    def keys(self, wanted: Wanted, day: date, most: int) -> list[Key]:
        if wanted.when not in ("", When.LATE):
            return []
        return [Key(one.currency.due or LAST, self.sort, one.measure.pk) for one in self._wanted(wanted, day)][:most]

    def _wanted(self, wanted: Wanted, day: date) -> list[Expected]:
        if wanted.whose == Whose.OFFICE or wanted.who.startswith("user:"):
            return []
        role = "" if wanted.who.startswith("but:") else wanted.who
        return [
            one
            for one in overdue(day)
            if wanted.words.lower() in one.measure.title.lower() and role in ("", one.currency.owner)
        ]

    def lines(self, keys: Collection[int], day: date) -> Mapping[int, Owed]:
        return {one.measure.pk: self._line(one, day) for one in overdue(day) if one.measure.pk in keys} if keys else {}

    def _line(self, one: Expected, day: date) -> Owed:
        period = f" for {printed(one.currency.expected)}" if one.currency.expected else ""
        href = reverse("measures:measure", args=[one.measure.code])
        words = f"{one.measure.title}: figures{period}"
        return Owed(
            self.sort, words, how_words(one.currency.due, day), one.currency.owner, href, one.currency.due, True, True
        )


class Answers(OfTable):
    """Questions to authors of papers that have no answer."""

    sort = Sort.ANSWER

    def wanted_rows(self, wanted: Wanted) -> Rows:
        words = Q(text__icontains=wanted.words) | Q(document__title__icontains=wanted.words)
        rows = Query.objects.filter(words, _who(wanted, "document__author_role"), answered_at=None)
        return Rows(rows.none() if wanted.whose == Whose.OFFICE else rows, self.sort)

    def lines(self, keys: Collection[int], day: date) -> Mapping[int, Owed]:
        rows = Query.objects.filter(pk__in=keys).select_related("document")
        return {
            row.pk: Owed(
                self.sort,
                f"Query {row.number} on “{row.document.title}”",
                f"waiting {counted(max(0, (day - localtime(row.asked_at).date()).days), 'day')}",
                row.document.author_role or row.document.author or "Its author",
                reverse("evidence:query", args=[row.document.code, row.number]),
                others=True,
            )
            for row in rows
        }


SOURCES: tuple[Source, ...] = (Clocks(), Work(), Recommendations(), Figures(), Answers())


def people(day: date) -> list[tuple[str, str]]:
    """Whom the list can be narrowed to: people with a clock of their own, then roles, as (value, words)."""
    users = User.objects.filter(pk__in=RunningClock.objects.running().values("owner")).order_by("name")
    roles = set(Deliverable.objects.filter(status__in=Deliverable.LIVE).values_list("owner_role", flat=True))
    roles |= set(Recommendation.objects.live().values_list("owner_role", flat=True))
    roles |= set(Query.objects.filter(answered_at=None).values_list("document__author_role", flat=True))
    roles |= {one.currency.owner for one in overdue(day)}
    return [*((f"user:{one.pk}", one.name) for one in users), *((one, one) for one in sorted(roles - {""}))]
