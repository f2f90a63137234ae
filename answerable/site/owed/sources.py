"""The parts that keep what is owed: each can say the keys of all it has that is wanted, and the lines of some of them."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import Case, F, Q
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
from answerable.site.owed.lines import Key, Owed, Sort, Wanted, When, Whose, how_words, when_of
from answerable.site.owed.publication import Publications
from answerable.site.owed.rows import LAST, OfTable, Rows, Source, who_is
from answerable.site.owed.scrutiny import OF_SCRUTINY, roles_of_scrutiny

State = Recommendation.State


class Clocks(OfTable):
    """Clocks that run: duties of statute, of guidance and of the office's own standards."""

    sort = Sort.CLOCK

    def wanted_rows(self, wanted: Wanted) -> Rows:
        office = Q(waiting_on=RunningClock.Waiting.OFFICE)
        whose = {Whose.OFFICE.value: office, Whose.OTHERS.value: ~office}.get(wanted.whose, Q())
        words = Q(label__icontains=wanted.words) | Q(duty__title__icontains=wanted.words)
        rows = RunningClock.objects.running().filter(who_is(wanted, "", "owner"), whose, words)
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
        rows = Deliverable.objects.filter(who_is(wanted, "owner_role"), whose, status__in=Deliverable.LIVE)
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
        rows = rows.filter(who_is(wanted, "owner_role"), whose, words)
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
        rows = Query.objects.filter(words, who_is(wanted, "document__author_role"), answered_at=None)
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


SOURCES: tuple[Source, ...] = (Clocks(), Work(), Recommendations(), Figures(), Answers(), *OF_SCRUTINY, Publications())


def people(day: date) -> list[tuple[str, str]]:
    """Whom the list can be narrowed to: people with a clock of their own, then roles, as (value, words)."""
    users = User.objects.filter(pk__in=RunningClock.objects.running().values("owner")).order_by("name")
    roles = set(Deliverable.objects.filter(status__in=Deliverable.LIVE).values_list("owner_role", flat=True))
    roles |= set(Recommendation.objects.live().values_list("owner_role", flat=True))
    roles |= set(Query.objects.filter(answered_at=None).values_list("document__author_role", flat=True))
    roles |= {one.currency.owner for one in overdue(day)}
    roles |= roles_of_scrutiny()
    return [*((f"user:{one.pk}", one.name) for one in users), *((one, one) for one in sorted(roles - {""}))]
