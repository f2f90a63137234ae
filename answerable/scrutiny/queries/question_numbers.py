"""How many ask, about what, and from where: what the programme is fed with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Max, Q, QuerySet

from answerable.scrutiny.models import PublicQuestion

PER = 10_000
State = PublicQuestion.State


@dataclass(frozen=True)
class Numbers:
    """The questions of one theme or one place; `rate` is for each 10,000 people, where it is known how many live there."""

    words: str
    asked: int
    answered: int
    waiting: int
    elsewhere: int
    last: date | None
    rate: Decimal | None = None


def counted_questions(year: int | None = None) -> QuerySet[PublicQuestion]:
    """Confirmed questions, those merged with another among them: each is somebody who asked."""
    rows = PublicQuestion.objects.confirmed().exclude(state=State.WITHDRAWN).order_by()
    return rows.filter(year=year) if year else rows


def numbers_by_theme(year: int | None = None) -> tuple[Numbers, ...]:
    """By the office's theme, or the priority that the asker chose where the office gave none; the most asked first."""
    rows = _counts(counted_questions(year), "theme", "priority__title")
    found: dict[str, Numbers] = {}
    for row in rows:
        words = str(row["theme"] or row["priority__title"] or "No theme")
        found[words] = _added(found.get(words), _numbers(words, row))
    return _ordered(found)


def numbers_by_area(year: int | None = None) -> tuple[Numbers, ...]:
    """By the place that the question is about; the most asked first."""
    rows = _counts(counted_questions(year), "area__name", "area__population")
    found: dict[str, Numbers] = {}
    for row in rows:
        words = str(row["area__name"] or "Somewhere else, or not said")
        found[words] = _numbers(words, row, _rate(int(str(row["asked"])), row["area__population"]))
    return _ordered(found)


def asked_by_priority(since: date | None = None) -> Mapping[int, int]:
    """How many questions were asked about each priority, by its key, from a day on."""
    rows = counted_questions().exclude(priority=None)
    rows = rows.filter(asked_on__gte=since) if since else rows
    return dict(rows.values_list("priority_id").annotate(number=Count("pk")))


def years_asked() -> tuple[int, ...]:
    """The years in which somebody asked, the last first."""
    return tuple(PublicQuestion.objects.confirmed().order_by("-year").values_list("year", flat=True).distinct())


def _counts(rows: QuerySet[PublicQuestion], *names: str) -> list[Mapping[str, object]]:
    return list(
        rows.values(*names).annotate(
            asked=Count("pk"),
            answered=Count("pk", filter=Q(state=State.ANSWERED) | Q(merged_into__state=State.ANSWERED)),
            waiting=Count(
                "pk", filter=Q(state__in=PublicQuestion.OPEN) | Q(merged_into__state__in=PublicQuestion.OPEN)
            ),
            last=Max("asked_on"),
        )
    )


def _numbers(words: str, row: Mapping[str, object], rate: Decimal | None = None) -> Numbers:
    asked, answered, waiting = (int(str(row[name])) for name in ("asked", "answered", "waiting"))
    last = row["last"]
    return Numbers(
        words, asked, answered, waiting, asked - answered - waiting, last if isinstance(last, date) else None, rate
    )


def _added(one: Numbers | None, other: Numbers) -> Numbers:
    if one is None:
        return other
    last = max((day for day in (one.last, other.last) if day), default=None)
    return Numbers(
        one.words,
        one.asked + other.asked,
        one.answered + other.answered,
        one.waiting + other.waiting,
        one.elsewhere + other.elsewhere,
        last,
    )


def _ordered(found: Mapping[str, Numbers]) -> tuple[Numbers, ...]:
    return tuple(sorted(found.values(), key=lambda one: (-one.asked, one.words.casefold())))


def _rate(asked: int, population: object) -> Decimal | None:
    if not isinstance(population, int) or not population:
        return None
    return (Decimal(asked) * PER / population).quantize(Decimal("0.1"), ROUND_HALF_UP)
