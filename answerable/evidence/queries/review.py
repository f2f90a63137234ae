"""What the review page asks of one paper: its blocks, what was not read in it, and what is known of each of its figures."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from answerable.evidence.models import Block, Claim, Document, Finding, Place, Unread


class Known(StrEnum):
    """What the ledger knows of a figure, in the order in which one looks at them."""

    FOUND = "found"
    CONTRADICTS = "contradicts"
    RESTATES = "restates"
    AGREES_EARLIER = "agrees_earlier"
    AGREES = "agrees"
    UNSUPPORTED = "unsupported"
    UNMATCHED = "unmatched"
    REFUSED = "refused"


@dataclass(frozen=True)
class Mark:
    """A figure where it stands: `number` counts the figures of the paper from 1, `findings` are the numbers of what is open against it.

    `is_sure` is False as long as its measure is only suggested: how it stands to what is held is then only likely, too. `begins`
    where one comes to a finding that waits: at one of its figures, and not at each.
    """

    number: int
    known: Known
    block: int
    start: int | None
    end: int | None
    row: int | None
    column: int | None
    findings: tuple[int, ...] = ()
    is_sure: bool = True
    begins: bool = False


@dataclass(frozen=True)
class Found:
    """A finding as it is numbered on the page, from 1 in order of reading.

    `figure` is the number of the first figure of this paper that it stands against, None where words are at fault; `block` is
    where it stands, `waits` whether somebody has still to decide on it.
    """

    number: int
    key: int
    severity: str
    state: str
    gone: bool
    message: str
    block: int
    figure: int | None

    @property
    def waits(self) -> bool:
        return not self.gone and self.state not in {Finding.State.SETTLED, Finding.State.FALSE_ALARM}


@dataclass(frozen=True)
class Paper:
    """A paper ready to be drawn: blocks in order, marks by block, findings by number."""

    document: Document
    blocks: tuple[Block, ...]
    unread: tuple[Unread, ...]
    marks: Mapping[int, tuple[Mark, ...]]
    found: tuple[Found, ...]

    @property
    def every_mark(self) -> tuple[Mark, ...]:
        """In order of reading."""
        return tuple(mark for marks in self.marks.values() for mark in marks)

    def counts(self) -> Mapping[Known, int]:
        """How many figures are known how."""
        return Counter(mark.known for mark in self.every_mark)


def paper(document: Document) -> Paper:
    """All of a paper in five queries, however long it is."""
    blocks = tuple(document.blocks.order_by("position"))
    places = _places(document)
    found = _found([(block.line, block.position) for block in blocks], places)
    unread = tuple(document.unread.order_by("line", "pk"))
    return Paper(document, blocks, unread, _marks(document, found, places), found)


def found_in(document: Document) -> tuple[Found, ...]:
    """What was found in a paper, numbered as on its page. Two queries."""
    lines = list(document.blocks.order_by("position").values_list("line", "position"))
    return _found(lines, _places(document))


def _places(document: Document) -> list[Place]:
    rows = Place.objects.filter(document=document).select_related("finding", "claim")
    return list(rows.order_by("line", "finding_id", "pk"))


def _found(lines: Sequence[tuple[int, int]], places: Iterable[Place]) -> tuple[Found, ...]:
    first: dict[int, Place] = {}
    for place in places:
        known = first.setdefault(place.finding_id, place)
        if known.claim is None and place.claim is not None:
            first[place.finding_id] = place
    return tuple(_one(number, place, lines) for number, place in enumerate(first.values(), start=1))


def _one(number: int, place: Place, lines: Sequence[tuple[int, int]]) -> Found:
    finding, claim = place.finding, place.claim
    at = claim.block if claim else max((where for line, where in lines if line <= place.line), default=0)
    figure = claim.position + 1 if claim else None
    gone = finding.gone_at is not None
    return Found(number, finding.pk, finding.severity, finding.state, gone, finding.message, at, figure)


def _marks(document: Document, found: tuple[Found, ...], places: Iterable[Place]) -> Mapping[int, tuple[Mark, ...]]:
    numbers = {one.key: one.number for one in found if one.waits}
    against: dict[int, list[int]] = defaultdict(list)
    for place in places:
        if place.claim_id and place.finding_id in numbers and numbers[place.finding_id] not in against[place.claim_id]:
            against[place.claim_id].append(numbers[place.finding_id])
    begun = {one.figure for one in found if one.waits}
    rows = Claim.objects.filter(document=document).order_by("position")
    columns = ("pk", "position", "block", "start", "end", "row", "column", "match", "standing")
    marks: dict[int, list[Mark]] = defaultdict(list)
    for key, position, block, start, end, row, column, match, standing in rows.values_list(*columns):
        mine = tuple(sorted(against.get(key, ())))
        known = known_as(match, standing, found=bool(mine))
        is_sure = match != Claim.Match.SUGGESTED
        number, begins = position + 1, position + 1 in begun
        marks[block].append(Mark(number, known, block, start, end, row, column, mine, is_sure, begins))
    return {block: tuple(some) for block, some in sorted(marks.items())}


def known_as(match: str, standing: str, *, found: bool) -> Known:
    """What is known of a figure, the gravest first: what was found, then how it stands to what is held."""
    if found:
        return Known.FOUND
    return Known.REFUSED if match == Claim.Match.REFUSED else Known(standing)
