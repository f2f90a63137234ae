"""What the panel of the review page tells of one figure, or of one finding that stands against words."""

from collections import defaultdict
from dataclasses import dataclass

from answerable.evidence.models import Claim, Correction, Document, Finding, Place, Query
from answerable.evidence.queries.review import Found, Known, Mark, Paper, found_in
from answerable.measures.queries.held import Figure, series_of

FEW = 3
"""So many figures of the measure are shown before and after the period that the figure is of."""


@dataclass(frozen=True)
class Card:
    """A finding with its places, its queries in order, and its correction; `number` is that of the page."""

    number: int
    finding: Finding
    places: tuple[Place, ...]
    queries: tuple[Query, ...]
    correction: Correction | None

    @property
    def waits(self) -> bool:
        """Whether somebody has still to decide on it."""
        decided = {Finding.State.SETTLED, Finding.State.FALSE_ALARM}
        return self.finding.gone_at is None and self.finding.state not in decided


@dataclass(frozen=True)
class Steps:
    """Where one goes from here, as addresses' ends (`figure=3`, `finding=2`) with their anchors; empty where there is none."""

    previous: str = ""
    next: str = ""
    previous_found: str = ""
    next_found: str = ""


@dataclass(frozen=True)
class Panel:
    """One figure (`claim`), or a finding in words alone (`claim` is None), with what is known of it."""

    number: int
    of: int
    block: int
    claim: Claim | None
    known: Known
    cards: tuple[Card, ...]
    queries: tuple[Query, ...]
    held: tuple[Figure, ...]
    steps: Steps

    @property
    def anchor(self) -> str:
        return f"f{self.number}" if self.claim else f"w{self.cards[0].number}"


def panel_of_figure(paper: Paper, number: int) -> Panel | None:
    """The panel of the figure of this number; None where the paper has no such figure."""
    marks = paper.every_mark
    mark = next((one for one in marks if one.number == number), None)
    if mark is None:
        return None
    related = ("measure__subject", "area", "observation")
    claim = Claim.objects.select_related(*related).get(document=paper.document, position=number - 1)
    keys = Place.objects.filter(claim=claim).values_list("finding_id", flat=True)
    cards = _cards(paper.found, set(keys))
    queries = tuple(claim.queries.filter(finding=None).order_by("number"))
    return Panel(
        number, len(marks), mark.block, claim, mark.known, cards, queries, held_near(claim), steps(paper, mark)
    )


def panel_of_finding(paper: Paper, number: int) -> Panel | None:
    """The panel of a finding of this number: of its figure in this paper, where it has one; else of its words."""
    one = next((one for one in paper.found if one.number == number), None)
    if one is None:
        return None
    if one.figure is not None:
        return panel_of_figure(paper, one.figure)
    at = Mark(0, Known.FOUND, one.block, None, None, None, None, (number,))
    return Panel(
        0, len(paper.every_mark), one.block, None, Known.FOUND, _cards(paper.found, {one.key}), (), (), steps(paper, at)
    )


def open_cards(document: Document) -> tuple[Card, ...]:
    """The findings of a paper that nobody has asked about or decided yet, in order of reading."""
    found = found_in(document)
    own = {one.key for one in found if one.waits and one.state == Finding.State.OPEN}
    return tuple(card for card in _cards(found, own) if card.finding.document_id == document.pk)


def _cards(found: tuple[Found, ...], keys: set[int]) -> tuple[Card, ...]:
    """The findings of these keys, those that wait first."""
    if not keys:
        return ()
    numbers = {one.key: one.number for one in found}
    places: dict[int, list[Place]] = defaultdict(list)
    for place in Place.objects.filter(finding__in=keys).select_related("document", "claim").order_by("position"):
        places[place.finding_id].append(place)
    queries: dict[int | None, list[Query]] = defaultdict(list)
    for query in Query.objects.filter(finding__in=keys).select_related("settled_by_version").order_by("number"):
        queries[query.finding_id].append(query)
    corrections = {one.finding_id: one for one in Correction.objects.filter(finding__in=keys)}
    cards = [
        Card(numbers[one.pk], one, tuple(places[one.pk]), tuple(queries[one.pk]), corrections.get(one.pk))
        for one in Finding.objects.filter(pk__in=keys).select_related("document")
        if one.pk in numbers
    ]
    return tuple(sorted(cards, key=lambda card: (not card.waits, card.number)))


def held_near(claim: Claim) -> tuple[Figure, ...]:
    """What is held of the claim's measure, area and part: the figures of the periods about the claim's, in order."""
    if claim.measure is None or claim.area is None:
        return ()
    wanted = (claim.area.code, claim.breakdown)
    series = next((one for one in series_of(claim.measure) if (one.area, one.breakdown) == wanted), None)
    if series is None:
        return ()
    end = claim.matched_end or claim.period_end
    if end is None:
        return series.figures[-2 * FEW :]
    after = sum(figure.period.end <= end for figure in series.figures)
    return series.figures[max(0, after - 1 - FEW) : after + FEW]


def steps(paper: Paper, mark: Mark) -> Steps:
    """The figures before and after, and the findings that wait before and after, in order of reading."""
    here = _place(mark)
    before = [one for one in paper.every_mark if _place(one) < here]
    after = [one for one in paper.every_mark if _place(one) > here]
    previous = before[-1].number if before else None
    following = after[0].number if after else None
    found = sorted(_waiting(paper))
    earlier, later = [one for one in found if one[0] < here], [one for one in found if one[0] > here]
    return Steps(
        f"figure={previous}#f{previous}" if previous else "",
        f"figure={following}#f{following}" if following else "",
        earlier[-1][1] if earlier else "",
        later[0][1] if later else "",
    )


type Order = tuple[int, int, int]


def _place(mark: Mark) -> Order:
    """Where a mark stands in order of reading; what is said of a block's words stands at its end."""
    if mark.number:
        return (mark.block, 0, mark.number)
    return (mark.block, 1, mark.findings[0])


def _waiting(paper: Paper) -> list[tuple[Order, str]]:
    """Where each waiting finding begins, at a figure or in a passage, with the end of its address."""
    figures = [(_place(one), f"figure={one.number}#f{one.number}") for one in paper.every_mark if one.begins]
    words = [
        ((one.block, 1, one.number), f"finding={one.number}#w{one.number}")
        for one in paper.found
        if one.figure is None and one.waits
    ]
    return figures + words
