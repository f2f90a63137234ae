"""Builds the pages of papers, with every figure they tell, and of meetings."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from answerable.measures.models import Source
from answerable.measures.wording import of_words
from answerable.publishing import addresses
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.papers import (
    MeetingName,
    MeetingsPage,
    PaperLine,
    PaperPage,
    PapersPage,
    PaperTelling,
)
from answerable.publishing.pages.parts import Figure, Meeting, Ref, Series
from answerable.publishing.queries.measure_pages import Measures
from answerable.publishing.queries.record import Record
from answerable.scrutiny import queries as scrutiny
from answerable.scrutiny.models import Meeting as Held
from answerable.scrutiny.models import Paper
from answerable.scrutiny.queries.meetings import last_day
from answerable.scrutiny.queries.public_meetings import public_rows

type PaperPages = Iterator[tuple[str, PapersPage | PaperPage]]


@dataclass(frozen=True)
class Filed:
    """The papers as they are filed, with the tellings of each by its first page's address."""

    papers: Sequence[Paper]
    tellings: Mapping[str, list[PaperTelling]]

    def of(self, source: Source) -> Paper | None:
        return next((one for one in self.papers if one.source_id == source.pk), None)


def filed(record: Record, built: Measures) -> Filed:
    """Every telling of every measure, by the page it stands on."""
    tellings: dict[str, list[PaperTelling]] = defaultdict(list)
    for page in built.pages.values():
        for series in page.series:
            for figure in series.figures:
                for path, telling in _tellings(page, series, figure):
                    tellings[path].append(telling)
    known = [one for one in scrutiny.papers() if one.source.published <= record.known_on]
    return Filed(known, tellings)


def pages(record: Record, papers: Filed) -> PaperPages:
    """The list of papers and their pages."""
    sources = [one for one in record.sources.values() if one.published <= record.known_on]
    yield addresses.PAPERS, PapersPage(tuple(_line(one, record, papers) for one in sources))
    for source in sources:
        yield from _pages(source, record, papers)


def meetings_page(record: Record, with_pages: Collection[str] = (), *, programme: bool = False) -> MeetingsPage:
    """The meetings as they stand on the day that the record is shown at; those `with_pages` lead there. No meeting that is not announced.

    `programme` says that there is a page of the year's programme to lead to.
    """
    on = record.seen_on
    everything = list(public_rows().exclude(state=Held.State.CANCELLED).select_related("source").order_by("date", "pk"))
    papers: dict[int, list[Ref]] = defaultdict(list)
    for one in scrutiny.papers():
        if one.meeting_id and one.source.published <= on:
            papers[one.meeting_id].append(record.papers.ref(one.source.code, one.source.title))
    told = {one.pk: _meeting(one, tuple(papers[one.pk]), record, with_pages) for one in everything}
    following = (one for one in everything if one.kind == "meeting" and last_day(one) > on)
    return MeetingsPage(
        on=record.known_on,
        next=next((told[one.pk] for one in following), None),
        ahead=tuple(told[one.pk] for one in everything if one.date > on),
        held=tuple(told[one.pk] for one in reversed(everything) if one.date <= on),
        names=tuple(MeetingName(one.name, one.start, one.end, one.note) for one in scrutiny.name_lines()),
        programme=Ref("The year's programme", addresses.PROGRAMME) if programme else None,
    )


def last_meeting(page: MeetingsPage) -> Meeting | None:
    """The last meeting held; events are no meetings."""
    return next((one for one in page.held if one.kind == "meeting"), None)


def _meeting(one: Held, papers: tuple[Ref, ...], record: Record, with_pages: Collection[str]) -> Meeting:
    evidence = record.papers.ref(one.source.code, one.source.title) if one.source else None
    return Meeting(
        name=one.name,
        title=one.title,
        date=one.date,
        month_only=one.precision == Held.Precision.MONTH,
        kind=one.kind,
        time=one.time,
        location=one.location,
        agenda=tuple(one.agenda),
        note=one.note,
        evidence=evidence,
        papers=papers,
        page=Ref(_led_to(one), addresses.meeting(one.code)) if one.code in with_pages else None,
    )


def _led_to(one: Held) -> str:
    """What the page of a meeting has besides what the list says."""
    return "The agenda and the minutes" if one.state == Held.State.MINUTES_OUT else "The agenda"


def _tellings(page: MeasurePage, series: Series, figure: Figure) -> Iterator[tuple[str, PaperTelling]]:
    of = of_words(series.area_name, series.breakdown, home=series.area == page.home_area)
    measure = Ref(page.title, addresses.measure(page.code))
    for value in figure.values:
        remark = "disputed" if figure.disputed else "restated since" if value in figure.earlier else ""
        for one in value.tellings:
            path = one.paper.path.partition("#")[0]
            told = PaperTelling(
                one.line,
                one.where,
                one.printed,
                one.words,
                measure,
                of,
                figure.period,
                figure.assumed,
                remark,
                one.note,
            )
            yield path, told


def _paths(source: Source, record: Record) -> list[str]:
    return [
        addresses.paper(source.code, n) for n in range(1, max(len(record.papers.firsts.get(source.code, ())), 1) + 1)
    ]


def _line(source: Source, record: Record, papers: Filed) -> PaperLine:
    paper = papers.of(source)
    number = sum(len(papers.tellings.get(path, ())) for path in _paths(source, record))
    whole = paper.part_of.source.title if paper and paper.part_of else ""
    assumed = source.published_basis == "assumed"
    kind, author = (paper.kind, paper.author_role) if paper else ("", "")
    path = addresses.paper(source.code)
    return PaperLine(source.title, path, source.published, assumed, kind, author, number, whole)


def _pages(source: Source, record: Record, papers: Filed) -> PaperPages:
    paths = _paths(source, record)
    total = sum(len(papers.tellings.get(path, ())) for path in paths)
    first = _page(source, total, record, papers)
    for number, path in enumerate(paths, start=1):
        tellings = sorted(papers.tellings.get(path, ()), key=lambda one: (one.line is None, one.line or 0, one.where))
        others = tuple(Ref(str(n), other) for n, other in enumerate(paths, start=1)) if len(paths) > 1 else ()
        yield path, replace(first, tellings=tuple(tellings), number=number, others=others)


def _page(source: Source, total: int, record: Record, papers: Filed) -> PaperPage:
    paper = papers.of(source)
    whole = paper.part_of if paper else None
    parts = [one for one in papers.papers if paper and one.part_of_id == paper.pk]
    meeting = paper.meeting if paper else None
    return PaperPage(
        code=source.code,
        title=source.title,
        published=source.published,
        assumed=source.published_basis == "assumed",
        kind=paper.kind if paper else "",
        author=paper.author_role if paper else "",
        purpose=paper.purpose if paper else "",
        recommendation=paper.recommendation if paper else "",
        attachments=tuple(paper.attachments) if paper else (),
        note=source.note,
        meeting=f"{meeting.name}: {meeting.title}" if meeting else "",
        whole=record.papers.ref(whole.source.code, whole.source.title) if whole else None,
        parts=tuple(record.papers.ref(one.source.code, one.source.title) for one in parts),
        total=total,
        tellings=(),
    )
