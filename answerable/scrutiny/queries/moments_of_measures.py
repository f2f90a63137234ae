"""How the measures of an objective moved: their figures, what was outside the usual, where the counting changed."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse

from answerable.calc.periods import Period
from answerable.calc.sentences.phrases import when
from answerable.measures.models import Break, Measure, Signal
from answerable.measures.queries.attention import home_area
from answerable.measures.queries.held import Figure, Held, Series, series_of_many
from answerable.measures.wording import told_words
from answerable.scrutiny.queries.moments import Moment, Sort, Turn, ended

FEW = 6
"""A series of so few figures is told figure by figure; of a longer one the first, the last, and what its signals say."""
GOOD = {"up_good": True, "down_good": False}
"""Whether more is better; where that is open to argument, a figure is neither better nor worse."""
RULES = {
    "outside": "outside its usual range",
    "shift": "to one side of its average for a run of periods",
    "trend": "moving one way period after period",
}
"""The rules that a reader is told of in a story; the others stay on the page of the measure."""


def of_measures(measures: Sequence[Measure], day: date) -> Iterator[Moment]:
    """Everything that the figures of these measures say of their past, as known on a day."""
    held = series_of_many(measures, day)
    home = home_area()
    for measure in measures:
        for series in held.get(measure.pk, ()):
            if series.area == home and not series.breakdown:
                yield from figures(measure, series)
    yield from signals(measures, home, day)
    yield from breaks(measures, day)


def figures(measure: Measure, series: Series) -> Iterator[Moment]:
    """The figures of a series at the ends of their periods, each beside the one before of a like length."""
    told = [one for one in series.figures if one.current and one.best.value is not None]
    few = told if len(told) <= FEW else [told[0], told[-1]]
    for one in few:
        earlier = before(one, told)
        yield Moment(
            one.period.end,
            Sort.MOVED,
            figure_words(measure, one, earlier),
            href=reverse("measures:measure", args=[measure.code]),
            title=measure.title,
            turn=turn(measure, one, earlier),
            figure=(measure.code, one.period),
        )


def turn(measure: Measure, one: Figure, earlier: Figure | None) -> Turn | None:
    """Better or worse than the figure before, by the measure's own direction."""
    good = GOOD.get(measure.direction)
    if good is None or earlier is None or one.best.value is None or earlier.best.value is None:
        return None
    if one.best.value == earlier.best.value:
        return Turn.SAME
    return Turn.BETTER if (one.best.value > earlier.best.value) == good else Turn.WORSE


def before(one: Figure, told: Sequence[Figure]) -> Figure | None:
    """The last figure that ended before this one began to, for a period of the same length."""
    like = [other for other in told if other.period.end < one.period.end and alike(other.period, one.period)]
    return like[-1] if like else None


def alike(one: Period, other: Period) -> bool:
    """Whether two periods are as long as each other, but for the days of February."""
    return abs((one.end - one.start).days - (other.end - other.start).days) <= 3


def figure_words(measure: Measure, one: Figure, earlier: Figure | None) -> str:
    """ "166,288 in 2022/23, after 167,506 in 2021/22." """
    words = f"{value_of(measure, one)} {when(one.period)}"
    after = f", after {value_of(measure, earlier)} {when(earlier.period)}" if earlier else ""
    doubt = " The papers disagree about it." if one.disputed else ""
    was = f" It was {held_words(measure, one.earlier[-1])} before it was restated." if one.restated else ""
    return f"{words}{after}.{was}{doubt}"


def value_of(measure: Measure, one: Figure) -> str:
    return held_words(measure, one.best)


def held_words(measure: Measure, one: Held) -> str:
    return told_words(one.value, measure.unit, one.qualifier, one.status)


def signals(measures: Sequence[Measure], home: str, day: date) -> Iterator[Moment]:
    """What the rules found, where a reader need not know the rules to follow it."""
    rows = Signal.objects.filter(
        measure__in=measures, area__code=home, breakdown="", gone_at__isnull=True, rule__in=RULES, period_end__lte=day
    ).select_related("measure")
    for row in rows:
        verdict = {"better": " for the better", "worse": " for the worse"}.get(row.verdict, "")
        period = when(Period(row.period_start, row.period_end))
        yield Moment(
            row.period_end,
            Sort.MOVED,
            joined_note(f"{row.measure.title} was {RULES[row.rule]}{verdict} {period}.", row.note),
            href=reverse("measures:signal", args=[row.pk]),
        )


def joined_note(words: str, note: str) -> str:
    return f"{words} {ended(note)}" if note else words


def breaks(measures: Sequence[Measure], day: date) -> Iterator[Moment]:
    """The days from which something is counted otherwise, once each."""
    rows = Break.objects.current().filter(measures__in=measures, as_at__lte=day).distinct().prefetch_related("measures")
    wanted = {one.pk for one in measures}
    for row in rows:
        mine = [one for one in row.measures.all() if one.pk in wanted]
        which = mine[0].title if len(mine) == 1 else f"{len(mine)} of its measures"
        yield Moment(
            row.at,
            Sort.MOVED,
            f"From this day {which} cannot be compared with what was before: {ended(row.reason)}",
            href=reverse("measures:measure", args=[mine[0].code]),
        )
