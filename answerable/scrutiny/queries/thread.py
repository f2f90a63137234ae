"""The thread of an objective: its whole life in order of time, told by asking each lower part what it knows of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from answerable.assessments.queries.answers import ObjectiveStanding
from answerable.assessments.queries.standing import of_objectives
from answerable.measures.models import Measure
from answerable.measures.queries.attention import home_area
from answerable.measures.queries.cited import Cited, cited
from answerable.plans.models import Objective
from answerable.scrutiny.queries.ahead import ahead
from answerable.scrutiny.queries.moments import Ahead, Chapter, Moment, chapters
from answerable.scrutiny.queries.moments_of_measures import of_measures
from answerable.scrutiny.queries.moments_of_papers import of_papers
from answerable.scrutiny.queries.moments_of_plans import of_plan
from answerable.scrutiny.queries.moments_of_work import of_work


@dataclass(frozen=True)
class Thread:
    """An objective, how it stands, the chapters of its story up to a day, and what is ahead of it.

    `family` is the objective with those that it carries on and those that carry it on: their story is one.
    """

    objective: Objective
    family: tuple[Objective, ...]
    measures: tuple[Measure, ...]
    standing: ObjectiveStanding
    chapters: tuple[Chapter, ...]
    ahead: tuple[Ahead, ...]
    # The sentences that cite figures, for the list of where those come from.
    citing: Cited

    @property
    def moments(self) -> tuple[Moment, ...]:
        return tuple(moment for chapter in self.chapters for moment in chapter.moments)


def thread(objective: Objective, *, day: date) -> Thread:
    """The whole story of an objective as known on a day."""
    family = family_of(objective)
    measures = measures_of(family)
    found = [*of_plan(family, day), *of_measures(measures, day), *of_papers(measures, day), *of_work(family, day)]
    told, citing = answered([one for one in found if one.on <= day], day)
    moments = repeats(told, citing)
    (standing,) = of_objectives(objective.plan, [objective], day)
    return Thread(
        objective,
        family,
        measures,
        standing,
        tuple(chapters(moments)),
        ahead(family, measures, day),
        citing,
    )


def answered(moments: Sequence[Moment], day: date) -> tuple[list[Moment], Cited]:
    """The moments with the figures that they cite, asked for all at once."""
    citing = [one for one in moments if "{" in one.words]
    # A sentence a paragraph, so that each comes back as a line of its own.
    text = cited("\n\n".join(" ".join(one.words.split()) for one in citing), day)
    runs = {id(one): line.runs for one, line in zip(citing, text.lines, strict=True)}
    return [replace(one, runs=runs[id(one)]) if id(one) in runs else one for one in moments], text


def repeats(moments: Sequence[Moment], citing: Cited) -> list[Moment]:
    """The moments with those figures marked that a sentence of the story tells and that say nothing of their own besides."""
    home = home_area()
    told = {(one.code, one.period) for one in citing.figures if not one.breakdown and one.area == home}
    return [replace(one, repeated=True) if one.figure in told and one.turn is None else one for one in moments]


def family_of(objective: Objective) -> tuple[Objective, ...]:
    """The objective first, then all that it carries on or is carried on by, whatever the number of plans between."""
    found = {objective.pk: objective}
    fresh = [objective]
    while fresh:
        keys = [one.pk for one in fresh]
        rows = Objective.objects.filter(continued_by__objective__in=keys) | Objective.objects.filter(
            continues__earlier__in=keys
        )
        fresh = [one for one in rows.distinct() if one.pk not in found]
        found |= {one.pk: one for one in fresh}
    others = Objective.objects.filter(pk__in=set(found) - {objective.pk}).select_related("plan__source")
    return (objective, *others.order_by("plan__start", "position"))


def measures_of(objectives: Sequence[Objective]) -> tuple[Measure, ...]:
    """The measures that are evidence for any of them, in the order in which they are named."""
    rows = Measure.objects.filter(
        pk__in=Objective.objects.filter(pk__in=[one.pk for one in objectives]).values("evidence__measure")
    )
    return tuple(rows.order_by("title"))
