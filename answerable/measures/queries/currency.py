"""How fresh figures are: what they were last told for, which are expected next and when, and which are overdue."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet

from answerable.calc.periods import Period, calendar_year, financial_year, months_ending
from answerable.measures.models import Measure, Observation, Schedule

MONTHS = {Schedule.Every.MONTH: 1, Schedule.Every.QUARTER: 3}


@dataclass(frozen=True)
class Currency:
    """One measure under a schedule: when it was last told and for which period, and what is expected next.

    `due` is the day by which the figures of `expected` should be here; `overdue` counts the days since. `owner` is the
    role that owes them.
    """

    told_on: date | None
    told_for: Period | None
    schedule: str
    owner: str
    expected: Period | None
    due: date | None
    overdue: int

    @property
    def expected_end(self) -> date | None:
        return self.expected.end if self.expected else None

    @property
    def state(self) -> str:
        """ "overdue", "expected" or "ended"."""
        return "overdue" if self.overdue else "expected" if self.due else "ended"


@dataclass(frozen=True)
class Expected:
    """A measure under a schedule, with how fresh it is."""

    measure: Measure
    currency: Currency


def currency(measures: Collection[int], today: date) -> Mapping[int, Currency]:
    """How fresh the measures under a schedule are on a day, by their key; those under none are left out."""
    found: dict[int, Currency] = {}
    told = _last_told(measures, today)
    for schedule in _schedules(measures, today):
        for measure in schedule.measures.all():
            if measure.pk in measures and measure.pk not in found:
                found[measure.pk] = _under(schedule, *told.get(measure.pk, (None, {})), today)
    return found


def expected(today: date) -> tuple[Expected, ...]:
    """Every measure under a schedule, the longest overdue first, then what is due next."""
    measures = list(Measure.objects.filter(schedules__isnull=False).distinct().order_by("title"))
    found = currency([one.pk for one in measures], today)
    rows = [Expected(one, found[one.pk]) for one in measures if one.pk in found]
    return tuple(sorted(rows, key=lambda one: (one.currency.due or date.max, one.measure.title)))


def overdue(today: date) -> tuple[Expected, ...]:
    """What should be here and is not, the longest overdue first."""
    return tuple(one for one in expected(today) if one.currency.overdue)


def next_period(every: str, after: date) -> Period:
    """The first whole period of the schedule's kind that ends after a day."""
    if every == Schedule.Every.FINANCIAL_YEAR:
        year = financial_year(after.year - (after.month < 4))
        return year if year.end > after else financial_year(year.start.year + 1)
    if every == Schedule.Every.CALENDAR_YEAR:
        year = calendar_year(after.year)
        return year if year.end > after else calendar_year(after.year + 1)
    length = MONTHS[Schedule.Every(every)]
    first = after.replace(day=1)
    while True:
        following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        end = following - timedelta(days=1)
        if end.month % length == 0 and end > after:
            return months_ending(length, end)
        first = following


def _schedules(measures: Collection[int], today: date) -> QuerySet[Schedule]:
    rows = Schedule.objects.filter(Q(ends__isnull=True) | Q(ends__gte=today), starts__lte=today)
    return rows.filter(measures__in=measures).distinct().prefetch_related("measures").order_by("starts", "pk")


def _last_told(measures: Collection[int], today: date) -> Mapping[int, tuple[date | None, Mapping[str, Period]]]:
    """For each measure the day on which it was last told of, and the newest period of each kind that it was told for."""
    rows = (
        Observation.objects.filter(measure__in=measures, as_at__lte=today)
        .order_by()
        .values_list("measure", "period_start", "period_end")
        .annotate(last=Max("as_at"))
    )
    days: dict[int, date] = {}
    newest: dict[int, dict[str, Period]] = defaultdict(dict)
    for measure, start, end, last in rows:
        days[measure] = max(days.get(measure, last), last)
        period = Period(start, end)
        held = newest[measure].get(period.kind)
        if held is None or period.end > held.end:
            newest[measure][period.kind] = period
    return {measure: (day, newest[measure]) for measure, day in days.items()}


def _under(schedule: Schedule, told_on: date | None, newest: Mapping[str, Period], today: date) -> Currency:
    mine = newest.get(schedule.every) or (newest.get("snapshot") if schedule.every == "month" else None)
    since = mine.end if mine else schedule.starts - timedelta(days=1)
    expected = next_period(schedule.every, max(since, schedule.starts - timedelta(days=1)))
    due = expected.end + timedelta(days=schedule.days_after)
    return Currency(
        told_on=told_on,
        told_for=mine or max(newest.values(), key=lambda one: one.end, default=None),
        schedule=schedule.title,
        owner=schedule.owner,
        expected=expected,
        due=due,
        overdue=max((today - due).days, 0),
    )
