"""Builds the public programme, from what scrutiny says may be public of it and from nothing else."""

from collections.abc import Iterator

from answerable.publishing import addresses
from answerable.publishing.pages.parts import Ref
from answerable.publishing.pages.programme import DateEntry, ProgrammePage, ProgrammePart, SeenEntry, Topic
from answerable.publishing.queries.scrutiny import Scrutiny
from answerable.scrutiny.queries.public_meetings import PublicObjective
from answerable.scrutiny.queries.public_programme import PublicDate, PublicProgramme, PublicSeen, public_programmes


def programme_pages(held: Scrutiny) -> Iterator[tuple[str, ProgrammePage]]:
    """The one page of all programmes; none where no kind of meeting is held in public."""
    day = held.record.seen_on
    if found := public_programmes(day=day):
        yield addresses.PROGRAMME, ProgrammePage(day, tuple(_part(one, held) for one in found))


def _part(one: PublicProgramme, held: Scrutiny) -> ProgrammePart:
    return ProgrammePart(
        function=one.function,
        name=one.name,
        purpose=one.purpose,
        every_months=one.every_months,
        ahead=tuple(_date(row, held) for row in one.ahead),
        behind=tuple(_date(row, held) for row in one.behind),
        objectives=tuple(_seen(row, one.ahead, held) for row in one.objectives),
    )


def _date(one: PublicDate, held: Scrutiny) -> DateEntry:
    topics = (Topic(topic.title, tuple(_refs(topic.objectives, held))) for topic in one.topics)
    return DateEntry(one, held.meeting(one.code), tuple(topics))


def _refs(objectives: tuple[PublicObjective, ...], held: Scrutiny) -> Iterator[Ref]:
    for one in objectives:
        if ref := held.objectives.get(f"{one.plan}/{one.code}"):
            yield ref


def _seen(one: PublicSeen, ahead: tuple[PublicDate, ...], held: Scrutiny) -> SeenEntry:
    about = one.objective
    # Where two meetings are on one day, it is the one that has the objective on its agenda.
    of = (row for row in ahead if row.day == one.next and any(about in topic.objectives for topic in row.topics))
    following = next(of, None)
    return SeenEntry(
        one, held.objectives.get(f"{about.plan}/{about.code}"), held.meeting(following.code) if following else None
    )
