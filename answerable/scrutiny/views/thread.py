"""The thread of an objective as a page: how it stands, its story year by year, and what is ahead."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from answerable.kit.components import Link
from answerable.kit.http import now
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.plans.models import Objective
from answerable.scrutiny.queries.moments import SORTS, Chapter, Moment, Sort, Turn
from answerable.scrutiny.queries.thread import Thread, thread

SHOWN_AHEAD = 12
FEW_FIGURES = 3
TURNS = {Turn.BETTER: "better than before", Turn.WORSE: "worse than before", Turn.SAME: "as before"}


@dataclass(frozen=True)
class Day:
    """Everything that happened on a day, or that a period which ended then tells."""

    when: str
    moments: tuple[Moment, ...]
    figures: tuple[Moment, ...]

    @property
    def many(self) -> bool:
        """Whether the figures are more than a reader of the story wants between its sentences."""
        return len(self.figures) > FEW_FIGURES

    @property
    def figures_words(self) -> str:
        """ "7 figures: 5 better than the one before, 1 worse, 1 the same." """
        turns = Counter(one.turn for one in self.figures if one.turn)
        told = [f"{turns[turn]} {words}" for turn, words in TURNS.items() if turns[turn]]
        return f"{counted(len(self.figures), 'figure')}{': ' if told else ''}{', '.join(told)}."


@dataclass(frozen=True)
class Year:
    """A chapter as it is drawn."""

    year: int
    days: tuple[Day, ...]


@require_GET
@requires(Permission.SEE)
def objective(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """An objective's whole life in order of time; `?sort=` shows one sort of thing alone."""
    found = get_object_or_404(Objective.objects.select_related("plan__source", "priority"), plan__code=plan, code=code)
    day = review_day(localtime(now()).date())
    told = thread(found, day=day)
    asked = request.GET.get("sort", "")
    sort = Sort(asked) if asked in SORTS else None
    page = {
        "objective": found,
        "thread": told,
        "day": day,
        "standing": told.standing,
        "lead": lead(told),
        "years": [year(one) for one in chosen(told.chapters, sort)],
        "open": sort is not None,
        "sorts": sorts(told.moments, sort),
        "ahead": told.ahead[:SHOWN_AHEAD],
        "ahead_more": max(0, len(told.ahead) - SHOWN_AHEAD),
        "breadcrumbs": crumbs(("Plans", "plans:plans")),
    }
    return render(request, "scrutiny/thread.html", page)


def lead(told: Thread) -> str:
    """How it stands in a sentence, and how long the story is."""
    moments = whole(told.moments)
    if not moments:
        return "Nothing is known of it yet but its words."
    ahead = len(told.ahead)
    rest = (
        f"{ahead:,} {'is' if ahead == 1 else 'are'} still to come"
        if ahead
        else "nothing that is known is still to come"
    )
    things = f"{counted(len(moments), 'thing')} {'is' if len(moments) == 1 else 'are'} told of it"
    return f"{told.standing.computed.performance.words}. {things} since {moments[0].on.year}, and {rest}."


def whole(moments: Sequence[Moment]) -> list[Moment]:
    """What the whole story tells: a figure that stands in one of its sentences is not told again by itself."""
    return [one for one in moments if not one.repeated]


def chosen(chapters: Sequence[Chapter], sort: Sort | None) -> list[Chapter]:
    """The chapters with what the whole story tells, or with the moments of one sort alone; without the years that then have none."""
    fewer = [
        Chapter(one.year, tuple(m for m in one.moments if m.sort == sort) if sort else tuple(whole(one.moments)))
        for one in chapters
    ]
    return [one for one in fewer if one.moments]


def year(chapter: Chapter) -> Year:
    days = groupby(chapter.moments, key=when)
    return Year(chapter.year, tuple(of_day(words, list(moments)) for words, moments in days))


def of_day(words: str, moments: Sequence[Moment]) -> Day:
    """The sentences of a day first, then the figures of periods that ended then."""
    sentences, figures = [one for one in moments if not one.title], [one for one in moments if one.title]
    return Day(words, tuple(sentences), tuple(figures))


def when(moment: Moment) -> str:
    """ "7 November 2024", "November 2024", "1 July to 30 September 2024"."""
    if moment.whole_month:
        return f"{moment.on:%B %Y}"
    if moment.since and moment.since != moment.on:
        return f"{british_date(moment.since)} to {british_date(moment.on)}"
    return british_date(moment.on)


def sorts(moments: Sequence[Moment], chosen_sort: Sort | None) -> list[tuple[Link, int]]:
    """Everything, and each sort of thing that there is any of, with how many."""
    found = [(Link("The whole story", "?", current=chosen_sort is None), len(whole(moments)))]
    for sort, words in SORTS.items():
        number = sum(one.sort == sort for one in moments)
        if number:
            found.append((Link(words, f"?sort={sort}", current=sort == chosen_sort), number))
    return found
