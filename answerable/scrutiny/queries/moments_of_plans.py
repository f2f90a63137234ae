"""What was promised of an objective, the ratings that were published, and what was owed and done for it."""

from collections.abc import Iterator, Sequence
from datetime import date

from answerable.plans.models import Objective, PublishedRating, Succession
from answerable.plans.queries.delivery import DeliveryEntry, for_objective
from answerable.scrutiny.queries.moments import Moment, Sort, ended, joined

TOLD = {
    "body": "The office's side: ",
    "force": "The force's side: ",
    "partners": "The partners' side: ",
    "happened": "",
}
"""Who did it, before the words of an account; what happened is told apart from all three."""


def of_plan(objectives: Sequence[Objective], day: date) -> Iterator[Moment]:
    """The promise, where it came from, how it was rated in public, and what was owed, promised and told of it."""
    for one in objectives:
        yield from promise(one)
        yield from ending(one)
    yield from ratings(objectives, day)
    for entry in for_objective([one.pk for one in objectives]):
        # What a time brought is known at its end.
        if (entry.until or entry.day) <= day:
            yield delivery(entry)


def promise(one: Objective) -> Iterator[Moment]:
    """The day that the plan began, with the words of the objective."""
    if one.plan.start:
        earlier = [row.earlier for row in Succession.objects.filter(objective=one).select_related("earlier__plan")]
        carried = ", ".join(f"objective {row.code} of {row.plan.title}" for row in earlier)
        yield Moment(
            one.plan.start,
            Sort.PROMISED,
            joined(
                [
                    f"{one.plan.title} began, with this as its objective {one.code}: {ended(one.title)}",
                    ended(one.summary),
                    f"It carries on {carried}." if carried else "",
                ]
            ),
            said=one.plan.source.title if one.plan.source else "",
        )


def ending(one: Objective) -> Iterator[Moment]:
    if one.ended_on:
        yield Moment(
            one.ended_on,
            Sort.PROMISED,
            joined([f"Objective {one.code} left the plan.", ended(one.ended_because)]),
        )


def ratings(objectives: Sequence[Objective], day: date) -> Iterator[Moment]:
    """The ratings as papers published them."""
    rows = PublishedRating.objects.filter(objective__in=objectives, rated_on__lte=day)
    for row in rows.select_related("rating", "source"):
        yield Moment(
            row.rated_on,
            Sort.JUDGED,
            joined([rated(row), ended(row.rating.meaning)]),
            said=row.source.title,
        )


def rated(row: PublishedRating) -> str:
    """How it was rated; a step that is drawn as a dash says that there is no judgement."""
    if row.rating.shape == "dash":
        return f"The {row.rated_by} rated it in public, but how is not known: {row.rating.word.lower()}."
    return f"Rated {row.rating.word.lower()} in public by the {row.rated_by}."


def delivery(entry: DeliveryEntry) -> Moment:
    """One thing that was owed, promised in an election, or told."""
    if entry.kind == "account":
        sort, words = Sort.TOLD, TOLD.get(entry.told, "") + ended(entry.text)
    elif entry.kind == "commitment":
        sort, words = Sort.PROMISED, joined([ended(entry.heading), ended(entry.text)])
    else:
        sort, words = Sort.OWED, joined([ended(entry.heading), ended(entry.text)])
    ended_on, since = (entry.until, entry.day) if entry.until else (entry.day, None)
    return Moment(ended_on, sort, words, said=entry.source, href=entry.address, since=since)
