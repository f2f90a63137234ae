"""The list of clocks, narrowed, ordered and cut to a page in the database: ten thousand are no more work than ten."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from answerable.clocks.models import Duty, Pause, RunningClock
from answerable.clocks.queries.waiting import SOON_DAYS, ClockLine, line_of, with_pause
from answerable.people.models import User

State, Waiting = RunningClock.State, RunningClock.Waiting
PER_PAGE = 50
STANDINGS: Final[Sequence[tuple[str, str]]] = [(one.value, one.label) for one in Duty.Standing]
WAITS: Final[Sequence[tuple[str, str]]] = [(one.value, one.label) for one in Waiting]
NOBODY, MINE = "Nobody", "Me"
RUNNING = Q(state=State.RUNNING)
ORDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "label": ("label", "pk"),
    "duty": ("duty__title", "pk"),
    "due": ("due", "pk"),
    "waits": ("waiting_on", "due", "pk"),
}
"""What the list can be sorted by."""


def hows(day: date) -> Mapping[str, Q]:
    """How a clock can stand on a day, in words, with the question for it."""
    soon, elsewhere = day + timedelta(days=SOON_DAYS), Pause.objects.filter(end=None)
    return {
        "Late": RUNNING & Q(due__lt=day),
        "Due within two weeks": RUNNING & Q(due__gte=day, due__lte=soon),
        "Due later": RUNNING & Q(due__gt=soon),
        "No date": RUNNING & Q(due=None) & ~Q(pauses__in=elsewhere),
        "Paused": RUNNING & Q(pauses__in=elsewhere),
        "Met": Q(state=State.MET),
        "Stopped": Q(state=State.STOPPED),
    }


@dataclass(frozen=True)
class Wanted:
    """What of the list is asked for; an empty word asks for nothing."""

    words: str = ""
    how: str = ""
    standing: str = ""
    waits: str = ""
    duty: str = ""
    owner: str = ""
    sort: str = ""
    descending: bool = False
    page: int = 1


@dataclass(frozen=True)
class Counts:
    """How many clocks run, and how many of them are late, late in law, due within two weeks, or wait on others."""

    running: int
    late: int
    late_in_law: int
    soon: int
    others: int


@dataclass(frozen=True)
class ClockList:
    """One page of the list, with how many there are in all."""

    lines: tuple[ClockLine, ...]
    total: int
    page: int
    pages: int


def clock_list(user: User, wanted: Wanted, day: date) -> ClockList:
    """The clocks that `user` may see and that are asked for, as they stand on a day."""
    found = _narrowed(RunningClock.objects.visible_to(user), wanted, day, user)
    total = found.count()
    pages = max(1, -(-total // PER_PAGE))
    page = min(wanted.page, pages)
    # The order is found on keys alone: whole rows with their duties are fetched for one page only.
    keys = list(_ordered(found, wanted).values_list("pk", flat=True)[(page - 1) * PER_PAGE : page * PER_PAGE])
    rows = with_pause(RunningClock.objects.filter(pk__in=keys)).in_bulk()
    return ClockList(tuple(line_of(rows[key], day) for key in keys), total, page, pages)


def counts(user: User, day: date) -> Counts:
    """What the list says before anything is asked of it."""
    late, soon = Q(due__lt=day), Q(due__gte=day, due__lte=day + timedelta(days=SOON_DAYS))
    found = (
        RunningClock.objects.visible_to(user)
        .running()
        .aggregate(
            running=Count("pk"),
            late=Count("pk", filter=late),
            late_in_law=Count("pk", filter=late & Q(duty__standing=Duty.Standing.STATUTE)),
            soon=Count("pk", filter=soon),
            others=Count("pk", filter=~Q(waiting_on=Waiting.OFFICE)),
        )
    )
    return Counts(**found)


def duties_in_use() -> tuple[str, ...]:
    """The titles of duties that have a clock."""
    used = Exists(RunningClock.objects.filter(duty=OuterRef("pk")))
    return tuple(Duty.objects.filter(used).order_by("title").values_list("title", flat=True))


def keepers() -> tuple[str, ...]:
    """The names of those who keep a clock."""
    held = User.objects.filter(pk__in=RunningClock.objects.filter(owner__isnull=False).values("owner"))
    return tuple(held.order_by("name").values_list("name", flat=True).distinct())


def _narrowed(clocks: "QuerySet[RunningClock]", wanted: Wanted, day: date, user: User) -> "QuerySet[RunningClock]":
    for word in wanted.words.split()[:10]:
        clocks = clocks.filter(Q(label__icontains=word) | Q(duty__title__icontains=word) | Q(key__icontains=word))
    asked: tuple[tuple[str, Callable[[str], Q | None]], ...] = (
        (wanted.how, hows(day).get),
        (wanted.standing, lambda said: _of(STANDINGS, said, "duty__standing")),
        (wanted.waits, lambda said: _of(WAITS, said, "waiting_on")),
        (wanted.duty, lambda said: Q(duty__title=said)),
        (wanted.owner, lambda said: _kept_by(said, user)),
    )
    for said, question in asked:
        if said and (found := question(said)) is not None:
            clocks = clocks.filter(found)
    return clocks


def _of(choices: Sequence[tuple[str, str]], said: str, name: str) -> Q | None:
    return next((Q(**{name: value}) for value, label in choices if label == said), None)


def _kept_by(said: str, user: User) -> Q:
    return {NOBODY: Q(owner=None), MINE: Q(owner=user)}.get(said, Q(owner__name=said))


def _ordered(clocks: "QuerySet[RunningClock]", wanted: Wanted) -> "QuerySet[RunningClock]":
    if names := ORDERS.get(wanted.sort):
        return clocks.order_by(
            *(F(name).desc(nulls_last=True) if wanted.descending else F(name).asc(nulls_last=True) for name in names)
        )
    running = Case(When(RUNNING, then=Value(0)), default=Value(1), output_field=IntegerField())
    return clocks.order_by(running, F("due").asc(nulls_last=True), F("ended").desc(nulls_last=True), "started", "pk")
