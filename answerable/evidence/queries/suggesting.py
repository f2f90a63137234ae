"""The measure, part, area and period that each figure of a paper probably tells: by its words, and by what is held."""

from collections.abc import Sequence

from answerable.calc import blocks
from answerable.calc.blocks import Block, Passage, Table
from answerable.calc.claims import Claim
from answerable.calc.matching import Around, Matcher, Suggestion
from answerable.calc.periods import Period
from answerable.calc.retelling import Retellings, Retold
from answerable.calc.said_periods import said_around
from answerable.calc.whereabouts import whereabouts
from answerable.evidence.models import Document
from answerable.evidence.queries.choosing import Said, chosen, holdings_for
from answerable.evidence.queries.known import matcher
from answerable.measures.models import Telling
from answerable.measures.queries import held


def suggestions(paper: blocks.Document, found: Sequence[Claim], document: Document) -> dict[int, Suggestion]:
    """The measure that each claim probably tells, where one is likely, by the claim's position.

    What the paper's own source told when it was taken in goes before what only the words say.
    """
    matching = matcher()
    again = _told_again(paper, found, document, matching)
    told = [
        (claim, () if at in again else matching.likely(claim, *_around(paper.blocks[claim.block])))
        for at, claim in enumerate(found)
    ]
    holdings = holdings_for(told)
    around = [_said(paper.blocks, claim, document) if likely else None for claim, likely in told]
    best = ((at, chosen(claim, likely, holdings, around[at])) for at, (claim, likely) in enumerate(told))
    return again | {at: one for at, one in best if one}


def _said(among: Sequence[Block], claim: Claim, document: Document) -> Said:
    """The periods said before the claim in its passage, in the passage before under the same heading, and in the heading."""
    block = among[claim.block]
    if isinstance(block, Table):
        return Said(said_around([block.caption]), document.published)
    before = among[claim.block - 1] if claim.block else None
    texts = [block.text[: claim.start]]
    if isinstance(before, Passage) and before.heading == block.heading:
        texts.append(before.text)
    return Said(said_around([*texts, block.heading]), document.published)


def _told_again(
    paper: blocks.Document, found: Sequence[Claim], document: Document, matching: Matcher
) -> dict[int, Suggestion]:
    """The claims that tell a value that the paper's own source told already."""
    retold = told_by(document.source_id) if document.source_id else []
    if not retold:
        return {}
    retellings = Retellings(retold, matching)
    where = whereabouts(paper.blocks)
    best = (
        (at, retellings.of(claim, Around(*_around(paper.blocks[claim.block])), where[claim.block]))
        for at, claim in enumerate(found)
    )
    return {at: one for at, one in best if one}


def told_by(source: int) -> list[Retold]:
    """All that a source told, as the record holds it. One query."""
    rows = Telling.objects.filter(source=source, observation__value__isnull=False).order_by("pk")
    return [_retold(row) for row in rows.select_related("observation__measure", "observation__area")]


def _retold(row: Telling) -> Retold:
    one = row.observation
    period = Period(one.period_start, one.period_end)
    measure = one.measure
    return Retold(measure.code, measure.unit, one.area.code, one.breakdown, period, held.told(one, row), row.locator)


def _around(block: Block) -> tuple[str, str]:
    """The heading that a block stands under, and what it says itself; a cell has its caption in its subject."""
    return ("", "") if isinstance(block, Table) else (block.heading, block.text)
